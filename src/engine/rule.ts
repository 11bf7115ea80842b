import type { Renderer } from '../core/renderer.ts';
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

/** The type of an option's value, inferred from its default: literals are widened, objects may have any key. */
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

/** Text of an article; for a rule that compares articles, several texts by path. */
export type ExampleSource = string | Readonly<Record<string, string>>;

/** The topic of a rule, by which the index of rules is sorted. */
export type Topic = (typeof topics)[number];
export const topics = ['front-matter', 'images', 'links', 'structure', 'text', 'article'] as const;

/** Documentation of a rule; `nk-lint explain` prints it. */
export interface RuleDocs {
  /** The defect as a noun phrase of at most 36 columns, for lists; left out, the first sentence of `what` is used. */
  readonly title?: Words;
  readonly topic?: Topic;
  /** What the rule reports, in one sentence. */
  readonly what: Words;
  /** Why that is a defect. */
  readonly why: Words;
  /** The safety of the fixes: `safe` fixes keep the meaning, `unsafe` fixes guess or lose something. */
  readonly fix?: 'safe' | 'unsafe' | 'mixed';
  readonly sure?: Sureness;
  /** The URL of a page about the rule, for rules of plugins; reports link to it. */
  readonly url?: string;
  /** Texts with and without a finding. */
  readonly examples: readonly {
    readonly title: Words;
    readonly bad: ExampleSource;
    readonly good: ExampleSource;
    readonly options?: Readonly<Record<string, unknown>>;
    /** The configuration that the example needs. */
    readonly config?: Readonly<Record<string, unknown>>;
  }[];
}

/** A finding as a rule reports it. Texts are referred to by id, and filled in later in the language of the run. */
export interface RawFinding<MessageId = string, FixId = string, NoteId = string> {
  /** One of the rule's `messages`. */
  readonly messageId: MessageId;
  readonly range: Range;
  /** Values for the `{name}` places of the message, the fix and the notes. */
  readonly data?: FindingData;
  /** Distinguishes findings with equal `data` in one article, for baselines; never a line number. */
  readonly key?: string;
  /** Lowers the severity of this finding; a higher severity has no effect. */
  readonly severity?: Severity | undefined;
  /** Other places that explain the finding; without a path, in the same article. `note` is one of the rule's `notes`. */
  readonly related?: readonly { readonly path?: string; readonly range: Range; readonly note: NoteId }[];
  /** Edits that are applied as a whole or not at all. */
  readonly fix?: {
    /** One of the rule's `fixes`. */
    readonly title: FixId;
    /** `safe` keeps the meaning; `unsafe` is a guess or loses something. */
    readonly safety: 'safe' | 'unsafe';
    readonly edits: readonly [Edit, ...Edit[]];
    /**
     * Whether the fix removes the byte order mark of the file, which no edit reaches: offsets do not count it.
     *
     * @internal
     */
    readonly removesByteOrderMark?: true;
    /**
     * The URL that must be an image for the fix to be correct.
     *
     * @internal
     */
    readonly image?: string;
  };
}

/**
 * A norm: what a collection usually does, learned from the facts of its articles. Made by `norm()`.
 *
 * @experimental
 */
export interface Norm<Learned = unknown> {
  readonly id: string;
  readonly needs: Collectors;
  /** Returns the sample of one article; undefined to skip the article. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  sample(facts: any): unknown;
  /** Returns what the samples of a collection have in common; undefined if there is no norm. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  learn(samples: readonly any[]): Learned | undefined;
  /** Returns the lines about the norm in `nk-lint norms`. */
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
 * The learned value of each norm; undefined if the collection has no such norm.
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
  /** What the site's Markdown renderer does with the article. */
  readonly renderer: Renderer;
  /** `+08:00` or an IANA name; undefined if neither configuration nor site states one. */
  readonly timeZone: string | undefined;
  readonly site?: SiteSettings;
  readonly collection: Collection;
  /** @internal */
  readonly schemaAt?: FileSettings['schemaAt'];
  /** @internal */
  readonly entries?: FileSettings['entries'];
  /** @internal */
  readonly styles?: FileSettings['styles'];
  /** @internal */
  readonly imageNames?: FileSettings['imageNames'];
}

/** The properties that `articleRule()` and `corpusRule()` share. */
export interface RuleDeclaration<Needs, Ns, Options, Messages, Fixes, Notes> {
  /** The name of the defect, noun first: `image-missing`. */
  readonly id: string;
  /** The severity without a configuration. */
  readonly severity: Severity | 'off';
  readonly docs: RuleDocs;
  /** Texts of the findings by message id, with `{name}` places for their `data`. */
  readonly messages: Messages;
  /** Titles of the fixes by fix id, in the imperative. */
  readonly fixes?: Fixes;
  /**
   * The fixes that may change which blocks the article has: that join paragraphs, or remove one. Of other fixes `--fix` takes
   * back what would do that.
   */
  readonly restructures?: readonly (keyof Fixes & string)[];
  /** Notes on related places by note id. */
  readonly notes?: Notes;
  /** Options by name; a configuration sets them as `[level, { name: value }]`. */
  readonly options?: Options;
  /** The collectors whose facts the rule reads. */
  readonly needs: Needs;
  /** The norms that the rule reads. */
  readonly norms?: Ns;
  /** Ids of rules whose findings inside a finding of this rule are symptoms of it, and are hidden. */
  readonly explains?: readonly string[];
  /**
   * Ids of messages that tell again, in another article, what a finding with related places tells already: their fixes
   * are made, but they are not reported.
   *
   * @internal
   */
  readonly repeats?: readonly string[];
  /**
   * Whether the rule reports only in an online run.
   *
   * @internal
   */
  readonly online?: boolean;
  /**
   * Whether the rule reads the history of the articles.
   *
   * @internal
   */
  readonly readsHistory?: boolean;
}

