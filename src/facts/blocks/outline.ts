import type { Root, RootContent } from 'mdast';
import type { Collector, Range } from '../../core/types.ts';
import { blockTexts, nodesOfTypes, rangeOf } from '../shared/nodes.ts';
import { isWhitespace, trimmedEnd } from '../shared/survey.ts';

export interface EdgeFact {
  readonly text: string;
  readonly range: Range;
  /** Starts at the end of the previous block, so that deleting it leaves no blank lines. */
  readonly removal: Range;
  /** Stands between two sections of the article: prose before it, a heading with prose behind it. */
  readonly inside?: boolean;
  /** Announces the list or the picture behind it. */
  readonly label?: boolean;
  /** What it may announce as an example: the code, table or quotation behind it, or a picture that leads nowhere. */
  readonly example?: 'block' | 'picture';
}

export interface OutlineFact {
  /** The number of visible characters, without whitespace. */
  readonly length: number;
  readonly images: number;
  /** Whether the body has other visible content: raw HTML, code, a table, a thematic break. */
  readonly other: boolean;
  /**
   * The texts of the blocks that begin within the first 80 characters, not counting the title and the line that names
   * the original; at most 100 characters of each.
   */
  readonly opening: readonly string[];
  /** The end of the last block's text with its range, if the block is a paragraph. */
  readonly closing?: { readonly text: string; readonly range: Range };
  /** Of the first five and the last eight blocks, the paragraphs and headings of at most 80 characters. */
  readonly edges: readonly EdgeFact[];
}

const firstBlocks = 5;
const lastBlocks = 8;
const maxLength = 80;
const sourceLine =
  /^(?:\[?(?:原文|来源|原始|转载|转自|译自|出处|链接)|(?:source|original|from|via)\b).{0,30}https?:|^https?:\/\/\S+$/iu;

/** A summary of the whole article: exactly one fact. */
export const outline: Collector<OutlineFact> = {
  id: 'outline',
  version: 5,
  collect({ tree, frontMatter, source }) {
    const opening: string[] = [];
    const edges: EdgeFact[] = [];
    let length = 0;
    let opened = 0;
    let images = 0;
    let other = false;
    const texts = blockTexts(tree);
    const sections = sectionsOf(tree, texts);
    const blocks: number[] = [];
    for (let at = 0; at < texts.length; at++) if (tree.children[at]?.type !== 'definition') blocks.push(at);
    for (const { node } of nodesOfTypes(tree, 'image', 'imageReference', 'html')) {
      if (node.type !== 'html' || /<img\b/iu.test(node.value)) images++;
      else if (/^\s*(?:<[a-z]|\{)/iu.test(node.value)) other = true;
    }
    for (let index = 0; index < blocks.length; index++) {
      const block = tree.children[blocks[index] as number] as RootContent;
      const text = texts[blocks[index] as number] as string;
      const visible = visibleLength(text);
      if (opened < maxLength && text !== '') opening.push(text.slice(0, 100));
      length += visible;
      if (!(block.type === 'heading' && block.depth === 1) && !sourceLine.test(text)) opened += visible;
      if (block.type === 'code' || block.type === 'table' || block.type === 'thematicBreak') other = true;
      const atEdge = index < firstBlocks || index >= blocks.length - lastBlocks;
      if (!atEdge || text === '' || text.length > maxLength) continue;
      if (block.type !== 'paragraph' && block.type !== 'heading') continue;
      const range = rangeOf(block);
      if (!range) continue;
      const before = index > 0 ? tree.children[blocks[index - 1] as number] : undefined;
      const start = before ? (rangeOf(before)?.[1] ?? range[0]) : (frontMatter?.range[1] ?? 0);
      const at = blocks[index] as number;
      const example = exampleIn(tree.children[at + 1]);
      edges.push({
        text,
        range,
        removal: [Math.min(start, range[0]), range[1]],
        ...(at > sections.firstProse && at < sections.lastHeading && { inside: true }),
        ...(isListed(tree.children[at + 1]) && { label: true }),
        ...(example && { example }),
      });
    }
    const last = tree.children[blocks.at(-1) ?? -1];
    const range = last?.type === 'paragraph' ? rangeOf(last) : undefined;
    const text = range ? (texts[blocks.at(-1) ?? -1] ?? '').slice(-120) : '';
    if (!range || text === '') return [{ length, images, other, opening, edges }];
    const closing = { text, range: [range[0], trimmedEnd(source, ...range)] as const };
    return [{ length, images, other, opening, edges, closing }];
  },
  stored: {
    isExact: true,
    pack: (facts) => facts.map(pack),
    unpack: (stored) => (stored as readonly StoredOutline[]).map(unpack),
  },
};

/** An outline in which texts that are also among the edges are stored as their index. */
interface StoredOutline extends Omit<OutlineFact, 'opening' | 'edges' | 'closing'> {
  readonly opening: readonly (string | number)[];
  /** Text, range, start of the removal, and 1 for `inside`, 2 for `label`, 4 or 8 for `example`. */
  readonly edges: readonly (readonly [string, number, number, number, number?])[];
  readonly closing?: readonly [text: string | number, start: number, end: number];
}

const exampleFlags = { block: 4, picture: 8 } as const;

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
    edges: edges.map(({ text, range, removal, inside, label, example }) => {
      const flags = (inside ? 1 : 0) + (label ? 2 : 0) + (example ? exampleFlags[example] : 0);
      const start = removal[0];
      return flags > 0 ? ([text, ...range, start, flags] as const) : ([text, ...range, start] as const);
    }),
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
    edges: edges.map(([text, start, end, from, flags = 0]) => ({
      text,
      range: [start, end],
      removal: [from, end],
      ...((flags & 1) > 0 && { inside: true }),
      ...((flags & 2) > 0 && { label: true }),
      ...((flags & exampleFlags.block) > 0 && { example: 'block' }),
      ...((flags & exampleFlags.picture) > 0 && { example: 'picture' }),
    })),
  };
  if (!closing) return fact;
  return Object.assign(fact, { closing: { text: full(closing[0]), range: [closing[1], closing[2]] } });
}

/** Returns the index of the first paragraph of prose, and that of the last heading with prose behind it. */
function sectionsOf({ children }: Root, texts: readonly string[]): { firstProse: number; lastHeading: number } {
  const isProse = (at: number) => children[at]?.type === 'paragraph' && isSentence(texts[at] ?? '');
  let firstProse = 0;
  while (firstProse < children.length && !isProse(firstProse)) firstProse++;
  let lastHeading = children.length - 1;
  let hasProse = false;
  for (; lastHeading >= 0; lastHeading--) {
    hasProse ||= isProse(lastHeading);
    if (hasProse && children[lastHeading]?.type === 'heading') break;
  }
  return { firstProse, lastHeading };
}

function isSentence(text: string): boolean {
  return text.length >= 12 && /[。.!?！？…][”’"')）]*$/u.test(text.slice(-12));
}

function isListed(next: RootContent | undefined): boolean {
  if (next?.type === 'paragraph') return next.children.every(({ type }) => type === 'image' || type === 'link');
  return next?.type === 'list';
}

function exampleIn(next: RootContent | undefined): EdgeFact['example'] {
  if (next?.type === 'code' || next?.type === 'table' || next?.type === 'blockquote') return 'block';
  if (next?.type !== 'paragraph') return undefined;
  return next.children.every(({ type }) => type === 'image') ? 'picture' : undefined;
}

/** Returns the length without whitespace. */
function visibleLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) if (!isWhitespace(text.charCodeAt(index))) length++;
  return length;
}
