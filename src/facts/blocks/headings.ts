import { toString as textOf } from 'mdast-util-to-string';
import type { Collector, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';

export interface HeadingFact {
  readonly depth: number;
  readonly text: string;
  readonly range: Range;
}

/** Headings, in the order of the text. */
export const headings: Collector<HeadingFact> = {
  id: 'headings',
  version: 1,
  collect({ tree }) {
    return nodesOf(tree, 'heading').map(({ node, range }) => ({ depth: node.depth, text: textOf(node), range }));
  },
};
