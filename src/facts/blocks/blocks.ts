import type { Break, Nodes, Paragraph, RootContent, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Collector, Range } from '../../core/types.ts';
import { brackets, isSplitOff } from '../../knowledge/text/characters.ts';
import { blockTexts, nodesOfTypes, type PlacedNode, rangeOf } from '../shared/nodes.ts';
import { isWhitespace, lineCounter, mayContain, traits, trimmedEnd } from '../shared/survey.ts';
import { dividerComment } from './dividers.ts';
import { packBlocks, type StoredBlock, unpackBlocks } from './stored-blocks.ts';

/**
 * A full-width bracket without a partner in its paragraph.
 *
 * @experimental
 */
export interface Bracket {
  readonly char: string;
  readonly offset: number;
  /** The text on the side of the missing partner, up to that end of the paragraph; at most 64 characters. */
  readonly rest: string;
}

/**
 * A line ending inside a paragraph that separates a punctuation mark from its line.
 *
 * @experimental
 */
export interface StrayBreak {
  /** Includes the spaces around it. */
  readonly range: Range;
  readonly mark: string;
  /** The line ends in a bare URL. */
  readonly bareUrl?: true;
}

/**
 * What a top-level block is: a type of mdast, `images` or `divider`.
 *
 * @experimental
 */
export type BlockKind =
  | 'images'
  | 'divider'
  | 'blockquote'
  | 'break'
  | 'code'
  | 'definition'
  | 'delete'
  | 'emphasis'
  | 'footnoteDefinition'
  | 'footnoteReference'
  | 'heading'
  | 'html'
  | 'image'
  | 'imageReference'
  | 'inlineCode'
  | 'link'
  | 'linkReference'
  | 'list'
  | 'listItem'
  | 'paragraph'
  | 'strong'
  | 'table'
  | 'tableCell'
  | 'tableRow'
  | 'text'
  | 'thematicBreak'
  | 'yaml';

/**
 * A top-level block of the body.
 *
 * @experimental
 */
export interface BlockFact {
  /** The mdast type; `images` for a paragraph of images only, `divider` for a separate summary divider. */
  readonly kind: BlockKind;
  /** Whether some of the images are links. */
  readonly linked?: true;
  readonly range: Range;
  /** The first 16 characters of the rendered text. */
  readonly first: string;
  /** The last 16 characters of the rendered text. */
  readonly last: string;
  /** Length of the rendered text. */
  readonly length: number;
  /** Number of source lines. */
  readonly lines: number;
  /** The first and the last character of the source; `*` if the text begins or ends in bold or italics. */
  readonly edges: string;
  /** Opening full-width brackets that are never closed. */
  readonly opened: readonly Bracket[];
  /** Closing full-width brackets that were never opened. */
  readonly closed: readonly Bracket[];
  /** Whether it ends in a bare URL, which would absorb text joined to it. */
  readonly bareUrl?: true;
  readonly strayBreaks: readonly StrayBreak[];
  /** The bold text that ends a paragraph. */
  readonly bold?: {
    readonly range: Range;
    readonly text: string;
    /** Whether the bold text is the whole paragraph. */
    readonly whole: boolean;
    /** Offset of its last character, if only the closing `**` or `__` follows. */
    readonly lastAt?: number;
  };
}

/**
 * The top-level blocks of the body, in order; other facts refer to them by index. Texts are kept only if rules need
 * them. Ranges of images between images are not kept.
 *
 * @experimental
 */
export const blocks: Collector<BlockFact> = {
  id: 'blocks',
  version: 3,
  collect(article) {
    const { source, frontMatter, tree } = article;
    const found: BlockFact[] = [];
    const endingsUpTo = lineCounter(article);
    const texts = blockTexts(tree);
    const inline = nodesOfTypes(tree, 'text', 'break');
    let next = 0;
    let end = frontMatter?.range[1] ?? 0;
    for (let block = 0; block < tree.children.length; block++) {
      const node = tree.children[block] as RootContent;
      const start = node.position?.start.offset ?? end;
      const last = node.position?.end.offset ?? end;
      // The parser counts trailing whitespace as part of a paragraph.
      end = node.type === 'paragraph' ? trimmedEnd(source, start, last) : last;
      const before = endingsUpTo(start);
      const kind = blockKind(node);
      const text = kind === 'images' ? '' : (texts[block] ?? '');
      const from = next;
      while (inline[next]?.block === block) next++;
      const fact: Draft = {
        kind,
        range: [start, end],
        first: text.slice(0, 16),
        last: text.slice(-16),
        length: text.length,
        lines: endingsUpTo(end) - before + 1,
        edges: (source[start] ?? '') + (source[end - 1] ?? ''),
        opened: none,
        closed: none,
        strayBreaks: none,
      };
      if (kind === 'images') {
        if ((node as Paragraph).children.some(({ type }) => type === 'link')) fact.linked = true;
      } else if (node.type === 'paragraph') {
        if (mayContain(article, traits.bracket)) addUnpaired(fact, last, inline, from, next, source);
        if (endingsUpTo(last) > before) fact.strayBreaks = strayBreaks(start, inline.slice(from, next), source);
        const bold = boldAtEnd(node);
        if (bold) fact.bold = bold;
        if (endsInUrl(source, start, end)) fact.bareUrl = true;
      }
      found.push(fact);
    }
    return found;
  },
  stored: {
    pack: packBlocks,
    unpack: (stored) => unpackBlocks(stored as readonly StoredBlock[]),
  },
};

