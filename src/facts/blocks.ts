import type { Nodes, Paragraph, RootContent, Strong } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { brackets, closingMark } from '../core/characters.ts';
import type { Collector, Range } from '../core/types.ts';
import { dividerComment } from './dividers.ts';
import { rangeOf } from './nodes.ts';

export interface Bracket {
  readonly char: string;
  readonly offset: number;
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
  /** Full-width brackets of a paragraph without a partner in it. */
  readonly opened: readonly Bracket[];
  readonly closed: readonly Bracket[];
  /** Line endings inside a paragraph, with the blanks around them, before a mark that cannot begin a line. */
  readonly strayBreaks: readonly Range[];
  /** The bold text that ends a paragraph, and whether it is all of the paragraph. */
  readonly bold?: { readonly range: Range; readonly text: string; readonly whole: boolean };
}

/** The top-level blocks of the body, in order; other facts name them by their index. */
export const blocks: Collector<BlockFact> = {
  id: 'blocks',
  version: 1,
  collect({ source, frontMatter, tree }) {
    const found: BlockFact[] = [];
    let end = frontMatter?.range[1] ?? 0;
    for (const node of tree.children) {
      const range = rangeOf(node) ?? [end, end];
      const gap = source.slice(end, range[0]).match(/\r\n?|\n/gu)?.length ?? 0;
      found.push({ ...describe(node, source), range, gap });
      end = range[1];
    }
    return found;
  },
};

function describe(node: RootContent, source: string): Omit<BlockFact, 'range' | 'gap'> {
  const kind = kindOf(node);
  const text = kind === 'images' ? '' : textOf(node, { includeImageAlt: false, includeHtml: false }).trim();
  const chars = { first: text.slice(0, 16), last: text.slice(-16), length: text.length };
  if (node.type !== 'paragraph') return { kind, ...chars, opened: [], closed: [], strayBreaks: [] };
  const bold = boldAtEnd(node);
  return { kind, ...chars, ...unpaired(node, source), strayBreaks: strayBreaks(node, source), ...(bold && { bold }) };
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
  visit(paragraph, 'text', (node) => {
    const [start, end] = rangeOf(node) ?? [0, 0];
    for (let offset = start; offset < end; offset++) {
      const char = source[offset] ?? '';
      if (char in brackets) opened.push({ char, offset });
      else if (closers.has(char)) {
        const partner = opened.findLastIndex((open) => brackets[open.char] === char);
        if (partner < 0) closed.push({ char, offset });
        else opened.splice(partner, 1);
      }
    }
  });
  return { opened, closed };
}

const closers = new Set(Object.values(brackets));

function strayBreaks(paragraph: Paragraph, source: string): Range[] {
  const found: Range[] = [];
  visit(paragraph, 'text', (node) => {
    const [start, end] = rangeOf(node) ?? [0, 0];
    for (const { 0: blanks, index } of source.slice(start, end).matchAll(/[ \t]*(?:\r\n?|\n)[ \t]*/gu)) {
      const at = start + index + blanks.length;
      if (closingMark.test(source.slice(at, at + 1))) found.push([start + index, at]);
    }
  });
  return found;
}

function boldAtEnd({ children }: Paragraph): BlockFact['bold'] {
  const visible = children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const last = visible.at(-1);
  const range = last?.type === 'strong' ? rangeOf(last) : undefined;
  return range && { range, text: textOf(last as Strong).trim(), whole: visible.length === 1 };
}

