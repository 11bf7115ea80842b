import type { FindingData, Language, Severity, Words } from '../core/types.ts';

/** A defect in an article. End positions are exclusive; all positions count UTF-16 code units. */
export interface ReportFinding {
  /** Id of the rule; `internal-error` if a rule failed. */
  readonly rule: string;
  /** Id of the rule's message; stable, unlike the text of the message. */
  readonly messageId: string;
  readonly severity: Severity;
  /** One sentence in the language of the run. */
  readonly message: string;
  /** Counts from 1, like all lines. */
  readonly line: number;
  /** Counts from 1, like all columns. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Counts from 0, like all offsets. A byte order mark does not count. */
  readonly offset: number;
  readonly endOffset: number;
  /** Values in the message, by name. */
  readonly data: FindingData;
  /** The fix, if there is one. */
  readonly fix?: {
    /** `safe` keeps the meaning; `unsafe` is a guess or loses something. */
    readonly safety: 'safe' | 'unsafe';
    /** What the fix does, in the imperative. */
    readonly title: string;
    /** Edits that are applied together or not at all; see `applyFixes()`. */
    readonly edits: readonly { readonly offset: number; readonly endOffset: number; readonly text: string }[];
    /** Set if the fix removes the byte order mark before the text; its edit then changes nothing. */
    readonly removesByteOrderMark?: true;
  };
  /** Other places that explain the finding, some in other articles. */
  readonly related?: readonly {
    /** Relative to the working directory, with `/`. */
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly message: string;
  }[];
  /** The URL of the rule's page; absent for an internal error, and for a rule of a plugin that states none. */
  readonly docs?: string;
}

/** The findings of one article. */
export interface ReportFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** In order of position; never empty. */
  readonly findings: readonly ReportFinding[];
}

/** Counts of a run. */
export interface ReportSummary {
  /** Articles that were linted. */
  readonly files: number;
  /** Findings of severity `error`. */
  readonly errors: number;
  /** Findings of severity `warning`. */
  readonly warnings: number;
  /** Findings of severity `info`. */
  readonly infos: number;
  /** Findings with a safe fix, which `--fix` makes. */
  readonly fixable: number;
  /** Findings with an unsafe fix, which only `--fix --unsafe-fixes` makes. */
  readonly unsafeFixable: number;
  /** Findings hidden by comments or front matter of the articles; not in `files`. */
  readonly suppressed: number;
  /** Findings hidden by a baseline; not in `files`. */
  readonly baselined: number;
}

/** Something about the run as a whole. */
export interface ReportNote {
  /** `hides-findings`: the change adds what hides findings. */
  readonly id: 'hides-findings';
  readonly severity: 'warning' | 'error';
  /** One sentence in the language of the run. */
  readonly message: string;
  /** What it is about, by file. */
  readonly places: readonly {
    /** Relative to the working directory, with `/`. */
    readonly path: string;
    readonly line: number;
    readonly kind: 'suppressions' | 'ignore-patterns' | 'baseline-entries' | 'rules' | 'settings';
    readonly count: number;
  }[];
}

/**
 * The result of a run, as `--format json` prints it: `schemas/report.schema.json`. It contains no times, so that equal
 * runs return equal bytes.
 */
export interface Report {
  /**
   * Version of this format. It changes if a field is renamed or removed, or changes its meaning; new fields may be
   * added.
   */
  readonly version: 1;
  /** The version of nk-lint that made the report. */
  readonly tool: { readonly name: 'nk-lint'; readonly version: string };
  /** Counts of findings and articles. */
  readonly summary: ReportSummary;
  /** Left out if there are none. */
  readonly notes?: readonly ReportNote[];
  /** Sorted by path; files without findings are left out. */
  readonly files: readonly ReportFile[];
}

/** A report that can be read repeatedly, file by file, so that a large report is never in memory as a whole. */
export interface ReportStream extends Omit<Report, 'files'> {
  readonly files: Iterable<ReportFile>;
}

export interface RuleWords {
  readonly what: Words;
  readonly why: Words;
  readonly topic: string | undefined;
  /** The URL of the rule's page; undefined for a rule of a plugin that states none. */
  readonly url: string | undefined;
}

/** A finding of an earlier report that the run no longer reports. */
export type GoneFinding = Pick<ReportFinding, 'rule' | 'severity' | 'message' | 'line'> & { readonly path: string };

/** How a report differs from an earlier one. */
export interface ReportComparison {
  /** The name of the earlier report's file. */
  readonly file: string;
  /** The numbers of findings that the earlier report lacks, and that it has; the latter with what the baseline hides now. */
  readonly added: number;
  readonly unchanged: number;
  readonly gone: readonly GoneFinding[];
  /** Returns whether the earlier report lacks a finding; for one pass over the report, in its order. */
  additions(): (path: string, finding: ReportFinding) => boolean;
}

/** Everything that a reporter may read besides the report. */
export interface ReportStyle {
  readonly color: boolean;
  /** Width of the terminal in columns; a full-width character takes two. */
  readonly width: number;
  readonly language: Language;
  /** The URLs behind paths and rules, where the terminal shows hyperlinks. */
  readonly links?: { article(path: string): string; rule(id: string): string | undefined } | undefined;
  /**
   * Returns a unique identifier of a finding that is stable between runs: 64 hexadecimal digits, independent of its
   * line.
   */
  fingerprint(finding: ReportFinding): string;
  /** Documentation of each rule, for formats that describe rules. */
  readonly rules: Pick<ReadonlyMap<string, RuleWords>, 'get'>;
  /** Returns the text of an article, for code frames. */
  source(path: string): string | undefined;
  /** The source host of each checked article, by path, if known. */
  readonly hosts: ReadonlyMap<string, string>;
  /** The paths and the choice of rules on the command line, for the next one. */
  readonly paths: readonly string[];
  /** Only errors are shown. */
  readonly isQuiet?: boolean;
  /** The report is shown on a screen, where long URLs are shortened. */
  readonly isOnScreen?: boolean;
  /** Returns the number of articles with findings, including those without a shown finding. */
  affected(): number;
  /** The report with the findings that `--max-findings` leaves out, for what counts them. */
  readonly counted: ReportStream;
  /** Set if the run names an earlier report. */
  readonly comparison?: ReportComparison | undefined;
  /** Number of entries of the baseline whose findings are gone; undefined without a baseline. */
  readonly staleEntries?: number | undefined;
}

/** Writes a report as text, in parts. */
export type Reporter = (report: ReportStream, style: ReportStyle) => Iterable<string>;
