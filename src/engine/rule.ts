import type { Collectors, Edit, Engine, FactsOf, FindingData, Range, Severity, Words } from '../core/types.ts';
import type { Collection, FileSettings, RunSettings, SiteSettings } from './settings.ts';
import type { Suppression } from './suppression.ts';
import type { Sureness } from './sureness.ts';

export { fewMet, notMet, unmeasured } from './sureness.ts';

/** One option of a rule: a JSON Schema for its value, with words and a default. */
export interface OptionSpec {
  readonly description: Words;
  readonly default: unknown;
  readonly type?: string;
  readonly [keyword: string]: unknown;
}

/** An option's value as a rule sees it: literals widened, objects read by any key. */
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

type OptionValues<Options> = {
  readonly [K in keyof Options]: Options[K] extends { default: infer D } ? Widen<D> : never;
};

/** An article's source, or several by path where a rule compares articles. */
export type ExampleSource = string | Readonly<Record<string, string>>;

/** What a rule is about; the index of the rules is ordered by it. */
export const topics = ['front-matter', 'images', 'links', 'structure', 'text', 'article'] as const;
export type Topic = (typeof topics)[number];

export interface RuleDocs {
  readonly topic?: Topic;
  readonly what: Words;
  readonly why: Words;
  /** What is known of the fixes: `safe` ones keep the meaning, `unsafe` ones guess or lose something. */
  readonly fix?: 'safe' | 'unsafe' | 'mixed';
  readonly sure?: Sureness;
  /** Each is executed as a test: `bad` gives a finding, `good` gives none. */
  readonly examples: readonly {
    readonly title: Words;
    readonly bad: ExampleSource;
    readonly good: ExampleSource;
    readonly options?: Readonly<Record<string, unknown>>;
    /** A part of the configuration that the example needs. */
    readonly config?: Readonly<Record<string, unknown>>;
  }[];
}

/** What a rule reports; the words behind the ids are filled in later, in the user's language. */
export interface RawFinding<MessageId = string, FixId = string, NoteId = string> {
  readonly messageId: MessageId;
  readonly range: Range;
  readonly data?: FindingData;
  /** What tells it from others of the rule in the article, where the texts of `data` do not; never a line. */
  readonly key?: string;
  /** Milder than the rule's own level; a harsher one does not count. */
  readonly severity?: Severity | undefined;
  /** Other places that explain the finding; in the same article where no path is given. */
  readonly related?: readonly { readonly path?: string; readonly range: Range; readonly note: NoteId }[];
  readonly fix?: {
    readonly title: FixId;
    readonly safety: 'safe' | 'unsafe';
    readonly edits: readonly [Edit, ...Edit[]];
    /** The fix is right if this address is that of an image. */
    readonly image?: string;
  };
}

/** Something a collection usually does, learned from the facts of its articles. */
export interface Norm<Learned = unknown> {
  readonly id: string;
  readonly needs: Collectors;
  /** What one article contributes; undefined where it says nothing. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  sample(facts: any): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  learn(samples: readonly any[]): Learned | undefined;
  /** What was learned, for people; a line for each habit. */
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  describe(learned: any): readonly NormLine[];
}

export interface NormLine {
  readonly says: Words;
  readonly data: FindingData;
}

export type Norms = Readonly<Record<string, Norm>>;

type LearnedOf<N extends Norms> = {
  readonly [Name in keyof N]: N[Name] extends Norm<infer Learned> ? Learned | undefined : never;
};

/** The article that a rule is looking at. */
export interface ArticleView {
  readonly path: string;
  readonly engine: Engine;
  readonly timeZone: string | undefined;
  readonly site?: SiteSettings;
  readonly collection: Collection;
  readonly schemaAt?: FileSettings['schemaAt'];
  readonly entries?: FileSettings['entries'];
}

