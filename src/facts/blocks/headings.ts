import { toString as textOf } from 'mdast-util-to-string';
import type { Collector, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';

/**
 * A heading of the body.
 *
 * @experimental
 */
export interface HeadingFact {
  /** 1 to 6. */
  readonly depth: number;
  /** The rendered text. */
  readonly text: string;
  readonly range: Range;
}

/**
 * Headings, in document order.
 *
 * @experimental
 */
export const headings: Collector<HeadingFact> = {
  id: 'headings',
  version: 1,
  collect({ tree }) {
    return nodesOf(tree, 'heading').map(({ node, range }) => ({ depth: node.depth, text: textOf(node), range }));
  },
};
