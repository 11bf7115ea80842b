import { member } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { markdownExtension, urlParts } from '../../knowledge/url/url.ts';
import { hasUnnamedPosts, isCopied, pathBelowSource } from '../generators/hexo.ts';
import { mayLeadPaths, sectionAddress } from '../generators/hugo.ts';
import { sourceFolder } from '../generators/jekyll.ts';
import { isRouted, routedFile, routedTarget } from '../routes/routed-target.ts';
import { canonicalAddress, decodeSafely, folderOf, joined, normalizePath, spelledAddress } from './address.ts';
import { filesAtAddress } from './files.ts';
import { findFile, foldedName, folderAt, stemOf } from './folders.ts';
import { mayBeGenerated } from './generated.ts';
import { mayBeMade } from './made-files.ts';
import { addressed } from './page-address.ts';
import { isRedirected } from './redirects.ts';
import { renderHook } from './render-hooks.ts';
import { basePath, isBuiltFromCopy, languagesOf, rootsOf } from './roots.ts';
import { isUnderived, type SiteContext, type SiteMap, type SitePage } from './site-map.ts';

/** Where an address leads: to a page, to something else that is there, to nothing, or it cannot be known. */
export type Target = SitePage | 'here' | 'missing' | 'unknown';

/** The generators that write addresses in the case in which they are derived. */
const exact: ReadonlySet<Engine> = new Set(['hugo', 'hexo', 'jekyll']);

