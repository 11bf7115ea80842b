import type { ArticleRecord, Collector, Collectors } from '../core/types.ts';

const none: readonly never[] = [];

type Facts = ArticleRecord['facts'];

/** What a collector found in the article that was read last: many rules read the same facts one after another. */
interface Slot {
  readonly collector: Collector;
  facts: Facts | undefined;
  found: readonly unknown[];
}

const slots = new WeakMap<Collector, Slot>();

function slotOf(collector: Collector): Slot {
  const known = slots.get(collector);
  if (known) return known;
  const slot: Slot = { collector, facts: undefined, found: none };
  slots.set(collector, slot);
  return slot;
}

/** Remembers what a collector found in the article of a record that is made, so that it need not be unpacked at once. */
export function rememberFacts(facts: Facts, collector: Collector, found: readonly unknown[]): void {
  Object.assign(slotOf(collector), { facts, found });
}

/** Returns what a collector found in an article. */
export function factsOf<Fact>({ facts }: { readonly facts: Facts }, collector: Collector<Fact>): readonly Fact[] {
  return read(slotOf(collector), facts) as readonly Fact[];
}

function read(slot: Slot, facts: Facts): readonly unknown[] {
  if (slot.facts === facts) return slot.found;
  const { id, stored } = slot.collector;
  const kept = facts[id] ?? none;
  slot.found = stored && kept.length > 0 ? stored.unpack(kept) : kept;
  slot.facts = facts;
  return slot.found;
}

/**
 * Returns a function that picks the facts a rule or norm needs, by the keys in `needs`. All articles share one result
 * object, so the caller must read it before the next call.
 */
export function factPicker(needs: Collectors): (record: ArticleRecord) => Record<string, readonly unknown[]> {
  const names = Object.keys(needs);
  const wanted = Object.values(needs).map(slotOf);
  const found: Record<string, readonly unknown[]> = Object.fromEntries(names.map((name) => [name, none]));
  const picked = wanted.map((): readonly unknown[] => none);
  return ({ facts }) => {
    for (let index = 0; index < wanted.length; index++) {
      const now = read(wanted[index] as Slot, facts);
      // Most collectors find nothing in most articles.
      if (now === picked[index]) continue;
      picked[index] = now;
      found[names[index] as string] = now;
    }
    return found;
  };
}
