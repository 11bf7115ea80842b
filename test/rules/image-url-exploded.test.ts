import { describe, expect, test } from 'vitest';
import rule from '../../rules/image-url-exploded.ts';
import type { ArticleRecord } from '../../src/core/types.ts';
import { applyEdits } from '../../src/engine/edits.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import type { ImageFact } from '../../src/facts/images/images.ts';
import { writeUrl } from '../../src/knowledge/url/destination.ts';
import { assumedRenderer } from '../../src/site/renderers/profiles.ts';
import fc from '../fc.ts';
import { findingsIn } from '../lint-records.ts';
import { testRule } from '../rule-tester.ts';

const page = 'https://news.c.cn/b/2023/05/030056077.shtml';
const address = 'http://pic.c.cn/003/00300052578_e605ea00.jpg';

function explode(url: string, base: string, backwards = false): string[] {
  const chars = backwards ? [...url].toReversed() : [...url];
  return chars.map((char) => new URL(char, base).href);
}

function article(urls: readonly string[], alt = '图', eol = '\n'): string {
  return urls.map((url) => `![${alt}](${url})${eol}`).join(eol);
}

function span(source: string): string {
  const lines = source.trimEnd().split(/\r?\n/u);
  return `a.md:1:1-${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

const forwards = article(explode(address, page));
const reversed = article(explode(address, page, true));
const crlf = article(explode(address, page), 'Photo', '\r\n');
const atRoot = article(explode(address, 'https://c.cn/index.html'));
const query = 'https://mmbiz.qpic.cn/mmbiz_jpg/a1B2/640?wx_fmt=jpeg';
const html = explode(address, page)
  .map((url) => `<p><img src="${url}" alt="彗星" width="600"></p>`)
  .join('\n');
const two = ['http://c.cn/1.jpg', 'http://c.cn/2.jpg'] as const;
const noMark = explode(query, page).map((url) => url.replace('?', ''));

testRule(rule, [
  {
    name: 'accepts thumbnails that are numbered',
    source: article(['https://c.cn/p/1', 'https://c.cn/p/2', 'https://c.cn/p/3']),
    expect: [],
  },
  { name: 'accepts more of them', source: article([...'123456789'].map((n) => `https://c.cn/photo/${n}`)), expect: [] },
  { name: 'accepts images that are lettered', source: article([...'abcdefgha'].map((n) => `/photo/${n}`)), expect: [] },
  { name: 'accepts images of chess men', source: article([...'rnbqkbnr'].map((n) => `/p/${n}`)), expect: [] },
  { name: 'accepts emoji', source: article([...'😀😁😂😃😄😅😆😇'].map((n) => `/emoji/${n}`)), expect: [] },
  { name: 'accepts images with names', source: article(['/p/a.png', '/p/b.png', '/p/c.png', '/p/d.png']), expect: [] },
  {
    name: 'says nothing about a few characters that spell nothing',
    source: article(explode('a/b.c', page)),
    expect: [],
  },
  {
    name: 'says nothing where text stands between the characters',
    source: explode(address, page)
      .map((url, n) => `第${n}张\n\n![](${url})\n`)
      .join('\n'),
    expect: [],
  },
  { name: 'says nothing about empty images', source: '![]()\n'.repeat(9), expect: [] },
  {
    name: 'puts one image in place of an address',
    source: forwards,
    expect: [`${span(forwards)} exploded (safe fix)`],
    messages: [`44 consecutive images spell out one URL, one character each: \`${address}\``],
    fixed: `![图](${address})\n`,
  },
  {
    name: 'reads it backwards',
    source: reversed,
    expect: [`${span(reversed)} exploded (safe fix)`],
    fixed: `![图](${address})\n`,
  },
  {
    name: 'keeps what stands around the run',
    source: `# 一\n\n![logo](https://c.cn/logo.png)\n\n文。\n\n${reversed}\n[来源](${page})\n`,
    expect: ['a.md:7:1-93:36 exploded (safe fix)'],
    fixed: `# 一\n\n![logo](https://c.cn/logo.png)\n\n文。\n\n![图](${address})\n\n[来源](${page})\n`,
  },
  {
    name: 'leaves the real images beside the run alone',
    source: `![a](https://c.cn/a.png)\n\n${reversed}\n![b](https://c.cn/b.png)\n`,
    expect: ['a.md:3:1-89:36 exploded (safe fix)'],
    fixed: `![a](https://c.cn/a.png)\n\n![图](${address})\n\n![b](https://c.cn/b.png)\n`,
  },
  { name: 'CRLF', source: crlf, expect: [`${span(crlf)} exploded (safe fix)`], fixed: `![Photo](${address})\r\n` },
  {
    name: 'HTML stays HTML',
    source: html,
    expect: ['a.md:1:4-44:66 exploded (safe fix)'],
    fixed: `<p><img src="${address}" alt="彗星" width="600"></p>`,
  },
  {
    name: 'HTML with other alt texts',
    source: [...'/a&b.png'].map((char) => `<img src="${char}" alt="${char}">`).join('\n'),
    expect: ['a.md:1:1-8:22 exploded (safe fix)'],
    fixed: '<img src="/a&amp;b.png">',
  },
  {
    name: 'drops alt texts that differ',
    source: explode('http://a.cn/b.png', page)
      .map((url, n) => `![图${n}](${url})`)
      .join('\n'),
    expect: ['a.md:1:1-17:38 exploded (safe fix)'],
    fixed: '![](http://a.cn/b.png)',
  },
  {
    name: 'references',
    source: `![图][h] ![图][t] ![图][t] ![图][p] ![图][:] ![图][/] ![图][/] ![图][a] ![图][.] ![图][b]\n\n${[...'htp:/ab.'].map((c) => `[${c}]: ${new URL(c, page).href}\n`).join('')}`,
    expect: ['a.md:1:1-1:80 exploded (safe fix)'],
    fixed: `![图](http://a.b)\n\n${[...'htp:/ab.'].map((c) => `[${c}]: ${new URL(c, page).href}\n`).join('')}`,
  },
  {
    name: 'as the characters stand in the address, without a base',
    source: article([...'https://a.cn/b.png']),
    expect: ['a.md:1:1-35:8 exploded (safe fix)'],
    fixed: '![图](https://a.cn/b.png)\n',
  },
  {
    name: 'with the current directory before each',
    source: article([...'gpj.b/cip/'].map((char) => (char === '/' ? '/' : `./${char}`))),
    expect: ['a.md:1:1-19:8 exploded (safe fix)'],
    fixed: '![图](/pic/b.jpg)\n',
  },
  {
    name: 'joined to the path alone',
    source: article(explode('http://a.cn/b.png', page).map((url) => new URL(url).pathname)),
    expect: ['a.md:1:1-33:19 exploded (safe fix)'],
    fixed: '![图](http://a.cn/b.png)\n',
  },
  {
    name: 'put behind the directory as they are',
    source: article([...'//a.cn/b.png'].map((char) => `https://c.cn/d/${char}`)),
    expect: ['a.md:1:1-23:23 exploded (safe fix)'],
    fixed: '![图](//a.cn/b.png)\n',
  },
  {
    name: 'a path of the same site',
    source: article(explode('/pic/b.jpg', page)),
    expect: ['a.md:1:1-19:36 exploded (safe fix)'],
    fixed: '![图](https://news.c.cn/pic/b.jpg)\n',
  },
  {
    name: 'a relative address',
    source: article(explode('./p/b.jpg', page, true)),
    expect: ['a.md:1:1-17:35 exploded (safe fix)'],
    fixed: '![图](https://news.c.cn/b/2023/05/p/b.jpg)\n',
  },
  {
    name: 'a question mark',
    source: article(explode(query, page)),
    expect: [`${span(article(explode(query, page)))} exploded (safe fix)`],
    fixed: `![图](${query})\n`,
  },
  {
    name: 'guesses a question mark where the page itself stands',
    source: article(noMark),
    expect: [`${span(article(noMark))} exploded (unsafe fix)`],
    fixed: `![图](${query})\n`,
  },
  {
    name: 'two addresses behind each other',
    source: article(two.flatMap((url) => explode(url, page))),
    expect: ['a.md:1:1-33:36 exploded (safe fix)', 'a.md:35:1-67:36 exploded (safe fix)'],
    fixed: '![图](http://c.cn/1.jpg)\n\n![图](http://c.cn/2.jpg)\n',
  },
  {
    name: 'two addresses, each in reverse',
    source: article(two.flatMap((url) => explode(url, page, true))),
    expect: ['a.md:1:1-33:36 exploded (safe fix)', 'a.md:35:1-67:36 exploded (safe fix)'],
    fixed: '![图](http://c.cn/1.jpg)\n\n![图](http://c.cn/2.jpg)\n',
  },
  {
    name: 'an address in the query of another one is no second one',
    source: article(explode('https://a.cn/?u=https://b.cn/c.png', page)),
    expect: ['a.md:1:1-67:36 exploded (safe fix)'],
    fixed: '![图](https://a.cn/?u=https://b.cn/c.png)\n',
  },
  {
    name: 'two addresses from two pages',
    source: article([...explode(two[0], page), ...explode(two[1], 'https://d.cn/e/1.html')]),
    expect: ['a.md:1:1-33:36 exploded (safe fix)', 'a.md:35:1-67:23 exploded (safe fix)'],
    fixed: '![图](http://c.cn/1.jpg)\n\n![图](http://c.cn/2.jpg)\n',
  },
  {
    name: 'dots and slashes that cannot be told apart',
    source: atRoot,
    expect: [`${span(atRoot)} unreadable`],
    messages: [
      '44 consecutive images spell out one URL, one character each, but `http:..pic.c.cn.003.00300052578_e605ea00.jpg` cannot be turned back into a URL. Copy it from the source page',
    ],
  },
  {
    name: 'half of an address',
    source: article(explode('c.cn/003/0030005', page)),
    expect: ['a.md:1:1-31:36 unreadable'],
  },
  {
    name: 'characters that would end a destination',
    source: article(explode('http://a.cn/图(1).png', page).map((url) => writeUrl(url, 'inline'))),
    expect: ['a.md:1:1-39:36 exploded (safe fix)'],
    fixed: '![图](http://a.cn/图\\(1\\).png)\n',
  },
  {
    name: 'in a list',
    source: explode('http://a.cn/b.png', page)
      .map((url) => `- ![](${url})\n`)
      .join(''),
    expect: ['a.md:1:3-17:37 exploded (safe fix)'],
    fixed: '- ![](http://a.cn/b.png)\n',
  },
]);

