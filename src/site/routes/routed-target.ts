import type { Engine } from '../../core/types.ts';
import { markdownExtension } from '../../knowledge/url/url.ts';
import { canonicalAddress, folderOf, normalizePath, spelledAddress } from '../addresses/address.ts';
import { findFile, foldedName } from '../addresses/folders.ts';
import { mayBeMade } from '../addresses/made-files.ts';
import { isRedirected } from '../addresses/redirects.ts';
import type { SiteContext, SiteMap, SitePage } from '../addresses/site-map.ts';
import type { Target } from '../addresses/targets.ts';
import type { Entries } from '../site-files.ts';
import { below, isIn, type RoutedEngine, type Routes } from './routes.ts';
import { siteRoutes } from './site-routes.ts';

type Config = SiteContext['config'];

const routed: ReadonlySet<Engine> = new Set<RoutedEngine>(['astro', 'docsify', 'docusaurus', 'eleventy', 'vitepress']);

/** The generators whose configuration is code. */
export function isRouted(engine: Engine): boolean {
  return routed.has(engine);
}

const known = new WeakMap<Config, Routes | null>();

/** Returns how a site is served; undefined if that is computed. */
export function routesOf(engine: Engine, config: Config): Routes | undefined {
  const before = known.get(config);
  if (before !== undefined) return before ?? undefined;
  const found = siteRoutes(engine, config);
  known.set(config, found ?? null);
  return found;
}

/** Returns where the path of a link leads. */
export function routedTarget(path: string, site: SiteContext): Target {
  const routes = routesOf(site.engine, site.config);
  const addresses = site.map.byPath.get(site.path)?.addresses ?? [];
  const found = routes?.candidates(path, { path: site.path, addresses });
  if (!routes || !found) return 'unknown';
  const answers = found.map((each) => lookUp(each, site, routes));
  const page = answers.find((each) => typeof each === 'object') ?? answers.find((each) => each === 'here');
  return page ?? (answers.includes('unknown') ? 'unknown' : 'missing');
}

function lookUp(path: string, site: SiteContext, routes: Routes): Target {
  const address = canonicalAddress(path);
  const page = site.map.byAddress.get(address);
  if (page) return isInOtherCase(path, site, routes) ? 'missing' : page;
  const plain = address.replace(/(?:^|\/)index$/u, '');
  const isElsewhere = isRedirected(plain, routes.redirects) || isRedirected(plain, site.redirects);
  if (plain === '' || isElsewhere || isServed(path, routes, site.entries)) return 'here';
  const other = routes.other(address, site.entries);
  if (other) return other;
  // An article whose address is computed may have this one.
  const isOpen = routes.open || site.map.hasUnknown || isIgnored(address, site, routes);
  return isOpen || mayBeUnlinted(address, site, routes) ? 'unknown' : 'missing';
}

/** Whether the page at an address is at one that differs in case, where the host tells them apart: Netlify does not. */
function isInOtherCase(path: string, { map, entries }: SiteContext, { hasExactCase }: Routes): boolean {
  if (!hasExactCase || entries('')?.includes('netlify.toml')) return false;
  return !map.spelled.has(spelledAddress(path));
}

/** Whether git ignores what may be at an address: a program writes it before the site is built. */
function isIgnored(address: string, site: SiteContext, { sources }: Routes): boolean {
  return sources.some(({ folder, base }) => {
    if (folder === undefined || !isIn(address, canonicalAddress(base))) return false;
    return mayBeMade(normalizePath(`${folder}/${below(address, canonicalAddress(base))}`), site);
  });
}

/** Whether a file is served at a path as it is, or the first page of a folder. */
function isServed(path: string, { served }: Routes, entries: Entries): boolean {
  const name = foldedName(path.split('/').at(-1) ?? '').replace(/\.html?$/u, '');
  const names = [name, `${name}.html`, `${name}.htm`];
  return served.some((root) => {
    const file = normalizePath(`${root}/${path}`);
    const inside = entries(file);
    if (inside?.some((each) => /^index\.html?$/iu.test(each))) return true;
    return entries(folderOf(file))?.some((each) => names.slice(inside ? 1 : 0).includes(foldedName(each)));
  });
}

/** Whether articles that the run does not hold may be at an address. */
function mayBeUnlinted(address: string, site: SiteContext, { sources }: Routes): boolean {
  return sources.some(({ folder, base }) => {
    if (base.includes('?')) return true;
    return isIn(address, canonicalAddress(base)) && (folder === undefined || hasUnlinted(folder, site));
  });
}

/** Folders by their paths, walked once for all articles of a run. */
const walked = new WeakMap<SiteMap, Map<string, boolean>>();
const mostFolders = 5000;

function hasUnlinted(root: string, { map, entries }: SiteContext): boolean {
  const before = walked.get(map) ?? new Map<string, boolean>();
  walked.set(map, before);
  const found = before.get(root) ?? walk();
  before.set(root, found);
  return found;

  function walk(): boolean {
    const folders = [root];
    for (const folder of folders) {
      for (const name of entries(folder) ?? []) {
        const path = normalizePath(`${folder}/${name}`);
        if (markdownExtension.test(name)) {
          if (!map.byPath.has(path)) return true;
        } else if (!/^(?:\.|node_modules$)|\.[a-z][a-z\d]{1,5}$/iu.test(name)) {
          if (folders.length >= mostFolders) return true;
          folders.push(path);
        }
      }
    }
    return false;
  }
}

/** Returns where a link to a file of Markdown leads; undefined where the usual files are looked for. */
export function routedFile(path: string, site: SiteContext): Target | undefined {
  const routes = routesOf(site.engine, site.config);
  const addresses = site.map.byPath.get(site.path)?.addresses ?? [];
  const files = routes?.files?.(path, { path: site.path, addresses });
  if (!routes || !files)
    return routes?.linksArePages ? routedTarget(path, site) : path.startsWith('@') ? 'unknown' : undefined;
  for (const file of files) {
    const page: SitePage | undefined = site.map.byPath.get(file);
    if (page) return page;
    if (findFile(file, site) !== 'missing') return 'here';
  }
  if (routes.linksArePages) return routedTarget(path, site);
  // A plugin may write a folder of articles before the site is built.
  const isMade = routes.open && files.every((file) => site.entries(folderOf(file)) === undefined);
  return files.includes('..') || isMade || files.some((file) => mayBeMade(file, site)) ? 'unknown' : 'missing';
}
