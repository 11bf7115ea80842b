import rule from '../../rules/boilerplate.ts';
import { testRule } from '../rule-tester.ts';

const middle = Array.from({ length: 16 }, (_, index) => `第 ${index} 段。\n`).join('\n');

testRule(rule, [
  {
    name: 'flags line numbers of WeChat',
    source: '彗星今晚可见。\n\nounter(lineounter(line\n\n```\nounter(line\na\n```\n\nounter(line\n\n结束。\n',
    expect: ['a.md:3:1-3:23 counters (unsafe fix)'],
    fixed: '彗星今晚可见。\n\n```\na\n```\n\n结束。\n',
  },
  {
    name: 'flags lists and blocks of code that lost their content',
    source: 'Text.\n\n-\n-\n-\n-\n\nText.\n\n```\n\n```\n\nText.\n\n```js\n```\n\nText.\n',
    expect: ['a.md:3:1-6:2 items (unsafe fix)', 'a.md:10:1-12:4 code (unsafe fix)'],
    fixed: 'Text.\n\nText.\n\nText.\n\nText.\n',
  },
  { name: 'accepts a single empty block', source: 'Text.\n\n```\n```\n\n- a\n-\n- b\n-\n', expect: [] },
  {
    name: 'accepts components that share',
    source: { 'a.mdx': 'Text.\n\n<p>Share on Twitter</p>\n' },
    config: { engine: 'astro' },
    expect: [],
  },
  { name: 'accepts an article', source: '# 彗星\n\n今晚可以看到彗星。\n', expect: [] },
  {
    name: 'accepts the same words inside prose',
    source: '请扫码关注我们的公众号。\n\nThey share this view.\n',
    expect: [],
  },
  {
    name: 'accepts prose that begins so',
    source: '扫一扫功能由团队在去年开发完成。它能识别彗星的照片，并且告诉读者彗星的名称和位置，用户已经超过十万。\n',
    expect: [],
  },
  {
    name: 'accepts them in the middle',
    source: `${middle.slice(0, 60)}\n\n${middle}\n\n扫码关注\n\n${middle}`,
    expect: [],
  },
  { name: 'accepts lists and code', source: '- 扫码关注\n', expect: [] },
  { name: 'accepts what is allowed', source: '责任编辑：张三\n', options: { allow: ['责任编辑：'] }, expect: [] },
  {
    name: 'flags calls, credits and buttons',
    source:
      '当前位置：首页 > 新闻\n\n今晚可以看到彗星。\n\n（责任编辑：张三）\n\n**▲ 长按识别二维码**\n\nShare this:\n',
    expect: [
      'a.md:1:1-1:13 found (unsafe fix)',
      'a.md:5:1-5:10 found (unsafe fix)',
      'a.md:7:1-7:14 found (unsafe fix)',
      'a.md:9:1-9:12 found (unsafe fix)',
    ],
    fixed: '\n\n今晚可以看到彗星。\n',
  },
  {
    name: 'accepts calls of those of whom it tells',
    source:
      '# 观星的去处\n\n## 山顶\n\n山顶有一座小小的天文台。\n\n扫码关注山顶天文台\n\n## 河边\n\n河边的茶馆有一架望远镜。\n\n扫码关注河边茶馆\n',
    expect: [],
  },
  {
    name: 'accepts a call for the own letter',
    source:
      'The comet is bright.\n\nSubscribe to our [newsletter](/letter/)\n\nFollow us on [our page](https://star.example/us)\n',
    config: { site: { baseURL: 'https://star.example/' } },
    expect: [],
  },
  { name: 'accepts editors among authors', source: '文｜张三\n\n编辑｜李四\n\n今晚可以看到彗星。\n', expect: [] },
  { name: 'accepts proofreaders below translators', source: '彗星来了。\n\n译者：张三\n\n校对：李四\n', expect: [] },
  {
    name: 'keeps names, dates and lists',
    source: '点击关注 星空日报 2024-03-01 10:15\n\n彗星来了，又走了。\n\n往期回顾\n\n- 流星\n',
    expect: ['a.md:1:1-1:27 found', 'a.md:5:1-5:5 found'],
  },
  {
    name: 'flags calls before and behind the sections',
    source: '点击上方蓝字关注我们\n\n## 一\n\n今晚可以看到一颗彗星。\n\n## 二\n\n明晚还可以看到。\n\n扫码关注\n',
    expect: ['a.md:1:1-1:11 found (unsafe fix)', 'a.md:11:1-11:5 found (unsafe fix)'],
    fixed: '\n\n## 一\n\n今晚可以看到一颗彗星。\n\n## 二\n\n明晚还可以看到。\n',
  },
  {
    name: 'takes other phrases',
    source: '本站招聘\n',
    options: { phrases: ['本站'] },
    expect: ['a.md:1:1-1:5 found (unsafe fix)'],
    fixed: '\n',
  },
  {
    name: 'accepts words that announce an example',
    source: 'Point the lens at it.\n\nLike this:\n\n```text\nlens --at moon\n```\n\nLike this:\n\n![](/moon.png)\n',
    expect: [],
  },
  {
    name: 'flags the same words at the end and above buttons',
    source: 'A comet.\n\nShare this:\n\n- [X](https://x.cn/1)\n\n扫码关注:\n\n![](/qr.png)\n\nLike this:\n',
    expect: ['a.md:3:1-3:12 found', 'a.md:7:1-7:6 found', 'a.md:11:1-11:11 found (unsafe fix)'],
    fixed: 'A comet.\n\nShare this:\n\n- [X](https://x.cn/1)\n\n扫码关注:\n\n![](/qr.png)\n',
  },
  {
    name: 'accepts the closing line of the own project',
    source: {
      'a.md': 'It is out.\n\nFollow us on [Sky](https://sky.example/profile/starmap.example)\n',
      'b.md': 'It is out.\n\nFollow us on [Toot](https://toot.example/@starmap) and [chat](https://x.example/1)\n',
      'c.md': 'It is out.\n\nSubscribe to our [letter](https://letter.starmap.example/)\n',
    },
    config: { engine: 'astro', site: { site: 'https://www.starmap.example' } },
    expect: [],
  },
  {
    name: 'flags a call to follow others, also below a host that many share',
    source:
      'It is out.\n\nFollow us on [Toot](https://toot.example/@others)\n\nFollow us on [Git](https://b.github.io/)\n',
    config: { engine: 'hugo', site: { baseURL: 'https://starmap.github.io/' } },
    expect: ['a.md:3:1-3:50 found (unsafe fix)', 'a.md:5:1-5:41 found (unsafe fix)'],
    fixed: 'It is out.\n',
  },
  {
    name: 'accepts empty blocks that are the subject',
    source: {
      'a.md': '# Sky\n\n## Invalid\n\n```js\n\n```\n\n## Answers\n\n```js\n\n```\n\n<pre>no stars</pre>\n',
      'b.md': 'Text.\n\n```js,expect_diagnostic\n\n```\n\n```js {1}\n```\n',
      'c.md': 'An empty file:\n\n```\n```\n\n空文件：\n\n```\n```\n',
    },
    expect: [],
  },
  {
    name: 'flags empty blocks in the text, below headings and above other code',
    source: '## Install\n\n```bash\n\n```\n\nThe correct call:\n\n```\n```\n\n```\na\n```\n\nText.\n',
    expect: ['a.md:3:1-5:4 code (unsafe fix)'],
    fixed: '## Install\n\nThe correct call:\n\n```\na\n```\n\nText.\n',
  },
]);
