/** Kinds of characters beside delimiter runs, as in micromark: by UTF-16 unit, so half of an emoji is a letter. */
export type CharacterKind = 0 | 1 | 2;

const other = 0;
export const blank = 1;
export const mark = 2;

const punctuation = /\p{P}|\p{S}/u;
const whitespace = /\s/u;

const ascii: readonly CharacterKind[] = Array.from({ length: 128 }, (_, code) => classify(code));

function classify(code: number): CharacterKind {
  const char = String.fromCharCode(code);
  return whitespace.test(char) ? blank : punctuation.test(char) ? mark : other;
}

export function characterKind(code: number): CharacterKind {
  if (code < 128) return ascii[code] as CharacterKind;
  // Ideographs and Hangul syllables: the most frequent characters outside ASCII, never punctuation.
  if ((code >= 0x4e00 && code < 0xa000) || (code >= 0xac00 && code < 0xd7a4)) return other;
  return classify(code);
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

export function isAlpha(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isAlphanumeric(code: number): boolean {
  return isAlpha(code) || isDigit(code);
}

export function isControl(code: number): boolean {
  return code < 32 || code === 127;
}

/** Returns the offset after the spaces and tabs at `at`. */
export function afterBlanks(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && isBlank(text.charCodeAt(to))) to++;
  return to;
}

/** Returns the offset of the first of the spaces and tabs before `at`, at least `start`. */
export function beforeBlanks(text: string, start: number, at: number): number {
  let to = at;
  while (to > start && isBlank(text.charCodeAt(to - 1))) to--;
  return to;
}

/** Returns the offset after the spaces, tabs and line endings at `at`. */
export function afterWhitespace(text: string, at: number, end: number): number {
  let to = at;
  for (; to < end; to++) {
    const code = text.charCodeAt(to);
    if (code !== 32 && code !== 9 && code !== 10 && code !== 13) break;
  }
  return to;
}
