import { pushTo } from '../core/grouping.ts';
import { norm } from '../engine/rule.ts';
import { blocks } from '../facts/blocks/blocks.ts';
import { sources } from '../facts/links/sources.ts';
import { urlShapeOf } from '../knowledge/url/url-shape.ts';
import { shareLine } from './share-line.ts';

/** Statistics of the source links to one host. */
export interface SourceHost {
  readonly host: string;
  readonly count: number;
  /** The number of https URLs. */
  readonly secure: number;
  /** Count by extension (`html`), most frequent first; URLs without an extension are left out. */
  readonly extensions: readonly (readonly [extension: string, count: number])[];
  /** Count of URLs in or below each folder, by its shape (`/news/#`); rare folders are left out. */
  readonly below: Readonly<Record<string, number>>;
  /** Count of URLs that are the folder itself. */
  readonly at: Readonly<Record<string, number>>;
  /** Count of URLs by the file name of a list page (`index.html`). */
  readonly names: Readonly<Record<string, number>>;
  /** The length of the last segment if it is (nearly) constant, as for identifiers. */
  readonly length?: number;
}

export interface SourceLinksNorm {
  /** The number of articles with a source link; `total` counts all articles with a body. */
  readonly linked: number;
  readonly total: number;
  /** The number of source links in front matter. */
  readonly inFrontMatter: number;
  /** The number of articles by host, most frequent first; `?` counts URLs that are not http(s). */
  readonly hosts: readonly (readonly [host: string, count: number])[];
  /** Statistics of the hosts with at least `minimum` links. */
  readonly shapes: readonly SourceHost[];
}

interface Sample {
  /** Empty if the article has no source link. */
  readonly url: string;
  readonly inFrontMatter?: true;
}

/** Minimum number of links to a host for statistics. */
const minimumLinks = 10;
export const listName = /^(?:index|list|default|main|more)\d*\.(?:s?html?|php|aspx?|jsp)$/iu;

const linkWords = {
  all: {
    en: '{total, plural, =1 {The only article has} other {All # articles have}} a source link',
    'zh-CN': '{total} 篇文章都有原文链接',
  },
  some: {
    en: '{count} of {total} articles have a source link ({share}%)',
    'zh-CN': '{total} 篇文章中有 {count} 篇有原文链接（{share}%）',
  },
};

const hostWords = {
  all: {
    en: '{total, plural, =1 {The only source link leads} other {All # source links lead}} to `{host}`',
    'zh-CN': '{total} 个原文链接都指向 `{host}`',
  },
  some: {
    en: '{count} of {total} source links lead to `{host}` ({share}%)',
    'zh-CN': '{total} 个原文链接中有 {count} 个指向 `{host}`（{share}%）',
  },
};

/** The number of articles with a source link, and the usual form of these URLs. */
export const sourceLinks = norm({
  id: 'source-links',
  needs: { sources, blocks },
  sample({ sources: [source], blocks: body }): Sample | undefined {
    if (!source) return body.length > 0 ? { url: '' } : undefined;
    return { url: source.url, ...(source.from === 'front-matter' && { inFrontMatter: true }) };
  },
  learn(samples): SourceLinksNorm {
    const linked = samples.filter(({ url }) => url !== '');
    const byHost = new Map<string, string[]>();
    for (const { url } of linked) pushTo(byHost, urlShapeOf(url)?.host ?? '?', url);
    const groups = [...byHost].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
    return {
      linked: linked.length,
      total: samples.length,
      inFrontMatter: linked.filter(({ inFrontMatter }) => inFrontMatter).length,
      hosts: groups.map(([host, urls]) => [host, urls.length]),
      shapes: groups
        .filter(([host, urls]) => host !== '?' && urls.length >= minimumLinks)
        .map(([host, urls]) => hostStatistics(host, urls)),
    };
  },
  describe({ linked, total, hosts }) {
    return [
      shareLine(linkWords, [linked, total]),
      ...hosts.slice(0, 3).map(([host, count]) => shareLine(hostWords, [count, linked], { host })),
    ];
  },
});

function hostStatistics(host: string, urls: readonly string[]): SourceHost {
  const extensions = new Map<string, number>();
  const below = new Map<string, number>();
  const at = new Map<string, number>();
  const names = new Map<string, number>();
  const lengths = new Map<number, number>();
  for (const url of urls) {
    const shape = urlShapeOf(url);
    if (!shape) continue;
    if (shape.extension !== undefined) increase(extensions, shape.extension);
    if (listName.test(shape.last)) increase(names, shape.last);
    increase(lengths, shape.last.length);
    // A path without a trailing slash may also name a folder.
    const self = shape.last === '' ? folderKey(shape.folders) : folderKey([...shape.folders, generalised(shape.last)]);
    increase(at, self);
    for (const name of ancestors(shape.folders)) if (name !== self) increase(below, name);
  }
  const [length] = [...lengths].find(([, count]) => count >= 0.95 * urls.length) ?? [];
  const many = new Map([...below].filter(([, count]) => count >= minimumLinks / 2));
  return {
    host,
    count: urls.length,
    secure: urls.filter((url) => /^https:/iu.test(url)).length,
    extensions: [...extensions].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
    below: Object.fromEntries(many),
    at: Object.fromEntries([...at].filter(([name]) => many.has(name))),
    names: Object.fromEntries(names),
    ...(length && { length }),
  };
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Returns the key of a folder in the statistics: `/news/#/`. */
export function folderKey(names: readonly string[]): string {
  return ['', ...names, ''].join('/');
}

export function generalised(segment: string): string {
  return segment.replace(/\d+/gu, '#');
}

/** Returns the keys of the folder and all its ancestors. */
function ancestors(names: readonly string[]): string[] {
  return Array.from({ length: names.length + 1 }, (_, depth) => folderKey(names.slice(0, depth)));
}
