import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Collector, Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';

export interface HeadingFact {
  readonly depth: number;
  readonly text: string;
  readonly range: Range;
}

export const headings: Collector<HeadingFact> = {
  id: 'headings',
  version: 1,
  collect({ tree }) {
    const found: HeadingFact[] = [];
    visit(tree, 'heading', (node) => {
      const range = rangeOf(node);
      if (range) found.push({ depth: node.depth, text: textOf(node), range });
    });
    return found;
  },
};
