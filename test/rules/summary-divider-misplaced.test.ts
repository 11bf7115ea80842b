import rule from '../../rules/summary-divider-misplaced.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo' } as const;
const hexo = { engine: 'hexo' } as const;

const accepted: readonly (readonly [name: string, source: string])[] = [
  ['an article without one', '摘要。\n\n正文。\n'],
  ['one between paragraphs', '摘要。\n\n<!--more-->\n\n正文。\n'],
  ['one between halves that blank lines part', '校长张\n\n<!--more-->\n\n三出席。\n'],
  ['one right under the summary', '摘要。\n<!--more-->\n\n正文。\n'],
  ['one right between finished sentences', '摘要。\n<!--more-->\n正文。\n'],
  ['a summary without a full stop', '这是一篇写给初学者的入门教程，欢迎指正\n<!--more-->\n本文介绍三件事。\n'],
  ['an English summary without a full stop', 'Notes on a small tool\n<!--more-->\nThis tool is small.\n'],
  ['one behind a heading', '# 标题\n<!--more-->\n正文。\n'],
  ['one before a list', '有两件事要办，先说清楚\n<!--more-->\n- 甲\n- 乙\n'],
  ['one at the end of a paragraph', '摘要。<!--more-->\n\n正文。\n'],
  ['one at the end of a paragraph without a full stop', '摘要<!--more-->\n\n正文。\n'],
  ['one at the end of a line', '一句没有句号的摘要<!--more-->\n正文。\n'],
  ['one between two sentences of a line', 'One. <!--more--> Two.\n'],
  ['one at the start', '<!--more-->\n\n正文。\n'],
  ['one in code', '```html\n<!--more-->\n```\n\n`<!--more-->`\n'],
  ['a salutation', '亲爱的朋友们，\n<!--more-->\n大家好。\n'],
  ['comments of another kind', '校长张<!-- more or less -->三。\n'],
  ['another spelling where the engine is not known', '摘要。\n\n<!-- More -->\n\n正文。\n'],
];

