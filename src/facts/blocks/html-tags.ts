import type { Html } from 'mdast';
import { type Attribute, scanTags, type Tag } from '../../article/html.ts';
import { maskedCode } from '../../article/markdown/templates.ts';
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
  const tags = scanTags(node.data?.scanned ?? source.slice(...range), range[0]);
  cached.tags.set(node, tags);
  return tags;
}

/** Whether the value of an attribute is JavaScript, as in `src={logo}`. */
export function isCode(attribute: Attribute | undefined): boolean {
  return attribute?.value.startsWith(maskedCode) ?? false;
}
