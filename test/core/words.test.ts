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

test.each([
  [1, '1 moon', '月亮'],
  [2, '2 moons', '月亮（共 2 个）'],
  [1234, '1,234 moons', '月亮（共 1,234 个）'],
])('counts %s', (count, en, chinese) => {
  const words = {
    en: '{count, plural, =1 {1 moon} other {# moons}}',
    'zh-CN': '月亮{count, plural, =1 {} other {（共 # 个）}}',
  };
  expect(fill(words, 'en', { count })).toBe(en);
  expect(fill(words, 'zh-CN', { count })).toBe(chinese);
});

test.each([
  ['late', 'it was late'],
  ['too early', 'it was 1 h early'],
  ['too early by $&', 'it was 1 h early'],
  ['gone $&', 'as told: gone $&'],
])('selects a form by the value: %s', (why, filled) => {
  const text = '{why, select, late {it was late} too early* {it was 1 h early} other {as told: #}}';
  expect(fill({ en: text }, 'en', { why })).toBe(filled);
  expect(fill({ en: text }, 'en')).toBe(text);
});

test('a list gets the mark of Chinese lists', () => {
  expect(fill({ en: '', 'zh-CN': '有 {names, list}。' }, 'zh-CN', { names: 'a, b, c' })).toBe('有 a、b、c。');
});

test('a value without a form stays as it is', () => {
  expect(fill({ en: '{why, select, late {it was late}}' }, 'en', { why: 'early' })).toBe('early');
});

test('a count that is not known stays as it is written', () => {
  const text = '{count, plural, =1 {1 moon} other {# moons}}';
  expect(fill({ en: text }, 'en')).toBe(text);
});

test('English stands in for a language that is missing', () => {
  expect(fill({ en: '{a} moons' }, 'zh-CN', { a: 2 })).toBe('2 moons');
});
