import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

const known = new WeakMap<Root, readonly string[]>();

/** What a reader sees of each top-level block, alternative texts and HTML left out; worked out once for an article. */
export function blockTexts(tree: Root): readonly string[] {
  const before = known.get(tree);
  if (before) return before;
  const texts = tree.children.map((node) => textOf(node, { includeImageAlt: false, includeHtml: false }).trim());
  known.set(tree, texts);
  return texts;
}
