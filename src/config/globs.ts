import { relative } from 'node:path';
import picomatch from 'picomatch';
import { toPosixPath } from '../files/posix-path.ts';

/** Returns a predicate for absolute paths that match any of the globs, which are relative to `base`. */
export function globMatcher(globs: readonly string[], base: string): (absolute: string) => boolean {
  const matches = picomatch([...globs], { dot: true });
  return (absolute) => matches(relativeTo(base, absolute));
}

/** Returns the path from a directory to a file, with `/` on every system. */
export function relativeTo(directory: string, file: string): string {
  return toPosixPath(relative(directory, file));
}
