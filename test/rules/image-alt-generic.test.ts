import rule from '../../rules/image-alt-generic.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
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
    messages: ['Image has no alternative text, expected what it shows (2 of 3 images in this article)'],
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
    messages: ['Image has only the alternative text `图片`, expected what it shows (1 of 1 images in this article)'],
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
    messages: [
      'Image has the file name `https://a.cn/b` for alternative text, expected what it shows (1 of 1 images in this article)',
    ],
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
    messages: ['Image has only the alternative text `none`, expected what it shows (3 of 3 images in this article)'],
  },
]);
