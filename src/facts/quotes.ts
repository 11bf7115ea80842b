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

/** The first pair of a paragraph whose quotation marks both open, or both close; those before it have to be in pairs. */
export const quotes: Collector<QuoteFact> = {
  id: 'quotes',
  version: 1,
  collect(article) {
    const { source, tree } = article;
    if (!/[“”]/u.test(source)) return [];
    const isProse = coverage(proseOf(article));
    const found: QuoteFact[] = [];
    visit(tree, (node) => {
      const inText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
      const range = inText ? rangeOf(node) : undefined;
      if (!range) return;
      const marks = [...source.slice(...range).matchAll(/[“”]/gu)]
        .map(({ 0: mark, index }) => ({ mark, at: range[0] + index }))
        .filter(({ at }) => isProse([at, at + 1]));
      const wrong = marks.findIndex(({ mark }, index) => mark !== (index % 2 === 0 ? '“' : '”'));
      // At an even place a mark closes that should open; at an odd one it opens that should close.
      const [first, second, third] = marks.slice(wrong - (wrong % 2));
      if (wrong < 0 || !first || !second || first.mark !== second.mark) return;
      const opens = first.mark === '“';
      const inner = source.slice(first.at + 1, second.at);
      if (inner.length === 0 || inner.length > longest || /[\r\n]|[。！？]./u.test(inner)) return;
      // `“他说“彗星”` is one quotation in another.
      if (opens && third?.mark === '”') return;
      const at = opens ? second.at : first.at;
      const text = source.slice(first.at, second.at + 1);
      const edit = { range: [at, at + 1] as const, text: opens ? '”' : '“' };
      found.push({ kind: opens ? 'opening' : 'closing', text, range: [first.at, second.at + 1], edit });
    });
    return found;
  },
};
