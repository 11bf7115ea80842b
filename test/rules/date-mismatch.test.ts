import rule from '../../rules/date-mismatch.ts';
import { testRule } from '../rule-tester.ts';

const slug = '0123456789abcdef0123456789abcdef';
const copy = (date: string, url: string, more = `slug: ${slug}\n`) =>
  `---\ndate: ${date}\n${more}---\n正文。\n\n[原文](${url})\n`;
const always = { always: true };

/** Addresses that name no day, or not for sure. */
const undated = [
  'https://example.com/2023/05/a.html',
  'https://example.com/2023/05/12.html',
  'https://example.com/2023/13/45/a.html',
  'https://example.com/a.html?day=20230512',
  'https://example.com/2023/05/12/t20230513_1.html',
  'https://zhihu.example.com/question/20230512',
  'https://example.com/questions/20230512/title',
  'https://example.com/120230512.html',
  'https://example.com/conference-2023-05-12',
];
const dated = [
  'https://example.com/2023/05/12/a.html',
  'https://example.com/2023-05/12/c_1.htm',
  'https://example.com/2023/05-12/a.shtml',
  'https://example.com/c/2023-05-12/doc.shtml',
  'https://example.com/2023/0512/c1a2/page.htm',
  'https://example.com/202305/12/a.html',
  'https://example.com/202305/t20230512_1234.html',
  'https://example.com/2023/5/12/art_1.html',
  'https://example.com/news/20230512.html',
  'https://example.com/20230512/a.html',
];

