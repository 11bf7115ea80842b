import { pushTo } from '../../core/grouping.ts';
import { type Mapping, member } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { urlParts } from '../../knowledge/url/url.ts';
import { canonicalAddress, decodeSafely, folderOf, leavesRoot, normalizePath } from './address.ts';
import { mayBeGenerated } from './generated.ts';
import { addressed } from './page-address.ts';
import { basePath, languagesOf, rootsOf } from './roots.ts';

/** An article that is a page of the site. */
export interface SitePage {
  /** Relative to the working directory, as in reports. */
  readonly article: string;
  /** Relative to the site's root. */
  readonly path: string;
  /** In one form, its own first; empty if only the generator knows them. */
  readonly addresses: readonly string[];
  readonly draft?: true;
}

/** The pages of one site. */
export interface SiteMap {
  readonly byAddress: ReadonlyMap<string, SitePage>;
  readonly byPath: ReadonlyMap<string, SitePage>;
  /** Last parts of the names of articles whose addresses only the generator knows. */
  readonly unknownNames: ReadonlySet<string>;
  /** Folders above the pages. */
  readonly sections: ReadonlySet<string>;
  /** By their names, as `plainName` gives them. */
  readonly byName: ReadonlyMap<string, readonly SitePage[]>;
}

export function siteMap(pages: readonly SitePage[]): SiteMap {
  const byAddress = new Map<string, SitePage>();
  const byPath = new Map<string, SitePage>();
  const unknownNames = new Set<string>();
  const sections = new Set<string>(['']);
  const byName = new Map<string, SitePage[]>();
  for (const page of pages) {
    byPath.set(page.path, page);
    pushTo(byName, plainName(page.path), page);
    if (page.addresses.length === 0) unknownNames.add(plainName(page.path));
    for (const address of page.addresses) {
      if (!byAddress.has(address) || byAddress.get(address)?.draft) byAddress.set(address, page);
      for (let folder = folderOf(address); folder !== ''; folder = folderOf(folder)) sections.add(folder);
    }
  }
  return { byAddress, byPath, unknownNames, sections, byName };
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

/** Where an address leads: to a page, to something else that is there, to nothing, or it cannot be known. */
export type Target = SitePage | 'here' | 'missing' | 'unknown';

/** Returns where the address of a link leads; undefined for other sites and for addresses that are no path. */
export function targetOf(url: string, site: SiteContext): Target | undefined {
  const { scheme, authority, path } = urlParts(url);
  if (scheme !== '' || authority !== undefined || path === '' || /[{}<>$|\\]/u.test(path)) return undefined;
  const written = decodeSafely(path);
  // Zola names the files of its content so.
  if (written.startsWith('@/')) return site.engine === 'zola' ? sourceTarget(written.slice(1), site) : 'unknown';
  const isSource = /\.(?:md|mdx|markdown)$/iu.test(written);
  if (hasLinkHook(site) && !written.startsWith('/')) return 'unknown';
  if (isSource) return sourceTarget(written, site);
  if (!addressed.has(site.engine)) return 'unknown';
  if (!written.startsWith('/') && (themeMayHaveLinkHook(site) || leavesRoot(folderOf(site.path), written)))
    return 'unknown';
  if (isBesideOutside(written, site)) return 'here';
  const candidates = written.startsWith('/') ? rootedCandidates(written, site) : relativeCandidates(written, site);
  return first(candidates.map((address) => lookUp(address, site)));
}

/** Whether an address is that of a file, in an article that is no page but read where its file is: `README.md`. */
function isBesideOutside(path: string, site: SiteContext): boolean {
  const { content } = rootsOf(site.engine, site.config);
  if (content.some((root) => root === '' || site.path.startsWith(`${root}/`))) return false;
  const file = normalizePath(path.startsWith('/') ? path : `${folderOf(site.path)}/${path}`);
  return folderAt(folderOf(file), site).names.has(foldedName(file.split('/').at(-1) ?? ''));
}

/** Whether a template of the site decides where its links lead. */
function hasLinkHook({ engine, entries }: SiteContext, above = ''): boolean {
  const folders = engine === 'hugo' ? ['layouts/_default/_markup', 'layouts/_markup'] : [];
  return folders.some((folder) => entries(above + folder)?.some((name) => name.startsWith('render-link')));
}

/** Whether a theme may do so: it has such a template, or its files are not there. */
function themeMayHaveLinkHook(site: SiteContext): boolean {
  const { engine, config, entries } = site;
  if (engine !== 'hugo') return false;
  const themes = [member(config, 'theme') ?? []].flat().map((theme) => `themes/${theme}/`);
  if (member(member(config, 'module'), 'imports') !== undefined) return true;
  return themes.some((theme) => !entries(`${theme}layouts`) || hasLinkHook(site, theme));
}

/** The best of several answers: something there, else what cannot be known. */
function first(answers: readonly Target[]): Target {
  const found = answers.find((each) => typeof each === 'object') ?? answers.find((each) => each === 'here');
  return found ?? (answers.includes('unknown') || answers.length === 0 ? 'unknown' : 'missing');
}

/** Without the path at which the site is published, and without a language. */
function rootedCandidates(path: string, { engine, config }: SiteContext): string[] {
  const base = basePath(engine, config);
  const plain = normalizePath(path);
  const inSite = base !== '' && `${plain}/`.startsWith(`${base}/`) ? plain.slice(base.length + 1) : plain;
  const [head = '', ...rest] = inSite.split('/');
  return languagesOf(config).includes(head.toLowerCase()) ? [inSite, rest.join('/')] : [inSite];
}

/** Relative to the address of the page, be it taken for a folder or for a file, and to the file itself. */
function relativeCandidates(path: string, { map, path: from, engine, config }: SiteContext): string[] {
  const own = map.byPath.get(from)?.addresses[0];
  const roots = rootsOf(engine, config).content;
  const folders = [
    ...(own === undefined ? [] : [own, folderOf(own)]),
    ...roots.flatMap((root) =>
      root === '' ? [folderOf(from)] : from.startsWith(`${root}/`) ? [folderOf(from.slice(root.length + 1))] : [],
    ),
  ];
  return [...new Set(folders.map((folder) => normalizePath(`${folder}/${path}`)))];
}

function lookUp(path: string, site: SiteContext): Target {
  const { map, config, redirects } = site;
  const address = canonicalAddress(path);
  const page = map.byAddress.get(address);
  if (page) return page;
  if (address === '' || map.sections.has(address) || isOnDisk(path, site)) return 'here';
  if (redirects.some((each) => (each.endsWith('*') ? address.startsWith(each.slice(0, -1)) : each === address)))
    return 'here';
  const name = address.split('/').at(-1) ?? '';
  if (mayBeGenerated(address, config) || map.unknownNames.has(name) || templatePages(site).has(name)) return 'unknown';
  return mayBeUnlinted(address, site) ? 'unknown' : 'missing';
}

/** Whether a file or folder of this address is among the files that are served, or one of the content could be it. */
function isOnDisk(path: string, site: SiteContext): boolean {
  const { content, files } = rootsOf(site.engine, site.config);
  const name = foldedName(path.split('/').at(-1) ?? '');
  const stem = name.replace(/\.html?$/u, '');
  const folder = (root: string) => folderAt(normalizePath(`${root}/${folderOf(path)}`), site);
  return (
    files.some((root) => folder(root).names.has(name) || folder(root).names.has(`${stem}.html`)) ||
    content.some((root) => folder(root).names.has(name) || folder(root).stems.has(stem))
  );
}

/** What is known of a folder of the site. */
interface KnownFolder {
  readonly names: ReadonlySet<string>;
  /** Names without extension and language. */
  readonly stems: ReadonlySet<string>;
  /** Whether articles are in it that the run does not hold. */
  readonly hasUnlinted: boolean;
}

/** Folders by their paths, read once for all articles of a run. */
const knownFolders = new WeakMap<SiteMap, Map<string, KnownFolder>>();

function folderAt(folder: string, { map, entries }: SiteContext): KnownFolder {
  const known = knownFolders.get(map) ?? new Map<string, KnownFolder>();
  knownFolders.set(map, known);
  const before = known.get(folder);
  if (before) return before;
  const names = entries(folder) ?? [];
  const hasUnlinted = names.some(
    (name) =>
      /\.(?:md|mdx|markdown)$/iu.test(name) &&
      !map.byPath.has(normalizePath(`${folder}/${name}`)) &&
      !/^[A-Z_]+\./u.test(name),
  );
  const found = { names: new Set(names.map(foldedName)), stems: new Set(names.map(stemOf)), hasUnlinted };
  known.set(folder, found);
  return found;
}

function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Returns a name without extension and language. */
function stemOf(name: string): string {
  return foldedName(name).replace(/(?:\.[a-z]{2,3}(?:-[a-z\d]+)?)?\.[a-z\d]+$/u, '');
}

/** Whether articles that the run does not hold may be at an address: those in its folder, and all posts of a flat list. */
function mayBeUnlinted(address: string, site: SiteContext): boolean {
  const { engine, config, path } = site;
  const { content } = rootsOf(engine, config);
  const folders = content.flatMap((root) =>
    ancestors(folderOf(address)).map((folder) => normalizePath(`${root}/${folder}`)),
  );
  const flat =
    engine === 'jekyll' ? ['_posts', folderOf(path)] : engine === 'hexo' ? ['source/_posts', folderOf(path)] : [];
  return [...folders, ...flat].some((folder) => folderAt(folder, site).hasUnlinted);
}

function ancestors(folder: string): string[] {
  const found = [folder];
  for (let at = folder; at !== ''; at = folderOf(at)) found.push(folderOf(at));
  return found;
}

/** A link to the file of another article: relative to this one, or to a folder of content. */
function sourceTarget(path: string, site: SiteContext): Target {
  const { engine, config, path: from, map } = site;
  const folders = path.startsWith('/')
    ? rootsOf(engine, config).content
    : [folderOf(from), ...rootsOf(engine, config).content];
  // The root of the content may be any folder above.
  const [, ...below] = normalizePath(path).split('/');
  const candidates = [
    ...[...folders, ...ancestors(folderOf(from))].map((folder) => normalizePath(`${folder}/${path}`)),
    // The folder of the site itself may be served below its own name.
    ...(path.startsWith('/') ? [below.join('/')] : []),
  ];
  for (const file of candidates) {
    const page = map.byPath.get(file);
    if (page) return page;
    const name = file.split('/').at(-1) ?? '';
    if (folderAt(folderOf(file), site).names.has(foldedName(name))) return 'here';
  }
  if (isInOtherVersion(path, site)) return 'unknown';
  const address = map.byAddress.get(canonicalAddress(path.replace(/\.\w+$/u, '')));
  // What lies outside of the site cannot be looked up.
  return address ?? (leavesRoot(folderOf(from), path) ? 'unknown' : 'missing');
}

/** Whether another version of the documentation has a file of this name, which this version may inherit. */
function isInOtherVersion(path: string, { path: from, map }: SiteContext): boolean {
  const name = path.split('/').at(-1) ?? '';
  if (!/(?:^|\/)(?:[\w-]+_)?versioned_docs\//u.test(from)) return false;
  for (const other of map.byPath.keys()) if (other.endsWith(`/${name}`)) return true;
  return false;
}

const knownTemplates = new WeakMap<SiteMap, ReadonlySet<string>>();
const mostFolders = 1000;

/** Returns the names of pages that are no articles but templates of Jekyll, which may set their own addresses. */
function templatePages({ engine, map, entries }: SiteContext): ReadonlySet<string> {
  if (engine !== 'jekyll') return new Set();
  const known = knownTemplates.get(map);
  if (known) return known;
  const found = new Set<string>();
  const folders = [''];
  for (const folder of folders) {
    for (const name of entries(folder) ?? []) {
      if (/\.(?:html?|xml|txt)$/iu.test(name)) found.add(stemOf(name));
      else if (
        !/[._]/u.test(name[0] ?? '') &&
        !name.includes('.') &&
        name !== 'node_modules' &&
        folders.length < mostFolders
      )
        folders.push(normalizePath(`${folder}/${name}`));
    }
  }
  knownTemplates.set(map, found);
  return found;
}
