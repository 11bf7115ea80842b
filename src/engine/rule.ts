import type { Collectors, Edit, Engine, FactsOf, FindingData, Range, Severity, Words } from '../core/types.ts';
import type { Collection, FileSettings, RunSettings, SiteSettings } from './settings.ts';
import type { Suppression } from './suppression.ts';
import type { Sureness } from './sureness.ts';

export { fewMet, notMet, unmeasured } from './sureness.ts';

/** An option of a rule: a JSON Schema for its value, with a description and a default. */
export interface OptionSpec {
  readonly description: Words;
  readonly default: unknown;
  readonly type?: string;
  readonly [keyword: string]: unknown;
}

/** The type of an option's value, from that of its default: literals are widened, objects have any key. */
type Widen<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer Item)[]
        ? readonly Widen<Item>[]
        : T extends object
          ? Readonly<Record<string, Widen<T[keyof T]>>>
          : T;

/** The values of a rule's options, by name. */
export type OptionValues<Options> = {
  readonly [K in keyof Options]: Options[K] extends { default: infer D } ? Widen<D> : never;
};

/** Text of an article, or several by path for a rule that compares articles. */
export type ExampleSource = string | Readonly<Record<string, string>>;

/** What a rule is about; the index of the rules is ordered by it. */
export type Topic = (typeof topics)[number];
export const topics = ['front-matter', 'images', 'links', 'structure', 'text', 'article'] as const;

/** Documentation of a rule; `nk-lint explain` prints it. */
export interface RuleDocs {
  readonly topic?: Topic;
  /** What the rule reports, in one sentence. */
  readonly what: Words;
  /** Why that is a defect. */
  readonly why: Words;
  /** What is known of the fixes: `safe` ones keep the meaning, `unsafe` ones guess or lose something. */
  readonly fix?: 'safe' | 'unsafe' | 'mixed';
  readonly sure?: Sureness;
  /** Text with a finding and without one. */
  readonly examples: readonly {
    readonly title: Words;
    readonly bad: ExampleSource;
    readonly good: ExampleSource;
    readonly options?: Readonly<Record<string, unknown>>;
    /** A part of the configuration that the example needs. */
    readonly config?: Readonly<Record<string, unknown>>;
  }[];
}

/** A finding as a rule reports it: texts are named by their ids and filled in later, in the language of the run. */
export interface RawFinding<MessageId = string, FixId = string, NoteId = string> {
  /** One of the rule's `messages`. */
  readonly messageId: MessageId;
  readonly range: Range;
  /** Values for the `{name}` places of the message, the fix and the notes. */
  readonly data?: FindingData;
  /** Distinguishes findings of the rule in an article whose `data` are alike, for baselines; never a line number. */
  readonly key?: string;
  /** Lowers the severity for this finding; it cannot be raised. */
  readonly severity?: Severity | undefined;
  /** Other places that explain the finding; without a path, in the same article. `note` is one of the rule's `notes`. */
  readonly related?: readonly { readonly path?: string; readonly range: Range; readonly note: NoteId }[];
  /** Applied as a whole or not at all. */
  readonly fix?: {
    /** One of the rule's `fixes`. */
    readonly title: FixId;
    /** `safe` keeps the meaning; `unsafe` is a guess or loses something. */
    readonly safety: 'safe' | 'unsafe';
    readonly edits: readonly [Edit, ...Edit[]];
    /**
     * The fix is right if this is the address of an image.
     *
     * @internal
     */
    readonly image?: string;
  };
}

/**
 * A habit of a collection, learned from the facts of its articles; made by `norm()`.
 *
 * @experimental
 */
