/**
 * How much work a text may be for remark, which makes tokens of everything, in microseconds. Far from exact: it only has
 * to tell adversarial texts from articles. Measured: of 96 hostile texts estimated at 0.5 s, remark reads nine in ten in
 * less than 0.4 s. Those with openers that never close take longer, growing runs of backticks 6 s.
 */
const cost = {
  character: 1,
  backslash: 12,
  empty: 25,
  block: 200,
  line: 100,
  restart: 1,
  mark: 80,
  address: 150,
  pair: 0.015,
  depth: 30,
  lazy: 200,
  nested: 2,
  dataLine: 150,
  dataMark: 60,
} as const;

/** What a character may do: count each time, count once however often it stands in a row, part an address or a line. */
const [single, run, part, end, backslash] = [1, 2, 3, 4, 5];
const kinds = new Uint8Array(128);
for (const [chars, kind] of [
  ['[]<!|&', single],
  ['*_~`', run],
  ['@:', part],
  ['\r\n', end],
  ['\\', backslash],
] as const)
  for (const char of chars) kinds[char.charCodeAt(0)] = kind;

const dataMarks = new Uint8Array(128);
for (const char of ':,!*&?[]{}') dataMarks[char.charCodeAt(0)] = 1;

const [lineFeed, carriageReturn, tab, space] = [10, 13, 9, 32];
const [bang, hash, star, plus, dash, quote, colon, bracket, closing, slash, equals] = [
  33, 35, 42, 43, 45, 62, 58, 91, 93, 47, 61,
];

export interface Effort {
  /** Microseconds, about. */
  readonly total: number;
  /** What of it the front matter takes. */
  readonly data: number;
  readonly perCharacter: number;
}

/** Real articles have less effort, or more text between their markup. */
const most = { total: 2e6, perCharacter: 11 } as const;

/** Whether the text looks adversarial. */
export function isSuspicious({ total, perCharacter }: Effort): boolean {
  return total > most.total && perCharacter > most.perCharacter;
}

/**
 * What MDX costs beside that, in microseconds. JavaScript that does not end is parsed again up to each closing brace, and
 * imports and exports up to each empty line. Measured, with what is in code counted, too.
 */
export function mdxEffortOf(source: string): number {
  const closing = source.split('}').length - 1;
  const statements = /^(?:import|export)[ \t{*]/mu.test(source) ? (source.match(/\n[ \t]*\r?\n/gu)?.length ?? 0) : 0;
  return closing * closing + 2 * statements * statements;
}

/** One look at each character: what begins blocks, what stands in pairs, and what waits for its other half. */
export function effortOf(source: string): Effort {
  const data = dataWork(source);
  let total = data + cost.character * source.length;
  let marks = 0;
  let starts = 0;
  let images = 0;
  let quoted = false;
  let blank = true;
  // The first line begins as the others do: behind the end of one.
  for (let index = -1; index < source.length; index = nextMark(source, index + 1)) {
    const code = index < 0 ? lineFeed : source.charCodeAt(index);
    const kind = kinds[code];
    if (kind === end) {
      if (code === carriageReturn && codeAt(source, index + 1) === lineFeed) index++;
      const [text, work] = lineHead(source, index + 1);
      const empty = isLineEnd(codeAt(source, text));
      if (work > 0 || empty) {
        total += cost.pair * marks * marks;
        marks = 0;
        images = 0;
        quoted = codeAt(source, index + 1) === quote;
      } else if (quoted) total += cost.lazy;
      total += empty ? cost.empty : work + cost.line + (blank && work === 0 ? cost.block : 0);
      if (restarts(source, index + 1, blank)) starts++;
      blank = empty;
      index = text - 1;
    } else if (kind === single || (kind === run && code !== codeAt(source, index - 1))) {
      // What an exclamation mark means is decided by what stands beside it.
      if (code !== bang) marks++;
      else if (codeAt(source, index + 1) === bracket) images++;
      // The text of an image in images is made anew for each of them.
      if (code === closing && images > 0) total += cost.nested * images--;
      total += code === bang ? 0 : cost.mark;
    } else if (kind === backslash) total += cost.backslash;
    else if (kind === part && (code !== colon || codeAt(source, index + 1) === slash)) total += cost.address;
  }
  total += cost.pair * marks * marks + cost.restart * starts * starts;
  return { total, data, perCharacter: total / Math.max(1, source.length) };
}

/** Most characters are none: this loop is all that is done for them. */
function nextMark(source: string, from: number): number {
  const { length } = source;
  for (let index = from; index < length; index++) {
    const code = source.charCodeAt(index);
    if (code < 128 && kinds[code] !== 0) return index;
  }
  return length;
}

/** The front matter, wherever it ends for its engine: keys, items and what is nested are what its parsers work for. */
function dataWork(source: string): number {
  const { 0: opener, index } = /^\s*(?<fence>-{3}|\+{3}|;{3}|\{)/u.exec(source.slice(0, 256)) ?? { 0: '', index: 0 };
  const fence = opener.trimStart();
  if (fence === '') return 0;
  const from = index + opener.length;
  const close = source.indexOf(`\n${fence === '{' ? '}' : fence}`, from);
  const to = close < 0 ? source.length : close;
  let work = 0;
  for (let index = from; index < to; index++) {
    const code = source.charCodeAt(index);
    if (code === lineFeed) work += cost.dataLine;
    else if (code < 128 && dataMarks[code] !== 0) work += cost.dataMark;
  }
  return work;
}

/** Where the text of a line begins behind its indentation and the marks of quotes, items and headings, and their weight. */
function lineHead(source: string, from: number): readonly [text: number, work: number] {
  let work = 0;
  let index = from;
  for (let depth = 0; ; depth++) {
    const start = index;
    while (isBlank(codeAt(source, index))) index++;
    depth += (index - start) >> 1;
    const end = markEnd(source, index);
    if (end === index) return [index, work];
    work += cost.block + cost.depth * depth;
    index = end;
  }
}

/** What makes the parser look back: quotes behind an empty line, and underlines that make a heading of it. */
function restarts(source: string, from: number, blank: boolean): boolean {
  const code = codeAt(source, from);
  if (code === quote) return blank;
  return (code === equals || code === dash) && isLineEnd(codeAt(source, from + 1));
}

function markEnd(source: string, from: number): number {
  const code = codeAt(source, from);
  if (code === quote) return from + 1;
  if (code === dash || code === plus || code === star) return isSpace(codeAt(source, from + 1)) ? from + 1 : from;
  if (code === hash) {
    let index = from;
    while (codeAt(source, index) === hash) index++;
    return index;
  }
  if (code === bracket) return definitionEnd(source, from);
  let index = from;
  while (isDigit(codeAt(source, index)) && index - from < 10) index++;
  const sign = codeAt(source, index);
  return index > from && (sign === 41 || sign === 46) && isSpace(codeAt(source, index + 1)) ? index + 1 : from;
}

function definitionEnd(source: string, from: number): number {
  for (let index = from + 1; index < from + 60; index++)
    if (codeAt(source, index) === closing) return codeAt(source, index + 1) === colon ? index + 1 : from;
  return from;
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn || code < 0;
}

function isSpace(code: number): boolean {
  return isBlank(code) || isLineEnd(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Negative behind the end; to ask for that would make every later call slow. */
function codeAt(source: string, index: number): number {
  return index < source.length ? source.charCodeAt(index) : -1;
}
