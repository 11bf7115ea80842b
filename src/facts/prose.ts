import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';

/** Where the text stands that readers read: outside code, HTML and addresses that are their own link text. */
export function proseOf(tree: Root, source: string): Range[] {
  const found: Range[] = [];
  visit(tree, (node) => {
    const range = rangeOf(node);
    // An autolink has no brackets of its own.
    if (node.type === 'link' && range && source[range[0]] !== '[') return SKIP;
    if (node.type === 'text' && range) found.push(range);
    return undefined;
  });
  return found;
}
