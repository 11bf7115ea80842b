import type { ArticleRecord, Collector, Collectors } from '../core/types.ts';

const none: readonly never[] = [];

type Facts = ArticleRecord['facts'];

/** Unpacked facts of the record that was read last: many rules read the same facts of one record after another. */
let unpacked: { readonly facts: Facts; readonly byId: Map<string, readonly unknown[]> } | undefined;

/** Remembers what a collector found in the article of a record that is made, so that it need not be unpacked at once. */
export function rememberFacts(facts: Facts, id: string, found: readonly unknown[]): void {
  if (unpacked?.facts !== facts) unpacked = { facts, byId: new Map() };
  unpacked.byId.set(id, found);
}

/** Returns what a collector found in an article. */
export function factsOf<Fact>({ facts }: { readonly facts: Facts }, { id, stored }: Collector<Fact>): readonly Fact[] {
  const kept = facts[id] ?? none;
  if (!stored || kept.length === 0) return kept as readonly Fact[];
  const known = unpacked?.facts === facts ? unpacked.byId.get(id) : undefined;
  if (known) return known as readonly Fact[];
  const all = stored.unpack(kept);
  rememberFacts(facts, id, all);
  return all;
}

/**
 * Returns a function that picks the facts a rule or norm needs, by the keys in `needs`. All articles share one result
 * object, so the caller must read it before the next call.
 */
export function factPicker(needs: Collectors): (record: ArticleRecord) => Record<string, readonly unknown[]> {
  const wanted = Object.entries(needs);
  const found: Record<string, readonly unknown[]> = {};
  return (record) => {
    for (const [name, collector] of wanted) found[name] = factsOf(record, collector);
    return found;
  };
}
