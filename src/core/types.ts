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

/** A place in an article as two offsets in UTF-16 code units; `end` is exclusive. A byte order mark is not counted. */
export type Range = readonly [start: number, end: number];

/** How severe a finding is in reports and rules; a configuration states it as a `Level`. */
export type Severity = (typeof severities)[number];
export const severities = ['error', 'warning', 'info'] as const;

/** The site generator whose conventions an article follows; `generic` if it is unknown. */
export type Engine = (typeof engines)[number];
export const engines = [
  'hugo',
  'hexo',
  'jekyll',
  'astro',
  'zola',
  'eleventy',
  'docusaurus',
  'vitepress',
  'docsify',
  'generic',
] as const;

/** A language of messages. */
export type Language = (typeof languages)[number];
export const languages = ['en', 'zh-CN'] as const;

/** One text in each language; English is used for a missing language. */
export type Words = { readonly en: string } & { readonly [L in Language]?: string };

/** A text of nk-lint itself, in every language. */
export type OwnWords = Required<Words>;

/** Why a file could not be read as an article; set by the reader. */
export interface FileProblem {
  readonly kind:
    | 'unreadable'
    | 'too-large'
    | 'too-deep'
    | 'too-slow'
    | 'out-of-memory'
    | 'not-a-file'
    | 'outside'
    | 'encoding';
  readonly data: Readonly<Record<string, string | number>>;
  /** For `encoding`: the offset at which the readable text ends. */
  readonly offset?: number;
}

/**
 * The front matter block that the engine of an article finds.
 *
 * @experimental
 */
export interface FrontMatterBlock {
  readonly format: 'yaml' | 'toml' | 'json';
  /** Both fences and the text between them. */
  readonly range: Range;
  /** The text between the fences. */
  readonly content: Range;
  /** The closing fence; an empty range at the end if it is missing. */
  readonly close: Range;
  /** The opening fence, such as `---`; empty for JSON in braces. */
  readonly fence: string;
  /** For `text-after-fence`: the text after the closing fence on its line. */
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
  /** Whether a byte order mark stands before the text. */
  readonly hasByteOrderMark?: boolean;
  /** Tags of template languages in the body, in order: `{{< … >}}`, `{% … %}`. */
  readonly templates: readonly Range[];
  /** @internal */
  readonly tree: Root;
  /** @internal */
  readonly problem: FileProblem | undefined;
  /**
   * For articles of MDX; with an error if this one is none, and was parsed as Markdown.
   *
   * @internal
   */
  readonly mdx?: { readonly error?: { readonly offset: number; readonly reason: string } };
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
  /** Raise it when the meaning of the facts changes: cached facts of other versions are dropped. */
  readonly version: number;
  collect(article: Article): readonly Fact[];
  /**
   * A shorter form of the facts for records; `unpack` restores all that rules read, and if `isExact` the same facts.
   *
   * @internal
   */
  readonly stored?: {
    readonly isExact?: true;
    pack(facts: readonly Fact[]): readonly unknown[];
    unpack(stored: readonly unknown[]): readonly Fact[];
  };
}

/**
 * The collectors that a rule needs, by names that the rule chooses.
 *
 * @experimental
 */
export type Collectors = Readonly<Record<string, Collector>>;

/**
 * The facts of one article, by the names in `needs` of a rule.
 *
 * @experimental
 */
export type FactsOf<Needs extends Collectors> = {
  readonly [Name in keyof Needs]: Needs[Name] extends Collector<infer Fact> ? readonly Fact[] : never;
};

/** What nk-lint keeps of an article: caches store it, workers post it, shards write it. */
export interface ArticleRecord {
  readonly path: string;
  /** Hash of the bytes of the file. */
  readonly hash: string;
  readonly engine: Engine;
  /** For an article of MDX, whether it could be parsed as that. */
  readonly mdx?: 'parsed' | 'invalid' | undefined;
  /** The offset at which each line begins. */
  readonly lines: readonly number[];
  /** Facts by collector id, in their stored form; collectors without facts are left out. */
  readonly facts: Readonly<Record<string, readonly unknown[]>>;
}

/** The id under which a record stores the collectors that threw. */
export const collectorFailures = 'collector-failures';

export interface CollectorFailure {
  readonly id: string;
  readonly reason: string;
}

/** A replacement of one range of the text. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** A fix; all its edits are applied together or not at all. */
export interface Fix {
  readonly title: string;
  /** `safe` keeps the meaning; `unsafe` is a guess or loses something. */
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly [Edit, ...Edit[]];
  /** The fix is valid only if this URL leads to an image. */
  readonly image?: string;
  /** The fix may change which blocks the article has. */
  readonly restructures?: true;
  /** The fix removes the byte order mark of the file, which offsets do not count. */
  readonly removesByteOrderMark?: true;
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
  /** Upper limit of the severity, whatever the configuration sets for the rule. */
  readonly atMost?: Severity;
  readonly path: string;
  readonly span: Span;
  readonly data: FindingData;
  readonly key?: string;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}
