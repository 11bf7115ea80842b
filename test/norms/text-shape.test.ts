import { describe, expect, test } from 'vitest';
import { type TextShape, textShape } from '../../src/norms/text-shape.ts';

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index));
const two = (index: number) => String((index % 27) + 1).padStart(2, '0');
const hex = (index: number, length: number) =>
  Array.from({ length }, (_, at) => ((index * 7 + at * 11 + (at % 3)) % 16).toString(16)).join('');
const shape = (texts: readonly string[], key = 'x', listable = true) =>
  textShape(texts, { key, threshold: 0.95, listable });

describe('formats and patterns', () => {
  test.each<[name: string, texts: readonly string[], expected: TextShape]>([
    ['four are too few', many(4, (index) => `2024-01-${two(index)}`), {}],
    ['days', many(5, (index) => `2024-01-${two(index)}`), { format: 'date' }],
    ['days, one of 20 is none', [...many(19, (index) => `2024-01-${two(index)}`), 'soon'], { format: 'date' }],
    [
      'days, one of 19 is none: it may be meant',
      [...many(18, (index) => `2024-01-${two(index)}`), 'soon'],
      { minLength: 1 },
    ],
    [
      'a day that no calendar has is odd',
      [...many(20, (index) => `2024-02-${two(index)}`), '2024-02-30'],
      { format: 'date' },
    ],
    ['days with slashes', many(9, (index) => `2024/01/${two(index)}`), { pattern: '^\\d{4}/\\d{2}/\\d{2}$' }],
    [
      'days with points, one digit or two',
      many(20, (index) => `2024.1.${index + 1}`),
      { pattern: '^\\d{4}\\.\\d{1,2}\\.\\d{1,2}$' },
    ],
    [
      'a single digit is odd where two are the rule',
      [...many(39, (index) => `2024-01-${two(index)} 08:00`), '2024-1-5 08:00'],
      { pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$' },
    ],
    [
      'date and time',
      many(9, (index) => `2024-01-${two(index)} 08:00:00`),
      { pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$' },
    ],
    [
      'date, time and zone',
      many(9, (index) => `2024-01-${two(index)} 08:00:00 +0800`),
      { pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} [+-]\\d{4}$' },
    ],
    ['RFC 3339', many(9, (index) => `2024-01-${two(index)}T08:00:00+08:00`), { format: 'date-time' }],
    [
      'RFC 3339 in all its forms',
      many(9, (index) => `2024-01-${two(index)}T08:00:00${['Z', '+08:00', '.25Z'][index % 3]}`),
      { format: 'date-time' },
    ],
    [
      'with and without a time',
      many(20, (index) => `2024-01-${two(index)}${index % 2 ? ' 08:00:00' : ''}`),
      { pattern: '^\\d{4}-\\d{2}-\\d{2}(?: \\d{2}:\\d{2}:\\d{2})?$' },
    ],
    [
      'two ways to write a day',
      many(20, (index) => (index % 2 ? `2024/01/${two(index)}` : `2024-01-${two(index)}`)),
      { pattern: '^(?:\\d{4}-\\d{2}-\\d{2}|\\d{4}/\\d{2}/\\d{2})$' },
    ],
    [
      'a crawler’s clock',
      many(9, (index) => `2024-01-${two(index)} 08:00:00.21${index}`),
      { pattern: '^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}\\.\\d+$' },
    ],
    ['MD5', many(30, (index) => hex(index, 32)), { pattern: '^[0-9a-f]{32}$' }],
    ['MD5 in capitals', many(30, (index) => hex(index, 32).toUpperCase()), { pattern: '^[0-9A-F]{32}$' }],
    ['MD5, one cut', [...many(30, (index) => hex(index, 32)), hex(3, 31)], { pattern: '^[0-9a-f]{32}$' }],
    ['eight digits are no hash', many(30, (index) => `2024${two(index)}11`), { pattern: '^\\d+$' }],
    ['numbers', many(30, (index) => String(index * 37)), { pattern: '^\\d+$' }],
    ['UUID', many(9, (index) => `${hex(index, 8)}-${hex(index, 4)}-4abc-8abc-${hex(index, 12)}`), { format: 'uuid' }],
    ['addresses', many(9, (index) => `https://news.example.edu.cn/a/${index}.html?x=1#y`), { format: 'uri' }],
    [
      'addresses with Chinese',
      many(9, (index) => `https://example.org/${index % 2 ? '新闻' : 'news'}/${index}`),
      { pattern: '^https?://\\S+$' },
    ],
    ['email', many(9, (index) => `lin.${index}@example.org`), { format: 'email' }],
    ['paths', many(9, (index) => `/zh/news/${index}/`), { pattern: '^/\\S*$' }],
    ['slugs', many(20, (index) => `new-library-${index}`), { pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' }],
    ['19 slugs', many(19, (index) => `new-library-${index}`), { minLength: 1 }],
    ['words are no slugs', many(20, (index) => `library${hex(index, 3)}`), { minLength: 1 }],
    ['text', many(20, (index) => `新图书馆开馆 ${index}`), { minLength: 1 }],
    ['text, often empty', many(20, (index) => (index % 4 ? `开馆 ${index}` : '')), {}],
    ['text, one empty', [...many(20, (index) => `开馆 ${index}`), ''], { minLength: 1 }],
  ])('%s', (_, texts, expected) => {
    expect(shape(texts)).toEqual(expected);
  });
});

describe('lists of values', () => {
  const kinds = (count: number, ...names: readonly string[]) =>
    many(count, (index) => names[index % names.length] ?? '');

  test.each<[name: string, texts: readonly string[], key: string, expected: TextShape]>([
    ['few values that repeat', kinds(20, 'post', 'page'), 'layout', { enum: ['post', 'page'] }],
    ['the most frequent first', [...kinds(20, 'page'), ...kinds(30, 'post')], 'layout', { enum: ['post', 'page'] }],
    ['one value', kinds(20, 'post'), 'layout', { const: 'post' }],
    ['19 are too few', kinds(19, 'post', 'page'), 'layout', { minLength: 1 }],
    ['Chinese', kinds(30, '要闻', '通知', '学术'), 'section', { enum: ['要闻', '通知', '学术'] }],
    ['a misspelt one is odd', [...kinds(30, 'post', 'page'), 'pots'], 'layout', { enum: ['post', 'page'] }],
    ['another case is odd', [...kinds(30, 'post', 'page'), 'Post'], 'layout', { enum: ['post', 'page'] }],
    ['one that stands alone is odd', [...kinds(30, 'post', 'page'), 'gallery'], 'layout', { enum: ['post', 'page'] }],
    ['two that stand alone say that there are more', [...kinds(60, 'de', 'en'), 'fr', 'bg'], 'lang', { minLength: 1 }],
    ['13 values', kinds(130, ...many(13, (index) => `kind${hex(index, 4)}`)), 'layout', { minLength: 1 }],
    ['12 values', kinds(120, ...many(12, (index) => `kind ${index}`)), 'layout', { enum: expect.any(Array) as never }],
    ['6 values over 24 texts', kinds(24, 'a', 'b', 'c', 'd', 'e', 'f'), 'layout', { minLength: 1 }],
    ['titles', kinds(40, 'News', 'Notes'), 'title', { minLength: 1 }],
    ['people', kinds(40, 'Lin', 'Wang'), 'author', { minLength: 1 }],
    ['tags', kinds(40, 'sky', 'comet'), 'tags', { minLength: 1 }],
    ['the same day', kinds(40, '2024-01-01'), 'season', { format: 'date' }],
  ])('%s', (_, texts, key, expected) => {
    expect(shape(texts, key)).toEqual(expected);
  });

  test('nothing is listed where other types stand, too', () => {
    expect(shape(kinds(40, 'post', 'page'), 'layout', false)).toEqual({ minLength: 1 });
  });
});
