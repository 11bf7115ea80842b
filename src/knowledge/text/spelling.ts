/**
 * Returns a key that all spellings of one tag share: without case and width (NFKC), with spaces and underscores as
 * hyphens. Empty for a text without letters and digits.
 */
export function spellingKey(text: string): string {
  // The usual case: none of these characters has another form.
  if (/^[a-z0-9\u4e00-\u9fff]+$/u.test(text)) return text;
  const key = text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s_\u2010-\u2013-]+/gu, '-');
  return /[\p{L}\p{N}]/u.test(key) ? key : '';
}

/** Whether two spellings with one key may mean two things: `C` and `c`, `US` and `us`, `Go` and `go`. */
export function mayDiffer(a: string, b: string): boolean {
  const [first, second] = [a.normalize('NFKC'), b.normalize('NFKC')];
  return first !== second && (first.match(/\p{L}/gu)?.length ?? 0) <= 2;
}

/** Returns the most frequent spelling, if it occurs at least 3 times and 3 times as often as `text`. */
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
