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
        const list = spillList(spill, JSON.stringify, (text) => JSON.parse(text) as (typeof all)[number]);
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

test('what is few is never written', () => {
  const written: number[] = [];
  const write = (value: { readonly depth: number }) => {
    written.push(value.depth);
    return JSON.stringify(value);
  };
  const list = spillList(openSpillFile(), write, (text) => JSON.parse(text) as { readonly depth: number });
  for (let depth = 0; depth < 8; depth++) list.add({ depth });
  expect(written).toEqual([]);
  list.add({ depth: 8 });
  expect(written).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
