import { asMapping, type Mapping, texts } from '../../core/mapping.ts';
import { below, besideKey, isIn } from '../routes/routes.ts';
import type { Entries, SiteFiles } from '../site-files.ts';
import { folderOf, normalizePath } from './address.ts';

/** What git ignores by a file above the site's root. */
export interface IgnoreFile {
  /** The path of the site's root from the folder of the file. */
  readonly path: string;
  readonly text: string;
}

/** Returns the configuration of a site with what git ignores in it: `folder` holds the file of the configuration. */
export function withIgnored(config: Mapping, folder: string, files: SiteFiles, above: readonly IgnoreFile[]): Mapping {
  const read = [...new Set([folder, folderOf(folder), ''])];
  const beside = asMapping(config[besideKey]);
  return { ...config, [besideKey]: { ...beside, read, ignored: ignoredPaths(read, files, above) } };
}

/**
 * Whether git ignores a path, or may do so by a file in a folder that is not read: a program may write what is there
 * before the site is built.
 */
export function mayBeMade(path: string, { config, entries }: { readonly config: Mapping; readonly entries: Entries }) {
  const { ignored, read } = asMapping(config[besideKey]);
  if (read === undefined) return false;
  if (isBelowSome(path, texts(ignored))) return true;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder))
    if (!texts(read).includes(folder) && entries(folder)?.includes('.gitignore')) return true;
  return false;
}

function isBelowSome(path: string, patterns: readonly string[]): boolean {
  const plain = normalizePath(path).toLowerCase();
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith('**/') ? `/${plain}/`.includes(`/${wanted.slice(3)}/`) : isIn(plain, wanted);
  });
}

/** Returns paths below the site's root that git does not keep. Those that begin with two stars are in any folder. */
function ignoredPaths(read: readonly string[], { text }: SiteFiles, above: readonly IgnoreFile[]): readonly string[] {
  const inside = read.flatMap((parent) =>
    pathsIn(text(normalizePath(`${parent}/.gitignore`))).map((path) =>
      path.startsWith('**/') ? path : normalizePath(`${parent}/${path}`),
    ),
  );
  const outside = above.flatMap(({ path: root, text }) =>
    pathsIn(text).flatMap((path) =>
      path.startsWith('**/') ? [path] : isIn(path, root) && path !== root ? [below(path, root)] : [],
    ),
  );
  return [...inside, ...outside];
}

/** The folders into which generators write the site itself, and which a link may name by mistake. */
const outputs = /^(?:public|_site|dist|build|out|node_modules|resources)$/u;

function pathsIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/u.test(line))
    .flatMap((line) => {
      const [fixed = ''] = /^[^*?[{]*/u.exec(line) ?? [];
      const path = normalizePath(fixed === line ? fixed : folderOf(fixed));
      if (path === '' || outputs.test(path)) return [];
      // A name alone holds in every folder.
      return [line.replace(/\/$/u, '').includes('/') ? path : `**/${path}`];
    });
}
