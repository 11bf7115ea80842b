import { lineStarts } from '../../core/place.ts';
import type { Article } from '../../core/types.ts';
import { oncePerArticle } from './memo-last.ts';

/** Kinds of rare characters that collectors search for, as bit flags. */
export const traits = {
  /** Control characters except whitespace and NUL, and line and paragraph separators. */
  control: 1,
  /** Zero-width characters. */
  invisible: 2,
  /** Traces of a wrong encoding. */
  decoding: 4,
  /** Letters that look like Latin letters, and radicals that look like Han characters. */
  lookalike: 8,
  quote: 16,
  bracket: 32,
} as const;

type Interval = readonly [first: number, last: number];

/** The intervals may be too wide, but must contain every character that a collector searches for. */
const intervals: Readonly<Record<keyof typeof traits, readonly Interval[]>> = {
  control: [
    [0x01, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0x2028, 0x2029],
  ],
  invisible: [
    [0xad, 0xad],
    [0x61c, 0x61c],
    [0x180e, 0x180e],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0xfeff, 0xfeff],
  ],
  decoding: [
    [0, 0],
    [0xc2, 0xc3],
    [0xe2, 0xe9],
    ...[...'锟烫屯'].map((char): Interval => [char.charCodeAt(0), char.charCodeAt(0)]),
    [0xfffd, 0xfffd],
  ],
  // Cyrillic and Greek with their extensions, surrogates of some extensions, and radicals.
  lookalike: [
    [0x370, 0x52f],
    [0x1c80, 0x1c8f],
    [0x1d00, 0x1dff],
    [0x1f00, 0x1fff],
    [0x2126, 0x2126],
    [0x2de0, 0x2fdf],
    [0xa640, 0xa69f],
    [0xab65, 0xab65],
    [0xd800, 0xd800],
    [0xd834, 0xd834],
    [0xd838, 0xd838],
    [0xfe2e, 0xfe2f],
  ],
  quote: [[0x201c, 0x201d]],
  bracket: [
    [0x3008, 0x3011],
    [0x3014, 0x3015],
    [0xff08, 0xff09],
  ],
};

const traitsByCode = new Uint8Array(0x10000);
for (const [name, list] of Object.entries(intervals))
  for (const [first, last] of list)
    for (let code = first; code <= last; code++)
      traitsByCode[code] = (traitsByCode[code] ?? 0) | traits[name as keyof typeof traits];

/** Whether the text may contain characters of these kinds. One pass over the text covers all kinds. */
export function mayContain(article: Article, kinds: number): boolean {
  return (traitsOf(article).found & kinds) !== 0;
}

const traitsOf = oncePerArticle(({ source }) => {
  let found = 0;
  const { length } = source;
  for (let index = 0; index < length; index++) found |= traitsByCode[source.charCodeAt(index)] as number;
  return { found };
});

/** Returns the offset of each line's first character. */
export const lineStartsOf = oncePerArticle(({ source }): readonly number[] => lineStarts(source));

/** Returns a function that counts the line endings before an offset; fast if offsets ascend. */
export function lineCounter(article: Article): (offset: number) => number {
  const lines = lineStartsOf(article);
  let at = 0;
  return (offset) => {
    while (at > 0 && (lines[at] ?? 0) > offset) at--;
    while ((lines[at + 1] ?? Number.POSITIVE_INFINITY) <= offset) at++;
    return at;
  };
}

/** Whether `\s` matches the character. */
export function isWhitespace(code: number): boolean {
  // Fast path: most characters are in this range, or Han.
  if (code > 32 && code < 0xa0) return false;
  if (code > 0x3000) return code === 0xfeff;
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680
  );
}

/** Returns the end of a range of the text without its trailing whitespace. */
export function trimmedEnd(source: string, start: number, end: number): number {
  let at = end;
  while (at > start && isWhitespace(source.charCodeAt(at - 1))) at--;
  return at;
}