interface Declaration<Needs, Ns, Options, Messages, Fixes, Notes> {
  /** The name of the file, and of the defect: noun first. */
  readonly id: string;
  /** The severity where no configuration says otherwise. */
  readonly severity: Severity | 'off';
  readonly docs: RuleDocs;
  readonly messages: Messages;
  /** What each fix does, in the imperative. */
  readonly fixes?: Fixes;
  /** What is to be seen at each related place. */
  readonly notes?: Notes;
  readonly options?: Options;
  readonly needs: Needs;
  readonly norms?: Ns;
  /** Rules whose findings inside a finding of this rule are symptoms of it. */
  readonly explains?: readonly string[];
  /** It finds something only where the web was asked. */
  readonly online?: boolean;
}

interface Context<Ns extends Norms, Options> {
  readonly options: OptionValues<Options>;
  readonly norms: LearnedOf<Ns>;
  readonly article: ArticleView;
  readonly run: RunSettings;
}

type Dictionary = Readonly<Record<string, Words>>;
type Options = Readonly<Record<string, OptionSpec>>;
type Id<T> = keyof T & string;

export interface RuleBase
  extends Required<Declaration<Collectors, Norms, Options, Dictionary, Dictionary, Dictionary>> {}

export interface ArticleRule extends RuleBase {
  readonly scope: 'article';
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  check(facts: any, context: any): void;
}

export interface CorpusRule extends RuleBase {
  readonly scope: 'corpus';
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  digest(facts: any, context: any): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  compare(entries: readonly any[], run: RunSettings): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  concerns?(path: string, compared: any): boolean;
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

export interface OutcomeRule extends RuleBase {
  readonly scope: 'outcome';
  // biome-ignore lint/suspicious/noExplicitAny: the types of each rule and norm are erased here, once for all
  check(outcomes: readonly Outcome[], context: any): void;
}

export type Rule = ArticleRule | CorpusRule | OutcomeRule;

// biome-ignore lint/complexity/noBannedTypes: the type of a rule without norms, options, fixes or notes
type None = {};

/** Declares a rule that judges each article by itself (and by what its collection usually does). */
export function articleRule<
  const Messages extends Dictionary,
  Needs extends Collectors,
  Ns extends Norms = None,
  const Opts extends Options = None,
  const Fixes extends Dictionary = None,
  const Notes extends Dictionary = None,
>(
  rule: Declaration<Needs, Ns, Opts, Messages, Fixes, Notes> & {
    check(
      facts: FactsOf<Needs>,
      context: Context<Ns, Opts> & { report(finding: RawFinding<Id<Messages>, Id<Fixes>, Id<Notes>>): void },
    ): void;
  },
): ArticleRule {
  return { ...defaults, ...rule, scope: 'article' };
}

/** What a rule that compares articles remembers of one. */
export interface Entry<Digest, Options> extends Omit<Context<None, Options>, 'norms' | 'run'> {
  readonly digest: Digest;
}

/**
 * Declares a rule that compares articles. `digest` returns what the rule keeps of one article (plain JSON, as short as
 * possible; undefined for nothing), `compare` reads the digests of all in the order of the paths, and `check` reports on
 * each article by the result. Only digests and this result are in memory.
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
  rule: Declaration<Needs, Ns, Opts, Messages, Fixes, Notes> & {
    digest(facts: FactsOf<Needs>, context: Omit<Context<Ns, Opts>, 'norms' | 'run'>): Digest | undefined;
    compare(entries: readonly Entry<Digest, Opts>[], run: RunSettings): Compared;
    /** Whether there may be something to say of an article; where there is not, it is not looked at again. */
    concerns?(path: string, compared: Compared): boolean;
    check(
      facts: FactsOf<Needs>,
      context: Context<Ns, Opts> & {
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
  rule: Omit<Declaration<Collectors, None, Opts, Messages, Fixes, None>, 'needs'> & {
    check(
      outcomes: readonly Outcome[],
      context: Context<None, Opts> & { report(finding: RawFinding<Id<Messages>, Id<Fixes>, never>): void },
    ): void;
  },
): OutcomeRule {
  return { ...defaults, ...rule, needs: {}, scope: 'outcome' };
}

/** Declares a norm; see `src/norms/`. */
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
