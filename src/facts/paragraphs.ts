import type { Collector, Range } from '../core/types.ts';
import { blockTexts } from './block-texts.ts';
import { rangeOf } from './nodes.ts';

export interface ParagraphFact {
  /** As a reader sees it; blanks made one. */
  readonly text: string;
  readonly range: Range;
  /** With the blank lines before it. */
  readonly removal: Range;
}

const shortest = 8;
const longest = 300;

/** The texts of the paragraphs that may be furniture: neither a word nor a page long. */
export const paragraphs: Collector<ParagraphFact> = {
  id: 'paragraphs',
  version: 1,
  collect({ tree, frontMatter }) {
    const found: ParagraphFact[] = [];
    let end = frontMatter?.range[1] ?? 0;
    const texts = blockTexts(tree);
    for (const [index, node] of tree.children.entries()) {
      const range = rangeOf(node);
      if (!range) continue;
      const text = node.type === 'paragraph' ? (texts[index] ?? '').replace(/\s+/gu, ' ') : '';
      if (text.length >= shortest && text.length <= longest && !isLabel(text))
        found.push({ text, range, removal: [end, range[1]] });
      end = range[1];
    }
    return found;
  },
};

/** A label of what follows, or the author of the quotation before. */
function isLabel(text: string): boolean {
  return /[:：]$/u.test(text) || /^(?:--|—)/u.test(text);
}
