import { containmentTest } from '../../core/place.ts';
import type { Article, Range } from '../../core/types.ts';
import { oncePerArticle } from './memo-last.ts';
import { nodesOf, nodesOfTypes } from './nodes.ts';

const raw = /\{%-?\s*raw\s*-?%\}.*?(?:\{%-?\s*endraw\s*-?%\}|$)/gsu;

/** Returns the blocks of Liquid and Nunjucks whose tags are text. */
export function rawBlocks(source: string): readonly Range[] {
  return Array.from(source.matchAll(raw), ({ 0: all, index }) => [index, index + all.length] as const);
}

/** Returns a test whether a range is in code, in a comment or in a raw block, where tags make no link and no image. */
export const exampleTest = oncePerArticle(({ source, tree }: Article) =>
  containmentTest([
    ...rawBlocks(source),
    ...nodesOfTypes(tree, 'code', 'inlineCode').map(({ range }) => range),
    ...nodesOf(tree, 'html')
      .filter(({ node }) => /^<(?:!--|pre|code)/iu.test(node.value))
      .map(({ range }) => range),
  ]),
);
