import type { Engine } from '../../../src/core/types.ts';
import type { Files } from '../engine.ts';

/** A site that the real generator builds, written as a table. */
export interface TestSite {
  readonly name: string;
  readonly engine: Engine;
  /** The path at which the site is published, such as `/blog`; empty for the whole host. */
  readonly base: string;
  /** Configuration, templates and what else the build needs. */
  readonly setup: Files;
  /** Front matter of each article, by path; `undefined` for an article without front matter. */
  readonly articles: Readonly<Record<string, string | undefined>>;
  /** Files that are no articles. The content of each is its own path, so that it is recognised where it is served. */
  readonly stubs: readonly string[];
  /** Markdown of links and images by article; `@` stands for a text that is unique in the site. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** Text behind the links of an article. */
  readonly tails?: Readonly<Record<string, string>>;
  /** Articles whose addresses nk-lint does not derive, and why. */
  readonly underived?: Readonly<Record<string, string>>;
  /** Articles that are not written but whose addresses count as served, and why. */
  readonly awaited?: Readonly<Record<string, string>>;
  /** Files that are served although nk-lint names no address, or the reverse, and why. */
  readonly unplaced?: Readonly<Record<string, string>>;
  /** Links that lead nowhere and are not reported, as `article: link`, and why. */
  readonly silent?: Readonly<Record<string, string>>;
  /** References that stop the build: each is built alone, in the first article. */
  readonly stopping?: readonly string[];
}

/** A link or image of a site. */
export interface Planted {
  readonly article: string;
  /** Markdown, as in the table. */
  readonly link: string;
  readonly mark: string;
}

/** Returns the links of a site, each with its mark. */
export function plantedLinks({ links }: TestSite): Planted[] {
  const all = Object.entries(links).flatMap(([article, each]) => each.map((link) => ({ article, link })));
  return all.map((each, index) => ({ ...each, mark: `q${index}q` }));
}

/** Returns the files of a site. */
export function siteFiles(site: TestSite): Files {
  const { setup, articles, stubs, tails = {} } = site;
  const planted = plantedLinks(site);
  const texts = Object.entries(articles).map(([path, keys]) => {
    const lines = planted.filter(({ article }) => article === path).map(({ link, mark }) => link.replace('@', mark));
    const front = keys === undefined ? '' : `---\n${keys}${keys && '\n'}---\n\n`;
    return [path, `${front}${[`Text of ${path.length} signs.`, ...lines].join('\n\n')}\n${tails[path] ?? ''}`] as const;
  });
  return { ...setup, ...Object.fromEntries(texts), ...Object.fromEntries(stubs.map((path) => [path, path])) };
}

/** Names articles `folder/NAME.md` with a title and further keys. */
export function numbered(pattern: string, names: readonly string[], keys: (name: string) => string) {
  return Object.fromEntries(names.map((name) => [pattern.replace('*', name), keys(name)]));
}

/** Reasons why links to nothing are not reported, of several generators. */
export const byDay = 'whether it is published depends on the day of the build';
export const byHost = 'some hosts add or remove `.html` and slashes at the end';
export const otherSite = 'the rest of the host is another site';

/** Returns the links of an article that share the reason why they are not reported. */
export function reasons(reason: string, article: string, ...links: readonly string[]): Record<string, string> {
  return Object.fromEntries(links.map((link) => [`${article}: ${link}`, reason]));
}
