import { expect, test } from 'vitest';
import { splitCodeSpans } from '../../src/core/code-spans.ts';

/** Code stands in brackets. */
test.each([
  ['', ''],
  ['no code', 'no code'],
  ['remove `x`', 'remove [x]'],
  ['`a``b`', '[a``b]'],
  ['`a` `b`', '[a] [b]'],
  ['``a`b`` and `c`', '[a`b] and [c]'],
  ['`` ` `` is a backtick', '[`] is a backtick'],
  ['` a `', '[ a ]'],
  ['an open ` is text', 'an open ` is text'],
  ['an open `` and `code`', 'an open `` and [code]'],
  ['`over\ntwo lines`', '[over\ntwo lines]'],
])('%j', (message, expected) => {
  const parts = splitCodeSpans(message);
  expect(parts.map(({ text, isCode }) => (isCode ? `[${text}]` : text)).join('')).toBe(expected);
});
