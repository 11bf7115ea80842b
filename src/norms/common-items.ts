import { groupBy, pushTo } from '../core/grouping.ts';
import { countRepeated, hash53 } from '../core/hash.ts';
import type { Range } from '../core/types.ts';
import type { Entry } from '../engine/rule.ts';
import type { Edge } from '../facts/blocks/paragraphs.ts';
import { type FrontMatterFact, fieldText } from '../facts/front-matter/front-matter.ts';
import { statedLanguage } from '../facts/front-matter/stated-language.ts';
import { memoizeLast } from '../facts/shared/memo-last.ts';
import { kindFinder } from '../knowledge/text/article-kind.ts';
import { withoutNumbers } from '../knowledge/text/series-title.ts';

export interface CommonItem {
  /** The number of articles with the item; `total` counts all articles of the kind. */
  readonly count: number;
  readonly total: number;
  /** The first articles with the item. */
  readonly places: readonly { readonly path: string; readonly range: Range }[];
}

const edges: readonly Edge[] = ['none', 'start', 'end', 'both'];

export interface Item {
  readonly id: string;
  readonly range: Range;
  readonly edge: Edge;
}

/** The items of one article, as hashes; flat, so that those of a whole site fit into memory. */
export interface HashedItems {
  readonly ids: readonly number[];
  /** Start, end and edge of each item in turn. */
  readonly places: readonly number[];
  /** The language that the article states. */
  readonly language?: string;
  /** Hash of the title without its numbers, which the articles of a series share. */
  readonly series?: number;
}

/** The digest of an article, with the thresholds of the rule. */
type ItemsEntry = Pick<Entry<HashedItems, object>, 'digest' | 'article'> & {
  readonly options: { readonly count: number; readonly share: number };
};

/** Returns the items of an article; of its front matter, the language and the title count. */
export function hashedItems(items: Iterable<Item>, matter: FrontMatterFact | undefined): HashedItems {
  const language = statedLanguage(matter);
  const found = new Map<number, Item>();
  for (const item of items) found.set(hash53(item.id), item);
  const places: number[] = [];
  for (const { range, edge } of found.values()) places.push(range[0], range[1], edges.indexOf(edge));
  const series = matter && found.size > 0 ? seriesIn(matter) : '';
  return {
    ids: [...found.keys()],
    places,
    ...(language && { language }),
    ...(series.length > 3 && { series: hash53(series) }),
  };
}

/** Returns the items without their ranges, which only the places in the others show. */
export function withoutPlaces({ places, ...items }: HashedItems): object {
  return { ...items, edges: places.filter((_, index) => index % 3 === 2) };
}

/** Returns the title without its numbers; images and paragraphs are counted one after the other. */
const seriesIn = memoizeLast((matter: FrontMatterFact) => withoutNumbers(fieldText(matter, 'title') ?? ''));

/** Returns the options of a rule for its two thresholds. */
export const commonOptions = (count: number, share: number) =>
  ({
    count: {
      description: { en: 'The minimum number of articles with it.', 'zh-CN': '至少出现在多少篇文章中。' },
      default: count,
      type: 'integer',
      minimum: 2,
    },
    share: {
      description: { en: 'The minimum share of the articles with it.', 'zh-CN': '至少占文章的比例。' },
      default: share,
      type: 'number',
      minimum: 0,
      maximum: 1,
    },
  }) as const;

/** The common items of an article, by the hashes of their ids. */
type OwnItems = readonly (readonly [id: number, item: CommonItem])[];

/** Returns what is common in the articles of one kind, of one collection, language and version: by path, its own items. */
export function commonItems(holders: readonly ItemsEntry[]): ReadonlyMap<string, OwnItems> {
  const kindOf = kindFinder(holders.map(({ article }) => article.path));
  const kinds = groupBy(
    holders,
    ({ article, digest }) => `${article.collection.name}\n${kindOf(article.path, digest.language)}`,
  );
  const found = new Map<string, [number, CommonItem][]>();
  for (const members of kinds.values()) addCommonItems(members, found);
  return found;
}

