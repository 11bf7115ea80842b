import type { Collector, Range } from '../core/types.ts';

export interface EncodingFact {
  readonly kind: 'replacement' | 'mojibake' | 'nul';
  readonly text: string;
  readonly range: Range;
}

/**
 * Traces of a wrong encoding in text that is valid UTF-8 itself: U+FFFD; UTF-8 that was read as Windows-1252
 * (`Ã©`, `â€™`) or as GBK (`锟斤拷`, `鈥`); uninitialised memory (`烫烫烫`); NUL.
 */
const traces =
  /(?<replacement>\uFFFD+)|(?<nul>\0+)|(?<mojibake>(?:锟斤拷|烫烫烫|屯屯屯)+|(?:Ã[\u0080-\u00BF]|â€[\u0098-\u009D\u2018-\u201D™œ˜¦“”]|Â[\u00A0-\u00BF])+)/gu;

export const encoding: Collector<EncodingFact> = {
  id: 'encoding',
  version: 1,
  collect({ source }) {
    const found: EncodingFact[] = [];
    for (const { 0: text, index, groups } of source.matchAll(traces)) {
      const kind = groups?.['replacement'] ? 'replacement' : groups?.['nul'] ? 'nul' : 'mojibake';
      const range: Range = [index, index + text.length];
      found.push({ kind, text: text.slice(0, 16), range });
    }
    return found;
  },
};
