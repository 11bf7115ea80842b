import type { Nodes } from 'mdast';

export type Position = NonNullable<Nodes['position']>;
export type Point = Position['start'];

/** Lines of the article without what the containers around them take: `> ` or the indent of a list item. */
export interface Source {
  readonly text: string;
  /** Where each line starts in `text`, and where it ends, without its line ending. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Where each line starts in the article. */
  readonly offsets: readonly number[];
  /** Which line of the article the first one is, from 0. */
  readonly first: number;
  /** Where the lines of the article start. */
  readonly article: readonly number[];
  /** How many containers are around it. */
  readonly depth: number;
  readonly quoted: boolean;
  /** Lines that lack what the containers ask for, and are there because a paragraph goes on in them. */
  readonly lazy: ReadonlySet<number>;
  /** The line that was asked for last: the next question is mostly about the same one. */
  hint: number;
  /** Where an address may start that is written without brackets; found when first asked for. */
  literals: readonly number[] | undefined;
  /** Starts of lines in containers that were looked at before the line ending in front of them was read. */
  readonly reached: Set<number>;
}

/** Cuts a text whose line endings are all of `\n` or `\r\n`. */
export function sourceOf(text: string): Source {
  const starts = [0];
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    ends.push(at > 0 && text.charCodeAt(at - 1) === 13 ? at - 1 : at);
    starts.push(at + 1);
  }
  ends.push(text.length);
  const whole = { first: 0, article: starts, depth: 0, quoted: false, lazy: new Set<number>() };
  return { text, starts, ends, offsets: starts, ...whole, hint: 0, literals: undefined, reached: new Set() };
}

function lineIndex(source: Source, at: number): number {
  const { starts, hint } = source;
  const here = starts[hint] as number;
  const next = starts[hint + 1] ?? Number.POSITIVE_INFINITY;
  if (at >= here && at < next) return hint;
  let low = at < here ? 0 : hint + 1;
  let high = at < here ? hint - 1 : starts.length - 1;
  if (at >= next && at < (starts[hint + 2] ?? Number.POSITIVE_INFINITY)) high = low;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  source.hint = low;
  return low;
}

export function offsetOf(source: Source, at: number): number {
  const line = lineIndex(source, at);
  return at - (source.starts[line] as number) + (source.offsets[line] as number);
}

export function pointOf(source: Source, at: number): Point {
  const line = lineIndex(source, at);
  const offset = at - (source.starts[line] as number) + (source.offsets[line] as number);
  const number = source.first + line;
  return { line: number + 1, column: offset - (source.article[number] as number) + 1, offset };
}

/**
 * What ends with a line ending ends before what the containers take of the next line; but behind it where micromark
 * has looked further by then.
 */
export function endOf(source: Source, at: number): Point {
  const line = lineIndex(source, at);
  if (source.depth === 0 || line === 0 || at !== source.starts[line] || source.reached.has(at))
    return pointOf(source, at);
  const number = source.first + line;
  return { line: number + 1, column: 1, offset: source.article[number] as number };
}

export function spanOf(source: Source, start: number, end: number): Position {
  return { start: pointOf(source, start), end: endOf(source, end) };
}
