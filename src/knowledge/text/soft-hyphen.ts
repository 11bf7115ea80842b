/**
 * What a soft hyphen stands for: `point` where a word may be divided, `dash` where a dash got lost for certain, `hyphen`
 * where one of the two must have been, `none` where it means nothing.
 */
export type SoftHyphen = 'point' | 'dash' | 'hyphen' | 'none';

const divided = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const wordEnd = /[\p{L}\p{M}]*$/u;
const wordStart = /^[\p{L}\p{M}]*/u;
/** Compared without accents. */
const vowel = /[aeiouyæœøıаеиоуыэюяіїєαεηιουω]/iu;
/** English words that are no last syllable of a longer word. */
const functionWord = /^(?:the|and|that|this|these|those|they|there|which|when|who|whose|has|had|was|were|a)$/iu;
const english = /\b(?:the|and|of|is|are)\s/iu;

/** Returns what the soft hyphens between two texts stand for; 40 characters on both sides are enough. */
export function softHyphenBetween(before: string, after: string): SoftHyphen {
  const [last, first] = [[...before].at(-1) ?? ' ', [...after][0] ?? ' '];
  if (isWide(last) || isWide(first) || isDash(last) || isDash(first)) return 'none';
  if (/\s/u.test(last) && divided.test(first)) return 'dash';
  if (!divided.test(last) || !divided.test(first)) return 'hyphen';
  const [left, right] = [wordEnd.exec(before)?.[0] ?? '', wordStart.exec(after)?.[0] ?? ''];
  const ends = after[right.length] !== '\u00AD';
  if (ends && left.length >= 4 && functionWord.test(right) && english.test(`${before} ${after} `)) return 'dash';
  return isSyllable(left) && isSyllable(right) && !/\p{Lu}{2}$/u.test(left) ? 'point' : allCapitals(left, right);
}

function allCapitals(left: string, right: string): SoftHyphen {
  const capitals = /^[\p{Lu}\p{M}]+$/u;
  return capitals.test(left) && capitals.test(right) && isSyllable(left) && isSyllable(right) ? 'point' : 'hyphen';
}

function isSyllable(part: string): boolean {
  return part.length >= 2 && vowel.test(part.normalize('NFD'));
}

function isDash(char: string): boolean {
  return /\p{Dash}/u.test(char);
}

function isWide(char: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u.test(
    char,
  );
}
