import type { Norm, Norms, Rule } from './rule.ts';
import type { ArticleRecord, Collectors } from './types.ts';

/** The facts that somebody asks for, by the names that he gave them. */
export function pick(needs: Collectors, { facts }: ArticleRecord): Record<string, readonly unknown[]> {
  const picked: Record<string, readonly unknown[]> = {};
  for (const name in needs) picked[name] = facts[(needs[name] as Collectors[string]).id] ?? nothing;
  return picked;
}

const nothing: readonly unknown[] = [];

/** What is learned of the articles of each collection while they go by. */
export interface Learning {
  observe(record: ArticleRecord, collection: string): void;
  /** What the articles that were observed usually do, by the names under which somebody asks for it. */
  learned(collection: string, asked: Norms): Readonly<Record<string, unknown>>;
  /** All that was learned. */
  all(): ReadonlyMap<string, ReadonlyMap<Norm, unknown>>;
}

/** Learns norms; only what they fold of an article is kept. */
export function learning(norms: ReadonlySet<Norm>): Learning {
  const samples = new Map<string, Map<Norm, unknown[]>>();
  let known: ReadonlyMap<string, ReadonlyMap<Norm, unknown>> | undefined;
  return { observe, all, learned };

  function observe(record: ArticleRecord, collection: string): void {
    const ofCollection = samples.get(collection) ?? new Map<Norm, unknown[]>();
    samples.set(collection, ofCollection);
    for (const norm of norms) {
      const sample = norm.fold(pick(norm.needs, record));
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
