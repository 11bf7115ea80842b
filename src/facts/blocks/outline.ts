import type { RootContent } from 'mdast';
import type { Collector, Range } from '../../core/types.ts';
import { blockTexts, nodesOfTypes, rangeOf } from '../shared/nodes.ts';
import { isWhitespace, trimmedEnd } from '../shared/survey.ts';

export interface EdgeFact {
  readonly text: string;
  readonly range: Range;
  /** Starts at the end of the previous block, so that deleting it leaves no blank lines. */
  readonly removal: Range;
}

export interface OutlineFact {
  /** The number of visible characters, without whitespace. */
  readonly length: number;
  readonly images: number;
  /** Whether the body has other visible content: raw HTML, code, a table, a thematic break. */
  readonly other: boolean;
  /** The texts of the blocks that begin within the first 80 characters; at most 100 characters of each. */
  readonly opening: readonly string[];
  /** The end of the last block's text with its range, if the block is a paragraph. */
  readonly closing?: { readonly text: string; readonly range: Range };
  /** Of the first five and the last eight blocks, the paragraphs and headings of at most 80 characters. */
  readonly edges: readonly EdgeFact[];
}

const firstBlocks = 5;
const lastBlocks = 8;
const maxLength = 80;

/** A summary of the whole article: exactly one fact. */
export const outline: Collector<OutlineFact> = {
  id: 'outline',
  version: 2,
  collect({ tree, frontMatter, source }) {
    const opening: string[] = [];
    const edges: EdgeFact[] = [];
    let length = 0;
    let images = 0;
    let other = false;
    const texts = blockTexts(tree);
    const blocks: number[] = [];
    for (let at = 0; at < texts.length; at++) if (tree.children[at]?.type !== 'definition') blocks.push(at);
    for (const { node } of nodesOfTypes(tree, 'image', 'imageReference', 'html')) {
      if (node.type !== 'html' || /<img\b/iu.test(node.value)) images++;
      else if (/^<[a-z]/iu.test(node.value)) other = true;
    }
    for (let index = 0; index < blocks.length; index++) {
      const block = tree.children[blocks[index] as number] as RootContent;
      const text = texts[blocks[index] as number] as string;
      if (length < maxLength && text !== '') opening.push(text.slice(0, 100));
      length += visibleLength(text);
      if (block.type === 'code' || block.type === 'table' || block.type === 'thematicBreak') other = true;
      const atEdge = index < firstBlocks || index >= blocks.length - lastBlocks;
      if (!atEdge || text === '' || text.length > maxLength) continue;
      if (block.type !== 'paragraph' && block.type !== 'heading') continue;
      const range = rangeOf(block);
      if (!range) continue;
      const before = index > 0 ? tree.children[blocks[index - 1] as number] : undefined;
      const start = before ? (rangeOf(before)?.[1] ?? range[0]) : (frontMatter?.range[1] ?? 0);
      edges.push({ text, range, removal: [Math.min(start, range[0]), range[1]] });
    }
    const last = tree.children[blocks.at(-1) ?? -1];
    const range = last?.type === 'paragraph' ? rangeOf(last) : undefined;
    const text = range ? (texts[blocks.at(-1) ?? -1] ?? '').slice(-120) : '';
    if (!range || text === '') return [{ length, images, other, opening, edges }];
    const closing = { text, range: [range[0], trimmedEnd(source, ...range)] as const };
    return [{ length, images, other, opening, edges, closing }];
  },
  stored: {
    pack: (facts) => facts.map(pack),
    unpack: (stored) => (stored as readonly StoredOutline[]).map(unpack),
  },
};

/** An outline in which texts that are also among the edges are stored as their index. */
interface StoredOutline extends Omit<OutlineFact, 'opening' | 'edges' | 'closing'> {
  readonly opening: readonly (string | number)[];
  /** Text, range, and start of the removal. */
  readonly edges: readonly (readonly [string, number, number, number])[];
  readonly closing?: readonly [text: string | number, start: number, end: number];
}

function pack({ length, images, other, opening, edges, closing }: OutlineFact): StoredOutline {
  const shortened = (text: string) => {
    const index = edges.findIndex((edge) => edge.text === text);
    return index < 0 ? text : index;
  };
  const packed: StoredOutline = {
    length,
    images,
    other,
    opening: opening.map(shortened),
    edges: edges.map(({ text, range, removal }) => [text, range[0], range[1], removal[0]]),
  };
  if (!closing) return packed;
  return Object.assign(packed, { closing: [shortened(closing.text), closing.range[0], closing.range[1]] });
}

function unpack({ length, images, other, opening, edges, closing }: StoredOutline): OutlineFact {
  const full = (text: string | number) => (typeof text === 'number' ? (edges[text]?.[0] ?? '') : text);
  const fact: OutlineFact = {
    length,
    images,
    other,
    opening: opening.map(full),
    edges: edges.map(([text, start, end, from]) => ({ text, range: [start, end], removal: [from, end] })),
  };
  if (!closing) return fact;
  return Object.assign(fact, { closing: { text: full(closing[0]), range: [closing[1], closing[2]] } });
}

/** Returns the length without whitespace. */
function visibleLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) if (!isWhitespace(text.charCodeAt(index))) length++;
  return length;
}
