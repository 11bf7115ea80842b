import type { Nodes } from 'mdast';

export type Position = NonNullable<Nodes['position']>;
export type Point = Position['start'];

/** Lines of the article without the prefixes of the containers around them, such as `> ` or the indentation of an item. */
export interface Source {
  readonly text: string;
  /** Start and end of each line in `text`, without line endings. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Offset of each line in the article. */
  readonly offsets: readonly number[];
  /** Index of the first line in the article, from 0. */
  readonly firstLine: number;
  /** Line starts of the article. */
  readonly articleStarts: readonly number[];
  /** Number of containers around the text. */
  readonly depth: number;
  readonly isQuoted: boolean;
  /** Lazy lines: they lack the prefix of the container and continue a paragraph. */
  readonly lazyLines: ReadonlySet<number>;
  /** The line of the last lookup: the next offset is usually on the same one. */
  lineHint: number;
  /** Offsets at which a GFM autolink without brackets may start; computed on first use. */
  literals: readonly number[] | undefined;
  /** Line starts in containers that micromark has scanned before the line ending in front of them was read. */
  readonly scannedStarts: Set<number>;
}

/** Splits a text into lines; all line endings are `\n` or `\r\n`. */
export function sourceOf(text: string): Source {
  const starts = [0];
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    ends.push(at > 0 && text.charCodeAt(at - 1) === 13 ? at - 1 : at);
    starts.push(at + 1);
  }
  ends.push(text.length);
  const whole = { firstLine: 0, articleStarts: starts, depth: 0, isQuoted: false, lazyLines: new Set<number>() };
  return { text, starts, ends, offsets: starts, ...whole, lineHint: 0, literals: undefined, scannedStarts: new Set() };
}

function lineIndex(source: Source, at: number): number {
  const { starts, lineHint } = source;
  const here = starts[lineHint] as number;
  const next = starts[lineHint + 1] ?? Number.POSITIVE_INFINITY;
  if (at >= here && at < next) return lineHint;
  let low = at < here ? 0 : lineHint + 1;
  let high = at < here ? lineHint - 1 : starts.length - 1;
  if (at >= next && at < (starts[lineHint + 2] ?? Number.POSITIVE_INFINITY)) high = low;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  source.lineHint = low;
  return low;
}

export function offsetOf(source: Source, at: number): number {
  const line = lineIndex(source, at);
  return at - (source.starts[line] as number) + (source.offsets[line] as number);
}

export function pointOf(source: Source, at: number): Point {
  const line = lineIndex(source, at);
  const offset = at - (source.starts[line] as number) + (source.offsets[line] as number);
  const number = source.firstLine + line;
  return { line: number + 1, column: offset - (source.articleStarts[number] as number) + 1, offset };
}

/**
 * Returns the point at which a node ends. After a line ending, that is before the container prefix of the next line, but
 * after the prefix if micromark has scanned further by then.
 */
export function endOf(source: Source, at: number): Point {
  const line = lineIndex(source, at);
  if (source.depth === 0 || line === 0 || at !== source.starts[line] || source.scannedStarts.has(at))
    return pointOf(source, at);
  const number = source.firstLine + line;
  return { line: number + 1, column: 1, offset: source.articleStarts[number] as number };
}

export function spanOf(source: Source, start: number, end: number): Position {
  return { start: pointOf(source, start), end: endOf(source, end) };
}