export interface Norm<Learned = unknown> {
  readonly id: string;
  readonly needs: Collectors;
  /** Returns the sample of one article; undefined for none. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  sample(facts: any): unknown;
  /** Returns what the samples of a collection show; undefined for no habit. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  learn(samples: readonly any[]): Learned | undefined;
  /** Returns the lines of `nk-lint norms` about it. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  describe(learned: any): readonly NormLine[];
}

/**
 * One line of `nk-lint norms`: a sentence and the values for its `{name}` places.
 *
 * @experimental
 */
export interface NormLine {
  readonly says: Words;
  readonly data: FindingData;
}

/**
 * The norms that a rule needs, by names of its choice.
 *
 * @experimental
 */
export type Norms = Readonly<Record<string, Norm>>;

/**
 * What was learned for each norm; undefined where the collection has no such habit.
 *
 * @experimental
 */
export type LearnedOf<N extends Norms> = {
  readonly [Name in keyof N]: N[Name] extends Norm<infer Learned> ? Learned | undefined : never;
};

/** The article that a rule checks. */
export interface ArticleView {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly engine: Engine;
  /** `+08:00` or an IANA name; undefined where neither configuration nor site state one. */
  readonly timeZone: string | undefined;
  readonly site?: SiteSettings;
  readonly collection: Collection;
  /** @internal */
  readonly schemaAt?: FileSettings['schemaAt'];
  /** @internal */
  readonly entries?: FileSettings['entries'];
}

/** What `articleRule()` and `corpusRule()` have in common. */
export interface RuleDeclaration<Needs, Ns, Options, Messages, Fixes, Notes> {
  /** Names the defect, noun first: `image-missing`. */
  readonly id: string;
  /** The severity without a configuration. */
  readonly severity: Severity | 'off';
  readonly docs: RuleDocs;
  /** Texts of the findings by message id, with `{name}` places for their `data`. */
  readonly messages: Messages;
  /** What each fix does, in the imperative, by fix id. */
  readonly fixes?: Fixes;
  /** What is at each related place, by note id. */
  readonly notes?: Notes;
  /** By name; a configuration sets them as `[level, { name: value }]`. */
  readonly options?: Options;
  /** The collectors whose facts the rule reads. */
  readonly needs: Needs;
  /** The norms that the rule reads. */
  readonly norms?: Ns;
  /** Ids of rules whose findings inside a finding of this rule are symptoms of it, and are hidden. */
  readonly explains?: readonly string[];
  /**
   * Whether it reports only in an online run.
   *
   * @internal
   */
  readonly online?: boolean;
}

/** What a rule reads beside the facts. */
export interface RuleContext<Ns extends Norms, Options> {
  /** Values of the options, or their defaults. */
  readonly options: OptionValues<Options>;
  /** What was learned; undefined for a habit that the collection does not have. */
  readonly norms: LearnedOf<Ns>;
  readonly article: ArticleView;
  readonly run: RunSettings;
}

/** Texts by id. */
export type Dictionary = Readonly<Record<string, Words>>;
/** The options of a rule, by name. */
export type Options = Readonly<Record<string, OptionSpec>>;
type Id<T> = keyof T & string;

/** A rule as `articleRule()` and `corpusRule()` return it. */
export interface RuleBase
  extends Required<RuleDeclaration<Collectors, Norms, Options, Dictionary, Dictionary, Dictionary>> {}

/** A rule that checks each article by itself; made by `articleRule()`. */
export interface ArticleRule extends RuleBase {
  readonly scope: 'article';
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  check(facts: any, context: any): void;
}

/**
 * A rule that compares articles; made by `corpusRule()`.
 *
 * @experimental
 */
export interface CorpusRule extends RuleBase {
  readonly scope: 'corpus';
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  digest(facts: any, context: any): unknown;
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  compare(entries: readonly any[], run: RunSettings): unknown;
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  concerns?(path: string, compared: any): boolean;
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  check(facts: any, context: any): void;
}

/** What an author has stated in an article, and what it came to. */
export interface Outcome extends Suppression {
  /** The rules whose findings it hides. */
  readonly hidden: readonly string[];
  /** The rules that it names and that ran; all that ran, where it names none. */
  readonly ran: readonly string[];
  readonly expired: boolean;
}

/** A rule about suppressions; only nk-lint's own rules are. */
export interface OutcomeRule extends RuleBase {
  readonly scope: 'outcome';
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  check(outcomes: readonly Outcome[], context: any): void;
}

/** Any rule. */
export type Rule = ArticleRule | CorpusRule | OutcomeRule;

// biome-ignore lint/complexity/noBannedTypes: the type of a rule without norms, options, fixes or notes
type None = {};

/**
 * Declares a rule that checks each article by itself. `check` is synchronous; it receives the facts of the article under
 * the names in `needs`, and reports findings. Message ids, options and facts are typed by the declaration.
 *
 * @example
 * export default articleRule({
 *   id: 'link-to-slides',
 *   severity: 'warning',
 *   docs: {
 *     what: { en: 'Reports links to slide files.', 'zh-CN': '找出指向幻灯片文件的链接。' },
 *     why: { en: 'Phones cannot open them.', 'zh-CN': '手机无法打开。' },
 *     examples: [],
 *   },
 *   messages: { slides: { en: 'Link leads to slides: {url}', 'zh-CN': '链接指向幻灯片：{url}' } },
 *   needs: { links },
 *   check({ links }, { report }) {
 *     for (const { url, urlRange } of links)
 *       if (/\.pptx?$/i.test(url)) report({ messageId: 'slides', range: urlRange, data: { url } });
 *   },
 * });
 */
export function articleRule<
  const Messages extends Dictionary,
  Needs extends Collectors,
  Ns extends Norms = None,
  const Opts extends Options = None,
  const Fixes extends Dictionary = None,
  const Notes extends Dictionary = None,
>(
  rule: RuleDeclaration<Needs, Ns, Opts, Messages, Fixes, Notes> & {
    check(
      facts: FactsOf<Needs>,
      context: RuleContext<Ns, Opts> & { report(finding: RawFinding<Id<Messages>, Id<Fixes>, Id<Notes>>): void },
    ): void;
  },
): ArticleRule {
  return { ...defaults, ...rule, scope: 'article' };
}

/**
 * The digest that a corpus rule made of one article, with the article.
 *
 * @experimental
 */
export interface Entry<Digest, Options> extends Omit<RuleContext<None, Options>, 'norms' | 'run'> {
  readonly digest: Digest;
}

/**
 * Declares a rule that compares articles, in three steps. `digest` returns what is kept of one article: plain JSON, or
 * undefined for none. `compare` receives all digests in the order of the paths. `check` reports what is wrong with one
 * article, given what `compare` returned. Only digests and that are in memory for all articles.
 *
 * @experimental
 */
export function corpusRule<
  Digest,
  Compared,
  const Messages extends Dictionary,
  Needs extends Collectors,
  Ns extends Norms = None,
  const Opts extends Options = None,
  const Fixes extends Dictionary = None,
  const Notes extends Dictionary = None,
>(
  rule: RuleDeclaration<Needs, Ns, Opts, Messages, Fixes, Notes> & {
    digest(facts: FactsOf<Needs>, context: Omit<RuleContext<Ns, Opts>, 'norms' | 'run'>): Digest | undefined;
    compare(entries: readonly Entry<Digest, Opts>[], run: RunSettings): Compared;
    /** Whether there may be a finding in an article; if not, its facts are not read again. */
    concerns?(path: string, compared: Compared): boolean;
    check(
      facts: FactsOf<Needs>,
      context: RuleContext<Ns, Opts> & {
        readonly compared: Compared;
        report(finding: RawFinding<Id<Messages>, Id<Fixes>, Id<Notes>>): void;
      },
    ): void;
  },
): CorpusRule {
  return { ...defaults, ...rule, scope: 'corpus' };
}

/** Declares a rule about what authors state of the findings of other rules; it runs when those are known. */
export function outcomeRule<
  const Messages extends Dictionary,
  const Opts extends Options = None,
  const Fixes extends Dictionary = None,
>(
  rule: Omit<RuleDeclaration<Collectors, None, Opts, Messages, Fixes, None>, 'needs'> & {
    check(
      outcomes: readonly Outcome[],
      context: RuleContext<None, Opts> & { report(finding: RawFinding<Id<Messages>, Id<Fixes>, never>): void },
    ): void;
  },
): OutcomeRule {
  return { ...defaults, ...rule, needs: {}, scope: 'outcome' };
}

/**
 * Declares a norm. `sample` returns the sample of one article, `learn` what the samples of a collection show (undefined
 * for no habit), `describe` the lines of `nk-lint norms` about it.
 *
 * @experimental
 */
export function norm<Needs extends Collectors, Sample, Learned>(declaration: {
  readonly id: string;
  readonly needs: Needs;
  sample(facts: FactsOf<Needs>): Sample | undefined;
  learn(samples: readonly Sample[]): Learned | undefined;
  describe(learned: Learned): readonly NormLine[];
}): Norm<Learned> {
  return declaration;
}

const defaults = { fixes: {}, notes: {}, options: {}, norms: {}, explains: [], online: false } as const;
