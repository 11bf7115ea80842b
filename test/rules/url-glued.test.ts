import rule from '../../rules/url-glued.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts addresses by themselves', source: '见 https://a.cn/b 和 https://a.cn/c.\n', expect: [] },
  {
    name: 'accepts Chinese in addresses',
    source:
      'https://zh.wikipedia.org/wiki/彗星 https://a.cn/2024年会/ https://中文.中国/词条（消歧义） https://a.cn/?q=彗星&p=1\n',
    expect: [],
  },
  {
    name: 'accepts angle brackets, links and code',
    source: '<https://a.cn/b>，见[文](https://a.cn/b，c) `https://a.cn，`\n',
    expect: [],
  },
  { name: 'accepts templates', source: 'https://{{ host }}/a，见\n', expect: [] },
  {
    name: 'flags marks',
    source: '见 https://a.cn/b，今晚（https://a.cn/c）。\n',
    expect: ['a.md:1:3-1:37 glued (safe fix)'],
    fixed: '见 <https://a.cn/b>，今晚（<https://a.cn/c>）。\n',
  },
  {
    name: 'flags words',
    source: '到https://a.cn/releases参见\n\nhttps://b.cn查看\n',
    expect: ['a.md:1:2-1:25 glued (safe fix)', 'a.md:3:1-3:15 glued (safe fix)'],
    fixed: '到<https://a.cn/releases>参见\n\n<https://b.cn>查看\n',
  },
  {
    name: 'ends the address before the text',
    source: '到https://a.cn/web-b时，浏览器的Host头\n',
    expect: ['a.md:1:2-1:31 glued (safe fix)'],
    fixed: '到<https://a.cn/web-b>时，浏览器的Host头\n',
  },
  { name: 'flags an address without a scheme', source: '见 www.a.cn/b，今晚\n', expect: ['a.md:1:3-1:16 glued'] },
]);
