import { expect, test } from 'vitest';
import { escapePointer, nearestUpward, parentPointer, pointerKeys, valueAt } from '../../src/core/pointer.ts';

test('keys with slashes and tildes survive a pointer', () => {
  const keys = ['a/b', '~1', '', 'x'];
  expect(pointerKeys(keys.map((key) => `/${escapePointer(key)}`).join(''))).toEqual(keys);
  expect(pointerKeys('')).toEqual([]);
});

test.each([
  ['', { list: [{ 'a/b': 1 }] }],
  ['/list/0/a~1b', 1],
  ['/list/1', undefined],
  ['/list/0/a~1b/c', undefined],
  ['/toString', undefined],
])('%j leads to %j', (pointer, value) => {
  expect(valueAt({ list: [{ 'a/b': 1 }] }, pointer)).toEqual(value);
});

test('the parent of a value is one key shorter', () => {
  expect(['/a/b', '/a', ''].map(parentPointer)).toEqual(['/a', '', '']);
});

test('a search upward ends at the nearest value, else at the document', () => {
  const visited: string[] = [];
  const find = (wanted: string) =>
    nearestUpward('/a/b/c', (pointer) => {
      visited.push(pointer);
      return pointer === wanted ? pointer : undefined;
    });
  expect(find('/a')).toBe('/a');
  expect(visited).toEqual(['/a/b/c', '/a/b', '/a']);
  expect(find('none')).toBeUndefined();
  expect(visited.at(-1)).toBe('');
});
