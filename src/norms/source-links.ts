import { pushTo } from '../core/grouping.ts';
import { shareOf } from '../core/numbers.ts';
import { norm } from '../engine/rule.ts';
import { blocks } from '../facts/blocks/blocks.ts';
import { sources } from '../facts/links/sources.ts';
import { shapeOf } from '../knowledge/url/url-shape.ts';

/** What the source links to one host have in common. */
export interface SourceHost {
  readonly host: string;
  readonly count: number;
  /** How many use https. */
  readonly secure: number;
  /** How many end in each extension (`html`), most first; those without one are left out. */
  readonly extensions: readonly (readonly [extension: string, count: number])[];
  /** How many lie in or below each folder, by its shape (`/news/#`); those of few are left out. */
  readonly below: Readonly<Record<string, number>>;
  /** How many are such a folder itself. */
  readonly at: Readonly<Record<string, number>>;
  /** How many end in each name that a list page may have (`index.html`). */
  readonly names: Readonly<Record<string, number>>;
  /** The length of the last segment where (nearly) all have the same, as identifiers do. */
  readonly length?: number;
}

export interface SourceLinksNorm {
  /** Articles with a link to their original, of all articles that have a body. */
  readonly linked: number;
  readonly total: number;
  /** How many of the links stand in front matter. */
  readonly inFrontMatter: number;
  /** How many articles link to each host, most first; `?` stands for what is no http(s) address. */
  readonly hosts: readonly (readonly [host: string, count: number])[];
  /** Of the hosts with at least `minimum` links. */
  readonly shapes: readonly SourceHost[];
}

interface Sample {
  /** Empty where the article has no link to its original. */
  readonly url: string;
  readonly inFrontMatter?: true;
}

/** Fewer links to a host than this show nothing. */
const minimum = 10;
export const listName = /^(?:index|list|default|main|more)\d*\.(?:s?html?|php|aspx?|jsp)$/iu;

/** How many articles of a collection link to their originals, and what these links look like. */
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
    for (const { url } of linked) pushTo(byHost, shapeOf(url)?.host ?? '?', url);
    const groups = [...byHost].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
    return {
      linked: linked.length,
      total: samples.length,
      inFrontMatter: linked.filter(({ inFrontMatter }) => inFrontMatter).length,
      hosts: groups.map(([host, urls]) => [host, urls.length]),
      shapes: groups
        .filter(([host, urls]) => host !== '?' && urls.length >= minimum)
        .map(([host, urls]) => profile(host, urls)),
    };
  },
  describe({ linked, total, hosts }) {
    const links = {
      en: '{count} of {total} articles link to their original ({share} %)',
      'zh-CN': '{total} 篇文章中有 {count} 篇链接到原文（{share}%）',
    };
    const host = {
      en: '{count} of these {total} links lead to `{host}` ({share} %)',
      'zh-CN': '这 {total} 个链接中有 {count} 个指向 `{host}`（{share}%）',
    };
    return [
      { says: links, data: shareOf(linked, total) },
      ...hosts.slice(0, 3).map(([name, count]) => ({ says: host, data: { host: name, ...shareOf(count, linked) } })),
    ];
  },
});

function profile(host: string, urls: readonly string[]): SourceHost {
  const extensions = new Map<string, number>();
  const below = new Map<string, number>();
  const at = new Map<string, number>();
  const names = new Map<string, number>();
  const lengths = new Map<number, number>();
  for (const url of urls) {
    const shape = shapeOf(url);
    if (!shape) continue;
    if (shape.extension !== undefined) increase(extensions, shape.extension);
    if (listName.test(shape.last)) increase(names, shape.last);
    increase(lengths, shape.last.length);
    // What a path without a slash at its end names may be a folder as well.
    const self = shape.last === '' ? folder(shape.folders) : folder([...shape.folders, generalised(shape.last)]);
    increase(at, self);
    for (const name of ancestors(shape.folders)) if (name !== self) increase(below, name);
  }
  const [length] = [...lengths].find(([, count]) => count >= 0.95 * urls.length) ?? [];
  const many = new Map([...below].filter(([, count]) => count >= minimum / 2));
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

/** `/news/#/`: the key of a folder in a profile. */
export function folder(names: readonly string[]): string {
  return ['', ...names, ''].join('/');
}

export function generalised(segment: string): string {
  return segment.replace(/\d+/gu, '#');
}

/** The folder and all above it, up to the root. */
function ancestors(names: readonly string[]): string[] {
  return Array.from({ length: names.length + 1 }, (_, depth) => folder(names.slice(0, depth)));
}
