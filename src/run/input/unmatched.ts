import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import picomatch from 'picomatch';
import { NkLintError } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { errors } from '../../messages/errors.ts';

/** Folders in which generators keep articles; those that exist are checked if no path is named. */
export const usualFolders = ['content', 'source/_posts', '_posts', 'src/content'] as const;

/** Returns the error for a path or glob without articles. `isNamed`: it is from the command line, not from `files`. */
export function unmatchedPath(path: string, cwd: string, isNamed: boolean): NkLintError {
  if (existsSync(resolve(cwd, path))) return new NkLintError(errors.pathEmpty, { path });
  const { isGlob, base } = picomatch.scan(path);
  const meant = isGlob ? undefined : nearestPath(path, cwd);
  if (meant !== undefined) return new NkLintError(errors.pathMeant, { path, meant });
  const folder = isGlob && !existsSync(resolve(cwd, base || '.')) ? base : path;
  const other = isGlob && folder === path ? undefined : usualFolders.find((each) => existsSync(resolve(cwd, each)));
  if (other === undefined || /\.\w+$/u.test(folder)) return new NkLintError(errors.pathUnmatched, { path });
  return new NkLintError(isNamed ? errors.pathElsewhere : errors.filesElsewhere, { path, other });
}

/** Returns the existing path that differs by slips of the pen; undefined if there is none. */
function nearestPath(path: string, cwd: string): string | undefined {
  const parts = toPosixPath(path).replace(/\/+$/u, '').split('/');
  let found = '';
  for (const [index, part] of parts.entries()) {
    const name = existsSync(resolve(cwd, found + part)) ? part : nearestName(part, namesIn(resolve(cwd, found || '.')));
    if (name === undefined) return undefined;
    found += index < parts.length - 1 ? `${name}/` : name;
  }
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
