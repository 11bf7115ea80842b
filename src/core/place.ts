import type { Point, Range, Span } from './types.ts';

/** The offset at which each line of a text begins; LF, CRLF and a lone CR end a line, as in CommonMark. */
export function lineStarts(source: string): number[] {
  const starts = [0];
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code === 10 || (code === 13 && source.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

export function pointAt(lines: readonly number[], offset: number): Point {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1, offset };
}

export function spanAt(lines: readonly number[], [start, end]: Range): Span {
  return { start: pointAt(lines, start), end: pointAt(lines, end) };
}

/** True where every character of `inner` is in `outer`. */
export function covers(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
