import type { Severity } from '../../core/types.ts';

/** An index into `PageData.strings`. */
type Text = number;

/** A place in a text, as two indexes. */
export type Mark = readonly [from: number, to: number];

/** A part of an article around marked places. */
export type ExcerptRow = readonly [text: Text, ...marks: Mark[]];

/** A part of an article, and what takes the place of each mark. */
export type HunkRow = readonly [excerpt: ExcerptRow, inserted: readonly Text[]];

export type FixRow = readonly [title: Text, safety: 'safe' | 'unsafe', hunks: readonly HunkRow[], moreHunks: number];

export type RelatedRow = readonly [path: Text, line: number, column: number, message: Text];

/** One finding; 40,000 of them are 8 MB at most. */
export type FindingRow = readonly [
  rule: number,
  severity: number,
  line: number,
  column: number,
  message: Text,
  /** These are 0 if there is nothing, and left out at the end of the row. */
  excerpt?: ExcerptRow | 0,
  fix?: FixRow | 0,
  related?: readonly RelatedRow[] | 0,
  /** 1 if an earlier report lacks it. */
  isNew?: 0 | 1,
];

/** `host` is an index into `PageData.hosts`, or -1. */
export type ArticleRow = readonly [path: string, host: number, findings: readonly FindingRow[]];

export interface PageRule {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  /** The page of the rule on the web, if it has one. */
  readonly url?: string;
}

/** A problem that many articles from one host have. */
export interface PageCause {
  readonly rule: number;
  readonly host: number;
  readonly articles: number;
  readonly total: number;
}

export interface PageGone {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** What the page shows: the JSON in the file. */
export interface PageData {
  /** Texts of the page itself in the language of the run; places are filled when they are shown. */
  readonly words: Readonly<Record<string, string>>;
  readonly totals: string;
  readonly version: string;
  readonly notes: readonly { readonly severity: Severity; readonly message: string }[];
  readonly rules: readonly PageRule[];
  readonly hosts: readonly string[];
  readonly causes: readonly PageCause[];
  readonly comparison?: {
    readonly file: string;
    readonly added: number;
    readonly unchanged: number;
    readonly gone: number;
    /** The first ones. */
    readonly goneFindings: readonly PageGone[];
  };
  readonly baseline?: { readonly hidden: number; readonly stale: number };
  readonly strings: readonly string[];
  readonly articles: readonly ArticleRow[];
}
