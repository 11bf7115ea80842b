import { expect, test } from 'vitest';
import { linkifiedLength } from '../../../src/knowledge/url/linkified-url.ts';

// As linkify-it 5.0.2 answers.
test.each([
  ['https://a.cn/b', '"彗星。'],
  ['https://a.cn/b"彗星"。', ''],
  ['https://a.cn/b，', '"彗星 是"'],
  ['https://a.cn/b“彗星”，是', ''],
  ["https://a.cn/b'彗星", ''],
  ['https://a.cn/b（彗星）是', ''],
  ['https://a.cn/b(彗星)是', ''],
  ['https://a.cn/b', ')彗星'],
  ['https://a.cn/b', '<彗星'],
  ['https://a.cn/b', '｜彗星'],
  ['https://a.cn/b?彗星', ''],
  ['https://a.cn/b', '?'],
  ['https://a.cn', '，彗星'],
  ['https://a.cn参见', '，彗星'],
  ['https://a--b.cn:80/c--彗星', ''],
  ['www.a.cn/b，今晚', ''],
])('markdown-it links %j and leaves %j', (link, rest) => {
  expect(linkifiedLength(link + rest)).toBe(link.length);
});
