import type { Html } from 'mdast';
import { type Attribute, type ScannedHtml, scanHtml, type Tag } from '../../article/html.ts';
import { maskedCode } from '../../article/markdown/templates.ts';
import type { Article } from '../../core/types.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import { nodesOf, type PlacedNode } from '../shared/nodes.ts';

const none: readonly never[] = [];
const empty: ScannedHtml = { tags: none, ends: none };

/** Caches what was scanned of the last text. */
let cached: { readonly source: string; readonly scanned: Map<Html, ScannedHtml> } | undefined;

/** Returns the opening tags of a piece of raw HTML. */
export function tagsIn(placed: PlacedNode<Html>, source: string): readonly Tag[] {
  // A single closing tag.
  if (placed.node.value.startsWith('</') && placed.node.value.indexOf('<', 1) < 0) return none;
  return htmlIn(placed, source).tags;
}

/** Returns the tags of a piece of raw HTML; scans it once for all collectors. */
export function htmlIn({ node, range }: PlacedNode<Html>, source: string): ScannedHtml {
  // A comment.
  if (/^<[!?]/u.test(node.value) && node.value.indexOf('<', 1) < 0) return empty;
  if (cached?.source !== source) cached = { source, scanned: new Map() };
  const before = cached.scanned.get(node);
  if (before) return before;
  const { scanned: html = source.slice(...range), masked } = node.data ?? {};
  const scanned = scanHtml(masked ?? html, range[0], html);
  cached.scanned.set(node, scanned);
  return scanned;
}

/** Whether any raw HTML has a tag: in most articles it is comments at most. */
export const hasTags = oncePerArticle(({ source, tree }: Article) =>
  nodesOf(tree, 'html').some((placed) => {
    const { tags, ends } = htmlIn(placed, source);
    return tags.length + ends.length > 0;
  }),
);

/** Whether the value of an attribute is JavaScript, as in `src={logo}`. */
export function isCode(attribute: Attribute | undefined): boolean {
  return attribute?.value.startsWith(maskedCode) ?? false;
}
