import type { FindingData, Language, Severity, Words } from '../core/types.ts';

/** One finding as the JSON report has it; see `schemas/report.schema.json`. */
export interface ReportFinding {
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  /** Lines and columns count from 1, offsets from 0, in UTF-16 code units; ends are exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly offset: number;
  readonly endOffset: number;
  readonly data: FindingData;
  readonly fix?: {
    readonly safety: 'safe' | 'unsafe';
    readonly title: string;
    readonly edits: readonly { readonly offset: number; readonly endOffset: number; readonly text: string }[];
  };
  readonly related?: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly message: string;
  }[];
  /** The page of the rule, relative to the package; absent for an internal error. */
  readonly docs?: string;
}

export interface ReportFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly findings: readonly ReportFinding[];
}

export interface ReportSummary {
  /** Articles that were checked. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that `--fix` mends. */
  readonly fixable: number;
  /** Findings that only `--fix --unsafe-fixes` mends. */
  readonly unsafeFixable: number;
  readonly suppressed: number;
  readonly baselined: number;
}

/** What a run found. It holds no times, so that two runs give the same bytes. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'nk-lint'; readonly version: string };
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
