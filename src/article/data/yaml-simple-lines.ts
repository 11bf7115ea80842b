/** A line that is not blank. */
export interface Line {
  readonly start: number;
  /** Behind the blanks at the start; before those at the end. */
  readonly text: number;
  readonly end: number;
  /** Before the line ending; behind it. */
  readonly stop: number;
  readonly next: number;
}

const [carriageReturn, space, dash, colon] = [13, 32, 45, 58];

export function linesOf(text: string): Line[] {
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
    if (end > start) found.push({ start, text: from, end, stop, next });
    start = next;
  }
  return found;
}

/** What may begin a key, and what may only follow in it. */
const [begins, follows] = [1, 2];
const kinds = new Uint8Array(128);
for (const [chars, kind] of [
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$', begins],
  ['0123456789.-', follows],
] as const)
  for (const char of chars) kinds[char.charCodeAt(0)] = kind;

/** Where the colon stands behind the key that a line begins with; -1 where it begins with none. */
export function keyEnd(text: string, { start, end }: Line): number {
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code] : code >= 0x4e00 && code <= 0x9fff ? begins : 0;
    if (kind !== begins && (kind !== follows || at === start)) break;
  }
  if (at === start || text.charCodeAt(at) !== colon) return -1;
  return at + 1 === end || text.charCodeAt(at + 1) === space ? at : -1;
}

/** Where the text of a list item begins; -1 where there is none. */
export function itemFrom(text: string, { text: from, end }: Line): number {
  if (text.charCodeAt(from) !== dash || text.charCodeAt(from + 1) !== space) return -1;
  let at = from + 1;
  while (at < end && text.charCodeAt(at) === space) at++;
  return at < end ? at : -1;
}
