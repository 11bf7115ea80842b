import type { Mapping } from '../../core/mapping.ts';
import { folderOf, normalizePath } from '../addresses/address.ts';
import type { Page } from '../generators/output.ts';
import type { Entries } from '../site-files.ts';

/** The generators whose configuration is code. */
export type RoutedEngine = 'astro' | 'docsify' | 'docusaurus' | 'eleventy' | 'vitepress';

/** A folder of articles, and the address below which their pages are served. */
export interface Source {
  /** Below the site's root; undefined for a folder outside of it. */
  readonly folder: string | undefined;
  readonly base: string;
}

/** An article that has a link. */
export interface Place {
  /** Below the site's root. */
  readonly path: string;
  /** Its addresses, its own first; empty if only the generator knows them. */
  readonly addresses: readonly string[];
}

/** How a generator whose configuration is code serves a site: from what is written out in its files. */
export interface Routes {
  readonly sources: readonly Source[];
  /** Folders whose files are served as they are. */
  readonly served: readonly string[];
  /** Code of the site may serve anything else. */
  readonly open: boolean;
  /** Addresses that lead elsewhere, in one form; `*` at the end stands for anything. */
  readonly redirects: readonly string[];
  /** Returns the addresses of an article, its own first; empty if only the generator knows them, undefined if it is no page. */
  addressesOf(page: Page): readonly string[] | undefined;
  /** Returns the addresses that a link may mean, the likeliest first; undefined if that is not known. */
  candidates(link: string, place: Place): readonly string[] | undefined;
  /** Returns the files that a link to a file of Markdown may mean; undefined where the usual ones are looked for. */
  files?(link: string, place: Place): readonly string[] | undefined;
  /** Links to files of Markdown are read as addresses. */
  readonly linksArePages?: boolean;
  /** Addresses are in the case of the files, and the generator takes links in another case for dead. */
  readonly hasExactCase?: boolean;
  /** Whether something that is no article is at an address. */
  other(address: string, entries: Entries): 'here' | 'unknown' | undefined;
}

/** The key of a configuration for what is read of other files of the site. */
export const besideKey = '/';

/** Whether a path is in a folder, or an address below another one. */
export function isIn(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Returns a path below a folder that it is in. */
export function below(path: string, folder: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** Returns an address without the path at which the site is published. */
export function withoutBase(path: string, base: string): string {
  const plain = normalizePath(path);
  return base !== '' && isIn(plain, base) ? below(plain, base) : plain;
}

/** Returns what a relative link means at an address that ends with a slash, that does not, or both. */
export function relativeTo(own: string, link: string, slash: boolean | undefined): readonly string[] {
  const folders = slash === true ? [own] : slash === false ? [folderOf(own)] : [own, folderOf(own)];
  return [...new Set(folders.map((folder) => normalizePath(`${folder}/${link}`)))];
}

/** Returns some keys of a configuration. */
export function picked(config: Mapping, keys: readonly string[]): Mapping {
  return Object.fromEntries(keys.flatMap((key) => (config[key] === undefined ? [] : [[key, config[key]]])));
}
