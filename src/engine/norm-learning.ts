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

/** What a norm is known to be in a collection, where that need not be learned again. */
export type KnownNorm = (collection: string, norm: Norm) => { readonly learned: unknown } | undefined;

/** Gathers articles; `learn` is called once, after the last. */
export interface NormLearning {
  add(collection: string, article: Sampled): void;
  learn(known?: KnownNorm): LearnedNorms;
}

/** A norm is learned at its first use. */
export function normLearning(norms: ReadonlySet<Norm>): NormLearning {
  const indexes = new Map([...norms].map((norm, index) => [norm, index]));
  const collections = new Map<string, Sampled[]>();
  return {
    add: (collection, article) => pushTo(collections, collection, article),
    learn(known) {
      const learned = new Map<string, Map<Norm, unknown>>();
      return {
        get all() {
          return new Map([...collections.keys()].map((name) => [name, allIn(name)]));
        },
        of: (collection, wanted) =>
          Object.fromEntries(Object.entries(wanted).map(([name, norm]) => [name, normIn(collection, norm)])),
      };

      function allIn(collection: string): ReadonlyMap<Norm, unknown> {
        for (const norm of norms) normIn(collection, norm);
        return learned.get(collection) ?? new Map();
      }

      function normIn(collection: string, norm: Norm): unknown {
        const found = learned.get(collection) ?? new Map<Norm, unknown>();
        learned.set(collection, found);
        if (!found.has(norm)) found.set(norm, (known?.(collection, norm) ?? learnedFrom(collection, norm)).learned);
        return found.get(norm);
      }
    },
  };

  function learnedFrom(collection: string, norm: Norm): { readonly learned: unknown } {
    const index = indexes.get(norm) ?? -1;
    const articles = collections.get(collection) ?? [];
    const samples = articles.flatMap(({ samples: all }) => (all[index] === undefined ? [] : [all[index]]));
    return { learned: samples.length > 0 ? norm.learn(samples) : undefined };
  }
}
