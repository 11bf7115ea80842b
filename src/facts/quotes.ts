import { visit } from 'unist-util-visit';
import { coverage } from '../core/place.ts';
import type { Collector, Edit, Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';
import { proseOf } from './prose.ts';

export interface QuoteFact {
  readonly kind: 'opening' | 'closing';
  readonly text: string;
  readonly range: Range;
  readonly edit: Edit;
}

/** What stands between two such marks is a word or two, not a sentence. */
const longest = 30;

/** Pairs of quotation marks that both open, or both close, where the paragraph has no partner for them. */
export const quotes: Collector<QuoteFact> = {
  id: 'quotes',
  version: 1,
  collect(article) {
    const { source, tree } = article;
    if (!/[“”]/u.test(source)) return [];
    const isProse = coverage(proseOf(article));
    const found: QuoteFact[] = [];
    visit(tree, (node) => {
      const range =
        node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' ? rangeOf(node) : undefined;
      if (!range) return;
      const marks = [...source.slice(...range).matchAll(/[“”]/gu)]
        .map(({ 0: mark, index }) => ({ mark, at: range[0] + index }))
        .filter(({ at }) => isProse([at, at + 1]));
      const text = marks.map(({ mark }) => mark).join('');
      for (let index = 0; index + 1 < marks.length; index++) {
        const [first, second] = [marks[index], marks[index + 1]];
        if (!first || !second || first.mark !== second.mark) continue;
        const inner = source.slice(first.at + 1, second.at);
        if (inner.length === 0 || inner.length > longest || /[\r\n。！？]./u.test(inner)) continue;
        const before = text.slice(0, index);
        const after = text.slice(index + 2);
        const balanced = before.replace(/“”/gu, '') === '';
        if (!balanced) continue;
        const wrong = first.mark === '“' ? !after.startsWith('”') : true;
        if (!wrong) continue;
        const at = first.mark === '“' ? second.at : first.at;
        const edit = { range: [at, at + 1] as const, text: first.mark === '“' ? '”' : '“' };
        found.push({
          kind: first.mark === '“' ? 'opening' : 'closing',
          text: source.slice(first.at, second.at + 1),
          range: [first.at, second.at + 1],
          edit,
        });
        // One at a time: what follows is judged when it is mended.
        return;
      }
    });
    return found;
  },
};
