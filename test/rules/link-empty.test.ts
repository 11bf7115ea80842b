import { expect, test } from 'vitest';
import rule from '../../rules/link-empty.ts';
import { lint } from '../../src/lint.ts';
import { testRule } from '../rule-tester.ts';

const siblings = Object.fromEntries(
  Array.from({ length: 24 }, (_, index) => [`b${index}.md`, `原文来自：[彗星](https://a.cn/${index})\n\n今晚可见。\n`]),
);

testRule(rule, [
  {
    name: 'accepts empty links in dummy text, which shows a theme, but not where dummy text is code',
    source: {
      'a.md': 'Lorem ipsum dolor sit amet.\n\n[Comet]() and [moon](#).\n',
      'b.md': '`lorem ipsum dolor` is dummy text.\n\n[Comet]().\n',
    },
    expect: ['b.md:3:1-3:10 address (unsafe fix)'],
    fixed: { 'b.md': '`lorem ipsum dolor` is dummy text.\n\nComet.\n' },
  },
  {
    name: 'accepts a line that is shown as code, too',
    source: '```md\nSee [the comet](#) now.\n```\n\nSee [the comet](#) now.\n\nSee [the moon](#).\n',
    expect: ['a.md:7:5-7:18 hash (unsafe fix)'],
    fixed: '```md\nSee [the comet](#) now.\n```\n\nSee [the comet](#) now.\n\nSee the moon.\n',
  },
  {
    name: 'accepts links with text and address',
    source: '[a](b) [c](#d) <https://a.cn> https://b.cn [e][e]\n\n[e]: f\n',
    expect: [],
  },
  {
    name: 'accepts images, code, HTML and shortcodes as text',
    source: '[![](a.png)](b) [`c`](d) [<b></b>](e) [{{< icon "f" >}}](g)\n',
    expect: [],
  },
  { name: 'accepts addresses from a template', source: '[a]({{< ref "b" >}}) [c]({{ page.url }})\n', expect: [] },
  { name: 'accepts ways to the top', source: '[Back to top](#) [返回顶部](#)\n', expect: [] },
  { name: 'accepts anchors in HTML', source: '<a name="b"></a> <a href="#">x</a>\n', expect: [] },
  { name: 'accepts boxes of tasks and footnotes', source: '- [ ] a\n- [x] b[^1]\n\n[^1]: c\n', expect: [] },
  {
    name: 'flags a link without text',
    source: 'The comets of [](https://a.cn) this year\n',
    expect: ['a.md:1:15-1:31 text (unsafe fix)'],
    fixed: 'The comets of [https://a.cn](https://a.cn) this year\n',
  },
  {
    name: 'removes nothing that may be needed',
    source: 'A comet [](#def-comet) is seen, as in [](../b.md) and [](https://a.cn/b_c_).\n',
    expect: ['a.md:1:9-1:23 text', 'a.md:1:39-1:50 text', 'a.md:1:55-1:76 text'],
  },
  {
    name: 'flags a link that was split in two',
    source: '[a](https://a.cn)[](https://a.cn)\n',
    expect: ['a.md:1:18-1:34 text (safe fix)'],
    fixed: '[a](https://a.cn)\n',
  },
  {
    name: 'flags a link of nothing at all',
    source: 'a [ ]() b\n',
    expect: ['a.md:1:3-1:8 text (unsafe fix)'],
    fixed: 'a b\n',
  },
  {
    name: 'keeps one gap between words',
    source: 'a[]()b, c []().\n\nd.[]()E f []()\n\n彗星今[]()晚\n',
    expect: [
      'a.md:1:2-1:6 text (unsafe fix)',
      'a.md:1:11-1:15 text (unsafe fix)',
      'a.md:3:3-3:7 text (unsafe fix)',
      'a.md:3:11-3:15 text (unsafe fix)',
      'a.md:5:4-5:8 text (unsafe fix)',
    ],
    fixed: 'a b, c.\n\nd. E f\n\n彗星今晚\n',
  },
  {
    name: 'takes away the line of a link alone, so that a list stays tight',
    source: '- a\n  []()\n- []()\n- b\n\nc\n[]()\nd\n\n- []()\n  e\n- f\n',
    expect: [
      'a.md:2:3-2:7 text (unsafe fix)',
      'a.md:3:3-3:7 text (unsafe fix)',
      'a.md:7:1-7:5 text (unsafe fix)',
      'a.md:10:3-10:7 text (unsafe fix)',
    ],
    fixed: '- a\n- b\n\nc\nd\n\n-\n  e\n- f\n',
  },
  {
    name: 'flags links without an address',
    source: '[**点此**咨询]() [b](<> "c")\n',
    expect: ['a.md:1:1-1:13 address (unsafe fix)', 'a.md:1:14-1:25 address (unsafe fix)'],
    fixed: '**点此**咨询 b\n',
  },
  { name: 'flags a reference to nothing', source: '[a][b]\n\n[b]: <>\n', expect: ['a.md:1:1-1:7 address'] },
  {
    name: 'flags images that lead nowhere',
    source: '[![a](b.png)]()\n',
    expect: ['a.md:1:1-1:16 address (unsafe fix)'],
    fixed: '![a](b.png)\n',
  },
  { name: 'flags `#`', source: '[详情](#)\n', expect: ['a.md:1:1-1:8 hash (unsafe fix)'], fixed: '详情\n' },
  {
    name: 'flags scripts',
    source: '[打印](javascript:window.print()) <a href="javascript:;">a</a>\n',
    expect: ['a.md:1:1-1:32 script (unsafe fix)', 'a.md:1:33-1:56 script'],
    fixed: '打印 <a href="javascript:;">a</a>\n',
  },
  {
    name: 'leaves the link to the original to the rules about it',
    source: { ...siblings, 'a.md': '原文来自：[彗星]()\n\n今晚可见。\n' },
    expect: [],
  },
  {
    name: 'flags another link there',
    source: { ...siblings, 'a.md': '附件：[星图]()\n\n今晚可见。\n' },
    expect: ['a.md:1:4-1:10 address (unsafe fix)'],
    fixed: { ...siblings, 'a.md': '附件：星图\n\n今晚可见。\n' },
  },
  {
    name: 'tells the permalinks of headings once, and removes them',
    source: '## Comet[](#comet)\n\n### [](#tail)Tail\n\nIt returns.\n',
    expect: ['a.md:1:9-1:19 permalink (safe fix)'],
    messages: ['Empty permalink `[](#comet)` is left in a heading (2 in this article)'],
    fixed: '## Comet\n\n### Tail\n\nIt returns.\n',
  },
  { name: 'keeps a heading of nothing else', source: '## [](#comet)\n', expect: ['a.md:1:4-1:14 text'] },
  {
    name: 'has no fix for brackets in the text of a link',
    source: 'Fix [slow parsing of [[[[](https://a.cn/b), and [more [](https://a.cn/c).\n',
    expect: ['a.md:1:25-1:43 text', 'a.md:1:55-1:73 text'],
  },
  {
    name: 'writes the URL that is the text',
    source: '[https://a.cn/comet]() and [a.cn]()\n',
    expect: ['a.md:1:1-1:23 address (unsafe fix)', 'a.md:1:28-1:36 address (unsafe fix)'],
    fixed: '[https://a.cn/comet](https://a.cn/comet) and a.cn\n',
  },
]);

test('takes it lightly in a folder of drafts', async () => {
  const { files } = await lint([{ path: '_drafts/a.md', source: 'See [the paper]().\n' }], {
    config: { engine: 'jekyll' },
    only: [rule.id],
  });
  expect(files[0]?.findings.map((each) => each.severity)).toEqual(['info']);
});

test.each([
  ['draft: true\n', 'info'],
  ['', 'warning'],
])('takes it lightly in a draft: `%s`', async (keys, severity) => {
  const source = `---\ntitle: Comet\n${keys}---\n\nSee [the paper]().\n`;
  const { files } = await lint([{ path: 'content/a.md', source }], { config: { engine: 'hugo' }, only: [rule.id] });
  expect(files[0]?.findings.map((each) => each.severity)).toEqual([severity]);
});
