import type { ArticleRecord, Collector, Collectors } from '../core/types.ts';

const none: readonly never[] = [];

type Facts = ArticleRecord['facts'];

/** Unpacked facts of the record that was read last: many rules read the same facts of one record after another. */
let unpacked: { readonly facts: Facts; readonly byId: Map<string, readonly unknown[]> } | undefined;

/** Returns what a collector found in an article. */
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
