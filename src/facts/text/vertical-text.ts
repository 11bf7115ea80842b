import type { Collector, Range } from '../../core/types.ts';
import { rangeOf } from '../shared/nodes.ts';
import { lineStartsOf } from '../shared/survey.ts';

export interface VerticalTextFact {
  /** The characters joined into one line. */
  readonly text: string;
  readonly range: Range;
}

const minimumLines = 4;
const single =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[，。、；：？！“”（）《》\w])$/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Runs of lines or paragraphs of one character each, with at least four CJK characters. */
export const verticalText: Collector<VerticalTextFact> = {
  id: 'vertical-text',
  version: 1,
  collect(article) {
    const { source, tree } = article;
    const lines = lineStartsOf(article);
    const found: VerticalTextFact[] = [];
    let run: { text: string; range: Range }[] = [];
    let next = 0;
    for (const node of tree.children) {
      const range = node.type === 'paragraph' ? rangeOf(node) : undefined;
      if (!range) {
        end();
        continue;
      }
      while ((lines[next] ?? range[0]) < range[0]) next++;
      for (let from = range[0]; from < range[1]; ) {
        while ((lines[next] ?? range[1]) <= from && next < lines.length) next++;
        const to = Math.min(lines[next] ?? range[1], range[1]);
        let stop = to;
        while (source[stop - 1] === '\n' || source[stop - 1] === '\r') stop--;
        if (source[stop - 1] === '\\') stop--;
        const text = source.slice(from, Math.max(from, stop)).trim();
        const start = source.indexOf(text, from);
        from = to;
        if (text === '') continue;
        if (text.length <= 2 && single.test(text)) run.push({ text, range: [start, start + text.length] });
        else end();
      }
    }
    end();
    return found;

    function end(): void {
      if (run.length === 0) return;
      const [first, last] = [run[0], run.at(-1)];
      const text = run.map((each) => each.text).join('');
      if (first && last && (text.match(cjk)?.length ?? 0) >= minimumLines && first.text.search(cjk) === 0)
        found.push({ text, range: [first.range[0], last.range[1]] });
      run = [];
    }
  },
};
