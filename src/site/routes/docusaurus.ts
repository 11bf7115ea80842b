import { asMapping, type Mapping, member, textMember, texts } from '../../core/mapping.ts';
import { canonicalAddress, folderOf, joined, normalizePath } from '../addresses/address.ts';
import { isComputed } from '../code/computed.ts';
import type { Page } from '../generators/output.ts';
import type { Entries } from '../site-files.ts';
import { type Instance, instancesOf } from './docusaurus-instances.ts';
import { below, besideKey, isIn, type Place, type Routes, relativeTo, type Source, withoutBase } from './routes.ts';

/** A folder of articles of Docusaurus. */
interface DocusaurusSource extends Source {
  readonly kind: Instance['kind'];
  readonly instance: Instance;
  /** The language whose addresses begin with its name. */
  readonly locale?: string;
  /** The folder that this one translates. */
  readonly original?: string;
}

const usualRoute = { docs: 'docs', blog: 'blog', pages: '' };
const usualFolder = { docs: 'docs', blog: 'blog', pages: 'src/pages' };

/** Returns how Docusaurus serves a site; undefined if its configuration computes that. */
export function docusaurusRoutes(config: Mapping): Routes | undefined {
  const found = instancesOf(config);
  if (!found) return undefined;
  const beside = asMapping(config[besideKey]);
  const root = textMember(beside, 'folder') ?? '';
  const locales = localesOf(config, beside);
  const sources = found.instances.flatMap((instance) => sourcesOf(instance, root, locales, beside));
  const sourceOf = (path: string) => bestSource(path, sources);
  const slash = config['trailingSlash'];
  const isKnown = sources.every(({ base }) => !base.includes('?'));
  return {
    sources,
    served: staticFolders(config, root),
    open: found.open || beside['open'] === true || !isKnown,
    redirects: found.redirects.map((each) => canonicalAddress(each)),
    addressesOf(page) {
      const source = sourceOf(page.path);
      return source && ownAddress(page, source);
    },
    candidates(link, place) {
      const source = sourceOf(place.path);
      if (!source) return undefined;
      if (link.startsWith('/')) return inLocales(rooted(link, config), source.locale, locales);
      if (place.addresses[0] === undefined) return undefined;
      return inLocales(
        relativeTo(place.addresses[0], link, typeof slash === 'boolean' ? slash : undefined),
        undefined,
        locales,
      );
    },
    files: (link, place) => filesOf(link, place, sourceOf(place.path), root),
    other: (address, entries) => otherPage(address, entries, sources, locales, beside),
  };
}

interface Locales {
  readonly all: readonly string[];
  readonly usual: string | undefined;
}

function localesOf(config: Mapping, beside: Mapping): Locales {
  const stated = asMapping(config['i18n']);
  const listed = stated['locales'];
  const all = Array.isArray(listed) && !isComputed(listed) ? texts(listed) : texts(beside['locales']);
  return { all, usual: textMember(stated, 'defaultLocale') ?? (config['i18n'] === undefined ? 'en' : undefined) };
}

/** Folders outside of the root, and those whose address is computed, are kept: what they serve is not known. */
function sourcesOf(instance: Instance, root: string, locales: Locales, beside: Mapping): DocusaurusSource[] {
  const { kind, id, options } = instance;
  const suffix = id === 'default' ? '' : `-${id}`;
  const route = isComputed(options['routeBasePath'])
    ? '?'
    : normalizePath(textMember(options, 'routeBasePath') ?? usualRoute[kind]);
  const path = isComputed(options['path']) ? undefined : joined(root, textMember(options, 'path') ?? usualFolder[kind]);
  const parts = kind === 'docs' ? versionsOf(instance, beside) : [{ name: 'current', part: '' }];
  return parts.flatMap(({ name, part }) => {
    const prefix = id === 'default' ? '' : `${id}_`;
    const folder = name === 'current' ? path : joined(root, `${prefix}versioned_docs/version-${name}`);
    const base = normalizePath(`${route}/${part}`);
    const version = kind !== 'docs' ? '' : name === 'current' ? '/current' : `/version-${name}`;
    const translated = locales.all.map(
      (locale): DocusaurusSource => ({
        kind,
        instance,
        folder: joined(root, `i18n/${locale}/docusaurus-plugin-content-${kind}${suffix}${version}`),
        base: locale === locales.usual ? base : normalizePath(`${locale}/${base}`),
        ...(locale !== locales.usual && { locale }),
        ...(folder !== undefined && { original: folder }),
      }),
    );
    return [{ kind, instance, folder, base }, ...translated];
  });
}

