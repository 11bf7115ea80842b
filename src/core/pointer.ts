/** Escapes a key for a JSON Pointer (RFC 6901). */
export function escapePointer(key: string): string {
  // The usual case: two scans are cheaper than two replacements.
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Returns the keys and indexes of a pointer, the outermost first. */
export function pointerKeys(pointer: string): string[] {
  const keys = pointer.split('/').slice(1);
  return pointer.includes('~') ? keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')) : keys;
}

/** Returns the pointer to the mapping or list that contains a value. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** Returns the value at a pointer in a document; undefined if there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  return pointerKeys(pointer).reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? (parent as Record<string, unknown>)[key]
        : undefined,
    document,
  );
}

/** Calls `find` with a pointer and its parents, up to the document itself; returns the first result. */
export function nearestUpward<Found>(pointer: string, find: (pointer: string) => Found | undefined): Found | undefined {
  for (let each = pointer; ; each = parentPointer(each)) {
    const found = find(each);
    if (found !== undefined || each === '') return found;
  }
}
