import type { Collector, Range } from '../../core/types.ts';

export interface LineEndingsFact {
  /** LF where the file has it, else its most frequent line ending; and the number of lines that use it. */
  readonly usual: '\n' | '\r\n' | '\r';
  readonly count: number;
  /** The line endings that differ from the usual one. */
  readonly odd: readonly Range[];
}

/** The line endings of a file that mixes several kinds. */
export const lineEndings: Collector<LineEndingsFact> = {
  id: 'line-endings',
  version: 2,
  collect({ source }) {
    if (!source.includes('\r')) return [];
    const places = new Map<string, Range[]>([
      ['\n', []],
      ['\r\n', []],
      ['\r', []],
    ]);
    for (const { 0: ending, index } of source.matchAll(/\r\n?|\n/gu)) {
      places.get(ending)?.push([index, index + ending.length]);
    }
    const found = [...places].sort((a, b) => b[1].length - a[1].length);
    // Git and most tools keep LF: where a file has both, an editor has added the others.
    const usual = found.find(([ending, { length }]) => ending === '\n' && length > 0) ?? found[0];
    const others = found.filter((each) => each !== usual);
    const odd = others.flatMap(([, ranges]) => ranges).sort((a, b) => a[0] - b[0]);
    if (!usual || odd.length === 0) return [];
    return [{ usual: usual[0] as LineEndingsFact['usual'], count: usual[1].length, odd }];
  },
};
