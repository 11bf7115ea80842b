import { expect, test } from 'vitest';
import { openSpillFile } from '../../../src/run/store/spill-file.ts';

test.each([
  ['in memory', 1_000_000],
  ['in a file, but for the last page', 0],
  ['in both', 300],
])('gives back what was put away %s', (_, limit) => {
  const spool = openSpillFile(limit, 100);
  const texts = Array.from({ length: 60 }, (_, index) => `${index} 新闻网 ${'🌙'.repeat((index * 7) % 40)}`);
  texts.push('', 'x'.repeat(1000), '');
  expect(texts.map((text) => spool.add(text))).toEqual(texts.map((_, index) => index));
  for (const index of [0, 62, 30, 61, 1, 60]) expect(spool.get(index)).toBe(texts[index]);
  expect(texts.map((_, index) => spool.get(index))).toEqual(texts);
  spool.close();
  spool.close();
});
