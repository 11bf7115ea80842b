import { asMapping, type Mapping, member, textMember } from '../../core/mapping.ts';
import { formatDay, readDate } from '../../knowledge/dates.ts';
import { bundleOf } from '../../knowledge/text/article-path.ts';
import { isTemplateUrl } from '../../knowledge/url/url.ts';
import type { Output, OutputFile, Page } from './output.ts';

/** Where an article is in Hugo's content tree, derived from its path. */
interface ContentLocation {
  readonly language: string;
  /** Folders of the article below the content folder; the first is its section. */
  readonly folders: readonly string[];
  /** Name of the file, or of the folder of a bundle; undefined for `_index.md`. */
  readonly name: string | undefined;
}

/**
 * Returns the files that Hugo writes for an article. Derived from the sources of Hugo 0.111 and 0.123; undefined or
 * empty if versions differ.
 */
export function hugoOutput(page: Page, config: Mapping): Output | undefined {
  const place = contentLocation(page.path, config);
  if (!place || mountsContent(config)) return undefined;
  const { language } = place;
  const bundle = bundleOf(page.path);
  const cascade = place.name === undefined && affectsOutput(member(page.value, 'cascade'));
  const governedFolder = bundle ?? (cascade ? page.path.replace(/[^/]*$/u, '') : undefined);
  const file =
    isPublished(page) && !cascade && !affectsOutput(member(config, 'cascade'))
      ? hugoFile(page, place, config)
      : undefined;
  // With several languages, the path of an alias depends on the version of Hugo.
  const aliases = file && languagesOf(config).length === 1 ? aliasesOf(page, file, config) : [];
  return {
    files: file ? [file, ...aliases] : [],
    realm: language,
    ...(governedFolder !== undefined && { governedFolder }),
  };
}

/** Returns the files of an article with the folders of its language, its own first; also those of some versions only. */
export function hugoFiles(page: Page, config: Mapping): readonly string[] {
  const place = contentLocation(page.path, config);
  const file = hugoOutput(page, config)?.files[0];
  if (!place || !file) return [];
  const prefix = languagePrefix(place.language, config);
  const stated = page.text('url');
  const own =
    stated === undefined
      ? [prefix + file.file]
      : stated.startsWith('/')
        ? [file.file]
        : [prefix + file.file, file.file];
  const aliases = aliasesOf(page, file, { ...config, uglyURLs: false });
  return [...new Set([...own, ...aliases.flatMap((each) => [prefix + each.file, each.file])])];
}

/** Returns the folder in which Hugo writes the pages of a language, such as `/de`; empty for none. */
function languagePrefix(language: string, config: Mapping): string {
  const standard = textMember(config, 'defaultContentLanguage') ?? 'en';
  const isStandard = language.toLowerCase() === standard.toLowerCase();
  const isApart = !isStandard || member(config, 'defaultContentLanguageInSubdir') === true;
  return isApart && languagesOf(config).length > 1 && !hasHosts(config) ? `/${language.toLowerCase()}` : '';
}

/** Whether languages have hosts of their own. */
function hasHosts(config: Mapping): boolean {
  return Object.values(asMapping(member(config, 'languages'))).some((each) => member(each, 'baseURL') !== undefined);
}

/** Returns the folders of content, with the prefixes of their addresses. */
export function contentFolders(config: Mapping): readonly { readonly folder: string; readonly prefix: string }[] {
  return contentRoots(config).map(({ folder, language }) => ({
    folder: folder.slice(0, -1),
    prefix: languagePrefix(language, config),
  }));
}

/**
 * Whether newer versions lead links and images that name a file by its path: in sites of several languages on one host,
 * where the configuration says nothing else.
 */
export function mayLeadPaths(config: Mapping, kind: 'link' | 'image' = 'link'): boolean {
  const hook = member(member(member(member(config, 'markup'), 'goldmark'), 'renderHooks'), kind);
  if (member(hook, 'enableDefault') === true || /^(?:always|fallback)$/u.test(textMember(hook, 'useEmbedded') ?? ''))
    return true;
  if (member(hook, 'enableDefault') === false || textMember(hook, 'useEmbedded') === 'never') return false;
  return languagesOf(config).length > 1 && !hasHosts(config);
}

/** Returns the address of the list of a section; undefined for articles that are in none. */
export function sectionAddress(path: string, config: Mapping): string | undefined {
  const place = contentLocation(path, config);
  const [section] = place?.folders ?? [];
  if (!place || section === undefined) return undefined;
  const plain = sanitizePath(section);
  const own = member(config, 'disablePathToLower') === true ? plain : plain.toLowerCase();
  return `${languagePrefix(place.language, config)}/${own}/`.slice(1);
}

