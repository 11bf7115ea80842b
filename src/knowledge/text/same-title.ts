import { compatible } from './compatible.ts';

/** Below this length, titles are too short to differ; below this share, equal pairs occur by chance. */
const minLength = 4;
const minShare = 0.4;

/** Returns the letters and digits of a title, in one width and lower case. */
export function plainTitle(title: string): string {
  return compatible(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Whether two titles may belong to one article. One may have the name of a site or section added, be truncated or be
 * spelled differently: one must contain the other, or 40 % of the character pairs of the shorter one.
 */
export function mayBeSameTitle(a: string, b: string): boolean {
  const [short, long] = [plainTitle(a), plainTitle(b)].sort((x, y) => x.length - y.length) as [string, string];
  if (short.length < minLength || long.includes(short)) return true;
  const pairs = characterPairs(short);
  // Only a part of the longer title may be that of the article, so the share counts from the shorter one.
  const shared = [...pairs].filter((pair) => long.includes(pair)).length;
  return shared / pairs.size >= minShare;
}

function characterPairs(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
