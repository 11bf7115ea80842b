import { expect, test } from 'vitest';
import { fill } from '../../src/core/words.ts';

test.each([
  ['no place', 'no place'],
  ['{a}', '1'],
  ['{a}{a} and {b}.', '11 and {a}.'],
  ['{ {a} }', '{ 1 }'],
  ['{{a}', '{1'],
  ['{unknown} {a', '{unknown} {a'],
  ['{}', '{}'],
])('fills %s', (text, filled) => {
  expect(fill({ en: text, 'zh-CN': text }, 'en', { a: 1, b: '{a}' })).toBe(filled);
});

test('English stands in for a language that is missing', () => {
  expect(fill({ en: '{a} moons' }, 'zh-CN', { a: 2 })).toBe('2 moons');
});