/** Returns where the address of a link leads; undefined for other sites and for addresses that are no path. */
export function targetOf(url: string, site: SiteContext): Target | undefined {
  // The pages of docsify are behind the hash.
  const { scheme, authority, path } = urlParts(site.engine === 'docsify' ? url.replace(/^#(?=\/)/u, '') : url);
  if (scheme !== '' || authority !== undefined || path === '' || /[{}<>$|\\]/u.test(path)) return undefined;
  if (isBuiltFromCopy(site) || isCopiedArticle(site)) return 'unknown';
  const written = decodeSafely(path);
  const found = targetOfPath(written, site);
  return found === 'missing' && filesNamed(written, site).some((file) => mayBeMade(file, site)) ? 'unknown' : found;
}

/** Whether Hexo copies the article as it is, so that it is no page, and its links no links. */
function isCopiedArticle({ engine, path, config }: SiteContext): boolean {
  const below = engine === 'hexo' ? pathBelowSource(path, config) : undefined;
  return below !== undefined && isCopied(below, config) !== false;
}

/** Returns the files that a path may name, wherever the site keeps what is served. */
function filesNamed(path: string, site: SiteContext): readonly string[] {
  const { content, files } = rootsOf(site.engine, site.config);
  const addresses = path.startsWith('/') ? looseRooted(path, site) : looseRelative(path, site);
  const served = addresses.flatMap((each) => [...content, ...files].map((root) => normalizePath(`${root}/${each}`)));
  return path.startsWith('/') ? served : [normalizePath(`${folderOf(site.path)}/${path}`), ...served];
}

function targetOfPath(written: string, site: SiteContext): Target {
  // Zola names the files of its content so.
  if (written.startsWith('@/') || (written.startsWith('@site/') && site.engine !== 'docusaurus'))
    return site.engine === 'zola' ? sourceTarget(written.slice(1), site) : 'unknown';
  if (isRouted(site.engine))
    return markdownExtension.test(written)
      ? (routedFile(written, site) ?? sourceTarget(written, site))
      : routedTarget(written, site);
  const isRooted = written.startsWith('/');
  const hook = renderHook('link', site);
  if (hook === true && !isRooted) return 'unknown';
  if (markdownExtension.test(written)) {
    const target = sourceTarget(written, site);
    const isServed = exact.has(site.engine) && addressTarget(written, site) === 'here';
    return isServed ? 'here' : servesNoSources(site) && target !== 'unknown' ? 'missing' : target;
  }
  // Where paths begin in another folder, no addresses are derived.
  if (site.engine === 'jekyll' && sourceFolder(site.config) !== '') return 'unknown';
  if (!addressed.has(site.engine) || (!isRooted && hook === 'unknown')) return 'unknown';
  // `README.md` is read in the repository, too.
  const isPage = (site.map.byPath.get(site.path)?.addresses.length ?? 0) > 0;
  if (
    (!isPage || /(?:^|\/)readme\.\w+$/iu.test(site.path)) &&
    !isRooted &&
    joined(folderOf(site.path), written) === undefined
  )
    return 'unknown';
  if (isBesideOutside(written, site)) return 'here';
  const target = addressTarget(written, site);
  return target === 'missing' && mayLeadToPath(written, site) ? 'unknown' : target;
}

/** Whether an address is that of a file, in an article that is no page but read where its file is: `README.md`. */
function isBesideOutside(path: string, site: SiteContext): boolean {
  const { content } = rootsOf(site.engine, site.config);
  if (content.some((root) => root === '' || site.path.startsWith(`${root}/`))) return false;
  const file = normalizePath(path.startsWith('/') ? path : `${folderOf(site.path)}/${path}`);
  return findFile(file, site) === 'here';
}

/** Returns the article whose file a link names where the address of the file is not that of its page. */
export function sourceOf(url: string, site: SiteContext): SitePage | undefined {
  const target = sourceTarget(decodeSafely(urlParts(url).path), site);
  return typeof target === 'object' && servesNoSources(site) ? target : undefined;
}

/** Whether links to files of Markdown are certainly left as they are, and the files not served. */
function servesNoSources(site: SiteContext): boolean {
  return site.engine === 'hugo' && !mayLeadPaths(site.config) && renderHook('link', site) === false;
}

/** Whether a version of Hugo leads the path of an article to its page. */
function mayLeadToPath(path: string, site: SiteContext): boolean {
  const { engine, config, path: from, map } = site;
  if (engine !== 'hugo' || !mayLeadPaths(config)) return false;
  const { content } = rootsOf(engine, config);
  const folders = path.startsWith('/') ? content : [folderOf(from), ...content];
  const languages = ['', ...languagesOf(config).map((each) => `.${each}`)];
  const names = languages.flatMap((each) => [`${each}.md`, `/index${each}.md`, `/_index${each}.md`]);
  return folders
    .map((folder) => normalizePath(`${folder}/${path}`))
    .some(
      (base) =>
        (isFile(base) && findFile(base, site) === 'here') ||
        names.some((name) => {
          const page = map.byPath.get(base + name);
          return page !== undefined && !page.unpublished;
        }),
    );
}

/** Returns where the address leads that a browser makes of a link. */
function addressTarget(path: string, site: SiteContext): Target {
  const { engine, config, map, path: from } = site;
  if (path.startsWith('/'))
    return exact.has(engine)
      ? hostTarget(path, site)
      : first(looseRooted(path, site).map((each) => lookUp(each, site)));
  const own = map.byPath.get(from)?.addresses[0];
  if (own !== undefined && exact.has(engine))
    return hostTarget(`/${basePath(engine, config)}/${folderOf(own)}/${path}`, site);
  const found = first(looseRelative(path, site).map((each) => lookUp(each, site)));
  return found === 'missing' && own === undefined && exact.has(engine) ? 'unknown' : found;
}

/** Returns where an address of the host leads. */
function hostTarget(path: string, site: SiteContext): Target {
  const { engine, config } = site;
  const base = basePath(engine, config);
  const plain = normalizePath(path);
  if (base === '') return lookUp(plain, site);
  if (`${plain}/`.startsWith(`${base}/`)) return lookUp(plain.slice(base.length + 1), site);
  const inSite = lookUp(plain, site);
  if (mayAddBase(site)) return inSite === 'missing' ? 'unknown' : inSite;
  // The rest of the host belongs to others; what is in this site was meant for it.
  return plain !== '' && (typeof inSite === 'object' || inSite === 'here') ? 'missing' : 'unknown';
}

/** Whether the path of the site may be put in front of addresses that lack it, or be another one. */
function mayAddBase(site: SiteContext): boolean {
  const { engine, config, entries } = site;
  // A configuration beside the usual one may be that of the published site.
  if (engine === 'jekyll') return entries('')?.some((name) => /^_config[._-].+\.ya?ml$/u.test(name)) === true;
  if (engine !== 'hugo') return false;
  const environments = (entries('config') ?? []).filter((name) => name !== '_default' && !name.includes('.'));
  const isRewritten = ['canonifyURLs', 'relativeURLs'].some((key) => member(config, key) === true);
  return isRewritten || environments.length > 0 || renderHook('link', site) !== false;
}

/** Whether a link leads out of the path at which the site is published, to what the site has below that path. */
export function isOutside(url: string, site: SiteContext): boolean {
  const base = basePath(site.engine, site.config);
  const plain = normalizePath(decodeSafely(urlParts(url).path));
  return exact.has(site.engine) && base !== '' && url.startsWith('/') && !`${plain}/`.startsWith(`${base}/`);
}

/** The best of several answers: something there, else what cannot be known. */
function first(answers: readonly Target[]): Target {
  const found = answers.find((each) => typeof each === 'object') ?? answers.find((each) => each === 'here');
  return found ?? (answers.includes('unknown') || answers.length === 0 ? 'unknown' : 'missing');
}

/** Without the path at which the site is published, and without a language. */
function looseRooted(path: string, { engine, config }: SiteContext): string[] {
  const base = basePath(engine, config);
  const plain = normalizePath(path);
  const inSite = base !== '' && `${plain}/`.startsWith(`${base}/`) ? plain.slice(base.length + 1) : plain;
  const [head = '', ...rest] = inSite.split('/');
  return languagesOf(config).includes(head.toLowerCase()) ? [inSite, rest.join('/')] : [inSite];
}

/** Relative to the address of the page, be it taken for a folder or for a file, and to the file itself. */
function looseRelative(path: string, { map, path: from, engine, config }: SiteContext): string[] {
  const own = map.byPath.get(from)?.addresses[0];
  const address = own === undefined ? undefined : canonicalAddress(own);
  const roots = rootsOf(engine, config).content;
  const folders = [
    ...(address === undefined ? [] : [address, folderOf(address)]),
    ...roots.flatMap((root) =>
      root === '' ? [folderOf(from)] : from.startsWith(`${root}/`) ? [folderOf(from.slice(root.length + 1))] : [],
    ),
  ];
  return [...new Set(folders.map((folder) => normalizePath(`${folder}/${path}`)))];
}

/** Returns where a path below the address of the site leads. */
function lookUp(path: string, site: SiteContext): Target {
  const { map, config, engine, redirects, entries } = site;
  const address = canonicalAddress(path);
  const page = map.byAddress.get(address);
  const isPage = page !== undefined;
  if (isPage && (!exact.has(engine) || map.spelled.has(spelledAddress(path)))) return page;
  const list = listAt(address, site);
  const files = filesAtAddress(path, site);
  if (address === '' || list === 'here' || isOnDisk(files, path, site)) return 'here';
  if (isRedirected(address, redirects)) return 'here';
  // Netlify answers in any case.
  if (entries('')?.includes('netlify.toml') && isPage) return page;
  const isInOtherCase = exact.has(engine) && files.some((file) => findFile(file, site) === 'case');
  if (isPage || isInOtherCase) return 'missing';
  const name = address.split('/').at(-1) ?? '';
  if (mayBeGenerated(address, config) || isUnderivedName(name, site) || templatePages(site).has(name)) return 'unknown';
  if (list === 'unknown' || mayBeInTheme(path, site) || mayBeOtherFormat(path, site)) return 'unknown';
  return mayBeUnlinted(address, site) ? 'unknown' : 'missing';
}

/** Whether an article of this name, or with an address without its name, may be at any address: only the generator knows. */
function isUnderivedName(name: string, site: SiteContext): boolean {
  const { engine, config, map } = site;
  const mayHaveAny = engine === 'hexo' && map.hasUnderived && hasUnnamedPosts(config);
  return mayHaveAny || (map.byName.get(name)?.some(isUnderived) ?? false);
}

/** Whether a file may be that of a theme whose files are not at hand. */
function mayBeInTheme(path: string, { engine, config, entries }: SiteContext): boolean {
  if (engine !== 'hugo' || !isFile(path)) return false;
  const themes = [member(config, 'theme') ?? []].flat();
  return member(member(config, 'module'), 'imports') !== undefined || themes.some((each) => !entries(`themes/${each}`));
}

/** Whether a page in another format than Markdown may be at an address. */
function mayBeOtherFormat(path: string, site: SiteContext): boolean {
  const { engine, config } = site;
  if (engine === 'jekyll' && findFile(normalizePath(`${path}/README.md`), site) === 'here') return true;
  const stem = foldedName(path.split('/').at(-1) ?? '').replace(/\.html?$/u, '');
  const isIn = (folder: string, names: readonly string[]) =>
    names.some((name) => folderAt(normalizePath(folder), site).otherPages.has(name));
  return rootsOf(engine, config).content.some(
    (root) =>
      isIn(root, [stem]) || isIn(`${root}/${folderOf(path)}`, [stem]) || isIn(`${root}/${path}`, ['index', '_index']),
  );
}

/** Whether one of the files is there, or a folder that the host may list. */
function isOnDisk(files: readonly string[], path: string, site: SiteContext): boolean {
  const withPage = /\.[^/]+$|\/$/u.test(path) ? [] : filesAtAddress(`${path}.html`, site);
  const withIndex = filesAtAddress(`${path}/index.html`, site);
  const isThere = (file: string) => findFile(file, site) === 'here';
  if (exact.has(site.engine)) return [...files.filter(isFile), ...withPage, ...withIndex].some(isThere);
  // Elsewhere articles that are not known may be there.
  const { content } = rootsOf(site.engine, site.config);
  const name = foldedName(path.split('/').at(-1) ?? '');
  const stem = name.replace(/\.html?$/u, '');
  const around = content.map((root) => folderAt(normalizePath(`${root}/${folderOf(path)}`), site));
  return (
    [...files, ...withPage].some((file) => findFile(file, site) !== 'missing') ||
    around.some(({ names, stems }) => names.has(name) || stems.has(stem))
  );
}

/** A folder is no page; names without a dot are those of folders. */
function isFile(path: string): boolean {
  return (path.split('/').at(-1) ?? '').includes('.');
}

const knownLists = new WeakMap<SiteMap, { readonly lists: ReadonlySet<string>; readonly above: ReadonlySet<string> }>();

/** Returns the addresses of lists without an article of their own, and all addresses above those of pages. */
function listsOf({ engine, config, map }: SiteContext) {
  const known = knownLists.get(map);
  if (known) return known;
  // Hugo writes a page for each language, be it one that leads to the root.
  const lists = new Set(engine === 'hugo' ? languagesOf(config) : []);
  const above = new Set<string>();
  for (const { path, addresses, draft } of map.byPath.values()) {
    const section = engine === 'hugo' && !draft && addresses.length > 0 ? sectionAddress(path, config) : undefined;
    if (section !== undefined) lists.add(canonicalAddress(section));
    for (const address of addresses)
      for (let folder = folderOf(canonicalAddress(address)); folder !== ''; folder = folderOf(folder))
        above.add(folder);
  }
  const found = { lists, above };
  knownLists.set(map, found);
  return found;
}

/** Whether an address above pages is that of a list: Hugo makes those of sections only, plugins any. */
function listAt(address: string, site: SiteContext): Target {
  const { lists, above } = listsOf(site);
  if (lists.has(address)) return 'here';
  const stated = typeof member(member(site.config, 'permalinks'), 'section') === 'object';
  if (!above.has(address) || (site.engine === 'hugo' && !stated)) return 'missing';
  return exact.has(site.engine) ? 'unknown' : 'here';
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
    if (findFile(file, site) !== 'missing') return 'here';
  }
  if (isInOtherVersion(path, site)) return 'unknown';
  const address = map.byAddress.get(canonicalAddress(path.replace(/\.\w+$/u, '')));
  // What lies outside of the site cannot be looked up.
  return address ?? (joined(folderOf(from), path) === undefined ? 'unknown' : 'missing');
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
