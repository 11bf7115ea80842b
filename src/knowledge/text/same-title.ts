/** Shorter titles, and what two have in common by chance, prove nothing. */
const shortest = 4;
const enough = 0.4;

/** The letters and figures of a title, alike in width and case. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Whether two titles may be of one article. One may be longer by the name of a site or of a section, cut at its end, or
 * spelt otherwise: it is enough that one holds the other, or that they share two in five pairs of characters (Dice).
 */
export function mayBeSameTitle(a: string, b: string): boolean {
  const [short, long] = [plainTitle(a), plainTitle(b)].sort((x, y) => x.length - y.length) as [string, string];
  if (short.length < shortest || long.includes(short)) return true;
  const pairs = pairsOf(short);
  // Of a long title only a part may be that of the article: what counts is how much of the shorter one is found.
  const shared = [...pairs].filter((pair) => long.includes(pair)).length;
  return shared / pairs.size >= enough;
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
