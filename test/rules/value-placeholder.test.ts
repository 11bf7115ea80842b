import rule from '../../rules/value-placeholder.ts';
import { testRule } from '../rule-tester.ts';

/** An article with some lines of front matter. */
const matter = (lines: string, body = 'A comet passed the sun.\n') => `---\n${lines}---\n\n${body}`;

testRule(rule, [
  {
    name: 'accepts an article that has all its values',
    source: matter('title: 彗星\n', '# 彗星\n\n正文。\n'),
    expect: [],
  },
  {
    name: 'accepts empty values in YAML',
    source: matter('cover: null\nauthor: ~\nsummary:\ndate: Null\ntags: [null, ~]\nrating: .nan\n'),
    expect: [],
  },
  {
    name: 'accepts words that merely begin like it',
    source: matter('title: undefined behaviour\nslug: null-island\n', '# Null\n\nnullification\n\nNan\n'),
    expect: [],
  },
  {
    name: 'accepts a heading in a text with code',
    source: '# undefined\n\n```js\nlet x;\n```\n',
    expect: [],
  },
  { name: 'accepts code on a line of its own', source: '`undefined`\n\n**`null`**\n', expect: [] },
  { name: 'accepts what a text with inline code says', source: 'Call `f`, which gives:\n\nundefined\n', expect: [] },
  { name: 'accepts code that stands in tags', source: '<pre>f()</pre>\n\nundefined\n', expect: [] },
  {
    name: 'accepts code that lost its marks',
    source: {
      'a.md': 'const x = f(1);\n\nundefined\n',
      'b.md': 'x === y\n\nnull\n',
      'c.md': 'Run check() now.\n\nNaN\n',
    },
    expect: [],
  },
  {
    name: 'accepts a word that the article explains',
    source: {
      'a.md': '## undefined\n\nThe value undefined stands for nothing.\n',
      'b.md': '## 空值 null\n\nnull\n',
      'c.md': matter('title: What is NaN?\ntags: [NaN]\n'),
      'd.md': matter('tags: ["null"]\n', 'Where `null` is no object.\n'),
    },
    expect: [],
  },
  {
    name: 'accepts several such words as headings or in one list',
    source: {
      'a.md': '## undefined\n\nNothing yet.\n\n## null\n\nNothing at all.\n',
      'b.md': matter('tags: [undefined, "null"]\n'),
      'c.md': '- undefined\n- string\n- number\n',
      'd.md': '| Type | Note |\n| --- | --- |\n| string | words here |\n| undefined | none at all |\n',
    },
    expect: [],
  },
  {
    name: 'accepts `None` as a word of English',
    source: {
      'a.md': '## Known issues\n\nNone\n',
      'b.md': '| Side effects |\n| --- |\n| None |\n',
      'c.md': '- None\n',
      'd.md': matter('layout: None\nlicense: None\n'),
    },
    expect: [],
  },
  {
    name: 'accepts gaps in a table of data',
    source: '| 城市 | 气温 |\n| --- | --- |\n| 天津 | NaN |\n| 北京 | null |\n',
    expect: [],
  },
  {
    name: 'accepts addresses that lead to what they say',
    source: {
      'a.md': 'See [undefined](https://developer.example/reference/undefined).\n',
      'b.md': '[Profile](https://github.com/undefined/comet), [page](https://wiki.example/wiki/null)\n',
      'c.md': '[Sink](file:///dev/null), [sink](https://man.example/dev/null)\n',
      'd.md': '[Search](https://a.example/?q=null), [page](https://a.example/a?id=7&from=undefined)\n',
      'e.md': '![Nan](/img/nan.png) ![null](/img/null.png) ![](/nullarbor/a.png)\n',
      'f.md': 'https://a.example/undefined/b.html and <https://a.example/undefined>\n',
      'g.md': '[Top](#undefined), [mail](mailto:null)\n',
    },
    expect: [],
  },
  {
    name: 'says nothing about templates',
    source: matter('tags: ["{{ undefined }}"]\n', '![]({{ base }}/undefined/a.png)\n'),
    expect: [],
  },
  {
    name: 'says nothing about the values of a front matter that does not parse',
    source: matter('title: A: B\ntags: [undefined]\n'),
    expect: [],
  },
  {
    name: 'leaves alternative texts alone, which have a rule of their own',
    source: '![undefined](/comet.png)\n',
    expect: [],
  },
  {
    name: 'says nothing about reasons for suppressions',
    source: matter('nk-lint:\n  disable:\n    title-noise: undefined\n'),
    expect: [],
  },
  {
    name: 'tells of a heading and a paragraph in the news',
    source: '# 新闻摘要\n\n本期节目主要内容：\n\n### undefined\nundefined\n',
    expect: ['a.md:5:1-5:14 heading', 'a.md:6:1-6:10 paragraph'],
    messages: [
      'Heading is `undefined`, which a program writes for a missing value',
      'Paragraph is only `undefined`, which a program writes for a missing value',
    ],
  },
  {
    name: 'knows each word, with CRLF',
    source: {
      'a.md': 'A comet passed.\r\n\r\nnull\r\n',
      'b.md': 'A comet passed.\r\n\r\nNaN\r\n',
      'c.md': 'A comet passed.\r\n\r\n[object Object]\r\n',
      'd.md': 'A comet passed.\r\n\r\n(null)\r\n',
      'e.md': '彗星掠过太阳。\r\n\r\nNone\r\n',
    },
    expect: [
      'a.md:3:1-3:5 paragraph',
      'b.md:3:1-3:4 paragraph',
      'c.md:3:1-3:16 paragraph',
      'd.md:3:1-3:7 paragraph',
      'e.md:3:1-3:5 paragraph',
    ],
  },
  {
    name: 'sees through emphasis, quotes and repetition',
    source: { 'a.md': '**undefined**\n', 'b.md': '> null\n', 'c.md': 'undefined undefined\n' },
    expect: ['a.md:1:1-1:14 paragraph', 'b.md:1:3-1:7 paragraph', 'c.md:1:1-1:20 paragraph'],
  },
  {
    name: 'tells of items of a list',
    source: '- 彗星掠过太阳\n- undefined\n- undefined\n',
    expect: ['a.md:2:3-2:12 item', 'a.md:3:3-3:12 item'],
    messages: Array(2).fill('List item is `undefined`, which a program writes for a missing value'),
  },
  {
    name: 'tells of cells of a table',
    source: '| 日期 | 活动 |\n| --- | --- |\n| 5 月 1 日 | undefined |\n| 5 月 2 日 | [object Object] |\n',
    expect: ['a.md:3:13-3:22 cell', 'a.md:4:13-4:28 cell'],
    messages: [
      'Table cell is `undefined`, which a program writes for a missing value',
      'Table cell is `[object Object]`, which a program writes for a missing value',
    ],
  },
  {
    name: 'tells of the text of a link',
    source: '延伸阅读 [undefined](/2024/05/comet.html)。\n',
    expect: ['a.md:1:6-1:38 link'],
    messages: ['Link text is `undefined`, which a program writes for a missing value'],
  },
  {
    name: 'tells of values in the front matter, also in an article with code',
    source: matter(
      'title: undefined\nauthor: None\ncover: "null"\ntags:\n  - comets\n  - undefined\nextra: {place: "[object Object]"}\n',
      'Run `comet`.\n',
    ),
    expect: [
      'a.md:2:8-2:17 field',
      'a.md:3:9-3:13 field',
      'a.md:4:8-4:14 field',
      'a.md:7:5-7:14 field',
      'a.md:8:16-8:33 field',
    ],
    messages: [
      '`title` is the text `undefined`, which a program writes for a missing value',
      '`author` is the text `None`, which a program writes for a missing value',
      '`cover` is the text `null`, which a program writes for a missing value',
      '`tags[1]` is the text `undefined`, which a program writes for a missing value',
      '`extra.place` is the text `[object Object]`, which a program writes for a missing value',
    ],
  },
  {
    name: 'takes `None of them` for English, and `author: None` for Python',
    source: matter('author: None\n', 'None of them saw the comet.\n'),
    expect: ['a.md:2:9-2:13 field'],
  },
  {
    name: 'reads TOML and JSON',
    source: {
      'a.md': '+++\ntags = ["comets", "undefined"]\n+++\n\nText.\n',
      'b.md': "+++\ntitle = 'null'\nrating = nan\n+++\n\nText.\n",
    },
    expect: ['a.md:2:19-2:30 field', 'b.md:2:9-2:15 field'],
  },
  {
    name: 'reads JSON of Hugo',
    source: '{\n  "title": "<no value>",\n  "summary": null\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:2:12-2:24 field'],
  },
  {
    name: 'tells of images whose address has it',
    source: [
      '![a](undefined)',
      '![b](/undefined/b.png)',
      '![c](https://cdn.example/undefined/c.png)',
      '![d](https://cdn.example/img/null/d.png)',
      '![e](null)',
      '<img src="https://undefined/e.png">',
      '![f](https://cdn.example/[object%20Object])',
      '',
    ].join('\n\n'),
    expect: [
      'a.md:1:6-1:15 image',
      'a.md:3:6-3:22 image',
      'a.md:5:6-5:41 image',
      'a.md:7:6-7:40 image',
      'a.md:9:6-9:10 image',
      'a.md:11:11-11:34 image',
      'a.md:13:6-13:43 image',
    ],
  },
  {
    name: 'does so also in an article with code',
    source: 'Run `comet`.\n\n![a](/undefined/a.png)\n',
    expect: ['a.md:3:6-3:22 image'],
    messages: ['Image URL `/undefined/a.png` contains `undefined`, which a program writes for a missing value'],
  },
  {
    name: 'tells of links whose address has it',
    source: [
      '[a](https://a.example/undefined/a.html)',
      '[b](/news/undefined)',
      '[c](https://a.example/a.html?id=undefined)',
      '[undefined](undefined)',
      '[e](http://null/e.html)',
      '',
    ].join('\n\n'),
    expect: [
      'a.md:1:5-1:39 address',
      'a.md:3:5-3:20 address',
      'a.md:5:5-5:42 address',
      'a.md:7:1-7:23 paragraph',
      'a.md:7:13-7:22 address',
      'a.md:9:5-9:23 address',
    ],
  },
  {
    name: 'tells of addresses in the front matter',
    source: matter('cover: /undefined/cover.png\nsource: https://news.example/undefined/a.html\n'),
    expect: ['a.md:2:8-2:28 address', 'a.md:3:9-3:46 address'],
    messages: [
      'URL `/undefined/cover.png` contains `undefined`, which a program writes for a missing value',
      'URL `https://news.example/undefined/a.html` contains `undefined`, which a program writes for a missing value',
    ],
  },
  {
    name: 'takes exceptions from its option',
    source: matter('author: None\ntags: [undefined]\n'),
    options: { allow: ['None', 'undefined'] },
    expect: [],
  },
]);
