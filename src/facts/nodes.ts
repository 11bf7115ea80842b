import type { Definition, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Range } from '../core/types.ts';

export function rangeOf(node: Nodes): Range | undefined {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? undefined : [start.offset, end.offset];
}

/** Link reference definitions by identifier; the first one of a name counts, as in CommonMark. */
export function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}
