import rule from '../../rules/url-glued.ts';
import { kramdown, unknownRenderer } from '../../src/site/renderers/profiles.ts';
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
  {
    name: 'keeps the marks of the sentence out of the address',
    source:
      '见**(https://a.cn/b?c=1)**：乙\n\n见 ~~(https://a.cn/d)~~，乙\n\n见 *(https://a.cn/e)*，乙\n\n见 (https://a.cn/f_(g))。\n\n见 _https://a.cn/h_，乙\n',
    expect: [
      'a.md:1:5-1:28 glued (safe fix)',
      'a.md:3:6-3:25 glued (safe fix)',
      'a.md:5:5-5:23 glued (safe fix)',
      'a.md:7:4-7:24 glued (safe fix)',
      'a.md:9:4-9:21 glued (safe fix)',
    ],
    fixed:
      '见**(<https://a.cn/b?c=1>)**：乙\n\n见 ~~(<https://a.cn/d>)~~，乙\n\n见 *(<https://a.cn/e>)*，乙\n\n见 (<https://a.cn/f_(g)>)。\n\n见 _<https://a.cn/h>_，乙\n',
  },
  {
    name: 'leaves torn links to another rule',
    source:
      '大多，从](https://a.cn/b)小就会，认星座。\n\n见 [甲](https://a.cn/c、[乙](https://a.cn/d)。\n\n见 [丙]（https://a.cn/e）。\n',
    expect: [],
  },
  { name: 'does not guess with a backslash', source: '见 https://a.cn/b\\_c。\n', expect: ['a.md:1:3-1:21 glued'] },
  { name: 'flags an address without a scheme', source: '见 www.a.cn/b，今晚\n', expect: ['a.md:1:3-1:16 link'] },
  ...(['hexo', 'docusaurus', 'vitepress', 'docsify'] as const).map((engine) => ({
    name: `${engine}: makes a link of the text, too`,
    source: '见 https://a.cn/b，今晚\n',
    config: { engine },
    expect: [`a.md:1:3-1:20 ${engine === 'docusaurus' ? 'link' : 'glued'} (safe fix)`],
    fixed: engine === 'docusaurus' ? '见 [https://a.cn/b](https://a.cn/b)，今晚\n' : '见 <https://a.cn/b>，今晚\n',
  })),
  ...(['hugo', 'jekyll', 'eleventy', 'zola'] as const).map((engine) => ({
    name: `${engine}: ends the link before, or makes none`,
    source: '见 https://a.cn/b，今晚（https://a.cn/c）。\n\n> 到https://a.cn/d参见\n\n- www.a.cn/e。\n',
    config: { engine },
    expect: [],
  })),
  {
    name: 'Eleventy: links them where the site turns it on',
    source: '见 https://a.cn/b，今晚\n',
    config: { engine: 'eleventy', renderer: { bareUrls: 'linkify', bareDomains: 'any' } },
    expect: ['a.md:1:3-1:20 glued (safe fix)'],
    fixed: '见 <https://a.cn/b>，今晚\n',
  },
  {
    name: 'markdown-it: ends the link before what makes no pair, and after a host',
    source: '称作“https://a.cn/b"，今晚。\n\n见 https://a.cn，今晚。\n\n（https://a.cn/b)，今晚。\n',
    config: { renderer: { bareUrls: 'linkify', bareDomains: 'any' } },
    expect: [],
  },
  {
    name: 'markdown-it: takes in what is paired',
    source: '见 https://a.cn/b"彗星"，今晚\n\n见 https://a.cn/c，"今晚 见"\n',
    config: { renderer: { bareUrls: 'linkify', bareDomains: 'any' } },
    expect: ['a.md:1:3-1:24 glued (safe fix)', 'a.md:3:3-3:21 glued (safe fix)'],
    messages: [
      'URL `https://a.cn/b` swallows the text after it (`"彗星"，今晚`): the link leads nowhere',
      'URL `https://a.cn/c` swallows the text after it (`，`): the link leads nowhere',
    ],
    fixed: '见 <https://a.cn/b>"彗星"，今晚\n\n见 <https://a.cn/c>，"今晚 见"\n',
  },
  {
    name: 'VitePress: makes no link without a scheme',
    source: '见 www.a.cn/b，今晚\n',
    config: { engine: 'vitepress' },
    expect: [],
  },
  { name: 'is silent under kramdown', source: '到https://a.cn/b参见\n', config: { renderer: kramdown }, expect: [] },
  {
    name: 'is silent where nothing is known',
    source: '到https://a.cn/c参见\n',
    config: { renderer: unknownRenderer },
    expect: [],
  },
  {
    name: 'MDX: makes a link where its words are no syntax',
    source: '（https://a.cn/b_c）。\n\n（https://a.cn/{d}）。\n',
    config: { renderer: { angleUrls: 'error' } },
    expect: ['a.md:1:2-1:20 link (safe fix)', 'a.md:3:2-3:20 link'],
    fixed: '（[https://a.cn/b_c](https://a.cn/b_c)）。\n\n（https://a.cn/{d}）。\n',
  },
  {
    name: 'does not add words of the sentence to an address without asking',
    source: '打开http://a.cn:8080/了。\n',
    expect: ['a.md:1:3-1:22 glued (unsafe fix)'],
    fixed: '打开<http://a.cn:8080/了>。\n',
  },
  {
    name: 'takes addresses of examples lightly, and makes them code',
    source:
      '访问http://localhost:8080/comets，即可。\n\n设为https://example.com/static。\n\n打开http://xxx/about的时候\n\n输入http://服务器ip会访问\n\n地址http://169.254.170.23/v1/a）获取\n',
    expect: [
      'a.md:1:3-1:35 example (unsafe fix)',
      'a.md:3:3-3:30 example (unsafe fix)',
      'a.md:5:3-5:22 example (unsafe fix)',
      'a.md:7:3-7:18 example',
      'a.md:9:3-9:32 example (unsafe fix)',
    ],
    fixed:
      '访问`http://localhost:8080/comets`，即可。\n\n设为`https://example.com/static`。\n\n打开`http://xxx/about`的时候\n\n输入http://服务器ip会访问\n\n地址`http://169.254.170.23/v1/a`）获取\n',
  },
]);