/** Returns the versions of a documentation, and what the addresses of each have behind the route. */
function versionsOf({ id, options }: Instance, beside: Mapping): readonly { name: string; part: string }[] {
  const listed = texts(asMapping(beside['versions'])[id]);
  const keys = ['disableVersioning', 'includeCurrentVersion', 'onlyIncludeVersions', 'lastVersion', 'versions'];
  if (keys.some((key) => isComputed(options[key]))) return [{ name: 'current', part: '?' }];
  const names = options['disableVersioning'] === true ? [] : listed;
  const all = [
    ...(options['includeCurrentVersion'] === false || names.includes('current') ? [] : ['current']),
    ...names,
  ];
  const only = options['onlyIncludeVersions'];
  const kept = Array.isArray(only) ? all.filter((name) => texts(only).includes(name)) : all;
  const last = textMember(options, 'lastVersion') ?? kept.find((name) => name !== 'current') ?? 'current';
  return kept.map((name) => {
    const stated = asMapping(options['versions'])[name];
    const usual = name === last ? '' : name === 'current' ? 'next' : name;
    return { name, part: isComputed(stated) ? '?' : (textMember(stated, 'path') ?? usual) };
  });
}

function bestSource(path: string, sources: readonly DocusaurusSource[]): DocusaurusSource | undefined {
  let best: DocusaurusSource | undefined;
  for (const source of sources) {
    const { folder } = source;
    if (folder !== undefined && isIn(path, folder) && folder.length >= (best?.folder?.length ?? 0)) best = source;
  }
  return best;
}

function staticFolders(config: Mapping, root: string): readonly string[] {
  const stated = config['staticDirectories'];
  return (Array.isArray(stated) ? texts(stated) : ['static']).flatMap((each) => joined(root, each) ?? []);
}

function ownAddress(page: Page, source: DocusaurusSource): readonly string[] | undefined {
  const { kind, folder = '', base, instance } = source;
  const path = below(page.path, folder);
  const isExcluded = /(?:^|\/)_|\.test\.\w+$|(?:^|\/)__tests__\//u.test(path);
  if (isExcluded && instance.options['exclude'] === undefined) return undefined;
  if (base.includes('?')) return [];
  const stated = page.value['slug'];
  if (stated !== undefined && typeof stated !== 'string') return [];
  const slug = stated?.trim() || undefined;
  const own =
    kind === 'docs'
      ? docSlug(page, path, slug, instance)
      : kind === 'blog'
        ? (slug ?? postSlug(path))
        : (slug ?? pageSlug(path));
  return own === undefined ? [] : [canonicalAddress(`${base}/${own}`)];
}

function docSlug(
  { value, text }: Page,
  path: string,
  slug: string | undefined,
  { options }: Instance,
): string | undefined {
  if (slug?.startsWith('/')) return slug;
  const parser = options['numberPrefixParser'];
  const strips = value['parse_number_prefixes'] !== false && parser !== false;
  if (strips && isComputed(parser) && /(?:^|\/)\d/u.test(path)) return undefined;
  const plain = (part: string) => (strips ? withoutNumber(part) : part);
  const folders = folderOf(path).split('/').filter(Boolean);
  const name = (path.split('/').at(-1) ?? '').replace(/\.[^.]+$/u, '');
  const folder = folders.map(plain).join('/');
  const isIndex = ['index', 'readme', folders.at(-1)?.toLowerCase()].includes(name.toLowerCase());
  if (slug === undefined && isIndex) return folder;
  return normalizePath(`${folder}/${slug ?? text('id') ?? plain(name)}`);
}

/** Numbers that order articles are no part of their addresses; dates and versions are. */
function withoutNumber(name: string): string {
  if (/^\d+[-_.]\d+/u.test(name)) return name;
  return /^\d+\s*[-_.]+\s*(?<rest>[^-_.\s].*)$/u.exec(name)?.groups?.['rest'] ?? name;
}

