import type { RootContent } from 'mdast';
import type { Collector, Range } from '../../core/types.ts';
import { blockTexts, rangeOf } from '../shared/nodes.ts';
import { isWhitespace } from '../shared/survey.ts';
import { templateBlocks } from '../shared/template-blocks.ts';

export interface ParagraphFact {
  /** The rendered text with whitespace collapsed. */
  readonly text: string;
  readonly range: Range;
  /** Includes the blank lines before it. */
  readonly removal: Range;
  /** Whether it is among the first or the last blocks, where a page has its furniture. */
  readonly edge: Edge;
}

/** At which edge of an article a block stands; in a short article it may be at both. */
export type Edge = 'none' | 'start' | 'end' | 'both';
const edges: readonly Edge[] = ['none', 'start', 'end', 'both'];
/** Of long articles; of short ones, the first third and the last half. */
const firstBlocks = 4;
const lastBlocks = 8;

const minLength = 8;
const maxLength = 300;

/** Paragraphs that may be boilerplate: longer than a word and shorter than a page. Code of templates is none. */
export const paragraphs: Collector<ParagraphFact> = {
  id: 'paragraphs',
  version: 4,
  collect(article) {
    const { tree, frontMatter } = article;
    const code = templateBlocks(article);
    const total = tree.children.length - code.size;
    let position = 0;
    const found: ParagraphFact[] = [];
    let end = frontMatter?.range[1] ?? 0;
    const texts = blockTexts(tree);
    for (let index = 0; index < tree.children.length; index++) {
      const node = tree.children[index] as RootContent;
      const range = rangeOf(node);
      if (!range) continue;
      const isCode = code.has(index);
      const text = node.type === 'paragraph' && !isCode ? collapsedText(texts[index] ?? '') : undefined;
      if (text !== undefined && text.length >= minLength && !isLabel(text))
        found.push({ text, range, removal: [end, range[1]], edge: edgeOf(position, total) });
      if (!isCode) position++;
      end = range[1];
    }
    return found;
  },
  stored: { isExact: true, pack, unpack: (stored) => unpack(stored as readonly (string | number)[]) },
};

function edgeOf(position: number, total: number): Edge {
  const atStart = position === 0 || position < Math.min(firstBlocks, total / 3);
  const atEnd = position === total - 1 || position >= Math.max(total - lastBlocks, total / 2);
  return edges[(atStart ? 1 : 0) + (atEnd ? 2 : 0)] as Edge;
}

/**
 * Stores five values for each paragraph: its text; the removal's offset from the previous end; the paragraph's offset
 * in the removal; source length minus text length; the number of its edge.
 */
function pack(facts: readonly ParagraphFact[]): readonly (string | number)[] {
  const packed: (string | number)[] = [];
  let before = 0;
  for (const { text, range, removal, edge } of facts) {
    const [start, stop] = range;
    packed.push(text, removal[0] - before, start - removal[0], stop - start - text.length, edges.indexOf(edge));
    before = range[1];
  }
  return packed;
}

function unpack(stored: readonly (string | number)[]): readonly ParagraphFact[] {
  const facts: ParagraphFact[] = [];
  let before = 0;
  for (let index = 0; index < stored.length; index += 5) {
    const text = stored[index] as string;
    const from = before + (stored[index + 1] as number);
    const start = from + (stored[index + 2] as number);
    before = start + text.length + (stored[index + 3] as number);
    const edge = edges[stored[index + 4] as number] ?? 'none';
    facts.push({ text, range: [start, before], removal: [from, before], edge });
  }
  return facts;
}

/** Whether the paragraph is a label of the next block, or the author of a quotation. */
function isLabel(text: string): boolean {
  return text.endsWith(':') || text.endsWith('：') || text.startsWith('--') || text.startsWith('—');
}

/** Returns the text with whitespace collapsed; undefined if it is too long for boilerplate. */
function collapsedText(text: string): string | undefined {
  let length = 0;
  let blank = false;
  let isChanged = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isAnother = isWhitespace(code);
    isChanged ||= isAnother && (blank || code !== 32);
    if (!(blank && isAnother) && ++length > maxLength) return undefined;
    blank = isAnother;
  }
  return isChanged ? text.replace(/\s+/gu, ' ') : text;
}
