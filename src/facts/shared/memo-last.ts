import type { Article } from '../../core/types.ts';

/**
 * Caches the value of the last key only, because collectors read one article after another. A WeakMap would register
 * each key, which costs more than most of the cached work.
 */
function cacheLast<Input, Value>(keyOf: (input: Input) => object, work: (input: Input) => Value) {
  let last: { readonly key: object; readonly value: Value } | undefined;
  return (input: Input): Value => {
    const key = keyOf(input);
    if (last?.key !== key) last = { key, value: work(input) };
    return last.value;
  };
}

/** Caches the result for the last key: for values that are read several times in a row. */
export function memoizeLast<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  return cacheLast((key) => key, work);
}

/** Computes a value once per article, for collectors that share it. */
export function oncePerArticle<Value>(work: (article: Article) => Value): (article: Article) => Value {
  return cacheLast(({ tree }) => tree, work);
}
