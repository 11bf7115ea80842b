import { decodeSafely } from '../../knowledge/url/url.ts';

export { decodeSafely };

/**
 * Addresses below the root of a site, in one form: decoded, in lower case, without slashes at the ends, without
 * `index.html` and `.html`. The first page is the empty text.
 */
export function canonicalAddress(path: string): string {
  return normalizePath(decodeSafely(path))
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:^|\/)index\.html?$|\.html?$/u, '');
}

/** Returns the address of a written file below the root of the site, as it is served: `a/` for `/a/index.html`. */
export function addressOfFile(file: string): string {
  return normalizePath(decodeSafely(file))
    .normalize('NFC')
    .replace(/(?<=^|\/)index\.html?$/u, '');
}

/** Returns an address as it is spelled, without what hosts add and take away: a slash or `.html` at the end. */
export function spelledAddress(path: string): string {
  return addressOfFile(path).replace(/\/$|\.html?$/u, '');
}

/** Resolves `.` and `..`; what leaves the root stays at it, as in a browser. */
export function normalizePath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept.join('/');
}

/** Returns the path of what a path in a folder means; undefined if it is outside of the root. */
export function joined(folder: string, path: string): string | undefined {
  const kept: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') {
      if (kept.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') kept.push(part);
  }
  return kept.join('/');
}

/** Returns the path of a file as written in another one. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [folderOf(from).split('/').filter(Boolean), to.split('/')];
  let shared = 0;
  while (shared < start.length && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

/** Returns the folder of a path, without a slash at the end; empty at the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
