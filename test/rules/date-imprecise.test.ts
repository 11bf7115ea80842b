import rule from '../../rules/date-imprecise.ts';
import { testRule } from '../rule-tester.ts';

const dated = (value: string, key = 'date') => `---\n${key}: ${value}\n---\n正文。\n`;

testRule(rule, [
  { name: 'accepts a day', source: dated('2024-01-02'), expect: [] },
  { name: 'accepts a time with a zone', source: dated('2024-01-02 09:30:00 +0800'), expect: [] },
  { name: 'accepts a time without a zone', source: dated('2024-01-02 09:30:00'), expect: [] },
  { name: 'accepts what editors write', source: dated('2024-01-02T09:30:00.591Z'), expect: [] },
  { name: 'accepts a fraction of zeros', source: dated('2024-01-02 09:30:00.000'), expect: [] },
  { name: 'leaves invalid dates to date-invalid', source: dated('2024-02-30 09:30:00.123456'), expect: [] },
  { name: 'says nothing about templates', source: dated('"{{ now }} 09:30:00.123456"'), expect: [] },
  {
    name: 'accepts a time without a zone where the site states one',
    source: dated('2024-01-02 09:30:00'),
    options: { zone: true },
    config: { timeZone: 'Asia/Shanghai' },
    expect: [],
  },
  {
    name: 'accepts a day without a zone in any case',
    source: dated('2024-01-02'),
    options: { zone: true },
    expect: [],
  },
  {
    name: 'drops the fraction where no zone is known',
    source: dated('2023-05-19 01:34:59.219875'),
    expect: ['a.md:2:7-2:33 fraction (safe fix)'],
    messages: ['`date` has a fraction of a second (`2023-05-19 01:34:59.219875`), which suggests the time of a crawl'],
    fixed: dated('2023-05-19 01:34:59'),
  },
  {
    name: 'drops three digits without a zone, and keeps the quotes and the line endings',
    source: '---\r\nlastmod: "2023-05-19T01:34:59.219"\r\n---\r\n',
    expect: ['a.md:2:10-2:35 fraction (safe fix)'],
    fixed: '---\r\nlastmod: "2023-05-19T01:34:59"\r\n---\r\n',
  },
  {
    name: 'keeps a zone as it is written',
    source: dated('2023-05-19 01:34:59.219875 +0800'),
    config: { timeZone: 'Europe/Berlin' },
    expect: ['a.md:2:7-2:39 fraction (safe fix)'],
    fixed: dated('2023-05-19 01:34:59 +0800'),
  },
  {
    name: 'writes the zone of the site',
    source: dated('2023-05-19 01:34:59.219875'),
    config: { timeZone: 'Asia/Shanghai' },
    expect: ['a.md:2:7-2:33 fraction (safe fix)'],
    fixed: dated('2023-05-19T01:34:59+08:00'),
  },
  {
    name: 'knows summer time',
    source: dated('2023-07-01 01:34:59.219875'),
    config: { timeZone: 'America/New_York' },
    expect: ['a.md:2:7-2:33 fraction (safe fix)'],
    fixed: dated('2023-07-01T01:34:59-04:00'),
  },
  {
    name: 'takes a fixed offset',
    source: dated('2023-05-19 01:34:59.219875'),
    config: { timeZone: '+0530' },
    expect: ['a.md:2:7-2:33 fraction (safe fix)'],
    fixed: dated('2023-05-19T01:34:59+05:30'),
  },
  {
    name: 'does without a zone that nobody knows',
    source: dated('2023-05-19 01:34:59.219875'),
    config: { timeZone: 'Mars/Olympus' },
    expect: ['a.md:2:7-2:33 fraction (safe fix)'],
    fixed: dated('2023-05-19 01:34:59'),
  },
  {
    name: 'keeps the fraction where it is the only sign of a wrong day',
    source: '---\ndate: 2023-05-19 01:34:59.219875\n---\n正文。\n\n[原文](https://example.com/2023/05/12/a.html)\n',
    expect: ['a.md:2:7-2:33 fraction'],
  },
  {
    name: 'drops it where the slug is another sign',
    source:
      '---\ndate: 2023-05-19 01:34:59.219875\nslug: 0123456789abcdef0123456789abcdef\n---\n正文。\n\n[原文](https://example.com/2023/05/12/a.html)\n',
    expect: ['a.md:2:7-2:33 fraction (safe fix)'],
    fixed:
      '---\ndate: 2023-05-19 01:34:59\nslug: 0123456789abcdef0123456789abcdef\n---\n正文。\n\n[原文](https://example.com/2023/05/12/a.html)\n',
  },
  {
    name: 'asks for a zone where the option does',
    source: dated('2024-01-02 09:30:00'),
    options: { zone: true },
    expect: ['a.md:2:7-2:26 zone'],
    messages: [
      '`date` has no time zone (`2024-01-02 09:30:00`), and the site states none. Add an offset such as `+08:00`',
    ],
  },
  {
    name: 'takes other keys from its option',
    source: '---\ndate: 2023-05-19 01:34:59.219875\nfetched: 2023-05-19 01:34:59.219875\n---\n',
    options: { fields: ['fetched'] },
    expect: ['a.md:3:10-3:36 fraction (safe fix)'],
    fixed: '---\ndate: 2023-05-19 01:34:59.219875\nfetched: 2023-05-19 01:34:59\n---\n',
  },
  {
    name: 'Hugo: finds keys in any case',
    source: dated('2023-05-19 01:34:59.219875', 'PublishDate'),
    config: { engine: 'hugo' },
    expect: ['a.md:2:14-2:40 fraction (safe fix)'],
    fixed: dated('2023-05-19 01:34:59', 'PublishDate'),
  },
  ...[
    { engine: 'hexo', why: 'which moves a time by its zone' },
    { engine: 'jekyll', why: 'which reads the time as UTC' },
    { engine: 'astro', why: 'which reads the time as UTC' },
  ].map(({ engine, why }) => ({
    name: `writes no zone for ${engine}, ${why}`,
    source: dated('2023-05-19 01:34:59.219875'),
    config: { engine: engine as 'hexo', timeZone: 'Asia/Shanghai' },
    expect: ['a.md:2:7-2:33 fraction (safe fix)'],
    fixed: dated('2023-05-19 01:34:59'),
  })),
  {
    name: 'asks for no zone in Hexo',
    source: dated('2024-01-02 09:30:00'),
    options: { zone: true },
    config: { engine: 'hexo' },
    expect: [],
  },
  {
    name: 'writes a date of TOML',
    source: '+++\ndate = 2023-05-19 01:34:59.219875\n+++\n正文。\n',
    config: { engine: 'hugo', timeZone: 'Asia/Shanghai' },
    expect: ['a.md:2:8-2:34 fraction (safe fix)'],
    fixed: '+++\ndate = 2023-05-19T01:34:59+08:00\n+++\n正文。\n',
  },
  {
    name: 'writes a local date of TOML where no zone is known',
    source: "+++\r\ndate = 2023-05-19T01:34:59.219875\r\nlastmod = '2023-05-19 01:34:59.219875'\r\n+++\r\n",
    config: { engine: 'hugo' },
    expect: ['a.md:2:8-2:34 fraction (safe fix)', 'a.md:3:11-3:39 fraction (safe fix)'],
    fixed: "+++\r\ndate = 2023-05-19T01:34:59\r\nlastmod = '2023-05-19 01:34:59'\r\n+++\r\n",
  },
  {
    name: 'accepts what TOML writes for an instant',
    source: '+++\ndate = 2024-01-02T09:30:00.591Z\nlastmod = 2024-01-02\n+++\n',
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'keeps the quotes of JSON',
    source: '{ "date": "2023-05-19 01:34:59.219875" }\n正文。\n',
    config: { engine: 'hugo', timeZone: 'America/New_York' },
    expect: ['a.md:1:11-1:39 fraction (safe fix)'],
    fixed: '{ "date": "2023-05-19T01:34:59-04:00" }\n正文。\n',
  },
  {
    name: 'asks for a zone in TOML and JSON, too',
    source: { 'a.md': '+++\ndate = 2024-01-02T09:30:00\n+++\n', 'b.md': '{ "date": "2024-01-02 09:30:00" }\n' },
    options: { zone: true },
    config: { engine: 'hugo' },
    expect: ['a.md:2:8-2:27 zone', 'b.md:1:11-1:32 zone'],
  },
]);
