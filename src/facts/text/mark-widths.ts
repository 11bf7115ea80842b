import type { Collector } from '../../core/types.ts';
import { proseRanges } from './prose.ts';

export interface MarkWidthFact {
  /** The full-width mark. */
  readonly mark: string;
  /** How often it stands in the text. */
  readonly wide: number;
  /** How often its half-width form stands between two Chinese characters. */
  readonly half: number;
}

const wideMarks = '，；：！？。';
const halfMarks = ',;:!?.';

/** How often commas, colons and the like of Chinese text are full-width and half-width; marks that do not occur are left out. */
export const markWidths: Collector<MarkWidthFact> = {
  id: 'mark-widths',
  version: 2,
  collect(article) {
    const { source } = article;
    const wide = Array.from(wideMarks, () => 0);
    const half = [...wide];
    for (const [start, end] of proseRanges(article)) {
      for (let at = start; at < end; at++) {
        const code = source.charCodeAt(at);
        if (isHan(code)) continue;
        const kind = kinds[code] as number;
        if (kind < 0) continue;
        if (code > 0xff) wide[kind] = (wide[kind] ?? 0) + 1;
        else if (isHan(source.charCodeAt(at - 1)) && isHan(source.charCodeAt(at + 1)))
          half[kind] = (half[kind] ?? 0) + 1;
      }
    }
    return Array.from(wideMarks, (mark, at) => ({ mark, wide: wide[at] ?? 0, half: half[at] ?? 0 })).filter(
      (fact) => fact.wide + fact.half > 0,
    );
  },
};

/** The index of each mark by its code; -1 for other characters. */
const kinds = new Int8Array(0x10000).fill(-1);
for (const marks of [wideMarks, halfMarks]) for (let at = 0; at < marks.length; at++) kinds[marks.charCodeAt(at)] = at;

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
