import { expect, test } from 'vitest';
import { countRepeated, hash53 } from '../../src/core/hash.ts';

test('texts that differ have numbers that differ', () => {
  const texts = Array.from({ length: 200_000 }, (_, index) => `https://a.cn/pic/${index}.jpg`);
  expect(new Set(texts.map(hash53)).size).toBe(texts.length);
  expect(texts.every((text) => Number.isSafeInteger(hash53(text)))).toBe(true);
});

test('counts what is repeated', () => {
  expect(countRepeated([[1, 2, 3], [2, 3], [3], []], 2)).toEqual(
    new Map([
      [2, 2],
      [3, 3],
    ]),
  );
});
