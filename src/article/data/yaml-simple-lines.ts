/** A line that is not blank. */
export interface Line {
  readonly start: number;
  /** Offset after the indentation. */
  readonly textStart: number;
  /** End without trailing spaces. */
  readonly end: number;
  /** Offset of the line ending. */
  readonly stop: number;
  /** Offset after the line ending. */
  readonly next: number;
}

const [carriageReturn, space, dash, colon] = [13, 32, 45, 58];

/** Returns the lines of a text that are not blank. */
export function contentLines(text: string): Line[] {
  const found: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const ending = text.indexOf('\n', start);
    const next = ending < 0 ? text.length : ending + 1;
    const stop =
      ending < 0 ? next : ending > start && text.charCodeAt(ending - 1) === carriageReturn ? ending - 1 : ending;
    let end = stop;
    while (end > start && text.charCodeAt(end - 1) === space) end--;
    let from = start;
    while (from < end && text.charCodeAt(from) === space) from++;
    if (end > start) found.push({ start, textStart: from, end, stop, next });
    start = next;
  }
  return found;
}

/** Kinds of key characters: those that can begin a key, and those that can only follow. */
const [begins, follows] = [1, 2];
const kinds = new Uint8Array(128);
for (const [chars, kind] of [
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$', begins],
  ['0123456789.-', follows],
] as const)
  for (const char of chars) kinds[char.charCodeAt(0)] = kind;

/** Returns the offset of the colon after the key at the start of a line; -1 if there is no key. */
export function keyColon(text: string, { start, end }: Line): number {
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code] : code >= 0x4e00 && code <= 0x9fff ? begins : 0;
    if (kind !== begins && (kind !== follows || at === start)) break;
  }
  if (at === start || text.charCodeAt(at) !== colon) return -1;
  return at + 1 === end || text.charCodeAt(at + 1) === space ? at : -1;
}

/** Returns the offset of the text of a list item; -1 if the line is none or its item is empty. */
export function itemTextStart(text: string, { textStart: from, end }: Line): number {
  if (text.charCodeAt(from) !== dash || text.charCodeAt(from + 1) !== space) return -1;
  let at = from + 1;
  while (at < end && text.charCodeAt(at) === space) at++;
  return at < end ? at : -1;
}
