import type { Point, Range, Span } from './types.ts';

/** Returns the offset at which each line of a text begins. LF, CRLF and a lone CR end a line, as in CommonMark. */
export function lineStarts(source: string): number[] {
  const starts = [0];
  if (!source.includes('\r')) {
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code === 10 || (code === 13 && source.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

/** Returns line and column of an offset; `lines` are the line starts. */
export function pointAt(lines: readonly number[], offset: number): Point {
  const line = Math.max(0, lastUpTo(lines, offset));
  return { line: line + 1, column: offset - (lines[line] ?? 0) + 1, offset };
}

export function spanAt(lines: readonly number[], [start, end]: Range): Span {
  return { start: pointAt(lines, start), end: pointAt(lines, end) };
}

/** Returns a test whether one of the outer ranges contains a range; each call takes logarithmic time. */
export function containmentTest(outer: readonly Range[]): (inner: Range) => boolean {
  const reach = reachUpTo(outer);
  return ([start, end]) => end <= reach(start);
}

/** Returns a test whether one of the ranges overlaps another range; each call takes logarithmic time. */
export function overlapTest(ranges: readonly Range[]): (other: Range) => boolean {
  const reach = reachUpTo(ranges);
  return ([start, end]) => start < reach(end - 1);
}

/** Returns a function that returns the furthest end of the ranges that begin at an offset or earlier. */
function reachUpTo(ranges: readonly Range[]): (offset: number) => number {
  if (ranges.length === 0) return () => -1;
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const starts = sorted.map(([start]) => start);
  const reaches: number[] = [];
  for (const [, end] of sorted) reaches.push(Math.max(reaches.at(-1) ?? end, end));
  return (offset) => reaches[lastUpTo(starts, offset)] ?? -1;
}

/** Returns the index of the last of the ascending numbers that is at most `limit`; -1 if all are above it. */
export function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
