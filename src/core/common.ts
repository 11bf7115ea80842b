import { hashOf, repeated } from './hash.ts';
import type { Range } from './types.ts';

export interface CommonItem {
  /** In how many articles of the group it stands, and how many the group has. */
  readonly count: number;
  readonly total: number;
  /** The first two articles. */
  readonly places: readonly { readonly path: string; readonly range: Range }[];
}

/** What an article has that others may have, too; flat, so that those of a whole site fit into memory. */
export interface Holding {
  readonly ids: readonly number[];
  /** Where each stands: start and end in turn. */
  readonly places: readonly number[];
}

interface Holder {
  readonly group: string;
  readonly path: string;
  readonly items: Holding;
  /** How many articles, and which share of them, make an item common. */
  readonly count: number;
  readonly share: number;
}

export function holding(items: Iterable<{ readonly id: string; readonly range: Range }>): Holding {
  const found = new Map<number, Range>();
  for (const { id, range } of items) found.set(hashOf(id), range);
  const places: number[] = [];
  for (const [start, end] of found.values()) places.push(start, end);
  return { ids: [...found.keys()], places };
}

/** The thresholds as options of a rule. */
export const commonOptions = (count: number, share: number) =>
  ({
    count: {
      description: { en: 'In how many articles at least.', 'zh-CN': '至少出现在多少篇文章中。' },
      default: count,
      type: 'integer',
      minimum: 2,
    },
    share: {
      description: { en: 'In which share of the articles at least.', 'zh-CN': '至少占文章的比例。' },
      default: share,
      type: 'number',
      minimum: 0,
      maximum: 1,
    },
  }) as const;

/**
 * Finds what many articles of a group have; gives a function from the group to one from an item to its figures, or to
 * undefined where nothing is common.
 */
export function commonIn(
  holders: readonly Holder[],
): (group: string) => ((id: string) => CommonItem | undefined) | undefined {
  const byGroup = new Map<string, Holder[]>();
  for (const holder of holders) {
    const members = byGroup.get(holder.group);
    if (members) members.push(holder);
    else byGroup.set(holder.group, [holder]);
  }
  const found = new Map<string, (id: string) => CommonItem | undefined>();
  for (const [group, members] of byGroup) {
    const common = commonOf(members);
    if (common.size > 0) found.set(group, (id) => common.get(hashOf(id)));
  }
  return (group) => found.get(group);
}

function commonOf(members: readonly Holder[]): ReadonlyMap<number, CommonItem> {
  const total = members.length;
  const { count = 0, share = 0 } = members.at(-1) ?? {};
  const lists = members.map(({ items }) => items.ids);
  const least = Math.max(count, Math.ceil(share * total));
  const found = new Map(
    [...repeated(lists, least)].map(([id, times]) => [
      id,
      { count: times, total, places: [] as { path: string; range: Range }[] },
    ]),
  );
  for (const { path, items } of found.size > 0 ? members : []) {
    for (const [index, id] of items.ids.entries()) {
      const item = found.get(id);
      if (!item || item.places.length === 2) continue;
      item.places.push({ path, range: [items.places[2 * index] ?? 0, items.places[2 * index + 1] ?? 0] });
    }
  }
  return found;
}
