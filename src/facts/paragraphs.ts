import type { Collector, Range } from '../core/types.ts';
import { blockTexts, rangeOf } from './nodes.ts';
import { isBlank } from './survey.ts';

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
  version: 2,
  collect({ tree, frontMatter }) {
    const found: ParagraphFact[] = [];
    let end = frontMatter?.range[1] ?? 0;
    const texts = blockTexts(tree);
    for (const [index, node] of tree.children.entries()) {
      const range = rangeOf(node);
      if (!range) continue;
      const text = node.type === 'paragraph' ? inOneLine(texts[index] ?? '') : undefined;
      if (text !== undefined && text.length >= shortest && !isLabel(text))
        found.push({ text, range, removal: [end, range[1]] });
      end = range[1];
    }
    return found;
  },
  stored: {
    pack: (facts) => facts.map(({ text, range, removal }): Stored => ({ text, range, from: removal[0] })),
    unpack: (stored) =>
      (stored as readonly Stored[]).map(({ text, range, from }) => ({ text, range, removal: [from, range[1]] })),
  },
};

interface Stored {
  readonly text: string;
  readonly range: Range;
  readonly from: number;
}

/** A label of what follows, or the author of the quotation before. */
function isLabel(text: string): boolean {
  return /[:：]$/u.test(text) || /^(?:--|—)/u.test(text);
}

/** Blanks made one; undefined where it is longer than a piece of furniture. */
function inOneLine(text: string): string | undefined {
  if (text.length <= longest) return text.replace(/\s+/gu, ' ');
  let length = 0;
  let blank = false;
  for (let index = 0; index < text.length; index++) {
    const isAnother = isBlank(text.charCodeAt(index));
    if (!(blank && isAnother) && ++length > longest) return undefined;
    blank = isAnother;
  }
  return text.replace(/\s+/gu, ' ');
}
