import type { Article } from '../../core/types.ts';

/**
 * Remembers what was made of the last key: collectors look at one article after the other. A WeakMap would have to be
 * told of each, which costs more than most of what is remembered.
 */
function remembering<Input, Value>(keyOf: (input: Input) => object, work: (input: Input) => Value) {
  let last: { readonly key: object; readonly value: Value } | undefined;
  return (input: Input): Value => {
    const key = keyOf(input);
    if (last?.key !== key) last = { key, value: work(input) };
    return last.value;
  };
}

/** What is asked of an object several times in a row. */
export function onceFor<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  return remembering((key) => key, work);
}

/** What several collectors ask of an article, worked out for the first of them. */
export function once<Value>(work: (article: Article) => Value): (article: Article) => Value {
  return remembering(({ tree }) => tree, work);
}
