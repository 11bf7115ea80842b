import type { FindingData, Language, Severity, Words } from '../core/types.ts';

/** A defect in an article. Ends of places are exclusive; all places count UTF-16 code units. */
export interface ReportFinding {
  /** Id of the rule; `internal-error` where a rule failed. */
  readonly rule: string;
  /** Which message of the rule it is; stable, unlike the message itself. */
  readonly messageId: string;
  readonly severity: Severity;
  /** One sentence in the language of the run. */
  readonly message: string;
  /** Counts from 1, as all lines. */
  readonly line: number;
  /** Counts from 1, as all columns. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Counts from 0, as all offsets. A byte order mark does not count. */
  readonly offset: number;
  readonly endOffset: number;
  /** Values in the message, by name. */
  readonly data: FindingData;
  /** How to fix it, where that is known. */
  readonly fix?: {
    /** `safe` keeps the meaning; `unsafe` is a guess or loses something. */
    readonly safety: 'safe' | 'unsafe';
    /** What the fix does, in the imperative. */
    readonly title: string;
    /** To be applied together or not at all; see `applyFixes()`. */
    readonly edits: readonly { readonly offset: number; readonly endOffset: number; readonly text: string }[];
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
  /** Page of the rule, relative to the package; absent for an internal error. */
  readonly docs?: string;
}

/** The findings of one article. */
export interface ReportFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** In the order of their places; never empty. */
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

/**
 * What a run found, as `--format json` prints it: `schemas/report.schema.json`. It holds no times, so that two runs
 * return the same bytes.
 */
export interface Report {
  /** Version of this format. It changes when a field is renamed, removed or changes its meaning; new fields may come. */
  readonly version: 1;
  /** The version of nk-lint that made the report. */
  readonly tool: { readonly name: 'nk-lint'; readonly version: string };
  /** Counts of findings and articles. */
  readonly summary: ReportSummary;
  /** Sorted by path; files without findings are left out. */
  readonly files: readonly ReportFile[];
}

/** A report that is read file by file, as often as wanted: a large one never stands in memory. */
export interface ReportStream extends Omit<Report, 'files'> {
  readonly files: Iterable<ReportFile>;
}

export interface RuleWords {
  readonly what: Words;
  readonly why: Words;
  readonly topic: string | undefined;
  /** The page of the rule on the web. */
  readonly url: string;
}

/** What a reporter may use beside the report; all of it is given to it, it reads nothing by itself. */
export interface ReportStyle {
  readonly color: boolean;
  /** Columns of the terminal; a full-width character takes two. */
  readonly width: number;
  readonly language: Language;
  /** What a finding is known by from run to run, as 64 hexadecimal digits: without its line, and unlike any other. */
  fingerprint(finding: ReportFinding): string;
  /** What each rule is about, for formats that describe the rules themselves. */
  readonly rules: Pick<ReadonlyMap<string, RuleWords>, 'get'>;
  /** The text of an article, for code frames. */
  source(path: string): string | undefined;
  /** The host that each checked article was taken from, by path, where it is known. */
  readonly hosts: ReadonlyMap<string, string>;
  /** The command line as the user typed it after `nk-lint`, so that the next one can be suggested. */
  readonly paths: readonly string[];
  /** Articles with findings, also those of which none is shown. */
  affected(): number;
  /** Whether unsafe fixes were asked for. */
  readonly unsafeFixes: boolean;
}

/** Writes a report as text, piece by piece. */
export type Reporter = (report: ReportStream, style: ReportStyle) => Iterable<string>;
