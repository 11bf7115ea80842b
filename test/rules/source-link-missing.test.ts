import rule from '../../rules/source-link-missing.ts';
import { testRule } from '../rule-tester.ts';
import { article, nameOf, siblings, sourceUrl } from '../siblings.ts';

const lost = '---\ntitle: 校园简讯\n---\n\n图书馆延长开放时间。\n\n自习室增加了座位。\n';
const unlinked = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`u${index}.md`, 'Text.\n\nMore text.\n']));
const inMatter = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [nameOf(index), `---\nsource: ${sourceUrl(index)}\n---\n\n正文。\n`]),
  );
const directory = (count: number, host: (index: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `c${index}.md`,
      `---\nsource_url: https://${host(index)}/${index}.html\n---\n\n正文。\n`,
    ]),
  );
const required = { source: { required: true } };

testRule(rule, [
  { name: 'asks nothing of one article alone', source: lost, expect: [] },
  { name: 'asks nothing of a collection that has no sources', source: unlinked(40), expect: [] },
  { name: 'asks nothing where there are too few to tell', source: { ...siblings(18), 'z.md': lost }, expect: [] },
  { name: 'asks nothing where too few have one', source: { ...siblings(20), ...unlinked(3) }, expect: [] },
  { name: 'accepts a source at the end', source: article(sourceUrl(1)), config: required, expect: [] },
  {
    name: 'accepts a source in the front matter',
    source: '---\nsource: https://example.edu/a\n---\n\nText.\n',
    config: required,
    expect: [],
  },
  {
    name: 'leaves it to others that a link is broken',
    source: 'Text.\n\n[Source](ttp:/example)\n',
    config: required,
    expect: [],
  },
  {
    name: 'leaves it to others that a link was never closed',
    source: 'Text.\n\n[转入原文](/a b.html\n',
    config: required,
    expect: [],
  },
  {
    name: 'says nothing about an article without a body',
    source: { ...siblings(24), 'z.md': '---\ntitle: 空\n---\n' },
    expect: [],
  },
  {
    name: "says nothing about a section's own page",
    source: { ...siblings(24), 'news/_index.md': '最近的新闻。\n' },
    expect: [],
  },
  {
    name: 'obeys a configuration that wants none',
    source: { ...siblings(24), 'z.md': lost },
    config: { source: { required: false } },
    expect: [],
  },
  {
    name: 'tells of the one that lost its link, where the link would stand',
    source: { ...siblings(24), 'z.md': lost },
    expect: ['z.md:7:10-7:10 unusual'],
    messages: ['Source link is missing (24 of 25 articles here have one)'],
  },
  {
    name: 'does so with CRLF',
    source: { ...siblings(19), 'z.md': 'Text.\r\n\r\nMore.\r\n' },
    expect: ['z.md:3:6-3:6 unusual'],
  },
  {
    name: 'points at the front matter where the others have it there',
    source: { ...inMatter(24), 'z.md': lost },
    expect: ['z.md:3:1-3:4 unusual'],
  },
  {
    name: 'points at the end where there is no front matter',
    source: { ...inMatter(24), 'z.md': '正文。\n' },
    expect: ['z.md:1:4-1:4 unusual'],
  },
  {
    name: 'demands one where the configuration does',
    source: 'The observatory opens.\n',
    config: required,
    expect: ['a.md:1:23-1:23 required'],
    messages: ['Source link is missing, but the configuration requires it (`source.required`)'],
  },
  {
    name: 'takes another share from its options',
    source: { ...siblings(20), ...unlinked(3) },
    options: { share: 0.85 },
    expect: ['u0.md:3:11-3:11 unusual', 'u1.md:3:11-3:11 unusual', 'u2.md:3:11-3:11 unusual'],
  },
  {
    name: 'takes another number from its options',
    source: { ...siblings(10), 'z.md': lost },
    options: { articles: 10 },
    expect: ['z.md:7:10-7:10 unusual'],
  },
  {
    name: 'accepts the own entry of a directory',
    source: { ...directory(40, (index) => `card${index}.example`), 'z.md': lost },
    expect: [],
  },
  {
    name: 'accepts it where a few hosts of many occur again',
    source: { ...directory(40, (index) => `card${index % 12}.example`), 'z.md': lost },
    expect: [],
  },
  {
    name: 'flags it among articles from three papers',
    source: { ...directory(40, (index) => `paper${index % 3}.example`), 'z.md': lost },
    expect: ['z.md:3:1-3:4 unusual'],
  },
]);