function postSlug(path: string): string {
  const {
    folder = '',
    date,
    text = '',
  } = /^(?<folder>.*)(?<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?<text>.*?)(?:\/index)?\.mdx?$/u.exec(path)?.groups ??
  {};
  return date === undefined
    ? path.replace(/(?:\/index)?\.mdx?$/u, '')
    : `${date.replaceAll('-', '/')}/${folder}${text}`;
}

function pageSlug(path: string): string {
  return path.replace(/(?:^|\/)index\.\w+$/iu, '').replace(/\.(?:mdx?|[jt]sx?)$/u, '');
}

/** Docusaurus puts the path of the site and the language before a link; a computed path may be its first folders. */
function rooted(link: string, config: Mapping): readonly string[] {
  const base = member(config, 'baseUrl');
  if (typeof base === 'string') return [withoutBase(link, normalizePath(base))];
  const parts = normalizePath(link).split('/');
  return [0, 1, 2].filter((count) => count === 0 || count < parts.length).map((count) => parts.slice(count).join('/'));
}

/** What is not translated is served in its own language at the address of the other one. */
function inLocales(paths: readonly string[], locale: string | undefined, { all }: Locales): readonly string[] {
  const found = paths.flatMap((path) => {
    const [head = '', ...rest] = path.split('/');
    if (all.includes(head)) return [path, rest.join('/')];
    return locale === undefined ? [path] : [`${locale}/${path}`, path];
  });
  return [...new Set(found)];
}

/** Docusaurus looks for a file beside the article, in the folder of the documentation, and in that of the site. */
function filesOf(
  link: string,
  { path }: Place,
  source: DocusaurusSource | undefined,
  root: string,
): readonly string[] | undefined {
  if (link.startsWith('@site/')) return [joined(root, link.slice('@site/'.length)) ?? '..'];
  if (!source) return undefined;
  const own = /^\//u.test(link) ? [] : [folderOf(path)];
  const others = /^\.\.?\//u.test(link) ? [] : [source.folder, source.original, root];
  return [...own, ...others].flatMap((folder) => (folder === undefined ? [] : (joined(folder, link) ?? [])));
}

/** Lists of posts, tags and categories, and pages in JavaScript. */
function otherPage(
  address: string,
  entries: Entries,
  sources: readonly DocusaurusSource[],
  { all }: Locales,
  beside: Mapping,
): 'here' | 'unknown' | undefined {
  const [head = '', ...rest] = address.split('/');
  const plain = all.some((locale) => locale.toLowerCase() === head) ? rest.join('/') : address;
  const slugs = texts(beside['categories']);
  for (const { kind, base, folder, locale, instance } of sources) {
    const canonical = canonicalAddress(base);
    if (locale !== undefined || !isIn(plain, canonical)) continue;
    const inside = below(plain, canonical);
    if (kind === 'pages' && folder !== undefined && isCodePage(inside, folder, entries)) return 'here';
    if (kind === 'docs' && slugs.some((slug) => canonicalAddress(slug) === inside)) return 'here';
    if (kind === 'blog' && inside === '') return 'here';
    const lists = Object.entries(instance.options).flatMap(([key, value]) =>
      /^(?:tags|archive|authors|page)BasePath$/u.test(key) ? texts(value) : [],
    );
    const generated =
      kind === 'blog'
        ? ['page', 'tags', 'archive', 'authors', 'rss', 'atom', 'feed', ...lists]
        : ['category', 'tags', ...lists];
    if (kind !== 'pages' && generated.some((each) => isIn(inside, canonicalAddress(each)))) return 'unknown';
  }
  return /^(?:search|404|__docusaurus)(?:\/|$)/u.test(plain) ? 'unknown' : undefined;
}

/** Pages of React lie beside those of Markdown. */
function isCodePage(address: string, folder: string, entries: Entries): boolean {
  const isPage = (at: string, name: string) =>
    entries(normalizePath(`${folder}/${at}`))?.some(
      (each) => /\.[jt]sx?$/u.test(each) && each.replace(/\.[jt]sx?$/u, '').toLowerCase() === name,
    ) ?? false;
  return isPage(folderOf(address), address.split('/').at(-1) ?? '') || isPage(address, 'index');
}
