import { containmentTest } from '../../core/place.ts';
import type { Collector, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { codeRanges } from '../shared/nodes.ts';
import { mayContain, traits } from '../shared/survey.ts';

export interface EncodingFact {
  readonly kind: 'replacement' | 'mojibake' | 'nul';
  readonly text: string;
  readonly range: Range;
}

/**
 * Traces of a wrong encoding in valid UTF-8: U+FFFD; NUL; UTF-8 decoded as Windows-1252 (`Ã©`, `â€™`, `ä¸­æ–‡`), or as
 * GBK and encoded again (`锟斤拷锟斤拷`); uninitialised memory (`烫烫烫…`, `屯屯屯…`). A capital before `Ã` or `Â` means a real
 * word: `AMANHÃ»`.
 */
const traces = new RegExp(
  [
    /(?<replacement>\uFFFD+)/u,
    /(?<nul>\0+)/u,
    /(?<mojibake>(?:锟斤拷){2,}|烫{6,}|屯{6,}|(?<!\p{Lu})(?:Ã[\u0080-\u00BF]|Â[\u00A0-\u00BF])+|(?:â€[\u0098-\u009D\u2018-\u201D™œ˜¦])+|(?:[ã-é][\u0080-\u00BFŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2}){2,})/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

const openQuote = /["'`“‘「『《«（(]$/u;
const closeQuote = /^["'`”’」』》»）)]/u;

/** Traces of a wrong encoding, except in code and where the text quotes them. */
export const encoding: Collector<EncodingFact> = {
  id: 'encoding',
  version: 4,
  collect(article) {
    const { source, tree } = article;
    if (!mayContain(article, traits.decoding) || source.search(traces) < 0) return [];
    const inCode = containmentTest(codeRanges(source, tree));
    const found: EncodingFact[] = [];
    for (const { 0: text, index, groups } of source.matchAll(traces)) {
      const kind = groups?.['replacement'] ? 'replacement' : groups?.['nul'] ? 'nul' : 'mojibake';
      const range: Range = [index, index + text.length];
      // NUL is never intended: many tools hide it, and some truncate the text at it.
      if (kind !== 'nul' && (isMention(source, range) || inCode(range))) continue;
      found.push({ kind, text: clipped(text, 16), range });
    }
    return found;
  },
};

/** Whether quotes or brackets enclose the range and nothing else: `the character “\uFFFD”`. */
function isMention(source: string, [start, end]: Range): boolean {
  return openQuote.test(source.slice(start - 1, start)) && closeQuote.test(source.slice(end, end + 1));
}
