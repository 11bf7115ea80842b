import { existsSync, lstatSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { toPosixPath } from '../../files/posix-path.ts';
import { isInTree, realFolder, treeOf } from '../../files/tree.ts';
import { tracksAny } from './tracks-any.ts';

/** Real paths of the folders that articles may lie in. */
export type Folders = readonly string[];

/**
 * Returns a function that returns the folders that articles of a folder may really lie in: its working tree, the folder
 * itself where it is a link that its user made, and `allowed` ones. Not a link that git carries: somebody else's branch may
 * have brought it. Asks for each folder once.
 */
export function articleFolders(cwd: string, allowed: readonly string[]): (folder: string) => Folders {
  const others = allowed.map((folder) => realFolder(resolve(cwd, folder)));
  const known = new Map<string, Folders>();
  return (folder) => {
    const folders = known.get(folder) ?? foldersOf(folder);
    known.set(folder, folders);
    return folders;
  };

  function foldersOf(folder: string): Folders {
    const top = treeOf(folder, cwd);
    const real = realFolder(folder);
    const folders = [realFolder(top ?? folder), ...others];
    if (isInTree(real, folders)) return folders;
    const isCheckout = top !== undefined && existsSync(join(top, '.git'));
    const link = isCheckout ? firstLink(top, folder) : undefined;
    return link !== undefined && top !== undefined && tracksAny(top, toPosixPath(relative(top, link)))
      ? folders
      : [...folders, real];
  }
}

/** Returns the first part of a path below a folder that is a symbolic link. */
function firstLink(top: string, path: string): string | undefined {
  let place = top;
  for (const name of relative(top, path).split(sep)) {
    place = join(place, name);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) return place;
  }
  return undefined;
}
