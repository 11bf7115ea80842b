import type { Html } from 'mdast';
import { scanTags, type Tag } from '../../article/html.ts';
import type { Placed } from '../shared/nodes.ts';

const none: readonly never[] = [];

/** In the text that was asked about last. */
let known: { readonly source: string; readonly tags: Map<Html, readonly Tag[]> } | undefined;

/** The opening tags in a piece of raw HTML; it is scanned once, whoever asks. */
export function tagsIn({ node, range }: Placed<Html>, source: string): readonly Tag[] {
  // A comment or a closing tag by itself.
  if (/^<[!/?]/u.test(node.value) && node.value.indexOf('<', 1) < 0) return none;
  if (known?.source !== source) known = { source, tags: new Map() };
  const before = known.tags.get(node);
  if (before) return before;
  const tags = scanTags(source, range);
  known.tags.set(node, tags);
  return tags;
}
