import type { Root } from 'mdast';
import type { Article } from '../core/types.ts';

/** What several collectors ask of an article, worked out for the first of them. */
export function once<T extends object>(work: (article: Article) => T): (article: Article) => T {
  const known = new WeakMap<Root, T>();
  return (article) => {
    const before = known.get(article.tree);
    if (before) return before;
    const found = work(article);
    known.set(article.tree, found);
    return found;
  };
}
