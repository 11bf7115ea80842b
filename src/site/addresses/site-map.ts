import { pushTo } from '../../core/grouping.ts';
import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { bundleOf, isInBundle } from '../../knowledge/text/article-path.ts';
import { isRouted } from '../routes/routed-target.ts';
import { canonicalAddress, folderOf, spelledAddress } from './address.ts';

/** An article that is a page of the site. */
export interface SitePage {
  /** Relative to the working directory, as in reports. */
  readonly article: string;
  /** Relative to the site's root. */
  readonly path: string;
  /** As they are served, its own first: `a/`, `a.html`, the empty text. Empty if only the generator knows them. */
  readonly addresses: readonly string[];
  readonly draft?: true;
  /** The generator computes its address from more than its files. */
  readonly isComputed?: true;
  /** The generator certainly makes no page of the file. */
  readonly unpublished?: true;
}

/** The pages of one site. */
export interface SiteMap {
  /** By addresses in one form. */
  readonly byAddress: ReadonlyMap<string, SitePage>;
  /** The addresses as they are spelled. */
  readonly spelled: ReadonlySet<string>;
  readonly byPath: ReadonlyMap<string, SitePage>;
  /** Some page may have any address. */
  readonly hasUnknown: boolean;
  /** Only the generator knows the addresses of some page. */
  readonly hasUnderived: boolean;
  /** By their names, as `plainName` returns them. */
  readonly byName: ReadonlyMap<string, readonly SitePage[]>;
}

export function siteMap(all: readonly SitePage[], engine: Engine): SiteMap {
  const pages = engine === 'hugo' ? withoutResources(all) : all;
  const byAddress = new Map<string, SitePage>();
  const byPath = new Map<string, SitePage>();
  const spelled = new Set<string>();
  const byName = new Map<string, SitePage[]>();
  for (const page of pages) {
    byPath.set(page.path, page);
    pushTo(byName, plainName(page.path), page);
    for (const address of page.addresses) {
      const key = isRouted(engine) ? address.toLowerCase() : canonicalAddress(address);
      if (!byAddress.has(key) || byAddress.get(key)?.draft) byAddress.set(key, page);
      spelled.add(spelledAddress(address));
    }
  }
  return {
    byAddress,
    byPath,
    spelled,
    byName,
    hasUnknown: pages.some(({ isComputed }) => isComputed),
    hasUnderived: pages.some(isUnderived),
  };
}

/** Whether only the generator knows the addresses of a page. */
export function isUnderived({ addresses, unpublished }: SitePage): boolean {
  return addresses.length === 0 && !unpublished;
}

/** Marks the articles that Hugo takes for resources of the page bundle around them. */
function withoutResources(pages: readonly SitePage[]): readonly SitePage[] {
  const sections = new Set(
    pages.flatMap(({ path }) => (/(?:^|\/)_index\.[\w.-]+$/u.test(path) ? [folderOf(path)] : [])),
  );
  const bundles = new Set(pages.flatMap(({ path }) => bundleOf(path) ?? []));
  for (const folder of bundles) if (sections.has(folder.slice(0, -1))) bundles.delete(folder);
  return bundles.size === 0
    ? pages
    : pages.map((page) => {
        const own = bundleOf(page.path);
        const isInside =
          isInBundle(own?.slice(0, -1) ?? page.path, bundles) && !(own && sections.has(own.slice(0, -1)));
        return isInside ? { ...page, addresses: [], unpublished: true } : page;
      });
}

/** Returns the name of an article without its date, language and extension; that of its folder for `index.md`. */
export function plainName(path: string): string {
  const parts = path.toLowerCase().split('/');
  const name = (parts.pop() ?? '').replace(/\.[^.]+$/u, '').replace(/\.[a-z]{2,3}(?:-[a-z\d]+)?$/u, '');
  return (/^_?index$/u.test(name) ? parts.at(-1) : name.replace(/^\d{2,4}-\d{1,2}-\d{1,2}-/u, '')) ?? '';
}

/** The site as it is seen from one article. */
export interface SiteContext {
  readonly engine: Engine;
  readonly config: Mapping;
  /** Path of the article below the site's root. */
  readonly path: string;
  readonly map: SiteMap;
  /** Returns the names in a folder below the site's root; undefined if it is not there. */
  entries(folder: string): readonly string[] | undefined;
  /** Addresses that the host leads elsewhere, in one form; `*` at the end stands for anything. */
  readonly redirects: readonly string[];
}

/** An article as rules see it. */
interface PlacedArticle {
  readonly engine: Engine;
  readonly path: string;
  readonly site?: { readonly path: string; readonly config: Mapping; readonly redirects?: readonly string[] };
  readonly entries?: ((folder: string) => readonly string[] | undefined) | undefined;
}

/** Returns the site around an article. Without a site, paths are relative to the working directory. */
export function siteContext({ engine, path, site, entries }: PlacedArticle, map: SiteMap): SiteContext {
  return {
    engine,
    map,
    path: site?.path ?? path,
    config: site?.config ?? {},
    redirects: site?.redirects ?? [],
    entries: entries ?? (() => undefined),
  };
}
