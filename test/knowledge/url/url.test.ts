import { expect, test } from 'vitest';
import { hostOf, isOrdinaryUrl, parseUrl, urlParts } from '../../../src/knowledge/url/url.ts';

test('an address is read the same however often it is asked for', () => {
  const hosts = new Set(Array.from({ length: 20_000 }, () => parseUrl('https://½mmbiz.qpic.cn/a')?.hostname));
  expect([...hosts]).toEqual(['1⁄2mmbiz.qpic.cn'].map((host) => new URL(`https://${host}/`).hostname));
  expect(parseUrl('https://a b/')).toBeUndefined();
});

const pattern = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/isu;

test.each([
  '',
  '/a/b?c#d',
  'HTTP://a.cn:80/b?c?d#e#f',
  '//a.cn',
  'mailto:a@b.cn',
  '1a:b',
  'a/b:c',
  '?a:b',
  '#',
  'http:',
  ':a',
  'a\n://b/\nc',
])('takes `%s` apart as RFC 3986 does', (url) => {
  const [, scheme = '', authority, path = '', query = '', fragment = ''] = pattern.exec(url) ?? [];
  expect(urlParts(url)).toEqual({ scheme: scheme.toLowerCase(), authority, path, query, fragment });
});

test.each(['http://a.cn/', 'https://NEWS.a.edu.cn/2024/05/comet-1.jpg', 'https://www.a-b.com/~c/d_e'])(
  '%s is ordinary, and its host is found without a parser',
  (url) => {
    expect(isOrdinaryUrl(url)).toBe(true);
    expect(hostOf(url)).toBe(new URL(url).hostname.replace(/^www\./u, ''));
  },
);

test.each([
  'http://a/',
  'http://1.2.3.4/',
  'https://xn--a.cn/',
  'https://a.cn',
  'https://a.cn/%41',
  'https://a.cn:8/',
  'ftp://a.cn/',
  'https://a..cn/',
  'https://u@a.cn/',
])('%s is not', (url) => expect(isOrdinaryUrl(url)).toBe(false));
