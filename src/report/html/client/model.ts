import { type Severity, severities } from '../../../core/types.ts';
import type { ArticleRow, FindingRow, PageData } from '../page-data.ts';

/** The properties by which findings can be filtered. */
export const facetIds = ['severity', 'change', 'fix', 'rule', 'host', 'folder'] as const;
export type FacetId = (typeof facetIds)[number];

export type Order = 'worst' | 'path';

export interface Filter {
  readonly query: string;
  readonly order: Order;
  /** Selected values; a facet without any selects all. */
  readonly values: Readonly<Partial<Record<FacetId, ReadonlySet<string>>>>;
}

export const emptyFilter: Filter = { query: '', order: 'worst', values: {} };

export interface PageFinding {
  readonly row: FindingRow;
  readonly values: Readonly<Record<FacetId, string>>;
}

export interface PageArticle {
  readonly path: string;
  /** Empty if it is unknown. */
  readonly host: string;
  readonly findings: readonly PageFinding[];
}

export interface Selection {
  /** Articles with their matching findings only. */
  readonly articles: readonly PageArticle[];
  readonly count: number;
  /** How many findings each value has among those that the other facets select. */
  readonly counts: Readonly<Record<FacetId, ReadonlyMap<string, number>>>;
}

export interface Model {
  /** What the empty filter selects: all findings. */
  readonly all: Selection;
  /** All values of each facet, the most frequent first. */
  readonly values: Readonly<Record<FacetId, readonly string[]>>;
  select(filter: Filter): Selection;
}

/** Returns the findings as filters see them. */
export function modelOf(data: PageData): Model {
  const folderOf = folderNames(data.articles.map(([path]) => path));
  const articles = data.articles.map((row) => articleOf(row, data, folderOf));
  const all = selectFrom(articles, emptyFilter, () => true);
  let texts: Texts | undefined;
  return {
    all,
    values: facetRecord((id) => sortedValues(id, all.counts[id])),
    select(filter) {
      if (isEmpty(filter)) return all;
      // Only a search needs them.
      if (filter.query.trim() !== '') texts ??= lowerCaseTexts(data);
      return selectFrom(articles, filter, texts ? matcherOf(filter.query, texts) : () => true);
    },
  };
}

function articleOf([path, index, rows]: ArticleRow, data: PageData, folderOf: (path: string) => string): PageArticle {
  const host = data.hosts[index] ?? '';
  const folder = folderOf(path);
  return { path, host, findings: rows.map((row) => ({ row, values: valuesOf(row, host, folder, data) })) };
}

function valuesOf(row: FindingRow, host: string, folder: string, data: PageData): PageFinding['values'] {
  const [rule, severity, , , , , fix, , isNew] = row;
  return {
    severity: severities[severity] ?? 'info',
    change: data.comparison ? (isNew === 1 ? 'new' : 'known') : '',
    fix: fix ? fix[1] : 'none',
    rule: data.rules[rule]?.id ?? '',
    host,
    folder,
  };
}

/** In a longer list, a folder is hard to find. */
const maxFolders = 60;

/** Returns a function from paths to folders, as deep as a short list of them allows. */
function folderNames(paths: readonly string[]): (path: string) => string {
  const folders = [...new Set(paths.map(folderIn))].map((folder) => folder.split('/'));
  const deepest = folders.reduce((most, { length }) => Math.max(most, length), 1);
  const namesAt = (depth: number) => new Set(folders.map((parts) => parts.slice(0, depth).join('/')));
  let depth = 1;
  while (depth < deepest && namesAt(depth + 1).size <= maxFolders) depth++;
  const names = new Map(folders.map((parts) => [parts.join('/'), parts.slice(0, depth).join('/')]));
  return (path) => names.get(folderIn(path)) ?? '.';
}

function folderIn(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function isEmpty({ query, order, values }: Filter): boolean {
  return query.trim() === '' && order === emptyFilter.order && facetIds.every((id) => !values[id]?.size);
}

type Matches = (article: PageArticle, finding: PageFinding) => boolean;

function selectFrom(articles: readonly PageArticle[], filter: Filter, matches: Matches): Selection {
  const counts = facetRecord(() => new Map<string, number>());
  const active = facetIds.filter((id) => filter.values[id]?.size);
  const selected: PageArticle[] = [];
  let count = 0;
  for (const article of articles) {
    const findings = article.findings.filter((finding) => {
      if (!matches(article, finding)) return false;
      const missed = active.filter((id) => isExcluded(finding, id, filter));
      // A facet counts what the other facets select.
      for (const id of missed.length === 0 ? facetIds : missed.length === 1 ? missed : [])
        counts[id].set(finding.values[id], (counts[id].get(finding.values[id]) ?? 0) + 1);
      return missed.length === 0;
    });
    if (findings.length > 0) selected.push({ ...article, findings });
    count += findings.length;
  }
  return { articles: filter.order === 'path' ? selected : worstFirst(selected), count, counts };
}

function isExcluded({ values }: PageFinding, id: FacetId, filter: Filter): boolean {
  return filter.values[id]?.has(values[id]) === false;
}

/** The texts of the page in lower case, as searches compare them. */
interface Texts {
  readonly strings: readonly string[];
  readonly paths: ReadonlyMap<string, string>;
}

function lowerCaseTexts({ strings, articles }: PageData): Texts {
  return {
    strings: strings.map((text) => text.toLowerCase()),
    paths: new Map(articles.map(([path]) => [path, path.toLowerCase()])),
  };
}

/** Returns whether message, excerpt, rule or path of a finding contain each word of a query. */
function matcherOf(query: string, { strings, paths }: Texts): Matches {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  // Each text is searched once, however many findings share it.
  const found = words.map((word) => ({ word, strings: strings.map((text) => text.includes(word)) }));
  return ({ path }, { row, values }) =>
    found.every(({ word, strings: hits }) => {
      const [, , , , message, excerpt] = row;
      const isInText = hits[message] || (excerpt && hits[excerpt[0]]);
      return isInText || values.rule.includes(word) || paths.get(path)?.includes(word);
    });
}

function worstFirst(articles: readonly PageArticle[]): readonly PageArticle[] {
  const weights = new Map(articles.map((article) => [article, weightOf(article)]));
  return [...articles].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

/** One error weighs more than all warnings, one warning more than all infos. */
function weightOf(article: PageArticle): number {
  const { error, warning, info } = severityCounts(article);
  return error * 1e12 + warning * 1e6 + info;
}

/** Returns the number of findings of each severity. */
export function severityCounts({ findings }: Pick<PageArticle, 'findings'>): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { values } of findings) counts[values.severity as Severity]++;
  return counts;
}

/** Values that have an order of their own. */
const orders: Partial<Record<FacetId, readonly string[]>> = {
  severity: severities,
  change: ['new', 'known'],
  fix: ['safe', 'unsafe', 'none'],
};

function sortedValues(id: FacetId, counts: ReadonlyMap<string, number>): readonly string[] {
  const order = orders[id];
  if (order) return order.filter((value) => counts.has(value));
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}

function facetRecord<Value>(make: (id: FacetId) => Value): Record<FacetId, Value> {
  return Object.fromEntries(facetIds.map((id) => [id, make(id)])) as Record<FacetId, Value>;
}
