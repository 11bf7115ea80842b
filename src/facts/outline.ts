import type { Collector, Range } from '../core/types.ts';
import { blockTexts, nodesAmong, rangeOf } from './nodes.ts';
import { isBlank } from './survey.ts';

export interface EdgeFact {
  readonly text: string;
  readonly range: Range;
  /** From the end of the block before, so that no blank lines are left when it is deleted. */
  readonly removal: Range;
}

export interface OutlineFact {
  /** How many characters a reader sees, blanks left out. */
  readonly length: number;
  readonly images: number;
  /** Something else is there to see: raw HTML, code, a table, a rule. */
  readonly other: boolean;
  /** The texts of the blocks that begin within the first 80 characters; at most 100 characters of each. */
  readonly opening: readonly string[];
  /** The last block, if it is a paragraph: the end of its text, and where it stands. */
  readonly closing?: { readonly text: string; readonly range: Range };
  /** Of the first five and the last eight blocks, the paragraphs and headings of at most 80 characters. */
  readonly edges: readonly EdgeFact[];
}

const firstBlocks = 5;
const lastBlocks = 8;
const longest = 80;

/** What an article looks like from afar: exactly one fact. */
export const outline: Collector<OutlineFact> = {
  id: 'outline',
  version: 1,
  collect({ tree, frontMatter, source }) {
    const opening: string[] = [];
    const edges: EdgeFact[] = [];
    let length = 0;
    let images = 0;
    let other = false;
    const texts = blockTexts(tree);
    const blocks = tree.children
      .map((block, index) => ({ block, text: texts[index] ?? '' }))
      .filter(({ block }) => block.type !== 'definition');
    for (const { node } of nodesAmong(tree, 'image', 'imageReference', 'html')) {
      if (node.type !== 'html' || /<img\b/iu.test(node.value)) images++;
      else if (/^<[a-z]/iu.test(node.value)) other = true;
    }
    for (const [index, { block, text }] of blocks.entries()) {
      if (length < longest && text !== '') opening.push(text.slice(0, 100));
      length += visibleLength(text);
      if (block.type === 'code' || block.type === 'table' || block.type === 'thematicBreak') other = true;
      const range = rangeOf(block);
      const atEdge = index < firstBlocks || index >= blocks.length - lastBlocks;
      if (!range || !atEdge || text === '' || text.length > longest) continue;
      if (block.type !== 'paragraph' && block.type !== 'heading') continue;
      const before = blocks[index - 1]?.block;
      const start = before ? (rangeOf(before)?.[1] ?? range[0]) : (frontMatter?.range[1] ?? 0);
      edges.push({ text, range, removal: [Math.min(start, range[0]), range[1]] });
    }
    const { block: last, text: whole = '' } = blocks.at(-1) ?? {};
    const range = last?.type === 'paragraph' ? rangeOf(last) : undefined;
    const text = range ? whole.slice(-120) : '';
    const end = range && source.slice(...range).trimEnd().length + range[0];
    const closing =
      range && end !== undefined && text !== '' ? { closing: { text, range: [range[0], end] as const } } : {};
    return [{ length, images, other, opening, edges, ...closing }];
  },
};

/** Blanks left out. */
function visibleLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) if (!isBlank(text.charCodeAt(index))) length++;
  return length;
}
