import rule from '../../rules/date-invalid.ts';
import { testRule } from '../rule-tester.ts';

const dated = (value: string, key = 'date') => `---\ntitle: 彗星\n${key}: ${value}\n---\n正文。\n`;
const hugo = { engine: 'hugo' } as const;
const hexo = { engine: 'hexo' } as const;
const jekyll = { engine: 'jekyll' } as const;
const astro = { engine: 'astro' } as const;
const toml = (value: string) => `+++\ntitle = "彗星"\ndate = ${value}\n+++\n正文。\n`;
const json = (value: string) => `{ "title": "彗星", "date": "${value}" }\n正文。\n`;

const hugoReads = [
  '2024-01-02',
  '2024-01-02 09:30:00',
  '2024-01-02  09:30:00',
  '2024-01-02T09:30:00.123456789',
  '2024-01-02 09:30:00Z',
  '2024-01-02T09:30:00+0800',
  '2024-01-02 09:30:00 +0800 CST',
  'Tue, 02 Jan 2024 09:30:00 +0800',
  'Tue Jan  2 09:30:00 2024',
];
const hugoRefuses = ['24-01-02', 'Jan 2, 2024', '2 Jan 2024', '2024-01', '2024-01-02 9:30 PM', '1704187800', 'today'];

/** Harmless where nothing is known of the engine. */
const plain = [
  '2024-01-02',
  '2024-1-2',
  '2024/01/02',
  '2024.01.02',
  '2024-02-29',
  '2024-01-02 09:30',
  '2024-01-02T09:30:00Z',
  '2024-01-02 9:01:19 +0800',
  '2024-01-02 24:00:00',
  '2016-12-31T23:59:60Z',
  '"2024-01-02 09:30:00"',
  'Tue, 02 Jan 2024 09:30:00 GMT',
  'Spring 2024',
  'last-modified',
  '20240102',
  '99999999',
  '2024',
  '1704187800',
  '31/12/2024',
  '2024-01-02 to 2024-01-05',
  '2024-01-02 10:00:00 CST',
];

