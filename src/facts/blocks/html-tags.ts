import type { Html } from 'mdast';
import { scanTags, type Tag } from '../../article/html.ts';
import type { Placed } from '../shared/nodes.ts';

const none: readonly never[] = [];

/** Caches the tags of the last text. */
let known: { readonly source: string; readonly tags: Map<Html, readonly Tag[]> } | undefined;

/** Returns the opening tags of a piece of raw HTML; scans it once for all collectors. */
export function tagsIn({ node, range }: Placed<Html>, source: string): readonly Tag[] {
  // A comment or a single closing tag.
  if (/^<[!/?]/u.test(node.value) && node.value.indexOf('<', 1) < 0) return none;
  if (known?.source !== source) known = { source, tags: new Map() };
  const before = known.tags.get(node);
  if (before) return before;
  const tags = scanTags(source, range);
  known.tags.set(node, tags);
  return tags;
}
