import type { Html } from 'mdast';
import { scanTags, type Tag } from '../../article/html.ts';
import type { PlacedNode } from '../shared/nodes.ts';

const none: readonly never[] = [];

/** Caches the tags of the last text. */
let cached: { readonly source: string; readonly tags: Map<Html, readonly Tag[]> } | undefined;

/** Returns the opening tags of a piece of raw HTML; scans it once for all collectors. */
export function tagsIn({ node, range }: PlacedNode<Html>, source: string): readonly Tag[] {
  // A comment or a single closing tag.
  if (/^<[!/?]/u.test(node.value) && node.value.indexOf('<', 1) < 0) return none;
  if (cached?.source !== source) cached = { source, tags: new Map() };
  const before = cached.tags.get(node);
  if (before) return before;
  const tags = scanTags(source, range);
  cached.tags.set(node, tags);
  return tags;
}
