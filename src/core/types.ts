import type { Root } from 'mdast';

/** A place in an article: line and column count from 1, offset from 0, all in UTF-16 code units, as in unist and LSP. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** From `start` up to, not including, `end`. */
export interface Span {
  readonly start: Point;
  readonly end: Point;
}

/** The compact form of a span that facts and fixes use: two offsets, end exclusive; `lines` of the record makes points of them. */
export type Range = readonly [start: number, end: number];

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** A site generator whose conventions an article follows; `generic` where none is known. */
export const engines = ['hugo', 'hexo', 'jekyll', 'astro', 'generic'] as const;
export type Engine = (typeof engines)[number];

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** One text in each language; English stands in for a language that is missing. */
export type Words = { readonly en: string } & { readonly [L in Language]?: string };
/** A text of nk-lint itself, in every language. */
export type OwnWords = Required<Words>;

/** Why a file could not be taken as an article; told by whoever read it. */
export interface FileProblem {
  readonly kind: 'unreadable' | 'too-large' | 'too-deep' | 'too-slow' | 'out-of-memory' | 'not-a-file' | 'encoding';
  readonly data: Readonly<Record<string, string | number>>;
  /** Where the readable text ends, for `encoding`. */
  readonly offset?: number;
}

/** The block at the head of an article, as the engine would cut it out. */
export interface FrontMatterBlock {
  readonly format: 'yaml' | 'toml' | 'json';
  /** Both fences and what is between them. */
  readonly range: Range;
  /** What is between the fences. */
  readonly content: Range;
  /** The closing fence; an empty range at the end where it is missing. */
  readonly close: Range;
  /** What the opening fence is made of; empty for JSON in braces. */
  readonly fence: string;
  /** What stands behind the closing fence on its line, for `text-after-fence`. */
  readonly after?: string;
  readonly problem?: 'unclosed' | 'blank-before' | 'blank-after-fence' | 'text-after-fence';
}

/** What collectors look at. It lives only while one article is being mapped. */
export interface Article {
  /** The text without a byte order mark. */
  readonly source: string;
  readonly engine: Engine;
  readonly frontMatter: FrontMatterBlock | undefined;
  /** What a template language fills in, in order; the front matter has none. */
  readonly templates: readonly Range[];
  readonly tree: Root;
  readonly problem: FileProblem | undefined;
}

/**
 * Turns one article into observations: plain JSON, free of options, configuration and path.
 * Raise `version` when the meaning of a fact changes: caches depend on it.
 */
export interface Collector<Fact = unknown> {
  readonly id: string;
  readonly version: number;
  collect(article: Article): readonly Fact[];
  /** How a record keeps the facts, where that is much shorter; `unpack` gives all of them that rules read. */
  readonly stored?: {
    pack(facts: readonly Fact[]): readonly unknown[];
    unpack(stored: readonly unknown[]): readonly Fact[];
  };
}

export type Collectors = Readonly<Record<string, Collector>>;

/** The facts of one article, by the names under which a rule asked for them. */
export type FactsOf<Needs extends Collectors> = {
  readonly [Name in keyof Needs]: Needs[Name] extends Collector<infer Fact> ? readonly Fact[] : never;
};

/** All that is kept of an article: what caches store, threads post and shards write. */
export interface ArticleRecord {
  readonly path: string;
  /** Of the bytes that were read. */
  readonly hash: string;
  readonly engine: Engine;
  /** The offset at which each line begins. */
  readonly lines: readonly number[];
  /** By collector, as `stored` keeps them; what found nothing is left out. */
  readonly facts: Readonly<Record<string, readonly unknown[]>>;
}

/** Under this id a record keeps the collectors that threw. */
export const collectorFailures = 'collector-failures';

export interface CollectorFailure {
  readonly id: string;
  readonly reason: string;
}

export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** All edits of a fix are made together or not at all. */
export interface Fix {
  readonly title: string;
  /** `safe` keeps the meaning; `unsafe` is a guess or loses something. */
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly [Edit, ...Edit[]];
  /** The fix is right if this address is that of an image. */
  readonly image?: string;
}

export interface Related {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

export type FindingData = Readonly<Record<string, string | number>>;

export interface Finding {
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  readonly severity: Severity;
  /** What it is at most, however severe its rule is set. */
  readonly atMost?: Severity;
  readonly path: string;
  readonly span: Span;
  readonly data: FindingData;
  readonly key?: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}
