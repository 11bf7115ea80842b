import type { Collector, Edit, Range } from '../../core/types.ts';
import { nodesOfTypes } from '../shared/nodes.ts';
import { mayContain, traits } from '../shared/survey.ts';
import { proseRanges } from './prose.ts';

export interface QuoteFact {
  readonly kind: 'opening' | 'closing';
  readonly text: string;
  readonly range: Range;
  readonly edit: Edit;
}

/** Maximum length of text between two quotation marks of the same direction; longer text is a sentence. */
const maxLength = 30;

/** What stands between two quotations, and is none. */
const between = /^(?:和|或者?|与|及|以及|跟|同|至|到|、|，|and|or|und|oder|et|ou|[,&/+→-]|->)$/iu;

/** The first pair in a paragraph with two opening or two closing quotation marks. Earlier marks must be paired. */
export const quotes: Collector<QuoteFact> = {
  id: 'quotes',
  version: 6,
  collect(article) {
    const { source, tree } = article;
    if (!mayContain(article, traits.quote)) return [];
    const prose = proseRanges(article);
    const found: QuoteFact[] = [];
    const all = quotationMarksIn(source);
    const usage = usageOf(source, prose);
    const isPasted = pastedLineTest(source);
    let next = 0;
    let from = 0;
    for (const { range } of nodesOfTypes(tree, 'paragraph', 'heading', 'tableCell')) {
      const marks: QuotationMark[] = [];
      while ((prose[next]?.[1] ?? range[0]) < range[0]) next++;
      for (; (prose[next]?.[0] ?? range[1]) < range[1]; next++) {
        const [start, end] = prose[next] as Range;
        while ((all[from]?.at ?? start) < start) from++;
        for (let mark = all[from]; mark && mark.at < end; mark = all[++from]) if (!isPasted(mark.at)) marks.push(mark);
      }
      if (marks.length === 0 || isForeign(source.slice(...range), usage)) continue;
      const wrong = marks.findIndex(({ mark }, index) => mark !== '"' && mark !== (index % 2 === 0 ? '“' : '”'));
      // At an even index the mark should open, but closes; at an odd index the reverse.
      const [first, second, third] = marks.slice(wrong - (wrong % 2));
      if (wrong < 0 || !first || !second || first.mark !== second.mark || first.mark === '"') continue;
      const opens = first.mark === '“';
      const inner = source.slice(first.at + 1, second.at);
      if (inner.length === 0 || inner.length > maxLength || /[\r\n]|[。！？]./u.test(inner)) continue;
      if (between.test(inner.trim()) || isOfCode(source, [first.at, second.at + 1])) continue;
      // `“他说“彗星”` is a nested quotation.
      if (opens && third?.mark === '”') continue;
      const at = opens ? second.at : first.at;
      const text = source.slice(first.at, second.at + 1);
      const edit = { range: [at, at + 1] as const, text: opens ? '”' : '“' };
      found.push({ kind: opens ? 'opening' : 'closing', text, range: [first.at, second.at + 1], edit });
    }
    return found;
  },
};

/** Whether the marks are those of an attribute, a call, JSON or an escape: `id=”app”`, `s:3:”app”`, `\”app\”`. */
function isOfCode(source: string, [start, end]: Range): boolean {
  return (
    /(?<!--?[\w-]*)\w\s?=\s?$|\w[(:]$|\\$/u.test(source.slice(Math.max(0, start - 30), start)) ||
    /^\s?:\s?["“”\d{[]/u.test(source.slice(end, end + 4))
  );
}

/** What curly quotes are between in JSON that a program wrote into text, `{“data”:”comet”}`, and a command beside it. */
const pasted = /\{\s?[“”]|[“”]\s?:\s?[“”\d{[]|[“”]\s?\}|(?:^|[\s$>])curl\s/u;

/** Returns a test whether a place is in a line of code that was pasted as text; places must ascend. */
function pastedLineTest(source: string): (at: number) => boolean {
  let end = -1;
  let isPasted = false;
  return (at) => {
    if (at <= end) return isPasted;
    const start = source.lastIndexOf('\n', at) + 1;
    end = source.indexOf('\n', at);
    if (end < 0) end = source.length;
    isPasted = pasted.test(source.slice(start, end));
    return isPasted;
  };
}

interface Usage {
  /** Whether quotations open with a low mark: `„Wort“`, `„słowo”`. */
  readonly low: boolean;
  /** Whether no mark opens, and nothing is Chinese: `”ord”`. */
  readonly closing: boolean;
}

const low = /[„‟‚]/u;

function usageOf(source: string, prose: readonly Range[]): Usage {
  let opens = false;
  let hasLow = false;
  let hasHan = false;
  for (const range of prose) {
    const text = source.slice(...range);
    opens ||= text.includes('“');
    hasLow ||= low.test(text);
    hasHan ||= /\p{Script=Han}/u.test(text);
  }
  return { low: hasLow, closing: !opens && !hasHan };
}

/** Whether the text is of a language that uses these marks in another way. */
function isForeign(text: string, usage: Usage): boolean {
  return low.test(text) || (!/\p{Script=Han}/u.test(text) && (usage.low || usage.closing));
}

interface QuotationMark {
  readonly mark: '“' | '”' | '"';
  readonly at: number;
}

function quotationMarksIn(source: string): QuotationMark[] {
  return [...source.matchAll(/[“”"]/gu)].map(({ 0: mark, index }) => ({
    mark: mark as QuotationMark['mark'],
    at: index,
  }));
}
