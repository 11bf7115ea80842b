import type { Range } from './types.ts';

export interface CommonItem {
  /** In how many articles of the group it stands, and how many the group has. */
  readonly count: number;
  readonly total: number;
  /** The first two articles. */
  readonly places: readonly { readonly path: string; readonly range: Range }[];
}

interface Holder {
  readonly group: string;
  readonly path: string;
  readonly items: readonly { readonly id: string; readonly range: Range }[];
  /** How many articles, and which share of them, make an item common. */
  readonly count: number;
  readonly share: number;
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

/** Finds what many articles of a group have; gives a function from a group and an item to its figures. */
export function commonIn(holders: readonly Holder[]): (group: string, id: string) => CommonItem | undefined {
  const totals = new Map<string, number>();
  const found = new Map<string, { count: number; places: { path: string; range: Range }[] }>();
  const limits = new Map<string, Pick<Holder, 'count' | 'share'>>();
  for (const { group, path, items, count, share } of holders) {
    totals.set(group, (totals.get(group) ?? 0) + 1);
    limits.set(group, { count, share });
    for (const [id, range] of new Map(items.map((item) => [item.id, item.range]))) {
      const entry = found.get(`${group}\n${id}`) ?? { count: 0, places: [] };
      entry.count++;
      if (entry.places.length < 2) entry.places.push({ path, range });
      found.set(`${group}\n${id}`, entry);
    }
  }
  return (group, id) => {
    const entry = found.get(`${group}\n${id}`);
    const total = totals.get(group) ?? 0;
    const { count = 0, share = 0 } = limits.get(group) ?? {};
    return entry && entry.count >= count && entry.count >= share * total ? { ...entry, total } : undefined;
  };
}
