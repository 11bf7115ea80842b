import { describe, expect, test } from 'vitest';
import { tooDeep, tooDeepData, tooDeepTree } from '../../../src/article/markdown/guard.ts';
import { parse } from '../../../src/article/markdown/parse.ts';

test.each([
  ['quotes', '>'.repeat(101)],
  ['quotes with blanks', '> '.repeat(101)],
  ['lists', `${'- '.repeat(101)}a`],
  ['numbered lists', `${'1. '.repeat(101)}a`],
  ['both', `${'> - '.repeat(51)}a`],
])('nesting that nobody wrote: %s', (_, line) => {
  expect(tooDeep(`a\n\n${line}\n`)).toMatchObject({ kind: 'too-deep', offset: 3 });
});

test('nesting behind code', () => {
  expect(tooDeep(`\`\`\`\na\n\`\`\`\n${'>'.repeat(101)}`)).toMatchObject({ kind: 'too-deep', offset: 10 });
});

test.each([
  ['thematic breaks', `${'- '.repeat(200)}\n\n${'*'.repeat(200_000)}`],
  ['a table of dashes', `${'-|'.repeat(200)}`],
  ['a printed matrix', `\`\`\`\n${'0. '.repeat(784)}\n\`\`\`\n`],
  ['text', '1.5 * 2 > 2 - '.repeat(200)],
])('what only looks nested: %s', (_, source) => {
  expect(tooDeep(source)).toBeUndefined();
});

describe('front matter', () => {
  test.each([
    ['brackets', `a: ${'['.repeat(101)}`],
    ['braces', `a: ${'{a: '.repeat(101)}`],
    ['items in one line', '- '.repeat(101)],
    ['keys in one line', '? '.repeat(101)],
    ['dotted keys', `${'a.'.repeat(101)}b = 1`],
    ['dotted keys in braces', `a = { ${'a.'.repeat(101)}b = 1 }`],
    ['indentation', Array.from({ length: 101 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s', (_, text) => {
    expect(tooDeepData(text, 4)).toMatchObject({ kind: 'too-deep' });
  });

  test.each([
    ['many lists beside each other', 'a: [[], {}]\n'.repeat(200)],
    ['items one below the other', 'a:\n  - b\n'.repeat(200)],
    ['a text of dots', `a = "${'a. '.repeat(200)}"`],
    ['a long line of text', `a: ${'b - c: d ? '.repeat(200)}`],
  ])('accepts %s', (_, text) => {
    expect(tooDeepData(text, 4)).toBeUndefined();
  });
});

test('emphasis in emphasis', () => {
  const nested = (depth: number) => parse('*a '.repeat(depth) + 'b*'.repeat(depth), undefined);
  expect(tooDeepTree(nested(50))).toBeUndefined();
  expect(tooDeepTree(nested(1000))).toMatchObject({ kind: 'too-deep' });
});
