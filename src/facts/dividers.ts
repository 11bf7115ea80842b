import type { Nodes } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import type { Collector, Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';

/** A comment that some engine takes as the end of the summary, in any spelling that occurs. */
export const dividerComment = /^<!--\s*more\s*-->$/iu;

const inCode = /<!--\s*more\s*-->/iu;

export interface DividerFact {
  /** As it is spelled. */
  readonly text: string;
  readonly range: Range;
  /** What it stands in: between blocks, in a line of text, in bold or italic text or a link, in code. */
  readonly context: 'flow' | 'phrasing' | 'span' | 'code';
  /** Index of the top-level block that it is, or stands in. */
  readonly block: number;
  /** The characters around it in the text, at most 16 each, as they are in the source. */
  readonly before: string;
  readonly after: string;
}

/** Summary dividers, in the order of the text. */
export const dividers: Collector<DividerFact> = {
  id: 'dividers',
  version: 1,
  collect({ source, tree }) {
    if (!inCode.test(source)) return [];
    const found: DividerFact[] = [];
    for (const [block, top] of tree.children.entries()) {
      visitParents(top as Nodes, (node, parents) => {
        const range = rangeOf(node);
        if (!range) return;
        const context = contextOf(node, parents, node === top);
        if (!context) return;
        const match = inCode.exec(source.slice(...range));
        if (!match || (node.type === 'html' && !dividerComment.test(node.value.trim()))) return;
        const at: Range = [range[0] + match.index, range[0] + match.index + match[0].length];
        const before = source.slice(Math.max(0, at[0] - 16), at[0]);
        found.push({ text: match[0], range: at, context, block, before, after: source.slice(at[1], at[1] + 16) });
      });
    }
    return found;
  },
};

function contextOf(node: Nodes, parents: readonly Nodes[], top: boolean): DividerFact['context'] | undefined {
  if (node.type === 'code' || node.type === 'inlineCode') return 'code';
  if (node.type !== 'html') return undefined;
  if (parents.some(({ type }) => type === 'strong' || type === 'emphasis' || type === 'link' || type === 'delete')) return 'span';
  return top || !parents.some(({ type }) => type === 'paragraph' || type === 'heading') ? 'flow' : 'phrasing';
}
