import { expect, test } from 'vitest';
import { openSpillFile } from '../../../src/run/store/spill-file.ts';
import { spillList } from '../../../src/run/store/spill-list.ts';
import fc from '../../fc.ts';

test('values are taken as they were given, few or many, again and again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ tide: fc.string({ unit: 'binary' }), depth: fc.nat() }), { maxLength: 30 }),
      (all) => {
        const spill = openSpillFile();
        const read = (text: string) => JSON.parse(text) as (typeof all)[number];
        const list = spillList({ spill, write: JSON.stringify, read, sizeOf: () => 1, mostBytes: 8 });
        for (const [index, value] of all.entries()) {
          list.add(value);
          expect(list.get(index)).toEqual(value);
          expect(list.get(0)).toEqual(all[0]);
        }
        expect([...list]).toEqual(all);
        expect([...list]).toEqual(all);
        spill.close();
      },
    ),
  );
});

test('what fits into memory is never written', () => {
  const written: number[] = [];
  const write = (value: { readonly depth: number }) => {
    written.push(value.depth);
    return JSON.stringify(value);
  };
  const read = (text: string) => JSON.parse(text) as { readonly depth: number };
  const list = spillList({ spill: openSpillFile(), write, read, sizeOf: ({ depth }) => depth, mostBytes: 6 });
  for (let depth = 0; depth < 4; depth++) list.add({ depth });
  expect(written).toEqual([]);
  list.add({ depth: 4 });
  list.add({ depth: 0 });
  expect(written).toEqual([4, 0]);
  expect(Array.from(list, ({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 0]);
});
