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

/** Whether a path in a folder leads out of the root. */
export function leavesRoot(folder: string, path: string): boolean {
  let depth = 0;
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}

export function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Returns the folder of a path, without a slash at the end; empty at the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
