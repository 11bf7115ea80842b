import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { toPosixPath } from '../../files/posix-path.ts';
import { readOwnFile } from '../../files/regular-file.ts';
import { repositoryAbove } from '../../files/tree.ts';
import { tracksAny } from '../input/tracks-any.ts';

/**
 * Whether a file or folder, or anything in it, came with the branch that is checked out: git tracks it, or it is a working
 * tree of its own. `path` is a real path. Undefined where no repository can tell.
 */
export function isTracked(path: string): boolean | undefined {
  if (existsSync(join(path, '.git'))) return true;
  const top = repositoryAbove(path);
  if (top === undefined) return undefined;
  const name = toPosixPath(relative(top, path));
  const index = indexOf(top);
  // To search the index costs a tenth of a call of git, and most indexes do not have the name.
  return index !== undefined && mayList(index, name) && tracksAny(top, name);
}

/** Reads git's index, the list of what it tracks; undefined if there is none. */
function indexOf(top: string): Buffer | undefined {
  return readIfThere(join(top, '.git', 'index')) ?? readIfThere(join(linkedFolder(top), 'index'));
}

/** The folder that a `.git` file names, in submodules and linked working trees. */
function linkedFolder(top: string): string {
  const [, folder = '.git'] = /^gitdir: (.+?)\s*$/u.exec(readIfThere(join(top, '.git'))?.toString() ?? '') ?? [];
  return resolve(top, folder);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readOwnFile(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // What cannot be read may list anything.
    return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code) ? undefined : Buffer.alloc(0);
  }
}

/** On these systems, names that differ only in the case of their letters are the same. */
const ignoresCase = process.platform === 'win32' || process.platform === 'darwin';

/** Whether an index may list a path or one below it; only git can read some kinds of index. */
function mayList(index: Buffer, name: string): boolean {
  const isPlain = index.toString('latin1', 0, 4) === 'DIRC' && index.readUInt32BE(4) < 4;
  // Parts in another file, or folders in the place of files.
  if (!isPlain || index.includes('link\0') || index.includes('sdir\0')) return true;
  // Letters other than those of ASCII may be written in several ways.
  const end = /[ -~]*$/u.exec(name)?.[0] ?? '';
  return ignoresCase ? index.toString('latin1').toLowerCase().includes(end.toLowerCase()) : index.includes(end);
}
