import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { outputOf, type Page } from '../generators/output.ts';
import { canonicalAddress } from './address.ts';
import { rootsOf } from './roots.ts';
import type { SitePage } from './site-map.ts';

/** The generators whose addresses of pages are known from their articles. */
export const addressed: ReadonlySet<Engine> = new Set(['hugo', 'hexo', 'jekyll', 'zola', 'vitepress']);

/** Returns the addresses of an article, its own first, in one form; empty if only the generator knows them. */
function addressesOf(
  page: Page,
  engine: Engine,
  site: { readonly root: string; readonly config: Mapping },
): readonly string[] {
  if (engine === 'hugo' || engine === 'hexo' || engine === 'jekyll') {
    // Where a draft would be is known, too.
    const value = { ...page.value, draft: false };
    const output = outputOf({ ...page, value }, engine, { ...site, path: page.path });
    const found = output?.files.map(({ file }) => canonicalAddress(file)) ?? [];
    const own = found.length > 0 || engine === 'hugo' ? found : plainPage(page, engine);
    return engine === 'hugo' ? own : [...own, ...aliasesOf(page)];
  }
  const stated = page.text('path') ?? page.text('permalink');
  if (stated !== undefined && !/[:{]/u.test(stated)) return [canonicalAddress(stated), ...aliasesOf(page)];
  const slug = page.text('slug');
  const own = pathAddress(page.path, engine, site.config);
  if (own === undefined) return [];
  if (slug === undefined) return [own, ...aliasesOf(page)];
  const folder = own.includes('/') ? own.slice(0, own.lastIndexOf('/') + 1) : '';
  return [canonicalAddress(slug.startsWith('/') ? slug : folder + slug), ...aliasesOf(page)];
}

/** A page of Jekyll or Hexo outside of the posts keeps its path. */
function plainPage({ path, value }: Page, engine: Engine): readonly string[] {
  if (/(?:^|\/)_/u.test(path) || value['permalink'] !== undefined) return [];
  const inSite = engine === 'hexo' ? path.replace(/^source\//u, '') : path;
  return [withoutExtension(inSite)];
}

/** Returns the address that the path of an article gives; undefined outside of the folders of content. */
function pathAddress(path: string, engine: Engine, config: Mapping): string | undefined {
  const root = [...rootsOf(engine, config).content]
    .sort((a, b) => b.length - a.length)
    .find((each) => each === '' || path.startsWith(`${each}/`));
  return root === undefined ? undefined : withoutExtension(path.slice(root === '' ? 0 : root.length + 1));
}

function withoutExtension(path: string): string {
  return canonicalAddress(path.replace(/\.[^./]+$/u, '').replace(/(?:^|\/)(?:_?index|readme)$/iu, ''));
}

function aliasesOf({ value }: Page): string[] {
  return [value['aliases'] ?? value['redirect_from'] ?? []]
    .flat()
    .flatMap((each) => (typeof each === 'string' ? [canonicalAddress(each)] : []));
}

/** The article of a page, as a rule sees it. */
interface PageArticle {
  readonly path: string;
  readonly engine: Engine;
  readonly site?: { readonly root: string; readonly path: string; readonly config: Mapping };
}

/** Articles of one site are compared; without a site, all are. */
export function siteKey({ site }: Pick<PageArticle, 'site'>): string {
  return site?.root ?? '';
}

/** Returns an article as a page of its site. Jekyll makes no page of an article that is `bare`: without front matter. */
export function sitePageOf(page: Page | undefined, { engine, site, path }: PageArticle, bare: boolean): SitePage {
  const addresses = page && site && !(bare && engine === 'jekyll') ? addressesOf(page, engine, site) : [];
  const draft = page?.value['draft'] === true || page?.value['published'] === false;
  return { article: path, path: site?.path ?? path, addresses, ...(draft && { draft: true }) };
}
