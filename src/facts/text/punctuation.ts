import type { Collector, Edit, Range } from '../../core/types.ts';
import { proseRanges } from './prose.ts';

export interface PunctuationFact {
  readonly kind: 'half' | 'bracket' | 'doubled';
  readonly text: string;
  readonly expected: string;
  readonly range: Range;
  readonly edit: Edit;
}

const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};
const half = /(?<=[\p{Script=Han}”』」）])[,;:!?](?=\p{Script=Han})/gu;
const mixed = /（[^（）()\r\n]{1,60}\)|\([^（）()\r\n]{1,60}）/gu;
const doubled = /(?<![，。、．.])(?:，，|。。)(?![，。、．.…])/gu;

/** Punctuation of the wrong width, or doubled, in Chinese text. */
export const punctuation: Collector<PunctuationFact> = {
  id: 'punctuation',
  version: 1,
  collect(article) {
    const found: PunctuationFact[] = [];
    for (const [start, end] of proseRanges(article)) {
      const marks = kindsIn(article.source, start, end);
      if (marks === 0) continue;
      const text = article.source.slice(start, end);
      if (!/\p{Script=Han}/u.test(text)) continue;
      for (const { 0: mark, index } of marks & kinds.half ? text.matchAll(half) : []) {
        found.push(
          punctuationFact(
            'half',
            mark,
            wide[mark] ?? mark,
            [start + index, start + index + 1],
            text.slice(index - 1, index + 2),
          ),
        );
      }
      for (const { 0: all, index } of marks & kinds.mixed ? text.matchAll(mixed) : []) {
        if (!/\p{Script=Han}/u.test(all) || /[:：][)）]$/u.test(all)) continue;
        const at = start + index + (all.startsWith('(') ? 0 : all.length - 1);
        const mark = all.startsWith('(') ? '(' : ')';
        found.push(
          punctuationFact(
            'bracket',
            mark,
            wide[mark] ?? mark,
            [at, at + 1],
            all.length > 16 ? `${all.slice(0, 7)}…${all.slice(-7)}` : all,
          ),
        );
      }
      for (const { 0: pair, index } of marks & kinds.doubled ? text.matchAll(doubled) : []) {
        found.push(punctuationFact('doubled', pair, pair.slice(0, 1), [start + index, start + index + 2], pair));
      }
    }
    return found;
  },
};

function punctuationFact(
  kind: PunctuationFact['kind'],
  mark: string,
  expected: string,
  range: Range,
  text: string,
): PunctuationFact {
  return { kind, text: text || mark, expected, range, edit: { range, text: expected } };
}

/** Bit flags of what a text may contain; one scan is much faster than the patterns. */
const kinds = { half: 1, mixed: 2, doubled: 4 };

function kindsIn(source: string, start: number, end: number): number {
  let found = 0;
  let open = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    // Most characters are Han.
    if (code < 0x4e00 || code > 0x9fff) {
      if (code === 0x28 || code === 0xff08) open = code;
      else if (code === 0x29 || code === 0xff09) {
        if (open === (code === 0x29 ? 0xff08 : 0x28)) found |= kinds.mixed;
        open = 0;
      } else if (code === 0xff0c || code === 0x3002) {
        if (code === before) found |= kinds.doubled;
      } else if (before > 0x7f && isHalfWidth(code) && source.charCodeAt(at + 1) > 0x7f) found |= kinds.half;
    }
    before = code;
  }
  return found;
}

/** Whether the character is one of `,:;!?`. */
function isHalfWidth(code: number): boolean {
  return code === 0x2c || code === 0x3a || code === 0x3b || code === 0x21 || code === 0x3f;
}
