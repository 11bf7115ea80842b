import { asMapping, type Mapping, textMember, texts } from '../../core/mapping.ts';
import { canonicalAddress, joined, normalizePath } from '../addresses/address.ts';
import { asCall, isComputed } from '../code/computed.ts';
import type { Page } from '../generators/output.ts';
import { githubSlug } from '../renderers/slugs.ts';
import { below, besideKey, isIn, type Routes, relativeTo, withoutBase } from './routes.ts';

/** Returns how Astro serves a site; undefined if its configuration computes that. */
export function astroRoutes(config: Mapping): Routes | undefined {
  const src = sourceFolder(config);
  const beside = asMapping(config[besideKey]);
  if (src === undefined || isComputed(config['base'])) return undefined;
  const base = normalizePath(textMember(config, 'base') ?? '');
  const starlight = starlightOptions(config);
  const docs = starlight && beside['docs'] !== 'other' ? `${src}/content/docs` : undefined;
  const pages = `${src}/pages`;
  const routes = texts(beside['pages']).filter((file) => !/(?:^|\/)(?:_|\.(?!well-known))/u.test(file));
  const fixed = new Set(routes.filter((file) => !file.includes('[')).map((file) => canonicalAddress(routeOf(file))));
  const patterns = routes.filter((file) => file.includes('[')).map((file) => patternOf(routeOf(file)));
  const locales = localesOf(config, starlight, beside);
  return {
    sources: [...(docs === undefined ? [] : [docs]), pages].map((folder) => ({ folder, base: '' })),
    served: [publicFolder(config)].flatMap((each) => each ?? []),
    open: isOpen(config, beside, starlight),
    redirects: redirectsOf(config),
    addressesOf(page) {
      if (docs !== undefined && isIn(page.path, docs)) return docAddress(page, below(page.path, docs));
      return isIn(page.path, pages) ? pageAddress(below(page.path, pages)) : undefined;
    },
    candidates(link, { path, addresses: [own] }) {
      if (!isIn(path, src)) return undefined;
      if (!link.startsWith('/'))
        return own === undefined ? undefined : inLocales(relativeTo(own, link, slashOf(config)), locales);
      // Astro writes links as they are: what is not below the path of the site is another one.
      return base === '' || isIn(normalizePath(link), base) ? inLocales([withoutBase(link, base)], locales) : undefined;
    },
    other(address) {
      if (fixed.has(address)) return 'here';
      const isGenerated =
        patterns.some((pattern) => pattern.test(`/${address}`)) ||
        /^(?:_astro|pagefind|404)(?:\/|$)|\.(?:xml|txt|json)$/u.test(address);
      return isGenerated || (locales.falls && locales.all.includes(address.split('/')[0] ?? ''))
        ? 'unknown'
        : undefined;
    },
  };
}

/** Returns the folder of an Astro site's sources; undefined if it is computed. */
export function sourceFolder(config: Mapping): string | undefined {
  const stated = config['srcDir'];
  if (stated === undefined) return isComputed(config) ? undefined : 'src';
  return typeof stated === 'string' ? joined('', stated) : undefined;
}

function publicFolder(config: Mapping): string | undefined {
  return joined('', textMember(config, 'publicDir') ?? 'public');
}

/** Returns the options of Starlight; undefined if the site does not use it. */
export function starlightOptions(config: Mapping): Mapping | undefined {
  for (const each of [config['integrations'] ?? []].flat(3)) {
    const call = asCall(each);
    if (call && /starlight$/iu.test(call.call)) return asMapping(call.with[0]);
  }
  return undefined;
}

/** Integrations and plugins of Starlight that make no pages, by words in their names. */
const harmless =
  /^(?:mdx|sitemap|react|preact|vue|svelte|solid(?:js)?|lit|alpine(?:js)?|tailwind(?:css)?|partytown|(?:astro)?expressivecode|(?:astro)?icons?|(?:astro)?compress|(?:astro)?robotstxt|pagefind|critters|inline|purgecss|unocss|webvitals|db|mermaid|starlight|playformcompress|relativelinks|opengraphimages)$|validator|imagezoom|headingbadges|theme|scrolltotop|kbd|sidebartopics|analytics|favicon/iu;

