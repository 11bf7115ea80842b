import type { Html } from 'mdast';
import { scanTags, type Tag } from '../article/html.ts';
import type { Placed } from './nodes.ts';

const none: readonly never[] = [];
const known = new WeakMap<Html, readonly Tag[]>();

/** The opening tags in a piece of raw HTML; it is scanned once, whoever asks. */
export function tagsIn({ node, range }: Placed<Html>, source: string): readonly Tag[] {
  // A comment or a closing tag by itself.
  if (/^<[!/?]/u.test(node.value) && node.value.indexOf('<', 1) < 0) return none;
  let tags = known.get(node);
  if (!tags) {
    tags = scanTags(source, range);
    known.set(node, tags);
  }
  return tags;
}
