import { expect, test } from 'vitest';
import { extractRecord } from '../../src/facts/extract.ts';
import { images } from '../../src/facts/images/images.ts';
import { links } from '../../src/facts/links/links.ts';
import { sources } from '../../src/facts/links/sources.ts';
import { targetsOf } from '../../src/links/targets.ts';

const record = (path: string, source: string) =>
  extractRecord({ path, hash: '', engine: 'generic', source }, [links, images, sources]);

const told = (articles: Readonly<Record<string, string>>) =>
  targetsOf(Object.entries(articles).map(([path, source]) => record(path, source))).map(
    ({ target, occurrences }) =>
      `${target.kind} ${target.href} ${occurrences.map(({ path, range }) => `${path}:${range[0]}`).join(' ')}`,
  );

test('each address once for each kind, with all its places', () => {
  expect(
    told({
      'a.md': '[a](https://a.cn/b#c) ![d](https://a.cn/b) <https://a.cn/b>\n',
      'b.md': '正文。\n\n[原文](https://a.cn/b)\n',
    }),
  ).toEqual(['image https://a.cn/b a.md:27', 'link https://a.cn/b a.md:4 a.md:44', 'source https://a.cn/b b.md:10']);
});

test('a definition is one place, however often it is used', () => {
  expect(told({ 'a.md': '[a] [a] ![a]\n\n[a]: https://a.cn/b\n' })).toEqual([
    'image https://a.cn/b a.md:19',
    'link https://a.cn/b a.md:19',
  ]);
});

test('escapes are asked for as they are written, other letters as browsers write them', () => {
  expect(told({ 'a.md': '[a](https://a.cn/%D6%D0%E4%B8?x=%26%23%2F&y=%2B+z) [b](//图书馆.cn/新闻)\n' })).toEqual([
    'link https://a.cn/%D6%D0%E4%B8?x=%26%23%2F&y=%2B+z a.md:4',
    'link https://xn--1jq52s681d.cn/%E6%96%B0%E9%97%BB a.md:55',
  ]);
});

test('what is no web address, stands for an example, or cannot be read is not asked for', () => {
  expect(
    told({
      'a.md': [
        '[a](b.md) [c](/d) [e](#f) [g](mailto:a@b.cn) [h](ftp://a.cn/b) [i](http:///j) [k](https://a.cn:99999/)',
        '[l](https://example.com/) [m](https://www.example.org/) [n](http://shop.test/) [o](http://localhost:1313/)',
        '[p](https://a.cn/{{ page }}) ![q](data:image/png;base64,AA==)',
      ].join('\n'),
    }),
  ).toEqual([]);
});
