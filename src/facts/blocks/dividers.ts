import type { Nodes, Root } from 'mdast';
import type { Collector, Range } from '../../core/types.ts';
import { ancestorsOf, blockTexts, nodesOfTypes, type PlacedNode, rangeOf } from '../shared/nodes.ts';

/** A comment that some generator reads as the end of the summary, in any spelling that occurs. */
export const dividerComment = /^<!--\s*more\s*-->$/iu;

const inCode = /<!--\s*more\s*-->/iu;

/** The number of characters kept before a divider; they show whether the sentence has ended. */
const keptLength = 200;

/**
 * A summary divider, such as `<!--more-->`.
 *
 * @experimental
 */
export interface DividerFact {
  /** The divider as written. */
  readonly text: string;
  readonly range: Range;
  /** Position: between blocks, in a line of text, in bold or italic text or a link, in code. */
  readonly context: 'flow' | 'phrasing' | 'span' | 'code';
  /** Index of the top-level block that is or contains the divider. */
  readonly block: number;
  /** The last 200 characters of the rendered paragraph before it. */
  readonly before: string;
  /** The first 16 characters of the text after it. */
  readonly after: string;
  /** The divider with the spaces and line endings around it; for `flow`, from the end of a block to the start of the next. */
  readonly seam: Range;
  /** The number of line endings in the seam before and after the divider. */
  readonly breaks: readonly [number, number];
  /** End of the top-level block that continues after it. */
  readonly end: number;
  /** Whether the block after that follows without a blank line. */
  readonly cramped: boolean;
  /** A third or more of the other paragraphs end without a mark, so the one before the divider may be whole. */
  readonly openEnds?: true;
  /** The line ending of the article. */
  readonly eol: string;
}

/**
 * Summary dividers, in document order; between blocks only at the top level of the body.
 *
 * @experimental
 */
export const dividers: Collector<DividerFact> = {
  id: 'dividers',
  version: 3,
  collect({ source, frontMatter, tree }) {
    if (!inCode.test(source)) return [];
    const eol = /\r\n|\n|\r/u.exec(source)?.[0] ?? '\n';
    const literals = nodesOfTypes(tree, 'text', 'inlineCode', 'code');
    let passed = 0;
    const found: DividerFact[] = [];
    let leavesEndsOpen: ReturnType<typeof openEndsFinder> | undefined;
    for (const placed of nodesOfTypes(tree, 'html', 'code', 'inlineCode')) {
      const { node, range, block } = placed;
      if (node.type === 'html' && !dividerComment.test(node.value.trim())) continue;
      const match = inCode.exec(source.slice(...range));
      const context = match && contextOf(placed);
      if (!context) continue;
      const at: Range = [range[0] + match.index, range[0] + match.index + match[0].length];
      const around = context === 'flow' ? neighbours(block) : inLine(placed, at);
      const goesOn = context === 'flow' ? block + 1 : block;
      const end = endOf(tree.children[goesOn] ?? (tree.children[block] as Nodes), source) ?? at[1];
      const next = rangeOf(tree.children[goesOn + 1] ?? tree)?.[0] ?? end;
      const cramped = next > end && lineEndingCount(source.slice(end, next)) === 1;
      const breaks = [
        lineEndingCount(source.slice(around.seam[0], at[0])),
        lineEndingCount(source.slice(at[1], around.seam[1])),
      ] as const;
      if (context === 'flow') leavesEndsOpen ??= openEndsFinder(tree);
      const open = context === 'flow' && leavesEndsOpen?.(block - 1) && { openEnds: true as const };
      found.push({ text: match[0], range: at, context, block, ...around, breaks, end, cramped, ...open, eol });
    }
    return found;

    function neighbours(block: number) {
      const [previous, next] = [tree.children[block - 1], tree.children[block + 1]];
      const start = previous ? endOf(previous, source) : frontMatter?.range[1];
      const seam: Range = [start ?? 0, (next && rangeOf(next)?.[0]) ?? source.length];
      const textOf = (node: Nodes | undefined, at: number) =>
        node?.type === 'paragraph' ? (blockTexts(tree)[at] ?? '') : '';
      return { before: lastOf(textOf(previous, block - 1)), after: textOf(next, block + 1).slice(0, 16), seam };
    }

    function inLine(placed: PlacedNode, [start, end]: Range) {
      const [first, last] = paragraphOf(placed).range;
      const seam: Range = [
        first + source.slice(first, start).trimEnd().length,
        last - source.slice(end, last).trimStart().length,
      ];
      const before = lastOf(textUpTo(first, start));
      return { before, after: source.slice(seam[1], Math.min(last, seam[1] + 16)), seam };
    }

    /** Returns the text before a divider, from the start of its paragraph; stops after `2 * kept` characters. */
    function textUpTo(first: number, start: number): string {
      while ((literals[passed]?.range[0] ?? start) < start) passed++;
      let text = '';
      for (let index = passed - 1; index >= 0 && text.length < 2 * keptLength; index--) {
        const { node, range } = literals[index] as (typeof literals)[number];
        if (range[0] < first) break;
        text = node.value + text;
      }
      return text;
    }
  },
};

/** Tells whether an author leaves out the marks at the ends of paragraphs but one; those of a few words are labels. */
function openEndsFinder(tree: Root): (except: number) => boolean {
  const texts = blockTexts(tree).map((text, at) => (tree.children[at]?.type === 'paragraph' ? text.trimEnd() : ''));
  const ends = texts.map((text) =>
    text.length > 12 && /\p{Script=Han}/u.test(text) ? /[\p{L}\p{N}]$/u.test(text.slice(-2)) : undefined,
  );
  const total = ends.filter((isOpen) => isOpen !== undefined).length;
  const open = ends.filter(Boolean).length;
  return (except) => {
    const isOpen = ends[except];
    const others = open - (isOpen ? 1 : 0);
    return others > 0 && 3 * others >= total - (isOpen === undefined ? 0 : 1);
  };
}

function contextOf(placed: PlacedNode): DividerFact['context'] | undefined {
  if (placed.node.type !== 'html') return 'code';
  if (!placed.parent) return 'flow';
  const types = [...ancestorsOf(placed)].map(({ node }) => node.type);
  if (types.some((type) => type === 'strong' || type === 'emphasis' || type === 'link' || type === 'delete'))
    return 'span';
  return types.some((type) => type === 'paragraph' || type === 'heading') ? 'phrasing' : undefined;
}

/** Returns the paragraph or heading around a node, or the node itself. */
function paragraphOf(placed: PlacedNode): PlacedNode {
  for (const parent of ancestorsOf(placed))
    if (parent.node.type === 'paragraph' || parent.node.type === 'heading') return parent;
  return placed;
}

/** Returns the end of a node without trailing whitespace, which the parser counts as part of a paragraph. */
function endOf(node: Nodes, source: string): number | undefined {
  const range = rangeOf(node);
  return range && range[0] + source.slice(...range).trimEnd().length;
}

function lastOf(text: string): string {
  return text.trimEnd().slice(-keptLength);
}

function lineEndingCount(text: string): number {
  return text.match(/\r\n?|\n/gu)?.length ?? 0;
}
