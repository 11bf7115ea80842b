import type { SpillFile } from './spill-file.ts';

/** An append-only list of values that spills to disk. */
export interface SpillList<Value> extends Iterable<Value> {
  add(value: Value): void;
  get(index: number): Value;
}

/** Roughly what a finding takes in memory. */
export const findingBytes = 600;

/** Where and how values are kept. */
export interface Spilling<Value> {
  readonly spill: SpillFile;
  write(value: Value): string;
  read(text: string): Value;
  /** Roughly the bytes that a value takes in memory. */
  sizeOf(value: Value): number;
  /** The bytes that values may take in memory before others are written as texts. */
  readonly mostBytes: number;
}

/** Keeps values as they are while they fit into memory: to write and read one takes longer than most work on it. */
export function spillList<Value>({ spill, write, read, sizeOf, mostBytes }: Spilling<Value>): SpillList<Value> {
  const plain: Value[] = [];
  let bytes = 0;
  let size = 0;
  const get = (index: number): Value =>
    index < plain.length ? (plain[index] as Value) : read(spill.get(index - plain.length));
  return {
    add(value) {
      if (bytes <= mostBytes) bytes += sizeOf(value);
      if (bytes <= mostBytes) plain.push(value);
      else spill.add(write(value));
      size++;
    },
    get,
    *[Symbol.iterator]() {
      for (let index = 0; index < size; index++) yield get(index);
    },
  };
}
