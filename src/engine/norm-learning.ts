import type { ArticleRecord, Collector, Collectors } from '../core/types.ts';
import { detached } from './own-copy.ts';
import type { Norm, Norms, Rule } from './rule.ts';

const none: readonly never[] = [];

type Facts = ArticleRecord['facts'];

/** Of the record that was asked for last: many rules ask for the same facts, and for a WeakMap there are too many. */
let unpacked: { readonly facts: Facts; readonly byId: Map<string, readonly unknown[]> } | undefined;

/** What a collector found in an article. */
export function factsOf<Fact>({ facts }: { readonly facts: Facts }, { id, stored }: Collector<Fact>): readonly Fact[] {
  const kept = facts[id] ?? none;
  if (!stored || kept.length === 0) return kept as readonly Fact[];
  if (unpacked?.facts !== facts) unpacked = { facts, byId: new Map() };
  const { byId } = unpacked;
  const known = byId.get(id);
  if (known) return known as readonly Fact[];
  const all = stored.unpack(kept);
  byId.set(id, all);
  return all;
}

/**
 * The facts that somebody asks for, by the names that he gave them. All articles share one object: whoever asks takes
 * the facts out of it at once.
 */
export function picking(needs: Collectors): (record: ArticleRecord) => Record<string, readonly unknown[]> {
  const asked = Object.entries(needs);
  const found: Record<string, readonly unknown[]> = {};
  return (record) => {
    for (const [name, collector] of asked) found[name] = factsOf(record, collector);
    return found;
  };
}

/** What is learned of the articles of each collection while they go by. */
export interface Learning {
  /** What an article contributes to each norm: plain JSON. */
  fold(record: ArticleRecord): readonly unknown[];
  remember(collection: string, folded: readonly unknown[]): void;
  /** Both at once. */
  observe(record: ArticleRecord, collection: string): void;
  /** What the articles that were observed usually do, by the names under which somebody asks for it. */
  learned(collection: string, asked: Norms): Readonly<Record<string, unknown>>;
  /** All that was learned. */
  all(): ReadonlyMap<string, ReadonlyMap<Norm, unknown>>;
}

/** Learns norms; only what they fold of an article is kept. */
export function learning(norms: ReadonlySet<Norm>): Learning {
  const asked = [...norms].map((norm) => ({ norm, pick: picking(norm.needs) }));
  const samples = new Map<string, Map<Norm, unknown[]>>();
  let known: ReadonlyMap<string, ReadonlyMap<Norm, unknown>> | undefined;
  return { fold, remember, observe: (record, collection) => remember(collection, fold(record)), all, learned };

  function fold(record: ArticleRecord): readonly unknown[] {
    return asked.map(({ norm, pick }) => detached(norm.fold(pick(record))));
  }

  function remember(collection: string, folded: readonly unknown[]): void {
    const ofCollection = samples.get(collection) ?? new Map<Norm, unknown[]>();
    samples.set(collection, ofCollection);
    for (const [index, { norm }] of asked.entries()) {
      const sample = folded[index];
      if (sample === undefined) continue;
      const list = ofCollection.get(norm);
      if (list) list.push(sample);
      else ofCollection.set(norm, [sample]);
    }
  }

  function all(): ReadonlyMap<string, ReadonlyMap<Norm, unknown>> {
    known ??= new Map(
      [...samples].map(([name, ofCollection]) => [
        name,
        new Map([...ofCollection].map(([norm, list]) => [norm, norm.learn(list)])),
      ]),
    );
    return known;
  }

  function learned(collection: string, asked: Norms): Readonly<Record<string, unknown>> {
    const ofCollection = all().get(collection);
    return Object.fromEntries(Object.entries(asked).map(([name, norm]) => [name, ofCollection?.get(norm)]));
  }
}

/** The norms that any of some rules asks for. */
export function normsOf(rules: readonly Pick<Rule, 'norms'>[]): ReadonlySet<Norm> {
  return new Set(rules.flatMap(({ norms }) => Object.values(norms)));
}
