import rule from '../../rules/article-truncated.ts';
import { testRule } from '../rule-tester.ts';

const others = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`b${index}.md`, '彗星今晚可见。\n']));

testRule(rule, [
  { name: 'accepts whole articles', source: 'A comet.\n', expect: [] },
  { name: 'accepts dots', source: { ...others, 'a.md': '谁知道呢……\n' }, expect: [] },
  {
    name: 'accepts such words in a sentence',
    source: 'Read more about comets in the book of Ulugh Beg, which is old.\n',
    expect: [],
  },
  {
    name: 'accepts a sentence that names what to read',
    source: {
      'a.md': '阅读更多有关 [彗星](/b) 的内容。\n',
      'b.md': 'Read more about [comets](/a).\n',
      'c.md': '彗星。\n\n查看更多关于流星雨的文章\n',
      'd.md': 'Keep reading in the [atlas](/a).\n',
    },
    expect: [],
  },
  { name: 'flags a call with a full stop', source: '彗星。\n\n阅读全文。\n', expect: ['a.md:3:1-3:6 phrase'] },
  { name: 'accepts them before the end', source: '阅读全文\n\n彗星。\n', expect: [] },
  { name: 'accepts a comma where nothing is known', source: '作者在 IDG，...\n', expect: [] },
  { name: 'flags a mark for what was left out', source: 'A comet [...]\n', expect: ['a.md:1:1-1:14 phrase'] },
  { name: 'flags another one', source: 'A comet (more…)\n', expect: ['a.md:1:1-1:16 phrase'] },
  { name: 'flags a call', source: '彗星。\n\n**阅读全文** »\n', expect: ['a.md:3:1-3:11 phrase'] },
  {
    name: 'flags a call in a link',
    source: 'A comet.\n\n[Continue reading →](https://a.cn)\n',
    expect: ['a.md:3:1-3:35 phrase'],
  },
  {
    name: 'flags a text that breaks off',
    source: { ...others, 'a.md': '作者在 IDG，...\n' },
    expect: ['a.md:1:1-1:12 dots'],
  },
  {
    name: 'accepts what authors announce of their texts elsewhere',
    source: {
      ...others,
      'a.md': 'A comet.\n\n[Continue reading on Orbit](https://b.cn/1)\n',
      'c.md': 'A comet.\n\n&rarr; <a href="https://b.cn/1">Read the full article</a>\n',
    },
    expect: [],
  },
  {
    name: 'flags a call into the own site, and one without a link',
    source: { ...others, 'a.md': 'A comet.\n\n[Read more](/b)\n', 'c.md': 'A comet.\n\nRead more\n' },
    expect: ['a.md:3:1-3:16 phrase', 'c.md:3:1-3:10 phrase'],
  },
  {
    name: 'flags a call to another host where articles were taken from there',
    source: {
      ...Object.fromEntries(Object.keys(others).map((path) => [path, '彗星。\n\n[原文链接](https://b.cn/2)\n'])),
      'a.md': 'A comet.\n\n[Read more](https://b.cn/1)\n',
    },
    expect: ['a.md:3:1-3:28 phrase'],
  },
  {
    name: 'flags it where the configuration names the hosts',
    source: { ...others, 'a.md': 'A comet.\n\n[Read more](https://b.cn/1)\n' },
    config: { source: { hosts: ['b.cn'] } },
    expect: ['a.md:3:1-3:28 phrase'],
  },
]);
