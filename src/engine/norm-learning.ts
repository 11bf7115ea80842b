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

/** Gathers samples of articles; `learn` is called once, after the last. */
export interface NormLearning {
  add(collection: string, samples: readonly unknown[]): void;
  learn(): LearnedNorms;
}

export function normLearning(norms: ReadonlySet<Norm>): NormLearning {
  const ordered = [...norms];
  const collections = new Map<string, Map<Norm, unknown[]>>();
  return {
    add(collection, samples) {
      const byNorm = collections.get(collection) ?? new Map(ordered.map((norm) => [norm, []]));
      collections.set(collection, byNorm);
      for (const [index, norm] of ordered.entries())
        if (samples[index] !== undefined) byNorm.get(norm)?.push(samples[index]);
    },
    learn() {
      const all = new Map([...collections].map(([name, byNorm]) => [name, learnEach(byNorm)]));
      return {
        all,
        of: (collection, wanted) =>
          Object.fromEntries(Object.entries(wanted).map(([name, norm]) => [name, all.get(collection)?.get(norm)])),
      };
    },
  };
}

function learnEach(byNorm: ReadonlyMap<Norm, readonly unknown[]>): ReadonlyMap<Norm, unknown> {
  const sampled = [...byNorm].filter(([, samples]) => samples.length > 0);
  return new Map(sampled.map(([norm, samples]) => [norm, norm.learn(samples)]));
}