/** What a rule reads besides facts. */
export interface RuleContext<Ns extends Norms, Options> {
  /** Values of the options, or their defaults. */
  readonly options: OptionValues<Options>;
  /** The learned norms; undefined for a norm that the collection does not have. */
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
  habits?(norms: any, options: any): unknown;
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
  habits?(norms: any, options: any): unknown;
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
  answer?(path: string, compared: any): unknown;
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  shape?(digest: any): unknown;
  /** @internal */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  check(facts: any, context: any): void;
}

/** A suppression with its effect in this run. */
export interface Outcome extends Suppression {
  /** The rules whose findings it hides. */
  readonly hidden: readonly string[];
  /** The rules that it names and that ran; if it names none, all rules that ran. */
  readonly ran: readonly string[];
  readonly expired: boolean;
}

/** A rule about suppressions; reserved for built-in rules. */
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
 * Declares a rule that checks each article by itself. `check` is synchronous: it receives the facts of the article
 * under the names in `needs`, and reports findings. Message ids, options and facts are typed by the declaration.
 *
 * @example export default articleRule({ id: 'link-to-slides', severity: 'warning', docs: { what: { en: 'Reports links to slide files.', 'zh-CN': '找出指向幻灯片文件的链接。' }, why: { en: 'Phones cannot open them.', 'zh-CN': '手机无法打开。' }, examples: [], }, messages: { slides: { en: 'Link leads to slides: {url}', 'zh-CN': '链接指向幻灯片：{url}' } }, needs: { links }, check({ links }, { report }) { for (const { url, urlRange } of links) if (/\.pptx?$/i.test(url)) report({ messageId: 'slides', range: urlRange, data: { url } }); }, });
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
    /**
     * Returns what of the norms decides whether the rule reports, as plain JSON. While that is the same, articles without
     * a finding of the rule are not checked again.
     *
     * @internal
     */
    habits?(norms: LearnedOf<Ns>, options: OptionValues<Opts>): unknown;
    check(
      facts: FactsOf<Needs>,
      context: RuleContext<Ns, Opts> & { report(finding: RawFinding<Id<Messages>, Id<Fixes>, Id<Notes>>): void },
    ): void;
  },
): ArticleRule {
  return { ...defaults, ...rule, scope: 'article' };
}

/**
 * A digest that a corpus rule made of one article, with that article.
 *
 * @experimental
 */
export interface Entry<Digest, Options> extends Omit<RuleContext<None, Options>, 'norms' | 'run'> {
  readonly digest: Digest;
}

/**
 * Declares a rule that compares articles, in three steps. `digest` returns what is kept of one article: plain JSON, or
 * undefined to skip it. `compare` receives all digests in the order of the paths. `check` reports the findings of one
 * article, given the result of `compare`. Only the digests and that result are in memory for all articles.
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
  Answer = Compared,
>(
  rule: RuleDeclaration<Needs, Ns, Opts, Messages, Fixes, Notes> & {
    digest(facts: FactsOf<Needs>, context: Omit<RuleContext<Ns, Opts>, 'norms' | 'run'>): Digest | undefined;
    compare(entries: readonly Entry<Digest, Opts>[], run: RunSettings): Compared;
    /** Whether an article may have findings; if not, its facts are not read again. */
    concerns?(path: string, compared: Compared): boolean;
    /**
     * Returns what the comparison says of one article: plain JSON, or undefined where the rule has nothing to report.
     * `check` receives it in place of the whole result, so that an article is checked again only when it changes.
     */
    answer?(path: string, compared: Compared): Answer | undefined;
    /**
     * Returns a digest without the places in its article. Where only places change, the rule says the same of each article
     * that does not point to them.
     *
     * @internal
     */
    shape?(digest: Digest): unknown;
    /**
     * Returns what of the norms decides whether the rule reports, as plain JSON. While that is the same, articles without
     * a finding of the rule are not checked again.
     *
     * @internal
     */
    habits?(norms: LearnedOf<Ns>, options: OptionValues<Opts>): unknown;
    check(
      facts: FactsOf<Needs>,
      context: RuleContext<Ns, Opts> & {
        readonly compared: Answer;
        report(finding: RawFinding<Id<Messages>, Id<Fixes>, Id<Notes>>): void;
      },
    ): void;
  },
): CorpusRule {
  return { ...defaults, ...rule, scope: 'corpus' };
}

/** Declares a rule about the suppressions in articles; it runs after all other rules. */
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
 * Declares a norm. `sample` returns the sample of one article. `learn` returns what the samples of a collection have in
 * common, or undefined for no norm. `describe` returns the lines about it in `nk-lint norms`.
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

const defaults = {
  fixes: {},
  notes: {},
  options: {},
  norms: {},
  explains: [],
  repeats: [],
  restructures: [],
  online: false,
  readsHistory: false,
} as const;

/** Returns a rule with what a declaration may leave out: a plugin may be made by hand, or with an older version. */
export function completeRule(rule: Rule): Rule {
  return { ...defaults, ...rule };
}