describe('what loses nothing is recovered', () => {
  const chars = fc.constantFrom(...'abcxyzABC0189-._~!$&\'()*+,;=:@/%图😀"{}^|[]');
  const path = fc.array(chars, { maxLength: 40 }).map((all) => all.join(''));
  // An address inside the address is read as a second one where no mark stands before it.
  const url = fc
    .tuple(fc.constantFrom('http', 'https'), fc.domain(), path, fc.option(path), fc.option(path))
    .map(
      ([scheme, host, rest, search, hash]) =>
        `${scheme}://${host}/${rest}${search === null ? '' : `?${search}`}${hash === null ? '' : `#${hash}`}`,
    )
    // What is joined to `{{` or `{%` is a template's tag.
    .filter((text) => URL.canParse(text) && !/\{[{%]/u.test(text));
  // In the root of a site `.` and `/` give the same address.
  const base = fc
    .tuple(
      fc.webAuthority(),
      fc.array(fc.stringMatching(/^[\w-]+$/u), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', 'x', '1.html', 'a.php?id=1/2'),
    )
    .map(([host, folders, file]) => `https://${host}/${folders.join('/')}/${file}`)
    .filter((text) => URL.canParse(text));

  function check(source: string, expected: string): void {
    const record = facts(source);
    const settings = {
      engine: 'generic' as const,
      renderer: assumedRenderer,
      timeZone: undefined,
      collection: { name: '' },
      rules: new Map([[rule.id, { severity: 'error' as const, options: {} }]]),
    };
    const findings = findingsIn([record], [rule], () => settings, { language: 'en', now: 0 });
    expect(findings.map(({ data, fix }) => [data.url, fix?.safety])).toEqual([[expected, 'safe']]);
    const fixed = applyEdits(
      source,
      findings.flatMap(({ fix }) => fix?.edits ?? []),
    );
    const left = facts(fixed).facts.images as readonly ImageFact[];
    expect(left.map((image) => image.url.replaceAll('|', '%7C'))).toEqual([expected.replaceAll('|', '%7C')]);
  }

  function facts(source: string): ArticleRecord {
    return extractRecord({ path: 'a.md', hash: '', engine: 'generic', source }, collectorsOf([rule]));
  }

  test('joined to a page, in both directions', () => {
    fc.assert(
      fc.property(url, base, fc.boolean(), fc.boolean(), (text, from, backwards, html) => {
        const syntax = html ? 'html' : 'inline';
        const written = explode(text, from, backwards).map((one) => writeUrl(one, syntax));
        check(written.map((one) => (html ? `<img src="${one}">` : `![图](<${one}>)`)).join('\n'), text);
      }),
      { numRuns: 300 },
    );
  });

  test('as they are', () => {
    fc.assert(
      fc.property(url, fc.boolean(), (text, backwards) => {
        const all = backwards ? [...text].toReversed() : [...text];
        check(all.map((char) => `![图](<${writeUrl(char, 'inline')}>)\n`).join('\n'), text);
      }),
      { numRuns: 200 },
    );
  });
});
