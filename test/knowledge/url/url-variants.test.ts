import { expect, test } from 'vitest';
import { md5Of, urlVariants } from '../../../src/knowledge/url/url-variants.ts';
import { md5 } from '../../siblings.ts';

const whole = 'https://news.example.edu.cn/system/2024/030012345.shtml';

test('MD5 is that of the UTF-8 bytes', () => {
  expect(md5Of('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(md5Of('https://example.cn/南开?a=1')).toBe(md5('https://example.cn/南开?a=1'));
});

test.each([
  [whole.slice(0, -1), whole],
  [whole.slice(0, -2), whole],
  [whole.slice(0, -5), whole],
  [whole.slice(0, -6), whole],
  ['https://example.edu.cn/a.ht', 'https://example.edu.cn/a.html'],
  ['https://example.edu.cn/a.htm', 'https://example.edu.cn/a.html'],
  ['https://example.edu.cn/a.as', 'https://example.edu.cn/a.asp'],
  ['https://example.edu.cn/a.as', 'https://example.edu.cn/a.aspx'],
  ['https://example.edu.cn/a.ph', 'https://example.edu.cn/a.php'],
  ['https://example.edu.cn/a.js', 'https://example.edu.cn/a.jsp'],
  ['https://example.edu.cn/v1.2/a.b.ht', 'https://example.edu.cn/v1.2/a.b.html'],
  ['http://example.edu.cn/a.sht', 'https://www.example.edu.cn/a.shtml'],
  ['ttps://example.edu.cn/a.html', 'https://example.edu.cn/a.html'],
  ['p://example.edu.cn/a.html', 'http://example.edu.cn/a.html'],
  ['example.edu.cn/a.html', 'http://example.edu.cn/a.html'],
])('%s may have lost a part of %s', (cut, expected) => {
  expect([...urlVariants(cut)]).toContainEqual({ url: expected, restores: true });
});

test.each([
  ['http://example.edu.cn/a', 'https://example.edu.cn/a'],
  ['http://example.edu.cn/a', 'http://example.edu.cn/a/'],
  ['http://www.example.edu.cn/a/', 'https://example.edu.cn/a'],
  ['https://example.edu.cn/a?b=1&c=2', 'https://example.edu.cn/a?b=1&amp;c=2'],
  ['https://example.edu.cn/%E5%8D%97', 'http://example.edu.cn/南'],
  ['https://example.edu.cn/南', 'https://example.edu.cn/%E5%8D%97'],
  ['https://example.edu.cn/a#top', 'https://example.edu.cn/a'],
])('%s is another spelling of %s', (url, expected) => {
  expect([...urlVariants(url)]).toContainEqual({ url: expected, restores: false });
});

test.each([
  '',
  'x',
  'http://',
  'https://example.edu.cn',
  'https://example.edu.cn/%E5%8',
  '\ud800://a/b',
  'mailto:a@example.edu',
])('gives no address twice, nor `%s` itself', (url) => {
  const found = [...urlVariants(url)].map((variant) => variant.url);
  expect(found).not.toContain(url);
  expect(new Set(found).size).toBe(found.length);
});

test('stays small', () => {
  expect([...urlVariants(`${whole.slice(0, -6)}%E5`)].length).toBeLessThan(600);
});
