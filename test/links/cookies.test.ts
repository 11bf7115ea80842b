import { describe, expect, test } from 'vitest';
import { openCookies } from '../../src/links/cookies.ts';

/** The `Cookie` header of a request to `to` after an answer from `from`. */
function sent(setCookie: string | readonly string[], from: string, to: string): string {
  const cookies = openCookies();
  cookies.store(new URL(from), [setCookie].flat());
  return cookies.headerFor(new URL(to));
}

test.each([
  ['a=1', 'https://a.example/', 'a=1'],
  ['a=1; Secure', 'https://a.example/', 'a=1'],
  ['a=1; Secure', 'http://a.example/', ''],
  ['a=1', 'http://a.example/', 'a=1'],
])('%j from a secure page reaches %s as %j', (setCookie, to, cookie) => {
  expect(sent(setCookie, 'https://a.example/', to)).toBe(cookie);
});

test('a secure cookie does not reach this machine over http either', () => {
  expect(sent('a=1; Secure', 'https://localhost/', 'http://localhost/')).toBe('');
});

describe('paths', () => {
  test.each([
    ['a=1; Path=/news', '/news', 'a=1'],
    ['a=1; Path=/news', '/news/comets', 'a=1'],
    ['a=1; Path=/news', '/newsletter', ''],
    ['a=1; Path=/news', '/', ''],
    ['a=1; Path=/', '/', 'a=1'],
    ['a=1', '/news/other', 'a=1'],
    ['a=1', '/', ''],
    ['a=1; Path=news', '/news/other', 'a=1'],
  ])('%j from /news/comets reaches %s as %j', (setCookie, path, cookie) => {
    expect(sent(setCookie, 'https://a.example/news/comets', `https://a.example${path}`)).toBe(cookie);
  });

  test('the cookie with the longest path comes first', () => {
    expect(sent(['a=1; Path=/', 'a=2; Path=/b'], 'https://a.example/b/c', 'https://a.example/b/d')).toBe('a=2; a=1');
  });
});

describe('an end', () => {
  test.each([
    ['a=1; Max-Age=0', ''],
    ['a=1; Max-Age=-1', ''],
    ['a=1; Max-Age=3600', 'a=1'],
    ['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', ''],
    ['a=1; Expires=Thursday, 01-Jan-70 00:00:00 GMT', ''],
    ['a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT', 'a=1'],
    ['a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600', 'a=1'],
    ['a=1; Expires=tomorrow', 'a=1'],
  ])('%j is sent as %j', (setCookie, cookie) => {
    expect(sent(setCookie, 'https://a.example/', 'https://a.example/')).toBe(cookie);
  });

  test('a later answer takes a cookie back', () => {
    const lines = ['a=1; Path=/', 'b=2; Path=/', 'a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'];
    expect(sent(lines, 'https://a.example/', 'https://a.example/')).toBe('b=2');
  });
});

describe('what a server may not do', () => {
  test.each([
    ['a cookie for another site', 'a=1; Domain=b.example'],
    ['one for all sites of a country', 'a=1; Domain=com.cn'],
    ['one without a name', '=1'],
    ['a line that is too long', `a=${'1'.repeat(5000)}`],
    ['no cookie', ''],
  ])('%s', (_, setCookie) => {
    for (const to of ['https://a.com.cn/', 'https://b.com.cn/', 'https://b.example/'])
      expect(sent(setCookie, 'https://a.com.cn/', to)).toBe('');
  });

  test('more cookies than are sent back', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `a${index}=1`);
    expect(sent(lines, 'https://a.example/', 'https://a.example/').split('; ')).toHaveLength(20);
  });
});
