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

/** A place in an article as two offsets in UTF-16 code units; `end` is exclusive. A byte order mark does not count. */
export type Range = readonly [start: number, end: number];

/** How severe a finding is in reports and rules; a configuration states it as a `Level`. */
export type Severity = (typeof severities)[number];
export const severities = ['error', 'warning', 'info'] as const;

/** The site generator whose conventions an article follows; `generic` where none is known. */
export type Engine = (typeof engines)[number];
export const engines = ['hugo', 'hexo', 'jekyll', 'astro', 'generic'] as const;

/** A language of messages. */
export type Language = (typeof languages)[number];
export const languages = ['en', 'zh-CN'] as const;

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

/**
 * The front matter of an article as its engine finds it.
 *
 * @experimental
 */
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

/**
 * A parsed article, the input of a collector; it exists only while the article is parsed. It also has the syntax tree,
 * which is untyped here: declare the parameter as `Article & { readonly tree: Root }` with `Root` from `mdast`.
 *
 * @experimental
 */
export interface Article {
  /** Text without a byte order mark. */
  readonly source: string;
  readonly engine: Engine;
  readonly frontMatter: FrontMatterBlock | undefined;
  /** Tags of template languages in the body, in order: `{{< … >}}`, `{% … %}`. */
  readonly templates: readonly Range[];
  /** @internal */
  readonly tree: Root;
  /** @internal */
  readonly problem: FileProblem | undefined;
}

/**
 * Extracts facts from one article: plain JSON that depends on nothing but the text and the engine, so that it can be
 * cached. Rules name collectors in `needs`.
 *
 * @experimental
 */
export interface Collector<Fact = unknown> {
  /** Unique among all collectors. */
  readonly id: string;
  /** To be raised when the meaning of the facts changes: cached ones are then dropped. */
  readonly version: number;
  collect(article: Article): readonly Fact[];
  /**
   * How a record keeps the facts, where that is much shorter; `unpack` returns all of them that rules read.
   *
   * @internal
   */
  readonly stored?: {
    pack(facts: readonly Fact[]): readonly unknown[];
    unpack(stored: readonly unknown[]): readonly Fact[];
  };
}

/**
 * The collectors that a rule needs, by names of its choice.
 *
 * @experimental
 */
export type Collectors = Readonly<Record<string, Collector>>;

/**
 * The facts of one article, by the names that a rule chose in `needs`.
 *
 * @experimental
 */
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

/** Replaces a place in the text. */
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

/** Values for the `{name}` places of a message. */
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