testRule(rule, [
  ...accepted.map(([name, source]) => ({ name: `accepts ${name}`, source, expect: [] })),
  { name: 'Hexo: accepts its own spelling', source: '摘要。\n\n<!-- more -->\n\n正文。\n', config: hexo, expect: [] },
  { name: 'Hexo: escapes code', source: '```\n<!-- more -->\n```\n', config: hexo, expect: [] },
  {
    name: 'Jekyll: leaves the spelling to the site',
    source: '摘要。\n\n<!--  MORE -->\n\n正文。\n',
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'moves one that stands in a name behind the paragraph',
    source: '大会昨天召开。校长张\n<!--more-->\n三、李四出席。\n\n会后合影。\n',
    expect: ['a.md:2:1-2:12 sentence (safe fix)'],
    messages: [
      'Summary divider `<!--more-->` stands inside a sentence, between `…昨天召开。校长张` and `三、李四出席。…`, expected it on its own line behind the paragraph',
    ],
    fixed: '大会昨天召开。校长张三、李四出席。\n\n<!--more-->\n\n会后合影。\n',
  },
  {
    name: 'keeps CRLF',
    source: '---\r\ntitle: 大会\r\n---\r\n大会昨天召开。校长张\r\n<!--more-->\r\n三、李四出席。\r\n',
    expect: ['a.md:5:1-5:12 sentence (safe fix)'],
    fixed: '---\r\ntitle: 大会\r\n---\r\n大会昨天召开。校长张三、李四出席。\r\n\r\n<!--more-->\r\n',
  },
  {
    name: 'parts it from what follows without a blank line',
    source: '大会昨天召开。校长张\n<!--more-->\n三、李四出席：\n- 甲\n- 乙\n',
    expect: ['a.md:2:1-2:12 sentence (safe fix)'],
    fixed: '大会昨天召开。校长张三、李四出席：\n\n<!--more-->\n\n- 甲\n- 乙\n',
  },
  {
    name: 'joins behind a comma',
    source: '出席会议的有校长张三、书记李四、\n<!--more-->\n王五等。\n',
    expect: ['a.md:2:1-2:12 sentence (safe fix)'],
    fixed: '出席会议的有校长张三、书记李四、王五等。\n\n<!--more-->\n',
  },
  {
    name: 'joins before a torn mark',
    source: '校长张三、李四\n<!--more-->\n，还有王五。\n',
    expect: ['a.md:2:1-2:12 sentence (safe fix)'],
    fixed: '校长张三、李四，还有王五。\n\n<!--more-->\n',
  },
  {
    name: 'joins English with a space',
    source: 'The comet was seen by\n<!--more-->\nmany people.\n\nMore.\n',
    expect: ['a.md:2:1-2:12 sentence (safe fix)'],
    fixed: 'The comet was seen by many people.\n\n<!--more-->\n\nMore.\n',
  },
  {
    name: 'moves one in a line',
    source: '校长张<!--more-->三出席。\n\n正文。\n',
    expect: ['a.md:1:4-1:15 sentence (safe fix)'],
    fixed: '校长张三出席。\n\n<!--more-->\n\n正文。\n',
  },
  {
    name: 'moves one in an English line',
    source: 'The comet <!--more--> was seen.\n',
    expect: ['a.md:1:11-1:22 sentence (safe fix)'],
    fixed: 'The comet was seen.\n\n<!--more-->\n',
  },
  {
    name: 'moves one in a list behind the list',
    source: '- 校长张<!--more-->三出席。\n- 合影。\n\n正文。\n',
    expect: ['a.md:1:6-1:17 sentence (safe fix)'],
    fixed: '- 校长张三出席。\n- 合影。\n\n<!--more-->\n\n正文。\n',
  },
  {
    name: 'moves one out of bold text',
    source: '他说，**要快 <!--more--> 走**，然后走了。\n',
    expect: ['a.md:1:9-1:20 span (safe fix)'],
    fixed: '他说，**要快走**，然后走了。\n\n<!--more-->\n',
  },
  {
    name: 'moves one out of the end of bold text',
    source: 'A **bold <!--more-->** word.\n',
    expect: ['a.md:1:10-1:21 span (safe fix)'],
    fixed: 'A **bold** word.\n\n<!--more-->\n',
  },
  {
    name: 'moves one out of a link',
    source: 'See [the<!--more--> page](/a).\n',
    expect: ['a.md:1:9-1:20 span (safe fix)'],
    messages: [
      'Summary divider `<!--more-->` stands inside bold, italic or linked text, expected it on its own line behind the paragraph',
    ],
    fixed: 'See [the page](/a).\n\n<!--more-->\n',
  },
  {
    name: 'removes a second one',
    source: '摘要。\n\n<!--more-->\n\n正文。\n\n<!-- more -->\n\n完。\n',
    expect: ['a.md:7:1-7:14 again (safe fix) [a.md:3:1-3:12]'],
    fixed: '摘要。\n\n<!--more-->\n\n正文。\n\n完。\n',
  },
  {
    name: 'removes a second one without joining what it parted',
    source: '摘要。\n\n<!--more-->\n\n正文。\n<!--more-->\n完。\n<!--more-->\n',
    expect: ['a.md:6:1-6:12 again (safe fix) [a.md:3:1-3:12]', 'a.md:8:1-8:12 again (safe fix) [a.md:3:1-3:12]'],
    fixed: '摘要。\n\n<!--more-->\n\n正文。\n\n完。\n',
  },
  {
    name: 'removes a second one from a sentence, and from the end of a line',
    source: '摘要。\n\n<!--more-->\n\n校长张<!--more-->三。\n\n出席。<!--more-->\n合影。\n',
    expect: ['a.md:5:4-5:15 again (safe fix) [a.md:3:1-3:12]', 'a.md:7:4-7:15 again (safe fix) [a.md:3:1-3:12]'],
    fixed: '摘要。\n\n<!--more-->\n\n校长张三。\n\n出席。\n合影。\n',
  },
  {
    name: 'Hugo: rewrites a spelling that it ignores',
    source: '摘要。\n\n<!-- more -->\n\n正文。\n',
    config: hugo,
    expect: ['a.md:3:1-3:14 spelling (safe fix)'],
    messages: ['Summary divider `<!-- more -->` is ignored by Hugo, expected `<!--more-->`'],
    fixed: '摘要。\n\n<!--more-->\n\n正文。\n',
  },
  {
    name: 'Hexo: rewrites a spelling that it ignores',
    source: '摘要。\n\n<!--  more  -->\n\n正文。\n',
    config: hexo,
    expect: ['a.md:3:1-3:16 spelling (safe fix)'],
    fixed: '摘要。\n\n<!--more-->\n\n正文。\n',
  },
  {
    name: 'Hugo: removes an ignored one beside one that counts',
    source: '摘要。\n\n<!-- more -->\n\n正文。\n\n<!--more-->\n\n完。\n',
    config: hugo,
    expect: ['a.md:3:1-3:14 again (safe fix) [a.md:7:1-7:12]'],
    fixed: '摘要。\n\n正文。\n\n<!--more-->\n\n完。\n',
  },
  {
    name: 'Hugo: moves and rewrites in one go',
    source: '大会昨天召开。校长张\n<!-- more -->\n三出席。\n',
    config: hugo,
    expect: ['a.md:2:1-2:14 sentence (safe fix)'],
    fixed: '大会昨天召开。校长张三出席。\n\n<!--more-->\n',
  },
  {
    name: 'Hugo: tells of one in code',
    source: '这样写：\n\n```html\n<!--more-->\n```\n',
    config: hugo,
    expect: ['a.md:4:1-4:12 code'],
  },
  {
    name: 'Hugo: accepts one in code behind one that counts',
    source: '摘要。\n\n<!--more-->\n\n这样写：`<!--more-->`\n',
    config: hugo,
    expect: [],
  },
  ...['<!-- more -->', '<!--more-->', '<!--  more  -->'].map((divider) => ({
    name: `Zola: accepts ${divider}`,
    source: `摘要。\n\n${divider}\n\n正文。\n`,
    config: { engine: 'zola' } as const,
    expect: [],
  })),
  {
    name: 'Zola: moves one out of a sentence as it stands',
    source: '大会昨天召开。校长张\n<!-- more -->\n三出席。\n',
    config: { engine: 'zola' },
    expect: ['a.md:2:1-2:14 sentence (safe fix)'],
    fixed: '大会昨天召开。校长张三出席。\n\n<!-- more -->\n',
  },
  ...[hugo, hexo, { engine: 'jekyll' } as const].map((config) => ({
    name: `${config.engine}: accepts one below a paragraph whose author leaves out the marks at the ends`,
    source:
      '先说说为什么要搬家.原来的服务器放在海外,平时打开网页都要等上很久,换过几次线路也没有什么改善,朋友们都说看不到图片,最近索性连首页也打不开了,所以这次打算换一家近一点的服务商来试试看效果\n<!--more-->\n第一步是备份数据,把文章和图片都下载到自己的电脑上\n\n第二步是修改域名的解析,等它生效要一个小时左右\n',
    config,
    expect: [],
  })),
  {
    name: 'moves one behind a comma, whatever the other paragraphs end with',
    source: '出席会议的有校长张三、书记李四、\n<!--more-->\n王五等人\n\n会后大家在门前合影留念并且互相道别\n',
    expect: ['a.md:2:1-2:12 sentence (safe fix)'],
    fixed: '出席会议的有校长张三、书记李四、王五等人\n\n<!--more-->\n\n会后大家在门前合影留念并且互相道别\n',
  },
]);
