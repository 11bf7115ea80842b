import { sep } from 'node:path';

/** Returns a path with `/` between folders. A backslash is a separator on Windows only; elsewhere it is part of a name. */
export function toPosixPath(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
