import { asMapping, type Mapping, textMember, texts } from '../../core/mapping.ts';
import { addressOfFile, canonicalAddress, folderOf, joined, normalizePath } from '../addresses/address.ts';
import { isComputed } from '../code/computed.ts';
import { asTextPattern, matchesText, type TextPattern } from '../code/text-pattern.ts';
import type { Entries } from '../site-files.ts';
import { below, besideKey, isIn, type Routes, withoutBase } from './routes.ts';

/** Returns how VitePress serves a site; undefined if its configuration computes that. */
export function vitepressRoutes(config: Mapping): Routes | undefined {
  const root = textMember(asMapping(config[besideKey]), 'folder') ?? '';
  const src = joined(root, textMember(config, 'srcDir') ?? '');
  const rewrites = rewritesOf(config);
  const isUnknown = isComputed(config) && config['srcDir'] === undefined;
  if (src === undefined || rewrites === undefined || isUnknown || isComputed(config['srcDir'])) return undefined;
  const base = normalizePath(textMember(config, 'base') ?? '');
  const served = textMember(config['vite'], 'publicDir') ?? 'public';
  const ignored = config['ignoreDeadLinks'];
  const clean = config['cleanUrls'] !== undefined && config['cleanUrls'] !== false;
  const isInSource = (path: string) => isIn(path, src) && !/(?:^|\/)(?:node_modules|dist|\.vitepress)\//u.test(path);
  const pathOf = (path: string) => rewrites(below(path, src));
  return {
    sources: [{ folder: src, base: '' }],
    served: [joined(src, served)].flatMap((each) => each ?? []),
    // Dead links are allowed one by one where something else makes the pages.
    open: isComputed(config['vite']) || isComputed(ignored) || patternsOf(ignored).some(isRelative),
    redirects: [],
    hasExactCase: true,
    addressesOf({ path }) {
      return !isInSource(path) || !path.endsWith('.md') || path.includes('[')
        ? undefined
        : [addressOfFile(pathOf(path).replace(/\.md$/u, ''))];
    },
    candidates(link, { path }) {
      if (!isInSource(path) || path.includes('[')) return undefined;
      const page = pageOf(link);
      if (!link.startsWith('/')) return pagesAt(`${folderOf(pathOf(path))}/${page}`, clean);
      return [...new Set([page, withoutBase(page, base)])].flatMap((each) => pagesAt(each, clean));
    },
    // Where files are renamed, links are to the new names.
    linksArePages: config['rewrites'] !== undefined,
    files: (link, { path }) =>
      !isInSource(path) || config['rewrites'] !== undefined
        ? undefined
        : [joined(link.startsWith('/') ? src : folderOf(path), link) ?? '..'],
    other(address, entries) {
      const isStated =
        texts(ignored).some((each) => canonicalAddress(each) === address) ||
        patternsOf(ignored).some((each) => matchesText(each, `/${address}`));
      const isElsewhere = ignored === true && !hasPages(normalizePath(`${src}/${folderOf(address)}`), entries);
      const isMade = isStated || isElsewhere || isDynamic(address, src, entries);
      return isMade || /\.(?:xml|txt|json|rss)$/u.test(address) ? 'unknown' : undefined;
    },
  };
}

function patternsOf(ignored: unknown): readonly TextPattern[] {
  return Array.isArray(ignored) ? ignored.flatMap((each) => asTextPattern(each) ?? []) : [];
}

/** Whether a pattern is of links as they are written, which are not compared. */
function isRelative({ atStart, text }: TextPattern): boolean {
  return atStart && !/^(?:\/|https?:|https?$)/u.test(text);
}

/** `a/` is the page of `a/index.md`, `a` that of `a.md`. */
function pageOf(link: string): string {
  return link.endsWith('/') || /(?:^|\/)\.\.?$/u.test(link) ? `${link}/index` : link.replace(/\.(?:html|md)$/u, '');
}

/** Hosts that serve addresses without an extension serve `a/` as `a`, too. */
function pagesAt(path: string, clean: boolean): readonly string[] {
  const plain = normalizePath(path);
  return clean ? [plain, `${plain}/index`] : [plain];
}

/** Returns what renames files before they are served; undefined if it is computed, or by patterns that are not known. */
function rewritesOf(config: Mapping): ((path: string) => string) | undefined {
  const stated = config['rewrites'];
  if (stated === undefined) return isComputed(config) ? undefined : (path) => path;
  if (typeof stated !== 'object' || stated === null || isComputed(stated)) return undefined;
  const rules = Object.entries(stated).map(([from, to]) => ruleOf(from, to));
  if (rules.some((rule) => rule === undefined)) return undefined;
  return (path) => {
    for (const rule of rules) {
      const renamed = rule?.(path);
      if (renamed !== undefined) return renamed;
    }
    return path;
  };
}

/** A file, or all files of a folder: `en/:rest*` becomes `:rest*`. */
function ruleOf(from: string, to: unknown): ((path: string) => string | undefined) | undefined {
  if (typeof to !== 'string') return undefined;
  const special = /[:*(){}^?+]/u;
  if (!special.test(from + to)) return (path) => (path === from ? to : undefined);
  const [, folder = '', name] = /^([^:*(){}^?+]*):(\w+)(?:\*|\(\.\*\))$/u.exec(from) ?? [];
  const [, target = '', same] = /^([^:*(){}^?+]*):(\w+)\*?$/u.exec(to) ?? [];
  if (name === undefined || name !== same || !/(?:^|\/)$/u.test(folder)) return undefined;
  return (path) => (path.startsWith(folder) ? target + path.slice(folder.length) : undefined);
}

/** Whether a folder of the site has pages: where it has none, another program may serve what is below. */
function hasPages(folder: string, entries: Entries): boolean {
  return entries(folder)?.some((name) => name.endsWith('.md')) ?? false;
}

/** Whether a file such as `[name].md` may make pages in a folder above. */
function isDynamic(address: string, src: string, entries: Entries): boolean {
  for (let folder = folderOf(address); ; folder = folderOf(folder)) {
    if (entries(normalizePath(`${src}/${folder}`))?.some((name) => name.includes('['))) return true;
    if (folder === '') return false;
  }
}
