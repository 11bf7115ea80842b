import { expect, test } from 'vitest';
import rule from '../../rules/character-invisible.ts';
import { runCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'knows that browsers drop some of them from the name of a host, but not from a path, and refuse others',
    source:
      '[a](http://\u200Ba.cn/b) [b](https://a\u2060.cn) [c](//a.cn\uFEFF/) [d](https://a\u200B.cn/b\u200B) [e](https://a\u200D.cn/)\n',
    expect: [
      'a.md:1:5-1:19 host (safe fix)',
      'a.md:1:25-1:38 host (safe fix)',
      'a.md:1:44-1:52 host (safe fix)',
      'a.md:1:58-1:74 url (safe fix)',
      'a.md:1:80-1:94 url (safe fix)',
    ],
    fixed: '[a](http://a.cn/b) [b](https://a.cn) [c](//a.cn/) [d](https://a.cn/b) [e](https://a.cn/)\n',
  },
  {
    name: 'accepts one in a formula',
    source: '若 $a_i=b\u200B$ 或 $V\u200B$ 则止。\n',
    expect: [],
  },
  {
    name: 'flags addresses that lead elsewhere',
    source:
      '[a](https://a.cn/b\u200B) ![c](https://a.cn/c\u200B.png) [d](\u200Bhttp://a.cn/) [e](https://a.cn/e\uFEFF)\n',
    expect: [
      'a.md:1:5-1:20 url (safe fix)',
      'a.md:1:27-1:46 url (safe fix)',
      'a.md:1:52-1:65 url (safe fix)',
      'a.md:1:71-1:86 url (safe fix)',
    ],
    fixed: '[a](https://a.cn/b) ![c](https://a.cn/c.png) [d](http://a.cn/) [e](https://a.cn/e)\n',
  },
  { name: 'accepts emoji sequences', source: '👩\u200D💻 and 👨🏽\u200D🚀 and 🏳️\u200D🌈\n', expect: [] },
  { name: 'accepts joiners of Persian and Hindi', source: 'می\u200Cخواهم क्\u200Dष\n', expect: [] },
  { name: 'accepts breaks between Thai words', source: 'สวัสดี\u200Bครับ\n', expect: [] },
  { name: 'accepts direction marks beside Hebrew', source: 'שלום\u200F (a)\n', expect: [] },
  {
    name: 'accepts code about them, and code where they keep marks apart',
    source: { 'a.md': 'A zero-width space: `a\u200Bb`.\n', 'b.md': '`{\u200B{ star }}` and `\u200B`\n' },
    expect: [],
  },
  {
    name: 'flags code that readers copy',
    source: 'Call `sky.\u200B$star` here:\n\n```js\nsky.\u200Bcomet()\n```\n',
    expect: ['a.md:1:11-1:12 copied (unsafe fix)'],
    fixed: 'Call `sky.$star` here:\n\n```js\nsky.comet()\n```\n',
  },
  {
    name: 'makes no link without text',
    source: '[\u200B](https://a.cn/) [a\u200D\u200B](https://a.cn/b)\n',
    expect: ['a.md:1:2-1:3 invisible'],
  },
  {
    name: 'removes it beside the text of a link',
    source: '[a\u200B](https://a.cn/)\n',
    expect: ['a.md:1:3-1:4 invisible (safe fix)'],
    fixed: '[a](https://a.cn/)\n',
  },
  {
    name: 'removes it before an option and before code',
    source: '\u200B-m sky\n\n\u200B`m` star\n',
    expect: ['a.md:1:1-1:2 invisible (safe fix)'],
    fixed: '-m sky\n\n`m` star\n',
  },
  { name: 'makes no fence', source: '\u200B```\n', expect: ['a.md:1:1-1:2 invisible'] },
  {
    name: 'removes a soft hyphen beside a dash',
    source: 'The comet \u2014\u00AD bright\n',
    expect: ['a.md:1:12-1:13 invisible (safe fix)'],
    fixed: 'The comet \u2014 bright\n',
  },
  {
    name: 'flags zero-width spaces once',
    source: '彗\u200B星\u200B\u200B今\n',
    expect: ['a.md:1:2-1:3 invisible (safe fix)'],
    fixed: '彗星今\n',
  },
  {
    name: 'flags a mark inside a file',
    source: 'a\n\n\uFEFFb\n',
    expect: ['a.md:3:1-3:2 invisible (safe fix)'],
    fixed: 'a\n\nb\n',
  },
  {
    name: 'flags direction marks',
    source: '\u202Aabc\u202C\n',
    expect: ['a.md:1:1-1:2 invisible (safe fix)'],
    fixed: 'abc\n',
  },
  {
    name: 'flags joiners without a partner',
    source: '👩\u200D 和\u200D文\n',
    expect: ['a.md:1:3-1:4 invisible (safe fix)'],
    fixed: '👩 和文\n',
  },
  {
    name: 'tells of emoji whose first part is lost',
    source:
      '---\ntitle: 彗星?\u200D♀️\n---\n\n看见了！?\u200D♂️ 好 \uFFFD\u200D⚕️ 和 ?\u200D\uFE0F 与 🤷?\u200D♂️\n\n他?\u200D说\n',
    expect: ['a.md:2:11-2:12 emoji', 'a.md:7:3-7:4 invisible (safe fix)'],
    messages: [
      '`?♀️` is what is left of an emoji whose first part was lost (5 times). Type the emoji again',
      'Invisible character U+200D in the text',
    ],
    fixed:
      '---\ntitle: 彗星?\u200D♀️\n---\n\n看见了！?\u200D♂️ 好 \uFFFD\u200D⚕️ 和 ?\u200D\uFE0F 与 🤷?\u200D♂️\n\n他?说\n',
  },
  {
    name: 'tells of languages of code that are not recognised',
    source: '```js\u200B\nsky()\n```\n\n- ~~~ ya\u200Bml\n  a: b\n  ~~~\n',
    expect: ['a.md:1:6-1:7 language (unsafe fix)'],
    messages: ['Language of the code block is not recognised (2 blocks): the invisible character U+200B follows `js`'],
    fixed: '```js\nsky()\n```\n\n- ~~~ yaml\n  a: b\n  ~~~\n',
  },
  {
    name: 'joins no language with the title behind it',
    source: '```yaml\u200BBright comets\na: b\n```\n\n```js title="a\u200Bb"\nsky.\u200Bcomet()\n```\n',
    expect: ['a.md:1:8-1:9 language', 'a.md:5:15-5:16 invisible (safe fix)', 'a.md:6:5-6:6 copied (unsafe fix)'],
    fixed: '```yaml\u200BBright comets\na: b\n```\n\n```js title="ab"\nsky.comet()\n```\n',
  },
  {
    name: 'flags titles',
    source: '---\ntitle: 彗\u200B星\n---\n',
    expect: ['a.md:2:9-2:10 invisible (safe fix)'],
    fixed: '---\ntitle: 彗星\n---\n',
  },
  {
    name: 'flags soft hyphens beside CJK',
    source: '彗\u00AD星\n',
    expect: ['a.md:1:2-1:3 invisible (safe fix)'],
    fixed: '彗星\n',
  },
  { name: 'accepts points to divide German words', source: 'Die Wetter\u00ADvorher\u00ADsage\n', expect: [] },
  {
    name: 'accepts points to divide English words',
    source: 'The ob\u00ADser\u00ADva\u00ADto\u00ADry is open\n',
    expect: [],
  },
  { name: 'accepts points to divide Russian words', source: 'обсер\u00ADватория\n', expect: [] },
  { name: 'accepts points to divide words in capitals', source: '# STERN\u00ADWARTE\n', expect: [] },
  {
    name: 'takes a soft hyphen between words for a dash',
    source: 'Stay here\u00ADthe comet is bright\n',
    expect: ['a.md:1:10-1:11 dash (unsafe fix)'],
    fixed: 'Stay here—the comet is bright\n',
  },
  {
    name: 'takes all for dashes where one begins a word',
    source: 'The comet\u00ADseen from the hill\u00AD is bright.  \u00ADmore\u00AD\n',
    expect: ['a.md:1:10-1:11 dash (unsafe fix)'],
    fixed: 'The comet—seen from the hill— is bright.  —more—\n',
  },
  {
    name: 'leaves what may be a hyphen',
    source: 'Set up x\u00ADrays and libpq\u00ADdbg\n',
    expect: ['a.md:1:9-1:10 hyphen'],
  },
  { name: 'leaves those beside digits', source: 'In 1990\u00AD95\n', expect: ['a.md:1:8-1:9 hyphen'] },
  {
    name: 'leaves those at the end of a line',
    source: 'The comet\u00AD\nis bright\n',
    expect: ['a.md:1:10-1:11 hyphen'],
  },
  {
    name: 'writes no dash into an address',
    source: 'https://a.example/star\u00ADmap and [map](star\u00ADmap.html)\n',
    expect: ['a.md:1:23-1:24 address'],
  },
  {
    name: 'makes no code of an indented line',
    source: '> \u200B    [comet](https://a.example/)\n\n\u200B\tstars\n',
    expect: ['a.md:1:3-1:4 invisible (safe fix)'],
    fixed: '> [comet](https://a.example/)\n\nstars\n',
  },
  {
    name: 'makes no rule of marks without a text',
    source: '**\u200B**\n\na __\u200B\u200B__\n\n*\uFEFF \u200B*\n\n~~\u200B~~ b\n',
    expect: ['a.md:1:3-1:4 invisible (safe fix)'],
    fixed: '\n\na \n\n\n\n b\n',
  },
  {
    name: 'keeps the marks of a text',
    source: '**\u200Bcomet**\n\n***\u200B***\n',
    expect: ['a.md:1:3-1:4 invisible (safe fix)'],
    fixed: '**comet**\n\n\n',
  },
  {
    name: 'makes no line break',
    source: 'comet  \u200B\nstar\n',
    expect: ['a.md:1:8-1:9 invisible (safe fix)'],
    fixed: 'comet\nstar\n',
  },
  { name: 'makes no list of what was none', source: '-\u200B tag\n', expect: ['a.md:1:2-1:3 invisible'] },
  {
    name: 'accepts what keeps text from becoming Markdown, a mention or a link',
    source: '\u200B# tag\n\n> \u200B1. a\n\n(@\u200Bmedia) comet.\u200Binfo\n',
    expect: [],
  },
  {
    name: 'flags it elsewhere beside such marks',
    source: '彗\u200B星。\u200B1. A comet.\u200B The moon.\n',
    expect: ['a.md:1:2-1:3 invisible (safe fix)'],
    fixed: '彗星。1. A comet. The moon.\n',
  },
  { name: 'flags names of files', source: { 'a\u200B.md': 'Text.\n' }, expect: ['a​.md:1:1-1:1 fileName'] },
  {
    name: 'flags what hides the marker of an item below others, and not what keeps a line from being a list',
    source: '- One\n  \u200B- two\n  \u200B- three\n\nText\n\u200B- four\n',
    expect: ['a.md:2:3-2:4 marker'],
    messages: ['List item is shown as text (2 items): the invisible character U+200B precedes `-`. Remove it'],
  },
]);

test.each([
  ['彗星。\u200B\n', 'a.md:1:4-1:5 invisible (safe fix)', 'info'],
  ['彗\u200B星。\u200B\n', 'a.md:1:2-1:3 invisible (safe fix)', 'warning'],
  ['彗星。\u200B\n\n彗\u200B星\n', 'a.md:3:2-3:3 invisible (safe fix)', 'warning'],
  ['a\n\n\u200B\n\nb\n', 'a.md:3:1-3:2 invisible (safe fix)', 'warning'],
  ['stars-\u00ADmoon\n', 'a.md:1:7-1:8 invisible (safe fix)', 'info'],
])('takes the character in %j for as bad as it is', (source, line, severity) => {
  const fixed = source.replace(/[\u200B\u00AD]/gu, '');
  const [found] = runCase(rule, { name: '', source, expect: [line], fixed });
  expect(found?.severity).toBe(severity);
});

test('takes a soft hyphen beside a space for a suggestion', () => {
  const [found] = runCase(rule, { name: '', source: 'stars\u00AD and moon\n', expect: ['a.md:1:6-1:7 hyphen'] });
  expect(found?.severity).toBe('info');
});
