/**
 * What the spellings of one tag have in common: they differ in case, in the width of characters (NFKC), or in blanks,
 * hyphens and underscores. Empty for a text of signs alone.
 */
export function spellingKey(text: string): string {
  // Nothing of that has two forms.
  if (/^[a-z0-9\u4e00-\u9fff]+$/u.test(text)) return text;
  const key = text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s_\u2010-\u2013-]+/gu, '-');
  return /[\p{L}\p{N}]/u.test(key) ? key : '';
}

/** Whether two spellings with one key may be two things: `C` and `c`, `US` and `us`, `Go` and `go`. */
export function mayDiffer(a: string, b: string): boolean {
  const [first, second] = [a.normalize('NFKC'), b.normalize('NFKC')];
  return first !== second && (first.match(/\p{L}/gu)?.length ?? 0) <= 2;
}

/** The usual one of some spellings, if it is clearly more frequent than `text`. */
export function usualSpelling<Spelling extends { readonly count: number }>(
  spellings: ReadonlyMap<string, Spelling>,
  text: string,
): (Spelling & { readonly text: string }) | undefined {
  const found = spellings.get(text)?.count ?? 0;
  if (found > 0 && spellings.size === 1) return undefined;
  const [usual] = [...spellings].sort(([a, { count: m }], [b, { count: n }]) => n - m || (a < b ? -1 : 1));
  if (!usual || usual[0] === text || usual[1].count < Math.max(3, 3 * found) || mayDiffer(usual[0], text))
    return undefined;
  return { ...usual[1], text: usual[0] };
}
