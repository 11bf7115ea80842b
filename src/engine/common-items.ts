import { groupBy } from '../core/grouping.ts';
import { countRepeated, hash53 } from '../core/hash.ts';
import type { Range } from '../core/types.ts';
import type { Entry } from './rule.ts';

export interface CommonItem {
  /** The number of articles with the item; `total` counts all articles of the group. */
  readonly count: number;
  readonly total: number;
  /** The first two articles with the item. */
  readonly places: readonly { readonly path: string; readonly range: Range }[];
}

/** The items of one article, as hashes; flat, so that those of a whole site fit into memory. */
export interface HashedItems {
  readonly ids: readonly number[];
  /** Start and end of each item, alternating. */
  readonly places: readonly number[];
}

/** The digest of an article, with the thresholds of the rule. */
type ItemsEntry = Pick<Entry<HashedItems, object>, 'digest' | 'article'> & {
  readonly options: { readonly count: number; readonly share: number };
};

export function hashedItems(items: Iterable<{ readonly id: string; readonly range: Range }>): HashedItems {
  const found = new Map<number, Range>();
  for (const { id, range } of items) found.set(hash53(id), range);
  const places: number[] = [];
  for (const [start, end] of found.values()) places.push(start, end);
  return { ids: [...found.keys()], places };
}

/** Returns the options of a rule for its two thresholds. */
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

/** The items that are common in a collection. */
export interface CommonItems {
  find(collection: string, id: string): CommonItem | undefined;
  /** The articles with any common item. */
  readonly paths: ReadonlySet<string>;
}

export function commonItems(holders: readonly ItemsEntry[]): CommonItems {
  const byGroup = groupBy(holders, ({ article }) => article.collection.name);
  const paths = new Set<string>();
  const found = new Map([...byGroup].map(([name, members]) => [name, commonItemsOf(members, paths)]));
  return { find: (collection, id) => found.get(collection)?.get(hash53(id)), paths };
}

/** Returns the common items of a group, and adds the articles that have one to `paths`. */
function commonItemsOf(members: readonly ItemsEntry[], paths: Set<string>): ReadonlyMap<number, CommonItem> {
  const total = members.length;
  const { count = 0, share = 0 } = members.at(-1)?.options ?? {};
  const lists = members.map(({ digest }) => digest.ids);
  const least = Math.max(count, Math.ceil(share * total));
  const found = new Map(
    [...countRepeated(lists, least)].map(([id, times]) => [
      id,
      { count: times, total, places: [] as { path: string; range: Range }[] },
    ]),
  );
  for (const { digest, article } of found.size > 0 ? members : []) {
    const { path } = article;
    const { ids, places } = digest;
    for (const [index, id] of ids.entries()) {
      const item = found.get(id);
      if (!item) continue;
      paths.add(path);
      if (item.places.length < 2)
        item.places.push({ path, range: [places[2 * index] ?? 0, places[2 * index + 1] ?? 0] });
    }
  }
  return found;
}
