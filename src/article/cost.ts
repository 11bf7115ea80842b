/**
 * How much work a text may be, in microseconds of a parser that makes a token of everything. Far from exact: it only has
 * to tell what nobody writes from what somebody might.
 */
const cost = { block: 200, line: 10, mark: 80, address: 150, pair: 0.015, depth: 30 } as const;

/** Each has a weight of its own, also beside others like it. */
const single = 1;
/** However many stand beside each other, they are one. */
const run = 2;

const kinds = new Uint8Array(128);
for (const char of '[]<!|&') kinds[char.charCodeAt(0)] = single;
for (const char of '*_~`') kinds[char.charCodeAt(0)] = run;

const [lineFeed, carriageReturn, tab, space] = [10, 13, 9, 32];
const [bang, hash, star, plus, dash, quote, colon, bracket, at, slash] = [33, 35, 42, 43, 45, 62, 58, 91, 64, 47];

export interface Effort {
  /** Microseconds, about. */
  readonly total: number;
  readonly perCharacter: number;
}

/** One look at each character: what begins blocks, what stands in pairs, and what waits for its other half. */
export function effortOf(source: string): Effort {
  let total = 0;
  let marks = 0;
  let blank = true;
  let before = 0;
  for (let index = 0; index < source.length; index++) {
    if (before === lineFeed || before === carriageReturn || index === 0) {
      const [text, work] = lineHead(source, index);
      const begins = work > 0 || isLineEnd(source.charCodeAt(text));
      if (begins) {
        total += cost.pair * marks * marks;
        marks = 0;
      }
      total += work + cost.line + (blank && !begins ? cost.block : 0);
      blank = isLineEnd(source.charCodeAt(text));
      index = text;
    }
    const code = source.charCodeAt(index);
    const kind = code < 128 ? kinds[code] : 0;
    if (kind === single || (kind === run && code !== before)) {
      // What an exclamation mark means is decided by what stands beside it.
      if (code !== bang || source.charCodeAt(index + 1) === bracket) marks++;
      total += code === bang ? 0 : cost.mark;
    } else if (code === at || (code === colon && source.charCodeAt(index + 1) === slash)) total += cost.address;
    before = code;
  }
  total += cost.pair * marks * marks;
  return { total, perCharacter: total / Math.max(1, source.length) };
}

/** Where the text of a line begins behind its indentation and the marks of quotes, items and headings, and their weight. */
function lineHead(source: string, from: number): readonly [text: number, work: number] {
  let work = 0;
  let index = from;
  for (let depth = 0; ; depth++) {
    const start = index;
    while (isBlank(source.charCodeAt(index))) index++;
    depth += (index - start) >> 1;
    const end = markEnd(source, index);
    if (end === index) return [index, work];
    work += cost.block + cost.depth * depth;
    index = end;
  }
}

function markEnd(source: string, from: number): number {
  const code = source.charCodeAt(from);
  if (code === quote) return from + 1;
  if (code === dash || code === plus || code === star) return isSpace(source.charCodeAt(from + 1)) ? from + 1 : from;
  if (code === hash) {
    let index = from;
    while (source.charCodeAt(index) === hash) index++;
    return index;
  }
  if (code === bracket) return definitionEnd(source, from);
  let index = from;
  while (isDigit(source.charCodeAt(index)) && index - from < 10) index++;
  const sign = source.charCodeAt(index);
  return index > from && (sign === 41 || sign === 46) && isSpace(source.charCodeAt(index + 1)) ? index + 1 : from;
}

function definitionEnd(source: string, from: number): number {
  for (let index = from + 1; index < from + 60; index++)
    if (source.charCodeAt(index) === 93) return source.charCodeAt(index + 1) === colon ? index + 1 : from;
  return from;
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn || Number.isNaN(code);
}

function isSpace(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