/** Returns the language of a file below the content folder, and how many folders it is in; undefined for other files. */
export function contentPlace(path: string, config: Mapping): { language: string; depth: number } | undefined {
  const place = mountsContent(config) ? undefined : contentLocation(path, config);
  return place && { language: place.language, depth: place.folders.length };
}

function isPublished({ value }: Page): boolean {
  const build = member(value, 'build') ?? member(value, '_build');
  const unusual = ['headless', 'outputs', 'expiryDate', 'unpublishDate'].some((key) => member(value, key));
  return member(value, 'draft') !== true && build === undefined && !unusual;
}

function affectsOutput(cascade: unknown): boolean {
  return /"(?:_?build|outputs|headless|url|slug|draft|expirydate)":/iu.test(JSON.stringify(cascade) ?? '');
}

function languagesOf(config: Mapping): readonly string[] {
  const stated = Object.keys(asMapping(member(config, 'languages')));
  return stated.length > 0 ? stated : [textMember(config, 'defaultContentLanguage') ?? 'en'];
}

/** Whether modules are mounted into the content folder: their files may be anywhere. */
function mountsContent(config: Mapping): boolean {
  const mounts = member(member(config, 'module'), 'mounts');
  return Array.isArray(mounts) && mounts.some((mount) => /^content(?:\/|$)/u.test(textMember(mount, 'target') ?? ''));
}

function contentLocation(path: string, config: Mapping): ContentLocation | undefined {
  const languages = languagesOf(config);
  const root = contentRoots(config).find(({ folder }) => path.startsWith(folder));
  if (!root) return undefined;
  const folders = path.slice(root.folder.length).split('/');
  const file = (folders.pop() ?? '').replace(/\.[^.]+$/u, '');
  const suffix = /\.(?<language>[^.]+)$/u.exec(file)?.groups?.['language'];
  const own = languages.find((each) => each.toLowerCase() === suffix?.toLowerCase());
  const name = own ? file.slice(0, -own.length - 1) : file;
  const language = own ?? root.language;
  if (name === '_index') return { language, folders, name: undefined };
  // `content/index.md` turns the whole site into one bundle.
  if (name === 'index' && folders.length === 0) return undefined;
  return name === 'index'
    ? { language, folders: folders.slice(0, -1), name: folders.at(-1) }
    : { language, folders, name };
}

interface ContentRoot {
  readonly folder: string;
  readonly language: string;
}

const knownRoots = new WeakMap<Mapping, readonly ContentRoot[]>();

/** Returns the folders of content with their languages, the longest first; each site's are computed once. */
function contentRoots(config: Mapping): readonly ContentRoot[] {
  const known = knownRoots.get(config) ?? readContentRoots(config);
  knownRoots.set(config, known);
  return known;
}

function readContentRoots(config: Mapping): readonly ContentRoot[] {
  const standard = textMember(config, 'defaultContentLanguage') ?? 'en';
  const top = textMember(config, 'contentDir') ?? 'content';
  const ofLanguages = languagesOf(config).flatMap((language) => {
    const folder = textMember(member(member(config, 'languages'), language), 'contentDir');
    return folder ? [{ folder, language }] : [];
  });
  return [...ofLanguages, { folder: top, language: standard }]
    .map(({ folder, language }) => ({ folder: `${folder.replace(/^\.?\/|\/+$/gu, '')}/`, language }))
    .sort((a, b) => b.folder.length - a.folder.length);
}

