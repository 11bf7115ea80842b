import type { Article } from '../core/types.ts';

/**
 * Remembers what was made of the object it was asked for last: collectors look at one article after the other. A WeakMap
 * would have to be told of each, which costs more than most of what is remembered.
 */
export function onceFor<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: work(key) };
    return last.value;
  };
}

/** What several collectors ask of an article, worked out for the first of them. */
export function once<T>(work: (article: Article) => T): (article: Article) => T {
  let last: { readonly tree: Article['tree']; readonly found: T } | undefined;
  return (article) => {
    const { tree } = article;
    if (last?.tree !== tree) last = { tree, found: work(article) };
    return last.found;
  };
}
