import { asMapping, type Mapping, textMember } from '../../core/mapping.ts';
import { canonicalAddress, folderOf, normalizePath } from '../addresses/address.ts';
import type { Page } from '../generators/output.ts';
import { below, besideKey, isIn, type Routes, relativeTo, withoutBase } from './routes.ts';

/** What `stated-eleventy.ts` reads of the site's files. */
export interface EleventyFiles {
  /** The folder of the articles. */
  readonly input: string;
  /** Addresses of templates that are no articles. */
  readonly pages: readonly string[];
  /** Beginnings of addresses that templates compute. */
  readonly computed: readonly string[];
  /** Permalinks in data files, by the folder or article that they are for; null if code computes them. */
  readonly permalinks: Readonly<Record<string, string | false | null>>;
  /** Folders that are no pages. */
  readonly skipped: readonly string[];
  /** Plugins write the path of the site before addresses. */
  readonly prefixes: boolean;
  /** Files are copied to other places than their own. */
  readonly copies: boolean;
}

/** Returns how Eleventy serves a site; undefined if its configuration computes that. */
export function eleventyRoutes(config: Mapping): Routes | undefined {
  const found = config[besideKey] as EleventyFiles | undefined;
  if (!found?.pages) return undefined;
  const { input, skipped, prefixes, copies } = found;
  const pages = new Set(found.pages.map(canonicalAddress));
  const base = normalizePath(textMember(config, 'pathPrefix') ?? '');
  const isPage = (path: string) =>
    isIn(path, input) &&
    !skipped.some((folder) => isIn(path, folder)) &&
    /\.md$/u.test(path) &&
    !/(?:^|\/)node_modules\//u.test(path);
  return {
    sources: [{ folder: input, base: '' }],
    served: [input, '', 'public', 'static', 'src', `${input}/public`, `${input}/static`],
    open: false,
    redirects: [],
    addressesOf(page) {
      return isPage(page.path) ? ownAddress(page, below(page.path, input), found) : undefined;
    },
    candidates(link, { path, addresses }) {
      const [own] = addresses;
      if (!isPage(path)) return undefined;
      const isFile = addresses.some((each) => each.endsWith('.html'));
      if (!link.startsWith('/')) return own === undefined ? undefined : relativeTo(own, link, !isFile);
      if (base === '' || isIn(normalizePath(link), base)) return [withoutBase(link, base)];
      return prefixes ? [normalizePath(link)] : undefined;
    },
    other(address) {
      if (pages.has(address)) return 'here';
      const isComputed = found.computed.some(
        (each) => `${address}/`.startsWith(canonicalAddress(each)) || `/${address}/`.startsWith(each.toLowerCase()),
      );
      const isFile = /\.[a-z][a-z\d]{1,5}$/u.test(address);
      return isComputed || (isFile && (copies || /\.(?:xml|txt|json|rss)$/u.test(address))) ? 'unknown' : undefined;
    },
  };
}

function ownAddress(page: Page, path: string, { permalinks, input }: EleventyFiles): readonly string[] | undefined {
  const computed = asMapping(page.value['eleventyComputed']);
  if (Object.hasOwn(page.value, 'pagination') || Object.hasOwn(computed, 'permalink')) return [];
  const stated = Object.hasOwn(page.value, 'permalink') ? page.value['permalink'] : inherited(path, permalinks, input);
  if (stated === false) return undefined;
  if (stated === null || (stated !== undefined && typeof stated !== 'string')) return [];
  if (stated !== undefined && stated !== '') {
    const address = canonicalAddress(stated);
    // Where it is no folder, relative links are resolved against the name of the file.
    return isTemplate(stated) ? [] : [address, ...(/\/(?:index\.html?)?$/u.test(stated) ? [] : [`${address}.html`])];
  }
  return [canonicalAddress(pathAddress(path))];
}

/** Whether a permalink is filled in. */
export function isTemplate(permalink: string): boolean {
  return /\{[{%]|\$\{|<%/u.test(permalink);
}

/** Returns the permalink in the data file for an article or the nearest folder above. */
function inherited(
  path: string,
  permalinks: EleventyFiles['permalinks'],
  input: string,
): string | false | null | undefined {
  const stem = path.replace(/\.[^./]+$/u, '');
  for (let at = normalizePath(`${input}/${stem}`); ; at = folderOf(at)) {
    if (Object.hasOwn(permalinks, at)) return permalinks[at];
    if (at === '' || at === input) return Object.hasOwn(permalinks, '') ? permalinks[''] : undefined;
  }
}

/** Returns the address of a template whose permalink is not stated: `a/b.md` and `a/b/b.md` are `a/b`. */
export function pathAddress(path: string): string {
  const stem = path.replace(/(?:\.11ty)?\.[^./]+$/u, '');
  const folder = folderOf(stem);
  const name = stem.split('/').at(-1) ?? '';
  return name === 'index' || folder.split('/').at(-1) === name ? folder : stem;
}

/** Returns what a permalink begins with before it is computed. */
export function fixedPart(permalink: string): string {
  return permalink.split(/\{[{%]|\$\{|<%/u)[0] ?? '';
}
