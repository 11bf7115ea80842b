import { groupBy } from '../../core/grouping.ts';
import { type Mapping, texts } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { isCopied, isHidden, pathBelowSource } from '../generators/hexo.ts';
import { hugoFiles } from '../generators/hugo.ts';
import { isContent } from '../generators/hugo-templates.ts';
import { isLeftOut } from '../generators/jekyll.ts';
import { outputOf, type Page } from '../generators/output.ts';
import { isRouted, routesOf } from '../routes/routed-target.ts';
import { addressOfFile, canonicalAddress, folderOf } from './address.ts';
import { rootsOf } from './roots.ts';
import { type SiteMap, type SitePage, siteMap } from './site-map.ts';

/** The generators whose addresses of pages are known from their articles. */
export const addressed: ReadonlySet<Engine> = new Set(['hugo', 'hexo', 'jekyll', 'zola']);

/** Returns the addresses of an article as they are served, its own first; empty if only the generator knows them, undefined if it is no page. */
function addressesOf(
  page: Page,
  engine: Engine,
  site: { readonly root: string; readonly config: Mapping },
): readonly string[] | undefined {
  const { config } = site;
  if (isRouted(engine)) {
    const routes = routesOf(engine, config);
    return routes ? routes.addressesOf(page) : [];
  }
  // Where a draft would be is known, too.
  const shown = { ...page, value: { ...page.value, draft: false, published: true } };
  if (engine === 'hugo') return hugoFiles(shown, config).map(addressOfFile);
  if (engine === 'hexo' || engine === 'jekyll') {
    const own = outputOf(shown, engine, { ...site, path: page.path })?.files[0]?.file;
    if (own === undefined) return [];
    // GitHub Pages makes it the page of its folder.
    const folder =
      engine === 'jekyll' && /(?:^|\/)README\.html$/u.test(own) ? [addressOfFile(`${folderOf(own)}/index.html`)] : [];
    return [addressOfFile(own), ...folder, ...aliasesOf(page)];
  }
  const stated = page.text('path') ?? page.text('permalink');
  if (stated !== undefined && !/[:{]/u.test(stated)) return [`${canonicalAddress(stated)}/`, ...aliasesOf(page)];
  const slug = page.text('slug');
  const own = pathAddress(page.path, engine, config);
  if (own === undefined) return [];
  const folder = folderOf(own);
  const named = slug === undefined ? own : canonicalAddress(slug.startsWith('/') ? slug : `${folder}/${slug}`);
  return [named && `${named}/`, ...aliasesOf(page)];
}

/** Returns the address by the path of an article; undefined outside of the folders of content. */
function pathAddress(path: string, engine: Engine, config: Mapping): string | undefined {
  const root = [...rootsOf(engine, config).content]
    .sort((a, b) => b.length - a.length)
    .find((each) => each === '' || path.startsWith(`${each}/`));
  return root === undefined ? undefined : withoutExtension(path.slice(root === '' ? 0 : root.length + 1));
}

function withoutExtension(path: string): string {
  return canonicalAddress(path.replace(/\.[^./]+$/u, '').replace(/(?:^|\/)(?:_?index|readme)$/iu, ''));
}

/** Addresses that lead to an article: `alias` is that of hexo-generator-alias. */
function aliasesOf({ value }: Page): string[] {
  return texts(value['aliases'] ?? value['redirect_from'] ?? value['alias']).map(addressOfFile);
}

/** Whether a generator certainly makes no page of a file. */
function isNoPage(page: Page | undefined, path: string, engine: Engine, config: Mapping): boolean {
  if (engine === 'jekyll') return isLeftOut(path, config);
  if (engine === 'hugo') return !isContent({ path, config }) || page?.value['headless'] === true;
  const inSource = engine === 'hexo' ? pathBelowSource(path, config) : undefined;
  return engine === 'hexo' && (inSource === undefined || isHidden(inSource) || isCopied(inSource, config) === true);
}

/** The article of a page, as a rule sees it. */
export interface PageArticle {
  readonly path: string;
  readonly engine: Engine;
  readonly site?: { readonly root: string; readonly path: string; readonly config: Mapping };
}

/** Articles of one site are compared; without a site, all are. */
export function siteKey({ site }: Pick<PageArticle, 'site'>): string {
  return site?.root ?? '';
}

/** What a rule keeps of an article to look up where addresses lead. */
export interface PageDigest {
  readonly page: SitePage;
  /** The article has addresses that are looked up. */
  readonly needsMap?: true;
}

/** Returns the maps of the sites in which an article needs one, by `siteKey`. */
export function siteMaps(
  entries: readonly { readonly article: PageArticle; readonly digest: PageDigest }[],
): ReadonlyMap<string, SiteMap> {
  const sites = groupBy(entries, ({ article }) => siteKey(article));
  return new Map(
    [...sites].flatMap(([key, members]) => {
      const [first] = members;
      if (!first || !members.some(({ digest }) => digest.needsMap)) return [];
      const pages = members.map(({ digest }) => digest.page);
      return [[key, siteMap(pages, first.article.engine)]];
    }),
  );
}

/** Returns the paths of the articles that have addresses to look up. */
export function lookingUp(
  entries: readonly { readonly article: PageArticle; readonly digest: PageDigest }[],
): ReadonlySet<string> {
  return new Set(entries.flatMap(({ article, digest }) => (digest.needsMap ? article.path : [])));
}

/** Returns an article as a page of its site. Jekyll itself makes no page of an article that is `bare`: without front matter. */
export function sitePageOf(page: Page | undefined, { engine, site, path }: PageArticle, bare: boolean): SitePage {
  const inSite = site?.path ?? path;
  if (site && isNoPage(page, inSite, engine, site.config))
    return { article: path, path: inSite, addresses: [], unpublished: true };
  // A plugin may make a page of it.
  const isBare = bare && engine === 'jekyll';
  const addresses = page && site && !isBare ? addressesOf(page, engine, site) : [];
  const draft = page !== undefined && isDraft(page, inSite, engine, site?.config ?? {});
  const isComputed = page !== undefined && isRouted(engine) && addresses?.length === 0;
  return {
    article: path,
    path: inSite,
    addresses: addresses ?? [],
    ...(draft && { draft: true }),
    ...(isComputed && { isComputed }),
  };
}

/** Whether front matter keeps a page from being published. Jekyll and Hexo ignore `draft`, and Hexo `published` of pages. */
function isDraft({ value }: Page, path: string, engine: Engine, config: Mapping): boolean {
  const isPost = engine !== 'hexo' || pathBelowSource(path, config)?.startsWith('_posts/') === true;
  const isIgnored = engine === 'jekyll' || engine === 'hexo';
  return (value['draft'] === true && !isIgnored) || (value['published'] === false && isPost);
}