testRule(rule, [
  { name: 'accepts the same day', source: copy('2023-05-12 20:00:00', dated[0] ?? ''), expect: [] },
  { name: 'accepts the next day', source: copy('2023-05-13', dated[0] ?? ''), expect: [] },
  { name: 'accepts an article without a source', source: '---\ndate: 2023-05-19\n---\n正文。\n', expect: [] },
  {
    name: 'accepts a translation with a date of its own',
    source: copy('2023-07-01 20:00:00', dated[0] ?? '', ''),
    expect: [],
  },
  {
    name: 'accepts a later change',
    source: copy('2023-05-12', dated[0] ?? '', `slug: ${slug}\nlastmod: 2023-06-01\n`),
    expect: [],
  },
  ...undated.map((url) => ({ name: `finds no day in ${url}`, source: copy('2023-06-19', url), expect: [] })),
  { name: 'accepts today', source: '---\ndate: 2024-01-01 23:00:00\n---\n', expect: [] },
  { name: 'accepts tomorrow, which may be today elsewhere', source: '---\ndate: 2024-01-02\n---\n', expect: [] },
  { name: 'leaves invalid dates to date-invalid', source: '---\ndate: 2203-02-30\n---\n', expect: [] },
  { name: 'knows that publishDate may be a plan', source: '---\npublishDate: 2024-06-01\n---\n', expect: [] },
  ...(['hugo', 'jekyll'] as const).map((engine) => ({
    name: `knows that ${engine} holds articles back`,
    source: '---\ndate: 2024-06-01\n---\n正文。\n',
    config: { engine },
    expect: [],
  })),
  ...dated.map((url) => ({
    name: `compares the day in ${url}`,
    source: copy('2023-05-19', url),
    expect: [`a.md:2:7-2:17 differs (unsafe fix) [a.md:7:6-7:${6 + url.length}]`],
    fixed: copy('2023-05-12', url),
  })),
  {
    name: 'takes a fraction of a second for a sign of a copy',
    source: copy('2023-05-19 01:34:59.219875', dated[0] ?? '', ''),
    expect: ['a.md:2:7-2:33 differs (unsafe fix) [a.md:6:6-6:43]'],
    messages: ['`date` (`2023-05-19`) is 7 days off the date in the source URL (`2023-05-12`)'],
    fixed: copy('2023-05-12', dated[0] ?? '', ''),
  },
  {
    name: 'takes the source of the collection for one',
    source: copy('"2023-05-10"', dated[0] ?? '', ''),
    config: { source: { hosts: ['example.com'] } },
    expect: ['a.md:2:7-2:19 differs (unsafe fix) [a.md:6:6-6:43]'],
    fixed: copy('"2023-05-12"', dated[0] ?? '', ''),
  },
  {
    name: 'takes a collection from one host for one',
    source: Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [
        `${index + 10}.md`,
        copy(index === 7 ? '2023-05-19' : '2023-05-12', `https://example.com/2023/05/12/${index + 10}.html`, ''),
      ]),
    ),
    expect: ['17.md:2:7-2:17 differs (unsafe fix) [17.md:6:6-6:44]'],
    fixed: { '17.md': copy('2023-05-12', 'https://example.com/2023/05/12/17.html', '') },
  },
  {
    name: 'compares always, if told',
    source: copy('2023-05-19', dated[0] ?? '', ''),
    options: always,
    expect: ['a.md:2:7-2:17 differs (unsafe fix) [a.md:6:6-6:43]'],
    fixed: copy('2023-05-12', dated[0] ?? '', ''),
  },
  {
    name: 'tolerates as many days as told',
    source: copy('2023-05-19', dated[0] ?? ''),
    options: { days: 7 },
    expect: [],
  },
  {
    name: 'keeps CRLF',
    source: copy('2023-05-19', dated[0] ?? '').replaceAll('\n', '\r\n'),
    expect: ['a.md:2:7-2:17 differs (unsafe fix) [a.md:7:6-7:43]'],
    fixed: copy('2023-05-12', dated[0] ?? '').replaceAll('\n', '\r\n'),
  },
  {
    name: 'flags the future',
    source: '---\ndate: 2203-05-12\nlastmod: 2024-01-04\n---\n',
    expect: ['a.md:2:7-2:17 future', 'a.md:3:10-3:20 future'],
    messages: ['`date` is `2203-05-12`, 65,509 days in the future', '`lastmod` is `2024-01-04`, 3 days in the future'],
  },
  {
    name: 'flags the future in Hugo where the article comes from elsewhere',
    source: copy('2024-06-01', 'https://example.com/a.html', ''),
    config: { engine: 'hugo' },
    expect: ['a.md:2:7-2:17 future'],
  },
  {
    name: 'writes a date of TOML',
    source: `+++\ndate = 2023-05-19T01:34:59+08:00\nslug = "${slug}"\n+++\n正文。\n\n[原文](${dated[0]})\n`,
    config: { engine: 'hugo' },
    expect: ['a.md:2:8-2:33 differs (unsafe fix) [a.md:7:6-7:43]'],
    fixed: `+++\ndate = 2023-05-12\nslug = "${slug}"\n+++\n正文。\n\n[原文](${dated[0]})\n`,
  },
  {
    name: 'keeps the quotes of TOML',
    source: `+++\ndate = '2023-05-19'\nslug = "${slug}"\n+++\n正文。\n\n[原文](${dated[0]})\n`,
    expect: ['a.md:2:8-2:20 differs (unsafe fix) [a.md:7:6-7:43]'],
    fixed: `+++\ndate = '2023-05-12'\nslug = "${slug}"\n+++\n正文。\n\n[原文](${dated[0]})\n`,
  },
  {
    name: 'keeps the quotes of JSON',
    source: `{ "date": "2023-05-19 08:00:00", "slug": "${slug}" }\n\n正文。\n\n[原文](${dated[0]})\n`,
    config: { engine: 'hugo' },
    expect: ['a.md:1:11-1:32 differs (unsafe fix) [a.md:5:6-5:43]'],
    fixed: `{ "date": "2023-05-12", "slug": "${slug}" }\n\n正文。\n\n[原文](${dated[0]})\n`,
  },
  {
    name: 'accepts the same day in TOML and JSON',
    source: {
      'a.md': `+++\ndate = 2023-05-12\nslug = "${slug}"\n+++\n正文。\n\n[原文](${dated[0]})\n`,
      'b.md': `{ "date": "2023-05-12T08:00:00Z", "slug": "${slug}" }\n\n正文。\n\n[原文](${dated[0]})\n`,
    },
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'flags the future in TOML',
    source: '+++\nlastmod = 2203-05-12\n+++\n',
    config: { engine: 'hugo' },
    expect: ['a.md:2:11-2:21 future'],
  },
]);
