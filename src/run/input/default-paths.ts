import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Resolved } from '../../config/resolve.ts';
import { usualFolders } from './unmatched.ts';

/** Returns the paths to check where none is named. */
export function defaultPathsOf({ files }: Pick<Resolved, 'files'>, cwd: string): readonly string[] {
  if (files) return files;
  const found = usualFolders.filter((path) => existsSync(resolve(cwd, path)));
  return found.length > 0 ? found : ['.'];
}
