import { expect, test } from 'vitest';
import { ownCopy } from '../../src/engine/own-copy.ts';

test.each([
  ['a short text', 'abc'],
  ['ASCII', 'x'.repeat(99)],
  ['long ASCII', 'abc\0\n\x7F '.repeat(20)],
  ['as much ASCII as fits', 'y'.repeat(65_536)],
  ['more than that', 'z'.repeat(65_537)],
  ['Latin', 'é'.repeat(150)],
  ['Chinese', '彗星'.repeat(100)],
  ['half of a character', `${'a'.repeat(120)}\uD83D`],
])('a copy of %s is equal', (_, text) => {
  expect(ownCopy(text)).toBe(text);
  // A part of a longer text, as facts are.
  expect(ownCopy(`彗${text}星`.slice(1, -1))).toBe(text);
});

test('a copy of plain JSON is equal and shares no part', () => {
  const value = { list: [{ text: 'a'.repeat(200) }, [1, 2], null], flag: true };
  const copy = ownCopy(value);
  expect(copy).toEqual(value);
  expect(copy.list[0]).not.toBe(value.list[0]);
  expect(copy.list[1]).not.toBe(value.list[1]);
});