testRule(rule, [
  ...plain.map((value) => ({ name: `accepts ${value}`, source: dated(value), expect: [] })),
  { name: 'accepts an article without front matter', source: '2024年13月45日\n', expect: [] },
  { name: 'accepts an empty value', source: dated(''), expect: [] },
  { name: 'accepts a list, which is a matter for the schema', source: dated('[2024-13-45]'), expect: [] },
  { name: 'says nothing about templates', source: dated('"{{ .Date }}"'), expect: [] },
  {
    name: 'says nothing about a front matter that does not parse',
    source: '---\ndate: 2024-13-45\na: [\n---\n',
    expect: [],
  },
  { name: 'says nothing about other keys', source: dated('2024-13-45', 'version'), expect: [] },
  { name: 'tells upper from lower case outside Hugo', source: dated('2024-13-45', 'Date'), expect: [] },
  {
    name: 'flags a month that does not exist',
    source: dated('2024/13/45'),
    expect: ['a.md:3:7-3:17 impossible'],
    messages: ['`date` is `2024/13/45`, a date or time that does not exist, expected a real one'],
  },
  { name: 'flags 29 February of a common year', source: dated('2023-02-29'), expect: ['a.md:3:7-3:17 impossible'] },
  { name: 'flags an hour of 25', source: dated('2024-01-02 25:00:00'), expect: ['a.md:3:7-3:26 impossible'] },
  { name: 'flags a minute of 75', source: dated('2024-01-02T10:75:00Z'), expect: ['a.md:3:7-3:27 impossible'] },
  {
    name: 'flags the zero date of MySQL',
    source: dated('"0000-00-00 00:00:00"'),
    expect: ['a.md:3:7-3:28 impossible'],
  },
  {
    name: 'flags every field of its own',
    source: '---\ndate: 2024-04-31\nlastmod: 2024-05-01\nupdated: 2024-06-31\n---\n',
    expect: ['a.md:2:7-2:17 impossible', 'a.md:4:10-4:20 impossible'],
  },
  {
    name: 'takes other keys from its option',
    source: dated('2024-04-31', 'held'),
    options: { fields: ['held'] },
    expect: ['a.md:3:7-3:17 impossible'],
  },
  {
    name: 'rewrites a Chinese date',
    source: dated('2024年1月2日'),
    expect: ['a.md:3:7-3:16 foreign (safe fix)'],
    messages: ['`date` is `2024年1月2日`, which no site generator reads as a date, expected `2024-01-02`'],
    fixed: dated('2024-01-02'),
  },
  {
    name: 'rewrites a Chinese date with a time',
    source: dated('2024年1月2日 9时30分'),
    expect: ['a.md:3:7-3:22 foreign (safe fix)'],
    fixed: dated('2024-01-02 09:30:00'),
  },
  {
    name: 'rewrites full-width digits and colons, and keeps the quotes and the line endings',
    source: '---\r\ndate: "２０２４-01-02 09：30：00"\r\n---\r\n',
    expect: ['a.md:2:7-2:28 foreign (safe fix)'],
    fixed: '---\r\ndate: "2024-01-02 09:30:00"\r\n---\r\n',
  },
  {
    name: 'flags a Chinese date that does not exist',
    source: dated('2024年2月30日'),
    expect: ['a.md:3:7-3:17 impossible'],
  },
  {
    name: 'drops a zone without a time',
    source: dated('2018-02-24  +0800'),
    expect: ['a.md:3:7-3:24 zoneOnly (safe fix)'],
    messages: ['`date` is `2018-02-24  +0800`, a time zone without a time, expected `2018-02-24`'],
    fixed: dated('2018-02-24'),
  },
  {
    name: 'knows that Ruby reads a zone without a time',
    source: dated('2018-02-24  +0800'),
    config: jekyll,
    expect: [],
  },
  { name: 'knows that Ruby reads unpadded parts', source: dated('2013-9-4 9:1'), config: jekyll, expect: [] },

  { name: 'Hugo: accepts RFC 3339', source: dated('2024-01-02T09:30:00.25+08:00'), config: hugo, expect: [] },
  { name: 'Hugo: accepts a zone without a colon', source: dated('2024-01-02 9:30:00 +0800'), config: hugo, expect: [] },
  { name: 'Hugo: accepts the form of Go', source: dated('2024-01-02 09:30:00 +0000 UTC'), config: hugo, expect: [] },
  { name: 'Hugo: accepts names of months', source: dated('02 Jan 2024'), config: hugo, expect: [] },
  { name: 'Hugo: accepts a time since 1970', source: dated('1704187800'), config: hugo, expect: [] },
  { name: 'Hugo: does not read `updated` itself', source: dated('soon', 'updated'), config: hugo, expect: [] },
  { name: 'Hugo: accepts dates of TOML', source: '+++\ndate = 2024-01-02\n+++\n', config: hugo, expect: [] },
  {
    name: 'Hugo: pads',
    source: dated('2013-9-4'),
    config: hugo,
    expect: ['a.md:3:7-3:15 unreadable (safe fix)'],
    messages: ['`date` is `2013-9-4`, which Hugo cannot read as a date, expected `2013-09-04`'],
    fixed: dated('2013-09-04'),
  },
  {
    name: 'Hugo: replaces slashes, whatever the case of the key',
    source: dated('2024/01/02', 'LastMod'),
    config: hugo,
    expect: ['a.md:3:10-3:20 unreadable (safe fix)'],
    fixed: dated('2024-01-02', 'LastMod'),
  },
  {
    name: 'Hugo: adds the seconds',
    source: dated('2018-03-01 23:00 +0800'),
    config: hugo,
    expect: ['a.md:3:7-3:29 unreadable (safe fix)'],
    fixed: dated('2018-03-01T23:00:00+08:00'),
  },
  {
    name: 'Hugo: reads eight digits as seconds',
    source: dated('20240102'),
    config: hugo,
    expect: ['a.md:3:7-3:15 unreadable (safe fix)'],
    fixed: dated('2024-01-02'),
  },
  {
    name: 'Hugo: tells of what cannot be guessed',
    source: dated('soon'),
    config: hugo,
    expect: ['a.md:3:7-3:11 unknown'],
    messages: ['`date` is `soon`, which Hugo cannot read as a date, expected a form such as `2024-01-02`'],
  },

  { name: 'Hexo: accepts unpadded parts', source: dated('2013-9-4 9:01:19'), config: hexo, expect: [] },
  { name: 'Hexo: accepts slashes', source: dated('2013/9/4'), config: hexo, expect: [] },
  { name: 'Hexo: accepts English', source: dated('Jan 2, 2024'), config: hexo, expect: [] },
  { name: 'Hexo: accepts what YAML reads', source: dated('2024-1-2T9:30:00'), config: hexo, expect: [] },
  { name: 'Hexo: does not read `created` itself', source: dated('soon', 'created'), config: hexo, expect: [] },
  {
    name: 'Hexo: rewrites eight quoted digits',
    source: dated("'20240102'"),
    config: hexo,
    expect: ['a.md:3:7-3:17 unreadable (safe fix)'],
    fixed: dated("'2024-01-02'"),
  },
  { name: 'Hexo: flags words', source: dated('TBD', 'updated'), config: hexo, expect: ['a.md:3:10-3:13 unknown'] },
  { name: 'Hexo: flags a bare year', source: dated('2024'), config: hexo, expect: ['a.md:3:7-3:11 unknown'] },

  ...hugoReads.flatMap((value) =>
    [dated(value), dated(`"${value}"`), toml(`"${value}"`), json(value)].map((source, form) => ({
      name: `Hugo: accepts ${value} (${form})`,
      source,
      config: hugo,
      expect: [],
    })),
  ),
  ...['2024-01-02', '2024-01-02t09:30:00z', '2016-12-31T23:59:60Z', '1704187800'].map((value) => ({
    name: `Hugo: accepts ${value} of TOML`,
    source: toml(value),
    config: hugo,
    expect: [],
  })),
  ...hugoRefuses.map((value) => ({
    name: `Hugo: refuses ${value}`,
    source: toml(`"${value}"`),
    config: hugo,
    expect: [`a.md:3:8-3:${10 + value.length} unknown`],
  })),
  {
    name: 'Hugo: mends a string of TOML',
    source: toml("'2024/1/2 9:30'"),
    config: hugo,
    expect: ['a.md:3:8-3:23 unreadable (safe fix)'],
    fixed: toml("'2024-01-02 09:30:00'"),
  },
  {
    name: 'Hugo: makes a date of a number in TOML',
    source: toml('20240102'),
    config: hugo,
    expect: ['a.md:3:8-3:16 unreadable (safe fix)'],
    fixed: toml('2024-01-02'),
  },
  {
    name: 'Hugo: mends JSON, and keeps CRLF',
    source: '{\r\n  "date": "2024.01.02",\r\n  "title": "a"\r\n}\r\n',
    config: hugo,
    expect: ['a.md:2:11-2:23 unreadable (safe fix)'],
    fixed: '{\r\n  "date": "2024-01-02",\r\n  "title": "a"\r\n}\r\n',
  },
  {
    name: 'Hugo: puts quotes around what was a number of JSON',
    source: '{ "date": 20240102 }\n',
    config: hugo,
    expect: ['a.md:1:11-1:19 unreadable (safe fix)'],
    fixed: '{ "date": "2024-01-02" }\n',
  },
  {
    name: 'Hugo: reads no number of JSON at all',
    source: '{ "date": 1704187800 }\n',
    config: hugo,
    expect: ['a.md:1:11-1:21 unknown'],
  },
  {
    name: 'Hugo: takes seconds, not milliseconds',
    source: dated('1704187800000'),
    config: hugo,
    expect: ['a.md:3:7-3:20 unknown'],
  },
  {
    name: 'Hugo: writes 24:00 as the next day',
    source: dated('2024-02-29 24:00:00'),
    config: hugo,
    expect: ['a.md:3:7-3:26 unreadable (safe fix)'],
    fixed: dated('2024-03-01 00:00:00'),
  },
  {
    name: 'Hugo: wants upper-case letters',
    source: dated('2024-01-02t09:30:00z'),
    config: hugo,
    expect: ['a.md:3:7-3:27 unreadable (safe fix)'],
    fixed: dated('2024-01-02T09:30:00Z'),
  },
  {
    name: 'flags TOML strings of days that do not exist',
    source: toml('"2024-02-30"'),
    expect: ['a.md:3:8-3:20 impossible'],
  },

  ...['2024-01-02 09:30:00 +08:00', '2024-01-02T08:00:00+08:00', '2024-01-02 09:30:00 -05:00', '1704187800000'].map(
    (value) => ({ name: `Hexo: accepts ${value}`, source: dated(value), config: hexo, expect: [] }),
  ),
  {
    name: 'Hexo: tells of an offset that moves the day back',
    source: dated('2024-01-02T00:30:00+08:00'),
    config: { ...hexo, timeZone: 'Asia/Shanghai' },
    expect: ['a.md:3:7-3:32 shifted (safe fix)'],
    messages: [
      '`date` is `2024-01-02T00:30:00+08:00`, which Hexo takes for a time on 2024-01-01, expected `2024-01-02 00:30:00`',
    ],
    fixed: dated('2024-01-02 00:30:00'),
  },
  {
    name: 'Hexo: tells of an offset that moves the day on, where the zone of the site is another',
    source: dated('2024-01-02 23:30:00 -5', 'updated'),
    config: { ...hexo, timeZone: 'Asia/Shanghai' },
    expect: ['a.md:3:10-3:32 shifted (unsafe fix)'],
    fixed: dated('2024-01-02 23:30:00', 'updated'),
  },
  {
    name: 'Hexo: keeps still about text, which depends on the machine',
    source: dated('"2024-01-02T00:30:00+08:00"'),
    config: { ...hexo, timeZone: 'Asia/Shanghai' },
    expect: [],
  },
  {
    name: 'Hexo: takes a number for milliseconds',
    source: dated('1704187800'),
    config: hexo,
    expect: ['a.md:3:7-3:17 unknown'],
  },
  {
    name: 'Hexo: does not read a comma before the fraction',
    source: dated('2024-01-02 09:30:00,123'),
    config: hexo,
    expect: ['a.md:3:7-3:30 unreadable (safe fix)'],
    fixed: dated('2024-01-02 09:30:00'),
  },
  {
    name: 'Hexo: writes no zone, by which it would move the time',
    source: dated('2024年1月2日 00:30 +0800'),
    config: hexo,
    expect: ['a.md:3:7-3:28 foreign (safe fix)'],
    fixed: dated('2024-01-02 00:30:00'),
  },
  { name: 'Hexo: accepts a zone without a time if it is Z', source: dated('2024-01-02Z'), config: hexo, expect: [] },
  {
    name: 'Hexo: mends JSON between semicolons',
    source: ';;;\n"date": "20240102"\n;;;\n',
    config: hexo,
    expect: ['a.md:2:9-2:19 unreadable (safe fix)'],
    fixed: ';;;\n"date": "2024-01-02"\n;;;\n',
  },

  ...['24-01-02', '20240102', '2 Jan 2024', 'January', '2024-01-02 09:30 CST'].map((value) => ({
    name: `Jekyll: accepts ${value}`,
    source: dated(value),
    config: jekyll,
    expect: [],
  })),
  ...['TBD', '2024', '2024-01', '1704187800', '"today"'].map((value) => ({
    name: `Jekyll: refuses ${value}`,
    source: dated(value),
    config: jekyll,
    expect: [`a.md:3:7-3:${7 + value.length} unknown`],
  })),
  {
    name: 'Jekyll: tells of a time in the evening that it takes for UTC',
    source: dated('2024-01-02 20:30:00'),
    config: { ...jekyll, timeZone: 'Asia/Shanghai' },
    expect: ['a.md:3:7-3:26 shifted (unsafe fix)'],
    messages: [
      '`date` is `2024-01-02 20:30:00`, which Jekyll takes for a time on 2024-01-03, expected `2024-01-02T20:30:00+08:00`',
    ],
    fixed: dated('2024-01-02T20:30:00+08:00'),
  },
  ...['2024-01-02 09:30:00', '2024-01-02 20:30', '"2024-01-02 20:30:00"', '2024-01-02 20:30:00 +0800'].map((value) => ({
    name: `Jekyll: keeps ${value} on its day`,
    source: dated(value),
    config: { ...jekyll, timeZone: 'Asia/Shanghai' },
    expect: [],
  })),
  { name: 'Jekyll: keeps still without a zone', source: dated('2024-01-02 20:30:00'), config: jekyll, expect: [] },

  ...['2024-1-2', '2024-01-02 20:30:00', 'TBD', '20240102', '2024-01-02Z'].map((value) => ({
    name: `Astro: leaves ${value} to the schema of the site`,
    source: dated(value),
    config: { ...astro, timeZone: 'Asia/Shanghai' },
    expect: [],
  })),
  {
    name: 'Astro: flags a day that does not exist, in TOML too',
    source: '+++\npubDate = "2024-02-30"\n+++\n',
    config: astro,
    expect: ['a.md:2:11-2:23 rolled'],
  },
  {
    name: 'flags an empty date of a post in Jekyll, where it stops the build',
    source: {
      '_posts/2024-01-02-a.md': dated("''"),
      '_posts/2024-01-02-b.md': dated(''),
      '_moons/c.md': dated('~'),
      '_drafts/d.md': dated('""'),
      'e.md': dated('""'),
      '_notes/f.md': dated(''),
      '_posts/2024-01-02-g.md': '---\ntitle: Mira\n---\n',
    },
    config: { ...jekyll, site: { collections: { moons: {} } } },
    expect: [
      '_moons/c.md:3:7-3:8 emptyStops',
      '_posts/2024-01-02-a.md:3:7-3:9 emptyStops',
      '_posts/2024-01-02-b.md:3:1-3:5 emptyStops',
    ],
  },
  {
    name: 'flags a date that is an empty text in Hugo',
    source: {
      'a.md': dated('""'),
      'b.md': dated(''),
      'c.md': '---\ndate: ""\nlastmod: 2024-01-02\n---\n',
      '_index.md': dated('""'),
      'd.md': toml('""'),
    },
    config: { ...hugo, site: {} },
    expect: ['a.md:3:7-3:9 emptyFirstYear', 'd.md:3:8-3:10 emptyFirstYear'],
  },
  {
    name: 'accepts an empty date where the configuration of Hugo has dates of its own',
    source: dated('""'),
    config: { ...hugo, site: { frontmatter: { date: [':filename'] } } },
    expect: [],
  },
  {
    name: 'flags a date that is an empty text in Hexo and Astro',
    source: { 'source/_posts/a.md': dated('""'), 'source/_drafts/b.md': dated('""'), 'source/_posts/c.md': dated('') },
    config: { ...hexo, site: {} },
    expect: ['source/_posts/a.md:3:7-3:9 emptyFileTime'],
  },
  {
    name: 'flags an empty text in a collection of Astro',
    source: { 'src/content/blog/a.md': dated('""', 'pubDate'), 'src/pages/b.md': dated('""') },
    config: astro,
    expect: ['src/content/blog/a.md:3:10-3:12 emptyRefused'],
  },
  {
    name: 'accepts an empty date in Hexo where the file name has it, and where nothing is known of the engine',
    source: { 'source/_posts/a.md': dated('""') },
    config: { ...hexo, site: { new_post_name: ':year-:month-:day-:title.md' } },
    expect: [],
  },
  { name: 'accepts an empty date where no engine is known', source: dated('""'), expect: [] },
  ...(['hexo', 'jekyll', 'astro', 'docusaurus', 'eleventy', 'vitepress'] as const).map((engine) => ({
    name: `${engine}: warns of a day that the build counts on`,
    source: dated('2023-02-29 11:00:00'),
    config: { engine },
    expect: ['a.md:3:7-3:26 rolled'],
  })),
  {
    name: 'tells which day it becomes',
    source: dated('2023-02-30'),
    config: { engine: 'docusaurus' },
    expect: ['a.md:3:7-3:17 rolled'],
    messages: [
      '`date` is `2023-02-30`, a day that does not exist, for which Docusaurus takes 2023-03-02, expected a real one',
    ],
  },
  ...(
    [
      [hugo, '2023-02-29'],
      [astro, '2023-13-01'],
      [hexo, '2023-02-32'],
      [jekyll, '2023-02-29 25:00:00'],
    ] as const
  ).map(([config, value]) => ({
    name: `${config.engine}: flags ${value} as no date at all`,
    source: dated(value),
    config,
    expect: [`a.md:3:7-3:${7 + value.length} impossible`],
  })),
  {
    name: 'Eleventy: flags a text that it reads strictly',
    source: dated('"2023-02-29"'),
    config: { engine: 'eleventy' },
    expect: ['a.md:3:7-3:19 impossible'],
  },
]);
