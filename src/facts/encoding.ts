import { visit } from 'unist-util-visit';
import type { Collector, Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';

export interface EncodingFact {
  readonly kind: 'replacement' | 'mojibake' | 'nul';
  readonly text: string;
  readonly range: Range;
}

/**
 * Traces of a wrong encoding in text that is valid UTF-8 itself: U+FFFD; UTF-8 that was read as Windows-1252
 * (`Ã©`, `â€™`), or as GBK and back (`锟斤拷`); uninitialised memory (`烫烫烫`, `屯屯屯`); NUL.
 */
const traces =
  /(?<replacement>\uFFFD+)|(?<nul>\0+)|(?<mojibake>(?:锟斤拷|烫烫烫|屯屯屯)+|(?:Ã[\u0080-\u00BF]|â€[\u0098-\u009D\u2018-\u201D™œ˜¦]|Â[\u00A0-\u00BF])+)/gu;

export const encoding: Collector<EncodingFact> = {
  id: 'encoding',
  version: 2,
  collect({ source, tree }) {
    if (source.search(traces) < 0) return [];
    const quoted: Range[] = [];
    // Code that shows such characters is about them.
    visit(tree, (node) => {
      const range = node.type === 'code' || node.type === 'inlineCode' ? rangeOf(node) : undefined;
      if (range) quoted.push(range);
    });
    const found: EncodingFact[] = [];
    for (const { 0: text, index, groups } of source.matchAll(traces)) {
      const kind = groups?.['replacement'] ? 'replacement' : groups?.['nul'] ? 'nul' : 'mojibake';
      // NUL is no text anywhere: no tool shows it, and some end there.
      if (kind !== 'nul' && quoted.some(([start, end]) => start <= index && index < end)) continue;
      found.push({ kind, text: text.slice(0, 16), range: [index, index + text.length] });
    }
    return found;
  },
};
