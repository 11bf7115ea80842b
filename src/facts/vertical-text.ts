import type { Collector, Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';

export interface VerticalTextFact {
  /** The characters in one line. */
  readonly text: string;
  readonly range: Range;
}

const fewest = 4;
const single =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[，。、；：？！“”（）《》\w])$/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Runs of lines or paragraphs of one character each, at least four of them of a CJK script. */
export const verticalText: Collector<VerticalTextFact> = {
  id: 'vertical-text',
  version: 1,
  collect({ source, tree }) {
    const found: VerticalTextFact[] = [];
    let run: { text: string; range: Range }[] = [];
    for (const node of tree.children) {
      const range = node.type === 'paragraph' ? rangeOf(node) : undefined;
      if (!range) end();
      for (const { 0: line, index } of range ? source.slice(...range).matchAll(/[^\r\n]+/gu) : []) {
        const text = line.replace(/\\$/u, '').trim();
        if (text === '') continue;
        const start = (range?.[0] ?? 0) + index + line.indexOf(text);
        if (single.test(text)) run.push({ text, range: [start, start + text.length] });
        else end();
      }
    }
    end();
    return found;

    function end(): void {
      const [first, last] = [run[0], run.at(-1)];
      const text = run.map((each) => each.text).join('');
      if (first && last && (text.match(cjk)?.length ?? 0) >= fewest && first.text.search(cjk) === 0)
        found.push({ text, range: [first.range[0], last.range[1]] });
      run = [];
    }
  },
};