/** Whether an integration, a plugin or code of the site may serve pages of its own. */
function isOpen(config: Mapping, beside: Mapping, starlight: Mapping | undefined): boolean {
  if (
    isComputed(config) ||
    beside['open'] === true ||
    (starlight && (isComputed(starlight) || beside['docs'] === 'other'))
  )
    return true;
  const known = texts(beside['harmless']);
  const mayServe = (each: unknown): boolean => {
    if (Array.isArray(each)) return each.some(mayServe);
    if (each === null || each === undefined || typeof each === 'boolean') return false;
    const name = asCall(each)?.call;
    return name === undefined || !(known.includes(name) || harmless.test(name.replace(/[-_.]/gu, '')));
  };
  const redirects = config['redirects'];
  return (
    mayServe(config['integrations']) ||
    mayServe(starlight?.['plugins']) ||
    isComputed(redirects) ||
    isComputed(config['i18n'])
  );
}

function redirectsOf(config: Mapping): readonly string[] {
  return Object.keys(asMapping(config['redirects'])).map((from) => {
    const fixed = from.replace(/\[.*$/su, '');
    return fixed === from ? canonicalAddress(from) : `${canonicalAddress(fixed)}*`;
  });
}

function slashOf(config: Mapping): boolean | undefined {
  const format = asMapping(config['build'])['format'];
  const stated = config['trailingSlash'];
  if (format === 'file') return false;
  return format !== undefined && format !== 'directory'
    ? undefined
    : stated === 'always'
      ? true
      : stated === 'never'
        ? false
        : undefined;
}

interface Locales {
  readonly all: readonly string[];
  /** The folder of what is shown where a translation is missing; empty for the root. */
  readonly usual: string | undefined;
  /** Astro itself serves other pages in place of missing ones. */
  readonly falls: boolean;
}

/** Starlight serves the pages of its default language where a translation is missing. */
function localesOf(config: Mapping, starlight: Mapping | undefined, beside: Mapping): Locales {
  const i18n = asMapping(config['i18n']);
  if (!starlight) return { all: texts(i18n['locales']), usual: undefined, falls: i18n['fallback'] !== undefined };
  const stated = starlight['locales'];
  const isStated = stated !== undefined && !isComputed(stated);
  const all = isStated
    ? Object.keys(asMapping(stated))
    : stated === undefined && config['i18n'] === undefined
      ? []
      : texts(beside['folders']);
  const usual =
    textMember(starlight, 'defaultLocale') ??
    textMember(i18n, 'defaultLocale') ??
    (all.includes('root') ? 'root' : undefined);
  return { all: all.filter((each) => each !== 'root'), usual: usual === 'root' ? '' : usual, falls: false };
}

function inLocales(paths: readonly string[], { all, usual }: Locales): readonly string[] {
  return paths.flatMap((path) => {
    const [head = '', ...rest] = path.split('/');
    if (usual === undefined || head === usual) return [path];
    const fallback = all.includes(head) ? [usual, ...rest] : [usual, path];
    return all.length === 0 ? [path] : [path, fallback.filter(Boolean).join('/')];
  });
}

/** Starlight makes the address of the words of the path, as GitHub makes the ids of headings. */
function docAddress({ value }: Page, path: string): readonly string[] | undefined {
  const stated = value['slug'];
  if (stated !== undefined && typeof stated !== 'string') return [];
  if (stated) return [canonicalAddress(stated.replace(/(?:^|\/)index$/u, ''))];
  if (/(?:^|\/)_[^/]*$/u.test(path)) return undefined;
  const parts = path
    .replace(/\.[^./]+$/u, '')
    .split('/')
    .map(githubSlug);
  return [canonicalAddress(parts.join('/').replace(/(?:^|\/)index$/u, ''))];
}

function pageAddress(path: string): readonly string[] | undefined {
  return /(?:^|\/)_|\[/u.test(path) ? undefined : [canonicalAddress(routeOf(path))];
}

/** Returns the route of a file below the folder of pages. */
function routeOf(file: string): string {
  return file.replace(/\.[^./]+$/u, '').replace(/(?:^|\/)index$/u, '');
}

/** `[...path]` stands for any folders, `[name]` for a part of one. */
function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    if (/^\[\.\.\.[^\]]+\]$/u.test(part)) return '(?:/.*)?';
    const text = part.split(/\[[^\]]*\]/u).map((each) => each.replaceAll(/[^\w-]/gu, String.raw`\$&`));
    return `/${text.join('.+?')}`;
  });
  return new RegExp(`^${parts.join('')}$`, 'iu');
}
