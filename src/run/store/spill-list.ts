import type { SpillFile } from './spill-file.ts';

/** An append-only list of values that spills to disk. */
export interface SpillList<Value> extends Iterable<Value> {
  add(value: Value): void;
  get(index: number): Value;
}

/** Editors and hooks check no more articles than this: writing and reading them would take longer than linting. */
const mostPlain = 8;

/** Keeps up to eight values as they are; from the ninth on, all are kept as texts in `spill`. */
export function spillList<Value>(
  spill: SpillFile,
  write: (value: Value) => string,
  read: (text: string) => Value,
): SpillList<Value> {
  const plain: Value[] = [];
  let size = 0;
  const get = (index: number): Value => (index < plain.length ? (plain[index] as Value) : read(spill.get(index)));
  return {
    add(value) {
      if (size === mostPlain) for (const each of plain.splice(0)) spill.add(write(each));
      if (size < mostPlain) plain.push(value);
      else spill.add(write(value));
      size++;
    },
    get,
    *[Symbol.iterator]() {
      for (let index = 0; index < size; index++) yield get(index);
    },
  };
}
