import rule from '../../rules/source-link-invalid.ts';
import type { RuleCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';
import { nameOf, sourceUrl } from '../siblings.ts';

const linking = (url: string) => `正文。\n\n[原文](${url})\n`;

/** Articles from the addresses that `urlOf` gives, and one more, `z.md`. */
function among(count: number, last: string, urlOf: (index: number) => string = sourceUrl): Record<string, string> {
  const others = Array.from({ length: count }, (_, index) => [nameOf(index), linking(urlOf(index))]);
  return { ...Object.fromEntries(others), 'z.md': linking(last) };
}

function clean(name: string, source: RuleCase['source'], config?: RuleCase['config']): RuleCase {
  return { name, source, expect: [], ...(config && { config }) };
}

const blog = (index: number) =>
  `https://blog.example.org/2024/0${(index % 9) + 1}/post-${'abcdefgh'.slice(index % 7)}-${index}/`;
const identifier = (index: number) =>
  `https://reader.example.com/s/Kx${String(index * 7919 + 10 ** 12)
    .repeat(2)
    .slice(0, 18)}Qz`;
const mixed = (index: number) =>
  `http://www.example.edu/press/0${(index % 9) + 1}-99/story_${index}.${index % 2 ? 'htm' : 'html'}`;
const hosts = { source: { hosts: ['news.example.edu.cn', '*.example.org'] } };
const at = (url: string) => `z.md:3:6-3:${6 + url.length}`;

const judges = ['poj.example.org', 'judge.example.com', 'contest.example.net'];
const judged = (index: number) => `https://${judges[index % 3]}/problem?id=${index}`;

testRule(rule, [
  clean('accepts another owner where there are several', among(30, 'https://acm.example.cn/show?id=1', judged)),
  {
    name: 'flags a slip in one of several hosts',
    source: among(30, 'https://judge.exmaple.com/problem?id=1', judged),
    expect: [`${at('https://judge.exmaple.com/problem?id=1')} unknown`],
  },
  clean('accepts a whole address', linking(sourceUrl(1))),
  clean('accepts pages without an extension', linking('https://example.com/article/22/1/data-privacy')),
  clean('accepts percent-encoded GBK', linking('https://example.com/%D6%D0%CE%C4.html')),
  clean('accepts a front page where nothing shows what is usual', linking('https://example.com/')),
  clean('accepts `.shtm` and `.htm`, which some servers use', {
    'a.md': linking('https://example.gov/news/a.shtm'),
    'b.md': linking('https://example.gov/news/a.htm'),
  }),
  clean('accepts a relative address where nothing says otherwise', linking('/en/news/2024/05/05/opening/')),
  clean('accepts FTP where nothing says otherwise', linking('ftp://ftp.example.org/pub/notes.txt')),
  clean('accepts an address without a scheme', linking('//example.com/a.html')),
  clean('says nothing about templates', linking('https://example.com/{{page.slug}}.sht')),
  clean('says nothing about an article without a source', 'Text.\n\n[more](https://example.com/a.sht)\n'),
  clean(
    'does not take the name of an archived host for an extension',
    linking('https://archive.example.org/web/2020/http://site.ht'),
  ),
  clean('leaves an address on this machine to another rule', linking('http://localhost:4000/a.html')),
  clean('accepts what is twenty times alike', among(24, sourceUrl(30))),
  clean(
    'accepts both `.htm` and `.html` where both are in use',
    among(24, 'http://www.example.edu/press/05-99/other.htm', mixed),
  ),
  clean('accepts one `.htm` in a folder of its own', among(24, 'https://news.example.edu.cn/old/about.htm')),
  clean(
    'accepts a page without an extension in a folder of its own',
    among(24, 'https://news.example.edu.cn/zt/120years'),
  ),
  clean('accepts another extension', among(24, 'https://news.example.edu.cn/ywsd/system/2024/03/01/030012345.pdf')),
  clean('accepts posts of any length', among(24, 'https://blog.example.org/2024/05/x/', blog)),
  clean(
    'accepts a number that is shorter',
    among(24, 'https://reader.example.com/s/9', (index) => `https://reader.example.com/s/${index + 10}`),
  ),
  clean('cannot tell where an address with a query was cut', among(24, `${sourceUrl(30).slice(0, -5)}?id=3`)),
  clean('compares nothing with too few', among(18, sourceUrl(30).slice(0, -1))),
  clean('accepts another host of the same owner', among(24, 'https://www.example.edu.cn/info/1.htm')),
  clean('accepts another host where there are several', {
    ...among(30, 'https://press.example.net/info/1.htm'),
    'y.md': linking('https://weekly.example.com/info/1.htm'),
  }),
  clean('accepts another host where there are few articles', among(18, 'https://press.example.net/info/1.htm')),
  clean(
    'accepts hosts that the configuration lists, with their subdomains',
    {
      'a.md': linking(sourceUrl(1)),
      'b.md': linking('https://physics.example.org/a'),
    },
    hosts,
  ),

  {
    name: 'mends the scheme',
    source: linking('ttps://news.example.edu.cn/a.html'),
    expect: ['a.md:3:6-3:39 scheme (safe fix)'],
    messages: ['Source link `ttps://news.example.edu.cn/a.html` does not start with `http://` or `https://`'],
    fixed: linking('https://news.example.edu.cn/a.html'),
  },
  {
    name: 'knows the usual slips',
    source: {
      'a.md': linking('http:/news.example.edu.cn/a.html'),
      'b.md': linking('http：//news.example.edu.cn/a.html'),
      'c.md': linking('http://https://news.example.edu.cn/a.html'),
      'd.md': linking('http//news.example.edu.cn/a.html'),
      'e.md': linking('www.example.edu.cn/a.html'),
      'f.md': '---\nsource: "https:///news.example.edu.cn/a.html"\n---\r\n\r\n正文。\r\n',
    },
    expect: [
      'a.md:3:6-3:38 scheme (safe fix)',
      'b.md:3:6-3:39 scheme (safe fix)',
      'c.md:3:6-3:47 scheme (safe fix)',
      'd.md:3:6-3:38 scheme (safe fix)',
      'e.md:3:6-3:31 scheme (unsafe fix)',
      'f.md:2:10-2:45 scheme (safe fix)',
    ],
    fixed: {
      'a.md': linking('http://news.example.edu.cn/a.html'),
      'b.md': linking('http://news.example.edu.cn/a.html'),
      'c.md': linking('https://news.example.edu.cn/a.html'),
      'd.md': linking('http://news.example.edu.cn/a.html'),
      'e.md': linking('https://www.example.edu.cn/a.html'),
      'f.md': '---\nsource: "https://news.example.edu.cn/a.html"\n---\r\n\r\n正文。\r\n',
    },
  },
  {
    name: 'adds the scheme that the others have',
    source: among(24, 'news.example.edu.cn/ywsd/system/2024/03/01/030012345.shtml'),
    expect: [`${at('news.example.edu.cn/ywsd/system/2024/03/01/030012345.shtml')} scheme (unsafe fix)`],
    fixed: { 'z.md': linking('https://news.example.edu.cn/ywsd/system/2024/03/01/030012345.shtml') },
  },
  {
    name: 'tells of what is no address',
    source: { 'a.md': linking('https://news/a.html'), 'b.md': linking('<https://news.example .cn/a>') },
    expect: ['a.md:3:6-3:25 invalid', 'b.md:3:7-3:33 invalid'],
    messages: [
      'Source link `https://news/a.html` is not a valid URL',
      'Source link `https://news.example .cn/a` is not a valid URL',
    ],
  },
  {
    name: 'tells of what is no web page',
    source: { 'a.md': linking('javascript:;'), 'b.md': linking('file:///C:/news/a.html') },
    expect: ['a.md:3:6-3:18 foreign', 'b.md:3:6-3:28 foreign'],
    messages: [
      'Source link `javascript:;` is not the URL of a web page (`https://…` or `http://…`)',
      'Source link `file:///C:/news/a.html` is not the URL of a web page (`https://…` or `http://…`)',
    ],
  },
  {
    name: 'tells of a relative address where the others are not',
    source: among(24, '/ywsd/system/2024/03/01/030012345.shtml'),
    expect: [`${at('/ywsd/system/2024/03/01/030012345.shtml')} foreign`],
  },
  {
    name: 'tells of an address without an end',
    source: {
      'a.md': linking('https://news.example.edu.cn/syst...'),
      'b.md': linking('https://news.example.edu.cn/%E5%8'),
    },
    expect: ['a.md:3:6-3:41 ellipsis', 'b.md:3:6-3:39 ellipsis'],
    messages: [
      'Source link `https://news.example.edu.cn/syst...` is cut off: it ends in `...`',
      'Source link `https://news.example.edu.cn/%E5%8` is cut off: it ends in `%8`',
    ],
  },
  {
    name: 'completes an extension that no server uses',
    source: linking('https://news.example.edu.cn/system/030012345.sht'),
    expect: ['a.md:3:6-3:54 clipped (unsafe fix)'],
    messages: [
      'Source link `https://news.example.edu.cn/system/030012345.sht` is cut off: it ends in `.sht` instead of `.shtml`',
    ],
    fixed: linking('https://news.example.edu.cn/system/030012345.shtml'),
  },
  {
    name: 'offers no fix where the address is written with escapes',
    source: linking('https://news.example.edu.cn/a\\_b.sht'),
    expect: ['a.md:3:6-3:42 clipped'],
  },
  {
    name: 'completes the extension that the others have',
    source: among(24, sourceUrl(30).slice(0, -1)),
    expect: [`${at(sourceUrl(30).slice(0, -1))} extension (unsafe fix)`],
    messages: [
      `Source link \`${sourceUrl(30).slice(0, -1)}\` ends in \`.shtm\` (24 of 25 links to \`news.example.edu.cn\` end in .shtml)`,
    ],
    fixed: { 'z.md': linking(sourceUrl(30)) },
  },
  {
    name: 'does not guess between two extensions',
    source: among(24, 'http://www.example.edu/press/05-99/other.h', mixed),
    expect: [`${at('http://www.example.edu/press/05-99/other.h')} extension`],
    messages: [
      'Source link `http://www.example.edu/press/05-99/other.h` ends in `.h` (24 of 25 links to `example.edu` end in .htm / .html)',
    ],
  },
  {
    name: 'tells of an address that stops before its extension',
    source: among(24, sourceUrl(30).slice(0, -9)),
    expect: [`${at(sourceUrl(30).slice(0, -9))} cut`],
    messages: [
      `Source link \`${sourceUrl(30).slice(0, -9)}\` is cut off: it has no extension (24 of 25 links to \`news.example.edu.cn\` end in .shtml)`,
    ],
  },
  {
    name: 'tells of an identifier that is too short',
    source: among(24, identifier(30).slice(0, -4), identifier),
    expect: [`${at(identifier(30).slice(0, -4))} short`],
    messages: [
      `Source link \`${identifier(30).slice(0, -4)}\` is cut off: its last part has 18 characters (22 in the other links to \`reader.example.com\`)`,
    ],
  },
  {
    name: 'tells of a front page where the others go deeper',
    source: among(12, 'https://news.example.edu.cn/'),
    expect: ['z.md:3:6-3:34 root'],
    messages: [
      'Source link `https://news.example.edu.cn/` leads to the home page of `news.example.edu.cn`, not to the article',
    ],
  },
  {
    name: 'tells of a list page above the others',
    source: among(12, 'https://news.example.edu.cn/ywsd/system/index.html'),
    expect: ['z.md:3:6-3:56 list'],
  },
  {
    name: 'tells of a folder above the others',
    source: among(24, 'https://blog.example.org/2023/11/', blog),
    expect: ['z.md:3:6-3:39 list'],
  },
  {
    name: 'tells of front pages and lists where the configuration states what sources are',
    source: {
      'a.md': linking('https://news.example.edu.cn'),
      'b.md': linking('https://news.example.edu.cn/xw/list2.htm'),
    },
    config: hosts,
    expect: ['a.md:3:6-3:33 root', 'b.md:3:6-3:46 list'],
  },
  {
    name: 'tells of a host that the configuration does not list',
    source: linking('https://news.example.edu.c/a.html'),
    config: hosts,
    expect: ['a.md:3:6-3:39 host'],
    messages: [
      'Source link `https://news.example.edu.c/a.html` leads to `news.example.edu.c`, which is not one of the configured hosts (news.example.edu.cn, example.org)',
    ],
  },
  {
    name: 'tells of a host that nobody else comes from',
    source: among(24, 'https://news.example.edu.c/a.html'),
    expect: ['z.md:3:6-3:39 unknown'],
    messages: [
      'Source link `https://news.example.edu.c/a.html` leads to `news.example.edu.c`, unlike all other articles here (24 of 25 come from news.example.edu.cn)',
    ],
  },
]);
