import type { Root } from 'mdast';
import type { Range } from '../../core/types.ts';
import { nodesAmong } from '../shared/nodes.ts';

/** Code blocks and spans, and the HTML elements for such. What code shows, it is about. */
export function codeRanges(source: string, tree: Root): Range[] {
  const found = nodesAmong(tree, 'code', 'inlineCode').map(({ range }) => range);
  for (const { 0: text, index } of source.matchAll(/<(code|pre|kbd|samp)\b[^<>]*>.{0,2000}?<\/\1>/gisu)) {
    found.push([index, index + text.length]);
  }
  return found;
}