function hugoFile(page: Page, { folders, name }: ContentLocation, config: Mapping): OutputFile | undefined {
  const ugly = member(config, 'uglyURLs') ?? false;
  const lower = member(config, 'disablePathToLower') !== true;
  const sanitize = (text: string) => {
    const path = sanitizePath(text);
    return lower ? path.toLowerCase() : path;
  };
  // `uglyURLs` can be set for each section; how `removePathAccents` maps letters is not modelled.
  if (typeof ugly !== 'boolean' || member(config, 'removePathAccents') === true) return undefined;

  const url = page.text('url');
  if (url !== undefined) {
    // `:year` and the like are parameters; a URL of another site is handled by the theme.
    return /[:?#]/u.test(url) ? undefined : { kind: 'page', file: fileOfUrl(url), from: ['url'] };
  }
  const written = (address: string) => (ugly && address !== '' ? `${resolvePath(address)}.html` : indexFile(address));
  if (name === undefined) return { kind: 'page', file: written(sanitize(folders.join('/'))) };
  const slug = page.text('slug');
  const own = sanitize(slug ?? name);
  if (own.replaceAll('/', '') === '') return undefined;
  const pattern = permalinkPattern(folders[0] ?? '', config);
  const bySlug = slug !== undefined && (pattern === undefined || /:slug/u.test(pattern));
  const title = sanitize(page.text('title') ?? '');
  const address =
    pattern === undefined
      ? sanitize([...folders, slug ?? name].join('/'))
      : fillPermalink(pattern, {
          slug: slug === undefined ? title : own,
          title,
          filename: sanitize(name),
          contentbasename: sanitize(name),
          slugorfilename: own,
          slugorcontentbasename: own,
          section: sanitize(folders[0] ?? ''),
          sections: sanitize(folders.join('/')),
          ...dateValues(page, config),
        });
  return address === undefined
    ? undefined
    : { kind: 'page', file: written(address), ...(bySlug && { from: ['slug'] }) };
}

/** Returns the permalink pattern of a section: `permalinks.SECTION`, and `permalinks.page.SECTION` since 0.115. */
function permalinkPattern(section: string, config: Mapping): string | undefined {
  const permalinks = member(config, 'permalinks');
  const key = section === '' ? '/' : section;
  return textMember(member(permalinks, 'page'), key) ?? textMember(permalinks, key);
}

function dateValues(page: Page, config: Mapping): Readonly<Record<string, string>> {
  // `frontmatter.date` may set another order of keys, or take the date from the file name.
  if (member(member(config, 'frontmatter'), 'date') !== undefined) return {};
  const text = ['date', 'publishDate', 'pubdate', 'published', 'lastmod', 'modified']
    .map((key) => page.text(key))
    .find((each) => each !== undefined);
  const date = text === undefined ? undefined : readDate(text);
  if (!date) return {};
  const [year = '', month = '', day = ''] = formatDay(date).split('-');
  return { year, month, day };
}

/** Fills a permalink pattern; undefined if a value is missing or a slice of the sections is used. */
function fillPermalink(pattern: string, values: Readonly<Record<string, string | undefined>>): string | undefined {
  let missing = false;
  const text = pattern.replace(/:(?<name>\w+)(?<slice>\[)?/gu, (_, name: string, slice: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    // Versions differ in what they make of these.
    missing ||= !(value || name.startsWith('section')) || slice !== undefined || /[+%#]/u.test(value ?? '');
    return value ?? '';
  });
  return missing ? undefined : text;
}

/** Returns `/a/index.html` for `/a/` and `/a`. */
function indexFile(address: string): string {
  const path = resolvePath(address);
  return path === '/' ? '/index.html' : `${path}/index.html`;
}

/** Returns the file of a `url` value, which may name the file itself. */
function fileOfUrl(address: string): string {
  return /\.[^/]+$/u.test(address) ? resolvePath(address) : indexFile(address);
}

/** Returns the alias pages. Aliases keep case and spaces; without a leading slash they are relative to the article. */
function aliasesOf(page: Page, { file }: OutputFile, config: Mapping): OutputFile[] {
  const key = Object.keys(page.value).find((each) => each.toLowerCase() === 'aliases') ?? '';
  const aliases = page.value[key];
  if (!Array.isArray(aliases) || member(config, 'disableAliases') === true || member(config, 'uglyURLs') === true)
    return [];
  const address = file.replace(/\/index\.html$/u, '');
  const folder = address.slice(0, address.lastIndexOf('/') + 1);
  return aliases.flatMap((alias: unknown, index) => {
    if (typeof alias !== 'string' || alias.trim() === '' || isTemplateUrl(alias) || /[:?#]/u.test(alias)) return [];
    const path = resolvePath(alias.startsWith('/') ? alias : folder + alias);
    const to = /\.html?$/u.test(path) ? path : indexFile(path);
    return path === '/' ? [] : [{ kind: 'alias', file: to, from: [key, index] } as const];
  });
}

function resolvePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Does what Hugo's `paths.Sanitize` does: keeps letters, digits, marks and a few signs; spaces become a hyphen. */
export function sanitizePath(text: string): string {
  return text
    .replace(/%(?![0-9a-f]{2})/giu, '')
    .replace(/[^\p{L}\p{Nd}\p{M}\s%./\\_#+~@-]/gu, '')
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/ ?- ?/gu, '-')
    .replaceAll(' ', '-');
}
