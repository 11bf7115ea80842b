import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Why a file is not read or written; `code` is that of the system, or one of our own. */
export type RefusalCode = 'EOUTSIDE' | 'ENOTFILE' | 'EFBIG' | 'ELOOP';

export function refusal(code: RefusalCode, file: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${file}`), { code, path: file });
}

/**
 * Returns the top of the working tree that a path belongs to by its name: the nearest folder with a `.git`, else `cwd` if
 * the path lies below it. Undefined elsewhere: whoever names such a path knows what lies there. Another working tree that
 * only a link makes part of this one does not count.
 */
export function treeOf(path: string, cwd: string): string | undefined {
  const here = repositoryAbove(cwd) ?? resolve(cwd);
  const really = (folder: string) => realFolder(folder) === join(realFolder(here), relative(here, folder));
  const found = repositoryAbove(path, (folder) => !isBelow(folder, here) || really(folder));
  return found ?? (isBelow(resolve(path), here) ? here : undefined);
}

/** Returns the nearest folder with a `.git`: the path itself, or one above it. */
export function repositoryAbove(path: string, counts?: (folder: string) => boolean): string | undefined {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')) && counts?.(folder) !== false) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Returns the real path of a folder; the path itself while nothing is there. */
export function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Whether a real path lies in one of the folders (real paths, too) and in no `.git`: that is git's own. */
export function isInTree(real: string, folders: readonly string[]): boolean {
  return folders.some((folder) => isBelow(real, folder) && !inGitFolder(relative(folder, real)));
}

/**
 * Returns the real path of a file. Links may lead anywhere inside the working tree that the file's name lies in; throws
 * `EOUTSIDE` for one that leads out of it: a branch of somebody else must not say what is read on this machine.
 */
export function realPlace(file: string, cwd: string = process.cwd()): string {
  const real = realpathSync(file);
  const top = treeOf(dirname(file), cwd);
  if (top !== undefined && !isInTree(real, [realFolder(top)])) throw refusal('EOUTSIDE', file);
  return real;
}

/**
 * Returns the real path that a file has or would have, with the folders above it as they really lie. Throws `EOUTSIDE` if one
 * of these is a link out of the working tree. A link in the place of the file itself is left to the caller: who replaces a
 * file replaces the link.
 */
export function placeToWrite(file: string, cwd: string = process.cwd()): string {
  const absolute = resolve(file);
  let folder = dirname(absolute);
  while (lstatSync(folder, { throwIfNoEntry: false }) === undefined) folder = dirname(folder);
  const real = join(realpathSync(folder), relative(folder, absolute));
  const top = treeOf(dirname(absolute), cwd);
  if (top !== undefined && !isInTree(real, [realFolder(top)])) throw refusal('EOUTSIDE', file);
  return real;
}

/**
 * Returns a path as it really lies, of folders and files that nk-lint makes for itself. Throws `ELOOP` for one that a link
 * leads to or lies above, inside the working tree: nobody has a reason to put one there but who wants to read or write
 * something else. Above the working tree, links are the machine's own.
 */
export function placeWithoutLinks(path: string, cwd: string): string {
  const absolute = resolve(path);
  const top = treeOf(dirname(absolute), cwd) ?? dirname(absolute);
  let place = realFolder(top);
  for (const name of relative(top, absolute).split(sep).filter(Boolean)) {
    place = join(place, name);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) throw refusal('ELOOP', place);
  }
  return place;
}

/** Answers as `realPlace`, for many articles below known folders (real paths): asks for each folder once. */
export function articlePlaces(folders: readonly string[]): ArticlePlaces {
  const known = new Map<string, string>();
  return {
    folderOf(file) {
      const folder = dirname(file);
      const real = known.get(folder) ?? checked(realpathSync(folder), file);
      known.set(folder, real);
      return real;
    },
    target: (file) => checked(realpathSync(file), file),
  };

  function checked(real: string, file: string): string {
    if (!isInTree(real, folders)) throw refusal('EOUTSIDE', file);
    return real;
  }
}

export interface ArticlePlaces {
  /** The real path of the folder that a file lies in. Throws `EOUTSIDE`. */
  folderOf(file: string): string;
  /** The real path of a file that may be a link. Throws `EOUTSIDE`. */
  target(file: string): string;
}

/** Whether a path is a folder, or lies below it. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function inGitFolder(path: string): boolean {
  return path.split(sep).some((name) => name.toLowerCase() === '.git');
}