type Inline = readonly PlacedNode<Text | Break>[];

type Draft = { -readonly [Name in keyof BlockFact]: BlockFact[Name] };

const none: readonly never[] = [];

function blockKind(node: RootContent): BlockFact['kind'] {
  if (node.type === 'html' && dividerComment.test(node.value)) return 'divider';
  if (node.type === 'paragraph' && node.children.length > 0 && node.children.every(isImage)) return 'images';
  // Parsers of MDX turn all that only MDX has into raw HTML.
  return node.type as BlockKind;
}

function isImage(node: Nodes): boolean {
  if (node.type === 'link') return node.children.length > 0 && node.children.every(isImage);
  if (node.type === 'html') return /^<(?:img|\/?a|\/?p|\/?span|\/?center|\/?div|br)\b[^>]*>$/iu.test(node.value);
  if (node.type === 'text') return node.value.trim() === '';
  return node.type === 'image' || node.type === 'imageReference' || node.type === 'break';
}

/** Adds the unpaired brackets. Searches text only: brackets in code, URLs and alt texts need no partner. */
function addUnpaired(fact: Draft, last: number, inline: Inline, from: number, to: number, source: string): void {
  const first = fact.range[0];
  let opened: Map<string, Bracket[]> | undefined;
  let closed: Bracket[] | undefined;
  for (let index = from; index < to; index++) {
    const { node, range } = inline[index] as Inline[number];
    if (node.type !== 'text') continue;
    for (let offset = range[0]; offset < range[1]; offset++) {
      const code = source.charCodeAt(offset);
      // Outside this range, Unicode has no full-width brackets.
      if (code < 0x3008 || (code > 0x3015 && code !== 0xff08 && code !== 0xff09)) continue;
      const char = source[offset] ?? '';
      const closer = brackets[char];
      const open = opened?.get(closer ?? char);
      if (closer) {
        const bracket = { char, offset, rest: source.slice(offset + 1, Math.min(last, offset + 65)) };
        if (open) open.push(bracket);
        else {
          opened ??= new Map();
          opened.set(closer, [bracket]);
        }
      } else if (closers.has(char) && !open?.pop()) {
        closed ??= [];
        closed.push({ char, offset, rest: source.slice(Math.max(first, offset - 64), offset) });
      }
    }
  }
  if (opened) fact.opened = [...opened.values()].flat().sort((a, b) => a.offset - b.offset);
  if (closed) fact.closed = closed;
}

const closers = new Set(Object.values(brackets));

function strayBreaks(first: number, inline: Inline, source: string): StrayBreak[] {
  const found: StrayBreak[] = [];
  for (const { node, range } of inline) {
    const [start, end] = range;
    const text = source.slice(start, end);
    for (const { 0: ending, index } of text.matchAll(/\r\n?|\n/gu)) {
      const upper = text.slice(0, index).trimEnd();
      const from = start + upper.length - (node.type === 'break' && upper.endsWith('\\') ? 1 : 0);
      const below = text.slice(index + ending.length);
      const to = end - below.trimStart().length;
      // Skips emphasis markers that close at the break.
      const before = source.slice(Math.max(first, from - 16), from).replace(/[*_]+$/u, '');
      if (isSplitOff(before, source.slice(to, to + 3))) {
        const bareUrl = endsInUrl(source, first, from) || undefined;
        found.push({ range: [from, to], mark: source[to] ?? '', ...(bareUrl && { bareUrl }) });
      }
    }
  }
  return found;
}

/** Maximum length of a URL. */
const maxUrlLength = 2048;

function endsInUrl(source: string, first: number, end: number): boolean {
  const least = Math.max(first, end - maxUrlLength);
  let from = end;
  let mayBeUrl = false;
  for (; from > least; from--) {
    const code = source.charCodeAt(from - 1);
    // A URL ends at whitespace or a bracket.
    if (code === 0x3c || code === 0x3e || code === 0x28 || code === 0x29 || isWhitespace(code)) break;
    if (code === 0x2e || code === 0x2f) mayBeUrl = true;
  }
  return mayBeUrl && /https?:\/\/|www\./iu.test(source.slice(from, end));
}

function boldAtEnd({ children }: Paragraph): BlockFact['bold'] {
  const last = children.findLast(isVisible);
  const range = last?.type === 'strong' ? rangeOf(last) : undefined;
  if (last?.type !== 'strong' || !range) return undefined;
  const inner = last.children.at(-1);
  const lastAt = inner?.type === 'text' ? rangeOf(inner)?.[1] : undefined;
  const plain = lastAt !== undefined && lastAt === range[1] - 2;
  const whole = children.find(isVisible) === last;
  return { range, text: textOf(last).trim(), whole, ...(plain && { lastAt: lastAt - 1 }) };
}

function isVisible(node: Nodes): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}
