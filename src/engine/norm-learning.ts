import { pushTo } from '../core/grouping.ts';
import type { ArticleRecord } from '../core/types.ts';
import { factPicker } from './fact-access.ts';
import { ownCopy } from './own-copy.ts';
import type { Norm, Norms, Rule } from './rule.ts';

/** Returns the norms that any of some rules needs. */
export function normsOf(rules: readonly Pick<Rule, 'norms'>[]): ReadonlySet<Norm> {
  return new Set(rules.flatMap(({ norms }) => Object.values(norms)));
}

/** Returns a function that samples an article: what it contributes to each norm, in the order of the norms. */
export function normSampler(norms: ReadonlySet<Norm>): (record: ArticleRecord) => readonly unknown[] {
  const samplers = [...norms].map((norm) => ({ norm, pick: factPicker(norm.needs) }));
  return (record) => samplers.map(({ norm, pick }) => ownCopy(norm.sample(pick(record))));
}

/** What the articles of each collection usually do. */
export interface LearnedNorms {
  /** What a collection does, by the keys of `norms`; undefined where too few articles show a habit. */
  of(collection: string, norms: Norms): Readonly<Record<string, unknown>>;
  /** By collection. */
  readonly all: ReadonlyMap<string, ReadonlyMap<Norm, unknown>>;
}

/** An article with its samples, in the order of the norms. */
type Sampled = { readonly samples: readonly unknown[] };

/** Gathers articles; `learn` is called once, after the last. */
export interface NormLearning {
  add(collection: string, article: Sampled): void;
  learn(): LearnedNorms;
}

/** A collection is learned when a norm of it is first asked for. */
export function normLearning(norms: ReadonlySet<Norm>): NormLearning {
  const collections = new Map<string, Sampled[]>();
  const learned = new Map<string, ReadonlyMap<Norm, unknown>>();
  return {
    add: (collection, article) => pushTo(collections, collection, article),
    learn: () => ({
      get all() {
        return new Map([...collections.keys()].map((name) => [name, normsIn(name)]));
      },
      of(collection, wanted) {
        const known = normsIn(collection);
        return Object.fromEntries(Object.entries(wanted).map(([name, norm]) => [name, known.get(norm)]));
      },
    }),
  };

  function normsIn(collection: string): ReadonlyMap<Norm, unknown> {
    const found = learned.get(collection) ?? learnEach([...norms], collections.get(collection) ?? []);
    learned.set(collection, found);
    return found;
  }
}

function learnEach(norms: readonly Norm[], articles: readonly Sampled[]): ReadonlyMap<Norm, unknown> {
  const lists = norms.map((norm) => [norm, [] as unknown[]] as const);
  for (const { samples } of articles)
    for (const [index, [, list]] of lists.entries()) if (samples[index] !== undefined) list.push(samples[index]);
  const sampled = lists.filter(([, list]) => list.length > 0);
  return new Map(sampled.map(([norm, list]) => [norm, norm.learn(list)]));
}
