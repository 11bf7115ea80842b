import { openSpool } from './spill-file.ts';

/** Values that are put away one behind the other, and taken again by their number, as often as need be. */
export interface Shelf<Value> extends Iterable<Value> {
  add(value: Value): void;
  get(index: number): Value;
  close(): void;
}

/** Most runs of editors and hooks have no more: to write them down and read them again would take longer than to judge. */
const few = 8;

/** Few values are kept as they are; with the next one, all become texts, which need little memory. They are plain JSON. */
export function openShelf<Value>(write: (value: Value) => string, read: (text: string) => Value): Shelf<Value> {
  const spool = openSpool();
  const plain: Value[] = [];
  let size = 0;
  const get = (index: number): Value => (index < plain.length ? (plain[index] as Value) : read(spool.get(index)));
  return {
    add(value) {
      if (size === few) for (const each of plain.splice(0)) spool.add(write(each));
      if (size < few) plain.push(value);
      else spool.add(write(value));
      size++;
    },
    get,
    *[Symbol.iterator]() {
      for (let index = 0; index < size; index++) yield get(index);
    },
    close: spool.close,
  };
}
