import { toString as textOf } from 'mdast-util-to-string';
import type { Article, Collector } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';

/** What links can lead to in a page. */
export interface AnchorsFact {
  /** For each heading what stands between its marks, what readers see, and its depth. */
  readonly headings: readonly (readonly [source: string, text: string, depth: number])[];
  /** Ids and names that are written out. */
  readonly ids: readonly string[];
  /** Templates, components or imports may bring more. */
  readonly open?: true;
}

const written =
  /(?:(?<![?&])\bid|\bname)\s*=\s*(?:"([^"{}]+)"|'([^'{}]+)'|([^\s"'>{}]+))|\{[^{}\r\n#]{0,100}#([^\s{}#]{1,200})[^{}\r\n]{0,200}\}/gu;
/** Tags that print nothing with an id. */
const plainTag =
  /^\{\{[<%]\s*\/?\s*(?:ref|relref|figure|youtube|vimeo|gist|tweet|x|instagram|highlight|param|details)\b|^\{%-?\s*(?:post_url|link|post_link|raw|endraw|highlight|codeblock|comment|asset_img|image|youtube|gist)\b|^\{\{\s*(?:site|page|config|theme|"|')/u;

/** The anchors of a page: exactly one fact. */
export const anchors: Collector<AnchorsFact> = {
  id: 'anchors',
  version: 2,
  collect(article) {
    const { source, tree } = article;
    const headings = nodesOf(tree, 'heading').map(
      ({ node, range }) => [headingSource(source.slice(...range)), textOf(node), node.depth] as const,
    );
    const ids =
      source.includes('=') || source.includes('#')
        ? Array.from(source.matchAll(written), ([, a, b, c, d]) => a ?? b ?? c ?? d ?? '')
        : [];
    return [{ headings, ids: [...new Set(ids)], ...(isOpen(article) && { open: true as const }) }];
  },
};

/** Returns what stands between the `#`s, or above the underline. */
function headingSource(source: string): string {
  if (/^#{1,6}(?:\s|$)/u.test(source))
    return source
      .replace(/^#{1,6}\s*/u, '')
      .replace(/(?:^|\s)#*\s*$/u, '')
      .trim();
  return source.replace(/\r?\n[ \t>]*(?:=+|-+)[ \t]*$/u, '').trim();
}

function isOpen({ source, templates, mdx }: Article): boolean {
  if (mdx?.error || (mdx && /^import\s/mu.test(source)) || /<[A-Z][\w.]*[\s/>]/u.test(source)) return true;
  // VitePress and docsify include other files so, with anchors of their own.
  if (/<!--\s*@include:|['":]include\b/u.test(source)) return true;
  return templates.some(([start, end]) => !plainTag.test(source.slice(start, Math.min(end, start + 40))));
}
