import type { Norm, Rule } from './rule.ts';
import type { FileSettings } from './settings.ts';
import type { ArticleRecord, Collector, Collectors } from './types.ts';

export type SettingsOf = (path: string) => FileSettings;

const none: readonly never[] = [];
const unpacked = new WeakMap<readonly unknown[], readonly unknown[]>();

/** What a collector found in an article. */
export function factsOf<Fact>(
  { facts }: Pick<ArticleRecord, 'facts'>,
  { id, stored }: Collector<Fact>,
): readonly Fact[] {
  const kept = facts[id] ?? none;
  if (!stored || kept.length === 0) return kept as readonly Fact[];
  // Many rules ask for the same facts.
  const all = unpacked.get(kept) ?? stored.unpack(kept);
  unpacked.set(kept, all);
  return all as readonly Fact[];
}

/** The facts that somebody asks for, by the names that he gave them. */
export function pick(needs: Collectors, record: ArticleRecord): Record<string, readonly unknown[]> {
  const found: Record<string, readonly unknown[]> = {};
  for (const name in needs) found[name] = factsOf(record, needs[name] as Collector);
  return found;
}

/** What the articles of each collection usually do, by the name of the collection. */
export function learn(
  records: Iterable<ArticleRecord>,
  norms: ReadonlySet<Norm>,
  settingsOf: SettingsOf,
): ReadonlyMap<string, ReadonlyMap<Norm, unknown>> {
  const samples = new Map<string, Map<Norm, unknown[]>>();
  for (const record of norms.size > 0 ? records : []) {
    const { name } = settingsOf(record.path).collection;
    const ofCollection = samples.get(name) ?? new Map<Norm, unknown[]>();
    samples.set(name, ofCollection);
    for (const norm of norms) {
      const sample = norm.fold(pick(norm.needs, record));
      if (sample === undefined) continue;
      const list = ofCollection.get(norm);
      if (list) list.push(sample);
      else ofCollection.set(norm, [sample]);
    }
  }
  return new Map(
    [...samples].map(([name, ofCollection]) => [
      name,
      new Map([...ofCollection].map(([norm, list]) => [norm, norm.learn(list)])),
    ]),
  );
}

/** Learns the norms that any rule asks for; gives a function from their names to what a file's collection does. */
export function normsOf(records: Iterable<ArticleRecord>, rules: readonly Rule[], settingsOf: SettingsOf) {
  const learned = learn(records, new Set(rules.flatMap(({ norms }) => Object.values(norms))), settingsOf);
  return (asked: Readonly<Record<string, Norm>>, { collection }: FileSettings) =>
    Object.fromEntries(Object.entries(asked).map(([name, norm]) => [name, learned.get(collection.name)?.get(norm)]));
}
