import rule from '../../rules/code-fence-unclosed.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'Hexo: accepts a fence in a list whose code is not indented',
    source: '- a\n    ```java\npackage comet;\n\nclass A {}\n    ```\n- b\n',
    config: { engine: 'hexo' },
    expect: [],
  },
  ...(
    [
      ['a quotation with a line that is not quoted', '> Run\n> ```bash\nmake all\n> ```\n\nThen wait.\n'],
      ['one at its end', '> Run\n> ```bash\nmake all\n> ```\n'],
      ['a list, with blank lines', '1. a\n    ```cpp\n#include <map>\n\nint b;\n    ```\n2. c\n'],
      ['an end in a quotation', '```sh\nmake\n\n## Next\n\n> ```\n> a\n'],
      ['an end that is far to the right', '```cpp\nint b;\n      ```\n\nThen wait.\n'],
    ] as const
  ).map(([name, source]) => ({
    name: `Hexo: knows the code that it takes before Markdown is read: ${name}`,
    source,
    config: { engine: 'hexo' as const },
    expect: [],
  })),
  {
    name: 'Hexo: flags a fence that nothing closes',
    source: '> ```sh\nmake\n> ```\n\n```sh\nmake\n\n## Next\n\nText.\n',
    config: { engine: 'hexo' },
    expect: ['a.md:5:1-5:6 prose [a.md:8:1-8:8]'],
  },
  { name: 'accepts closed fences', source: '```\na\n```\n', expect: [] },
  { name: 'accepts a longer closing fence', source: '~~~js\na\n~~~~ \n\n', expect: [] },
  { name: 'accepts a fence in a fence', source: '````md\n```\n## a\n````\n', expect: [] },
  {
    name: 'accepts a fence in a list or quotation',
    source: '- a\n\n  ```\n  b\n  ```\n\n> ```\n> c\n> ```\n',
    expect: [],
  },
  { name: 'accepts indented code', source: '    ```\n    ## a\n', expect: [] },
  {
    name: 'closes code at the end',
    source: 'a\n\n```sh\n# make\nhugo\n\n',
    expect: ['a.md:3:1-3:6 code (safe fix)'],
    fixed: 'a\n\n```sh\n# make\nhugo\n```\n\n',
  },
  {
    name: 'flags a stray fence at the end',
    source: 'a\n\n```\n',
    expect: ['a.md:3:1-3:4 stray (safe fix)'],
    fixed: 'a\n\n\n',
  },
  {
    name: 'flags prose',
    source: '```\nhugo\n\n彗星将在今晚的西北方天空出现。\n',
    expect: ['a.md:1:1-1:4 prose [a.md:4:1-4:16]'],
  },
  {
    name: 'flags headings and images',
    source: '~~~\nhugo\n\n![a](b.png)\n\n## c\n',
    expect: ['a.md:1:1-1:4 prose [a.md:4:1-4:12]'],
  },
  {
    name: 'flags another opening fence',
    source: '```sh\nhugo\n\ntext\n\n```js\na()\n',
    expect: ['a.md:1:1-1:6 prose [a.md:6:1-6:6]'],
  },
  {
    name: 'tells a closing fence that is too short',
    source: '~~~~sh\nhugo\n~~~\n',
    expect: ['a.md:1:1-1:7 shorter (safe fix) [a.md:3:1-3:4]'],
    fixed: '~~~~sh\nhugo\n~~~~\n',
  },
  {
    name: 'tells it before prose',
    source: '`````\nhugo\n````\n\n## c\n',
    expect: ['a.md:1:1-1:6 shorter (unsafe fix) [a.md:3:1-3:5]'],
    fixed: '`````\nhugo\n`````\n\n## c\n',
  },
  {
    name: 'tells apart the fences inside',
    source: '````md\n```sh\nhugo\n```\n',
    expect: ['a.md:1:1-1:7 prose [a.md:2:1-2:6]'],
  },
  {
    name: 'tells it behind the fences inside',
    source: '- ````\n  ```sh\n  hugo\n  ```\n  ```\n',
    expect: ['a.md:1:3-1:7 shorter (safe fix) [a.md:5:3-5:6]'],
    fixed: '- ````\n  ```sh\n  hugo\n  ```\n  ````\n',
  },
  {
    name: 'accepts fences inside components of MDX',
    source: { 'a.mdx': '<Tab label="a">\n```sh\nhugo\n```\n</Tab>\n\n## b\n' },
    expect: [],
  },
  {
    name: 'accepts them where modules are imported',
    source: "import Tab from '@theme/Tab';\n\n<Tab>\n```sh\nhugo\n\nhugo new\n```\n</Tab>\n\n## b\n",
    expect: [],
  },
  {
    name: 'flags others in MDX',
    source: { 'a.mdx': '<Tab>b</Tab>\n\n<Tab />\n\n```sh\nhugo\n\n## b\n' },
    expect: ['a.mdx:5:1-5:6 prose [a.mdx:8:1-8:5]'],
  },
  {
    name: 'accepts Chinese comments',
    source: '```js\n// 打开页面。\na() // 今晚就能看到它了。\n',
    expect: ['a.md:1:1-1:6 code (safe fix)'],
    fixed: '```js\n// 打开页面。\na() // 今晚就能看到它了。\n```\n',
  },
  {
    name: 'flags a fence in a list item whose code is not indented, in place of all that follows',
    source: '- a\n\n  ```\nb\n  ```\n\n- c\n\n```\nd\n```\n\n彗星今晚可见，请抬头看。\n',
    expect: ['a.md:3:3-3:6 cut [a.md:4:1-4:2]'],
  },
  {
    name: 'accepts indented code, and two blocks',
    source: '- a\n\n  ```\n  b\n  ```\n\n- c\n  ```sh\n  d\n  ```\n\ne\n\n```\nf\n```\n',
    expect: [],
  },
  {
    name: 'accepts template tags over several lines in the code of a list item',
    source: '- a\n\n  ```\n  {% codeblock %}\n  b\n  {% endcodeblock %}\n  ```\n\n- c\n',
    config: { engine: 'hexo' },
    expect: [],
  },
  {
    name: 'takes two marks for the end that was meant',
    source: '```js\na();\n``\n\nas a list, and so on\n',
    expect: ['a.md:1:1-1:6 shorter (unsafe fix) [a.md:3:1-3:3]'],
    fixed: '```js\na();\n```\n\nas a list, and so on\n',
  },
  {
    name: 'asks where a blank line may end the code',
    source: '```js\na();\n\nas a list, and so on\n',
    expect: ['a.md:1:1-1:6 code (unsafe fix)'],
    fixed: '```js\na();\n\nas a list, and so on\n```\n',
  },
  {
    name: 'says that a fence at the end is a stray one',
    source: '```sh\nhugo\n```\n\nThe end\n```\n\n',
    expect: ['a.md:6:1-6:4 stray (safe fix)'],
    messages: ['Code fence at the end shows an empty code block'],
    fixed: '```sh\nhugo\n```\n\nThe end\n\n\n',
  },
  {
    name: 'says what a renderer shows that wants an end',
    source: {
      'a.md': '```sh\nhugo\n\n## Next\n\nThen look at it.\n',
      'b.md': '```sh\nhugo\n',
      'c.md': 'The end\n\n```\n',
      'd.md': '````\nhugo\n```\n',
    },
    config: { engine: 'jekyll' },
    expect: [
      'a.md:1:1-1:6 text',
      'b.md:1:1-1:6 text (unsafe fix)',
      'c.md:3:1-3:4 text (unsafe fix)',
      'd.md:1:1-1:5 shorter (safe fix) [d.md:3:1-3:4]',
    ],
    fixed: { 'b.md': '```sh\nhugo\n```\n', 'c.md': 'The end\n\n\n', 'd.md': '````\nhugo\n````\n' },
  },
]);
