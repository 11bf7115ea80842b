import type { Nodes, Paragraph, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { brackets, isTornOff } from '../core/characters.ts';
import type { Collector, Range } from '../core/types.ts';
import { dividerComment } from './dividers.ts';
import { rangeOf } from './nodes.ts';

export interface Bracket {
  readonly char: string;
  readonly offset: number;
  /** The text on the side where the partner is missing, up to that end of the paragraph; at most 64 characters. */
  readonly rest: string;
}

export interface StrayBreak {
  readonly range: Range;
  readonly mark: string;
  /** The line ends in a bare address. */
  readonly bareUrl?: true;
}

export interface BlockFact {
  /** The mdast type; but `images` for a paragraph of nothing but images, `divider` for a summary divider by itself. */
  readonly kind: 'images' | 'divider' | RootContent['type'];
  readonly range: Range;
  /** How many line endings stand between the block before and this one; 1 where no blank line does. */
  readonly gap: number;
  /** The first and the last characters of the text that a reader sees, at most 16. */
  readonly first: string;
  readonly last: string;
  /** Length of that text. */
  readonly length: number;
  /** How many lines it takes in the source. */
  readonly lines: number;
  /** The first and the last character in the source: a `*` tells that the text begins or ends in bold or italics. */
  readonly edges: string;
  /** Full-width brackets of a paragraph without a partner in it. */
  readonly opened: readonly Bracket[];
  readonly closed: readonly Bracket[];
  /** It ends in a bare address, which would swallow what is joined to it. */
  readonly bareUrl?: true;
  /** Line endings inside a paragraph, with the blanks around them, that tear a mark off the end of its line. */
  readonly strayBreaks: readonly StrayBreak[];
  /** The bold text that ends a paragraph. */
  readonly bold?: {
    readonly range: Range;
    readonly text: string;
    /** Whether it is all of the paragraph. */
    readonly whole: boolean;
    /** Where its last character stands, if only the closing `**` or `__` follows it. */
    readonly lastAt?: number;
  };
}

/** The top-level blocks of the body, in order; other facts name them by their index. */
export const blocks: Collector<BlockFact> = {
  id: 'blocks',
  version: 1,
  collect({ source, frontMatter, tree }) {
    const found: BlockFact[] = [];
    let end = frontMatter?.range[1] ?? 0;
    for (const node of tree.children) {
      const [start, last] = rangeOf(node) ?? [end, end];
      // To the parser, blanks at the end belong to a paragraph.
      const range: Range = [
        start,
        node.type === 'paragraph' ? start + source.slice(start, last).trimEnd().length : last,
      ];
      const gap = source.slice(end, range[0]).match(/\r\n?|\n/gu)?.length ?? 0;
      const lines = (source.slice(...range).match(/\r\n?|\n/gu)?.length ?? 0) + 1;
      const edges = (source[range[0]] ?? '') + (source[range[1] - 1] ?? '');
      found.push({ ...describe(node, source), range, gap, lines, edges });
      end = range[1];
    }
    return found;
  },
};

function describe(node: RootContent, source: string): Omit<BlockFact, 'range' | 'gap' | 'lines' | 'edges'> {
  const kind = kindOf(node);
  const text = kind === 'images' ? '' : textOf(node, { includeImageAlt: false, includeHtml: false }).trim();
  const chars = { first: text.slice(0, 16), last: text.slice(-16), length: text.length };
  if (node.type !== 'paragraph') return { kind, ...chars, opened: [], closed: [], strayBreaks: [] };
  const bold = boldAtEnd(node);
  const bareUrl = endsInUrl(source.slice(...(rangeOf(node) ?? [0, 0])).trimEnd());
  return {
    kind,
    ...chars,
    ...unpaired(node, source),
    strayBreaks: strayBreaks(node, source),
    ...(bold && { bold }),
    ...(bareUrl && { bareUrl }),
  };
}

function kindOf(node: RootContent): BlockFact['kind'] {
  if (node.type === 'html' && dividerComment.test(node.value)) return 'divider';
  if (node.type === 'paragraph' && node.children.length > 0 && node.children.every(isPicture)) return 'images';
  return node.type;
}

function isPicture(node: Nodes): boolean {
  if (node.type === 'link') return node.children.length > 0 && node.children.every(isPicture);
  if (node.type === 'html') return /^<(?:img|\/?a|\/?p|\/?span|\/?center|\/?div|br)\b[^>]*>$/iu.test(node.value);
  if (node.type === 'text') return node.value.trim() === '';
  return node.type === 'image' || node.type === 'imageReference' || node.type === 'break';
}

/** Brackets are looked for in text only: those in code, URLs and alt texts pair with nothing. */
function unpaired(paragraph: Paragraph, source: string): { opened: Bracket[]; closed: Bracket[] } {
  const opened: Bracket[] = [];
  const closed: Bracket[] = [];
  const [first, last] = rangeOf(paragraph) ?? [0, 0];
  visit(paragraph, 'text', (node) => {
    const [start, end] = rangeOf(node) ?? [0, 0];
    for (let offset = start; offset < end; offset++) {
      const char = source[offset] ?? '';
      if (char in brackets) opened.push({ char, offset, rest: source.slice(offset + 1, Math.min(last, offset + 65)) });
      else if (closers.has(char)) {
        const partner = opened.findLastIndex((open) => brackets[open.char] === char);
        if (partner < 0) closed.push({ char, offset, rest: source.slice(Math.max(first, offset - 64), offset) });
        else opened.splice(partner, 1);
      }
    }
  });
  return { opened, closed };
}

const closers = new Set(Object.values(brackets));

function strayBreaks(paragraph: Paragraph, source: string): StrayBreak[] {
  const found: StrayBreak[] = [];
  const first = rangeOf(paragraph)?.[0] ?? 0;
  visit(paragraph, (node) => {
    if (node.type !== 'text' && node.type !== 'break') return;
    const [start, end] = rangeOf(node) ?? [0, 0];
    const text = source.slice(start, end);
    for (const { 0: ending, index } of text.matchAll(/\r\n?|\n/gu)) {
      const upper = text.slice(0, index).trimEnd();
      const from = start + upper.length - (node.type === 'break' && upper.endsWith('\\') ? 1 : 0);
      const below = text.slice(index + ending.length);
      const to = end - below.trimStart().length;
      // Bold and italics that end at the break do not hide what they end with.
      const before = source.slice(Math.max(first, from - 16), from).replace(/[*_]+$/u, '');
      if (isTornOff(before, source.slice(to, to + 3))) {
        const bareUrl = endsInUrl(source.slice(first, from));
        found.push({ range: [from, to], mark: source[to] ?? '', ...(bareUrl && { bareUrl }) });
      }
    }
  });
  return found;
}

function endsInUrl(text: string): true | undefined {
  return /(?:https?:\/\/|www\.)[^\s<>()]*$/iu.test(text.slice(-2048)) || undefined;
}

function boldAtEnd({ children }: Paragraph): BlockFact['bold'] {
  const visible = children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const last = visible.at(-1);
  const range = last?.type === 'strong' ? rangeOf(last) : undefined;
  if (last?.type !== 'strong' || !range) return undefined;
  const inner = last.children.at(-1);
  const lastAt = inner?.type === 'text' ? rangeOf(inner)?.[1] : undefined;
  const plain = lastAt !== undefined && lastAt === range[1] - 2;
  return { range, text: textOf(last).trim(), whole: visible.length === 1, ...(plain && { lastAt: lastAt - 1 }) };
}
