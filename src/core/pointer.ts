/** A key as it stands in a JSON Pointer (RFC 6901). */
export function escapePointer(key: string): string {
  // Hardly a key has one.
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The keys and indexes that a pointer consists of, the outermost first. */
export function pointerKeys(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer to the mapping or list that holds a value. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The value that a pointer leads to in a document; undefined where it leads nowhere. */
export function valueAt(document: unknown, pointer: string): unknown {
  return pointerKeys(pointer).reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? (parent as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

/** What `find` returns for the nearest of a value and those around it, up to the whole document. */
export function nearestUpward<Found>(pointer: string, find: (pointer: string) => Found | undefined): Found | undefined {
  for (let each = pointer; ; each = parentPointer(each)) {
    const found = find(each);
    if (found !== undefined || each === '') return found;
  }
}
