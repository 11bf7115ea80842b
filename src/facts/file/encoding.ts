import { coverage } from '../../core/place.ts';
import type { Collector, Range } from '../../core/types.ts';
import { codeRanges } from '../shared/nodes.ts';
import { mayHold, traits } from '../shared/survey.ts';

export interface EncodingFact {
  readonly kind: 'replacement' | 'mojibake' | 'nul';
  readonly text: string;
  readonly range: Range;
}

/**
 * Traces of a wrong encoding in text that is valid UTF-8 itself: U+FFFD; NUL; UTF-8 that was read as Windows-1252
 * (`Ã©`, `â€™`, `ä¸­æ–‡`), or as GBK and back (`锟斤拷锟斤拷`); uninitialised memory (`烫烫烫…`, `屯屯屯…`). Capitals before
 * `Ã` and `Â` are words of their own: `AMANHÃ»`.
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

/** Traces of a wrong encoding, apart from those in code and those that the text quotes. */
export const encoding: Collector<EncodingFact> = {
  id: 'encoding',
  version: 3,
  collect(article) {
    const { source, tree } = article;
    if (!mayHold(article, traits.decoding) || source.search(traces) < 0) return [];
    const inCode = coverage(codeRanges(source, tree));
    const found: EncodingFact[] = [];
    for (const { 0: text, index, groups } of source.matchAll(traces)) {
      const kind = groups?.['replacement'] ? 'replacement' : groups?.['nul'] ? 'nul' : 'mojibake';
      const range: Range = [index, index + text.length];
      // NUL is no text anywhere: no tool shows it, and some end there.
      if (kind !== 'nul' && (isMention(source, range) || inCode(range))) continue;
      found.push({ kind, text: text.slice(0, 16), range });
    }
    return found;
  },
};

/** Nothing but that between quotes or brackets: `the character “\uFFFD”`. */
function isMention(source: string, [start, end]: Range): boolean {
  return openQuote.test(source.slice(start - 1, start)) && closeQuote.test(source.slice(end, end + 1));
}
