import { folderOf, normalizePath } from '../addresses/address.ts';
import type { SiteFiles } from '../site-files.ts';
import { below, isIn } from './routes.ts';

/** Returns the folders whose own file of what git ignores is read. */
export function readFolders(folder: string): readonly string[] {
  return [...new Set([folder, folderOf(folder), ''])];
}

/** What git ignores by a file above the site's root. */
export interface IgnoreFile {
  /** The path of the site's root from the folder of the file. */
  readonly path: string;
  readonly text: string;
}

/**
 * Returns paths below the site's root that git does not keep: folders in which a program may write articles before the
 * site is built. Those that begin with two stars are in any folder.
 */
export function ignoredPaths(
  read: readonly string[],
  { text }: SiteFiles,
  above: readonly IgnoreFile[],
): readonly string[] {
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

function pathsIn(text: string): readonly string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/u.test(line))
    .flatMap((line) => {
      const [fixed = ''] = /^[^*?[{]*/u.exec(line) ?? [];
      const path = normalizePath(fixed === line ? fixed : folderOf(fixed));
      if (path === '') return [];
      // A name alone holds in every folder.
      return [line.replace(/\/$/u, '').includes('/') ? path : `**/${path}`];
    });
}