/** Returns what the comparison answers about the common items of an article: only the first has the places in the others. */
export function itemAnswers(path: string, items: OwnItems | undefined) {
  return items?.map(([id, { places, ...counts }]) => {
    const isFirst = places[0]?.path === path;
    return { id, ...counts, ...(isFirst && { others: places.slice(1) }) };
  });
}

/** What the comparison answers about a common item. */
type ItemAnswer = NonNullable<ReturnType<typeof itemAnswers>>[number];

/** Returns a function that finds a common item of an article by its id. */
export function itemFinder(answers: readonly ItemAnswer[]): (id: string) => ItemAnswer | undefined {
  const byId = new Map(answers.map((item) => [item.id, item]));
  return (id) => byId.get(hash53(id));
}

/** Of the articles with an item, the share that must have it at one edge: what stands amid the text belongs to it. */
const edgeShare = 0.8;
/** If so many of the articles with an item are of one series, the item belongs to the series; unless most articles do. */
const seriesShare = 0.5;
const mostPlaces = 21;

/** Adds the common items of a kind to each article that has one. */
function addCommonItems(members: readonly ItemsEntry[], found: Map<string, [number, CommonItem][]>): void {
  const total = members.length;
  const { count = 0, share = 0 } = members.at(-1)?.options ?? {};
  const lists = members.map(({ digest }) => digest.ids);
  const repeated = countRepeated(lists, Math.max(count, Math.ceil(share * total)));
  if (repeated.size === 0) return;
  const atEdges = edgeCounts(members, repeated);
  const inSeries = seriesCounts(members, repeated);
  const common = new Map(
    [...repeated]
      .filter(([id, times]) => Math.max(...(atEdges.get(id) ?? [0])) >= edgeShare * times)
      .filter(([id, times]) => (inSeries.get(id) ?? 0) < seriesShare * times)
      .map(([id, times]) => [id, { count: times, total, places: [] as { path: string; range: Range }[] }]),
  );
  for (const { digest, article } of members) {
    const { ids, places } = digest;
    for (const [index, id] of ids.entries()) {
      const item = common.get(id);
      if (!item) continue;
      pushTo(found, article.path, [id, item]);
      if (item.places.length < mostPlaces)
        item.places.push({ path: article.path, range: [places[3 * index] ?? 0, places[3 * index + 1] ?? 0] });
    }
  }
}

/** Counts how many articles with an item are of one series at most. */
function seriesCounts(members: readonly ItemsEntry[], ids: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const most = new Map<number, number>();
  const counts = new Map<string, number>();
  const sizes = new Map<number, number>();
  for (const { digest } of members)
    if (digest.series !== undefined) sizes.set(digest.series, (sizes.get(digest.series) ?? 0) + 1);
  for (const { digest } of members) {
    if (digest.series === undefined || (sizes.get(digest.series) ?? 0) > members.length / 2) continue;
    for (const id of digest.ids) {
      if (!ids.has(id)) continue;
      const key = `${id} ${digest.series}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      most.set(id, Math.max(most.get(id) ?? 0, count));
    }
  }
  return most;
}

/** Counts how many articles have an item at the start, and at the end. */
function edgeCounts(
  members: readonly ItemsEntry[],
  ids: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly [start: number, end: number]> {
  const counts = new Map<number, [number, number]>();
  for (const { digest } of members) {
    for (const [index, id] of digest.ids.entries()) {
      if (!ids.has(id)) continue;
      const edge = edges[digest.places[3 * index + 2] ?? 0];
      const [start, end] = counts.get(id) ?? [0, 0];
      counts.set(id, [
        start + Number(edge === 'start' || edge === 'both'),
        end + Number(edge === 'end' || edge === 'both'),
      ]);
    }
  }
  return counts;
}

/** Returns the part of a finding that tells an item at the first article, with places in the others. */
export function tellOnce({ others }: ItemAnswer) {
  if (!others) return { messageId: 'again' } as const;
  return { messageId: 'common', related: others.map((other) => ({ ...other, note: 'first' as const })) } as const;
}
