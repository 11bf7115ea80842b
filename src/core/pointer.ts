/** A key as it stands in a JSON Pointer (RFC 6901). */
export function escapePointer(key: string): string {
  // Hardly a key has one.
  if (!key.includes('~') && !key.includes('/')) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function unescapePointer(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
