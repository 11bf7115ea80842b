import rule from '../../rules/image-alt-generic.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts images that text in their link or row names',
    source: [
      '[![](/b.png) Comet](https://a.cn/)',
      '| | |\n|-|-|\n| ![](/c.png) | Star |\n| [![](/d.png)][e] | Moon |',
      '[e]: https://a.cn/',
      '<table><tr><td><img src="/f.png" alt=""></td><td>Sky</td></tr></table>',
    ].join('\n\n'),
    expect: [],
  },
  {
    name: 'accepts an image with a caption in italics below',
    source: '![](/a.png)\n*The comet at dusk*\n\n![](/b.png)  \n_The comet at dawn_\n\n![](/c.png)\n**Comets**\n',
    expect: ['a.md:7:1-7:12 empty'],
  },
  {
    name: 'flags images whose link or row has no text',
    source: '[![](/b.png)](https://a.cn/)\n\n| a | b |\n|-|-|\n| ![](/c.png) | ![](/d.png) |\n\nComet ![](/e.png)\n',
    expect: ['a.md:1:2-1:13 empty'],
    messages: ['Image has no alt text (4 images here lack a useful one). Describe what it shows'],
  },
  ...(
    [
      ['a link', '<a href="/b"><img src="/b.png"> Comet</a>\n', 'a.md:1:14-1:32 named'],
      ['a link of a paragraph', 'a <a href="/b">Comet <img src="/b.png"></a>\n', 'a.md:1:22-1:40 named'],
      ['a row', '<table>\n<tr><td>Comet</td><td><img src="/b.png"></td></tr></table>\n', 'a.md:2:23-2:41 named'],
      ['no row', '<table><tr><td>a</td></tr><tr><td><img src="/b.png"></td></tr></table>\n', 'a.md:1:35-1:53 empty'],
    ] as const
  ).map(([place, source, found]) => ({ name: `knows text in ${place} of HTML`, source, expect: [found] })),
  { name: 'accepts dummy text, which shows a theme', source: 'Lorem ipsum dolor.\n\n![](/b.png)\n', expect: [] },
  {
    name: 'accepts HTML that declares a decoration, alone too',
    source: '<img src="/b.png" alt="">\n\n<img src="/c.png" alt>\n\n<img src="/d.png" alt=" ">\n',
    expect: ['a.md:5:1-5:27 empty'],
    messages: ['Image has no alt text. Describe what it shows'],
  },
  {
    name: 'accepts what says something',
    source: [
      '![彗星](/c.png)',
      '![图书馆夜景](/1.png)',
      '![图一：开幕式现场](/2.png)',
      '![Figure 3: the orbit](/3.png)',
      '![comet](/comet.png)',
      '![linux-find-command](/linux-find-command.png)',
      '![2023年毕业典礼](/2023年毕业典礼.png)',
      '![Photo of the dancers](/4.gif)',
      '<img src="/5.png" alt="A comet">',
      '![1](/6.png)',
      '![{{ page.alt }}](/7.png)',
      '![C++](/8.png)',
    ].join('\n\n'),
    expect: [],
  },
  { name: 'says nothing where there is no image', source: '文。\n\n[图片](/a.png)\n\n`![](/a.png)`\n', expect: [] },
  { name: 'says nothing about images without an address', source: '![]()\n\n<img alt="">\n', expect: [] },
  {
    name: 'tells of the first of several',
    source: '![彗星](/a.png)\n\n![](/b.png)\n\n![图](/c.png)\n',
    expect: ['a.md:3:1-3:12 empty'],
    messages: ['Image has no alt text (2 images here lack a useful one). Describe what it shows'],
  },
  { name: 'blanks are nothing', source: '文 ![ \t](/b.png)\r\n', expect: ['a.md:1:3-1:16 empty'] },
  {
    name: 'HTML without and with an empty text',
    source: '<img src="/a.png">\n<img src="/b.png" alt="">\n',
    expect: ['a.md:1:1-1:19 empty'],
  },
  {
    name: 'generic words',
    source: '![图片](/b.png)\n',
    expect: ['a.md:1:1-1:14 generic'],
    messages: ['Image has only the generic alt text `图片`. Describe what it shows'],
  },
  ...[
    '图',
    '图 1',
    '图一',
    '图2：',
    'Image',
    'IMAGE 12',
    'Figure 3-1',
    '在这里插入图片描述',
    'alt_text',
    '微信图片_20230512',
    'ｉｍｇ',
    'image-20250324165049461',
  ].map((alt) => ({
    name: `generic: ${alt}`,
    source: `![${alt.replace('_', '\\_')}](/b.png)`,
    expect: [`a.md:1:1-1:${`![${alt.replace('_', '\\_')}](/b.png)`.length + 1} generic`],
  })),
  { name: 'the file', source: '![comet.png](/upload/x.png)\n', expect: ['a.md:1:1-1:28 file'] },
  {
    name: 'the file without its extension',
    source: '![DSC_0042](https://a.cn/DSC_0042.JPG?x=1)\n',
    expect: ['a.md:1:1-1:43 file'],
  },
  {
    name: 'the address',
    source: '![https://a.cn/b](https://a.cn/b)\n',
    expect: ['a.md:1:1-1:34 file'],
    messages: ['Image has only its file name or URL `https://a.cn/b` as alt text. Describe what it shows'],
  },
  ...['修改端口绑定', 'IPTV无线绑定', 'change-the-port'].map((stem) => ({
    name: `a phrase with an extension: ${stem}`,
    source: `![${stem}.png](https://a.cn/2024/07/66a90fb54a422.png)\n`,
    expect: [`a.md:1:1-1:${`![${stem}.png](https://a.cn/2024/07/66a90fb54a422.png)`.length + 1} extension`],
    messages: [`Alt text \`${stem}.png\` ends in a file extension. Remove the extension`],
  })),
  {
    name: 'file names with an extension: generic, that of the URL, and a word',
    source: {
      'a.md': '![图片1.png](/66a90fb54a422.png)\n',
      'b.md': '![修改端口绑定.png](/%E4%BF%AE%E6%94%B9%E7%AB%AF%E5%8F%A3%E7%BB%91%E5%AE%9A.png)\n',
      'c.md': '![star_2024.png](/66a90fb54a422.png)\n',
    },
    expect: ['a.md:1:1-1:31 file', 'b.md:1:1-1:75 file', 'c.md:1:1-1:37 file'],
  },
  {
    name: 'accepts a file name that the paragraph before mentions',
    source:
      'Models such as GPT-3 and dall-e2 write texts.\n\n![gpt-3](/a/gpt-3.webp)\n\n![dall-e2](/a/dall-e2.webp)\n\n模型gpt-4的图：![gpt-4](/gpt-4.png)\n',
    expect: [],
  },
  {
    name: 'flags one that stands there in another word or URL, and one mentioned elsewhere',
    source: {
      'a.md': 'Models such as gpt-3.5 and [b](/gpt-3/) and xgpt-3.\n\n![gpt-3](/a/gpt-3.webp)\n',
      'b.md': 'On gpt-3.\n\nMore.\n\n![gpt-3](/a/gpt-3.webp)\n',
      'c.md': 'On day 02.\n\n![02](/a/02.webp)\n',
    },
    expect: ['a.md:3:1-3:24 file', 'b.md:5:1-5:24 file', 'c.md:3:1-3:18 file'],
  },
  {
    name: 'takes words from its option',
    source: '![图](/a.png) ![mark](/b.png)\n',
    options: { generic: ['Mark'] },
    expect: ['a.md:1:14-1:29 generic'],
  },
  {
    name: 'accepts the word that a badge shows',
    source: '![none](https://badges.example/badge/risk%20of%20rain%3F-none-green.svg)\n',
    expect: [],
  },
  {
    name: 'flags the word where nothing shows it',
    source: '![none](/badge/moon.png) ![none](/none.png) ![image](/moon-image-1.png)\n',
    expect: ['a.md:1:1-1:25 generic'],
    messages: ['Image has only the generic alt text `none` (3 images here lack a useful one). Describe what it shows'],
  },
]);
