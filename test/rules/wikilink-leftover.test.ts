import rule from '../../rules/wikilink-leftover.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo' } as const;
const image = { engine: 'hugo', files: ['static/images/my comet.png'] } as const;
const link = 'See [[Good note]].\n';

testRule(rule, [
  {
    name: 'accepts slots of JavaScript',
    source: '[[Configurable]] 表示能否删除，[[GetPrototypeOf]] and [[PromiseState]] are slots.\n',
    config: { engine: 'hexo', site: {} },
    expect: [],
  },
  { name: 'accepts code', source: '`[[Good note]]`\n\n```toml\n[[Rules]]\n```\n\n    [[Good note]]\n', expect: [] },
  {
    name: 'accepts links in brackets',
    source: '[[1]](https://a.cn) [[Good note]][x] \\[[Good note]]\n\n[x]: /a\n',
    expect: [],
  },
  { name: 'accepts a shell test', source: 'Run [[ -f x ]] or [[ $A == B ]].\n', expect: [] },
  { name: 'accepts tables of TOML and contents lists', source: '[[redirects]]\n\n[[toc]]\n\n[[TOC]]\n', expect: [] },
  {
    name: 'accepts matrices and attributes',
    source: 'A [[1, 2]] and [[A, B]], [[nodiscard]], [[T; N]].\n',
    expect: [],
  },
  { name: 'accepts a label in brackets', source: '[[Comet]]\n\n[comet]: /a\n', expect: [] },
  {
    name: 'accepts all where a plugin may read them',
    source: link,
    config: { renderer: { wikilinks: 'unknown' } },
    expect: [],
  },
  {
    name: 'accepts a form that half of the articles use',
    source: { 'a.md': link, 'b.md': link, 'c.md': link, 'd.md': 'Text.\n', 'e.md': 'Text.\n' },
    expect: [],
  },
  { name: 'flags a link', source: link, config: hugo, expect: ['a.md:1:5-1:18 link'] },
  {
    name: 'flags links with words and parts',
    source: 'See [[good|the good note]] and [[Other#Part two]]，见[[彗星]]。\n',
    config: { engine: 'jekyll' },
    expect: ['a.md:1:5-1:27 link', 'a.md:1:32-1:50 link', 'a.md:1:52-1:58 link'],
  },
  {
    name: 'flags a word with an article of that name',
    source: 'See [[comet]] and [[moon]].\n',
    config: { ...hugo, files: ['comet.md'] },
    expect: ['a.md:1:5-1:14 link'],
  },
  {
    name: 'flags an embedded image, and writes its address',
    source: '![[my comet.png|300]]\n',
    config: image,
    expect: ['a.md:1:1-1:22 embed (safe fix)'],
    fixed: '![my comet](/images/my%20comet.png)\n',
  },
  {
    name: 'flags an image that two files have the name of',
    source: '![[a.png]]\n',
    config: { ...hugo, files: ['static/a.png', 'static/b/a.png'] },
    expect: ['a.md:1:1-1:11 embed'],
  },
  { name: 'flags an embedded note', source: '![[Good note]]\n', config: hugo, expect: ['a.md:1:1-1:15 embed'] },
  {
    name: 'Hugo: writes the address of the only article of that file name or title',
    source: {
      'content/a.md': 'See [[comet]], [[The moon|our moon]], [[Comet#Tail]], [[news/Comet]], [[Star]] and [[Sun]].\n',
      'content/news/comet.md': '---\ntitle: C\n---\n',
      'content/m.md': '---\ntitle: The moon\nurl: /sky/moon/\n---\n',
      'content/x/star.md': 'S.\n',
      'content/y/star.md': 'S.\n',
    },
    config: { engine: 'hugo', site: { baseURL: 'https://a.cn/blog/' }, files: ['content/comet.md'] },
    expect: [
      'content/a.md:1:5-1:14 link (safe fix)',
      'content/a.md:1:16-1:37 link (unsafe fix)',
      'content/a.md:1:39-1:53 link (unsafe fix)',
      'content/a.md:1:55-1:69 link (safe fix)',
      'content/a.md:1:71-1:79 link',
      'content/a.md:1:84-1:91 link',
    ],
    fixed: {
      'content/a.md':
        'See [comet](/blog/news/comet/), [our moon](/blog/sky/moon/), [Comet](/blog/news/comet/), [news/Comet](/blog/news/comet/), [[Star]] and [[Sun]].\n',
    },
  },
  {
    name: 'VitePress and others: writes the path of the file',
    source: { 'guide/a.md': 'See [[My comet]].\n', 'sky/My comet.md': 'C.\n' },
    config: { engine: 'vitepress', site: {} },
    expect: ['guide/a.md:1:5-1:17 link (safe fix)'],
    fixed: { 'guide/a.md': 'See [My comet](../sky/My%20comet.md).\n' },
  },
  {
    name: 'Zola: writes the path below the content',
    source: { 'content/a.md': 'See [[Comet]].\n', 'content/sky/comet.md': 'C.\n' },
    config: { engine: 'zola', site: {} },
    expect: ['content/a.md:1:5-1:14 link (safe fix)'],
    fixed: { 'content/a.md': 'See [Comet](@/sky/comet.md).\n' },
  },
  {
    name: 'proposes no link where the address is not known',
    source: {
      'source/_posts/a.md': 'See [[Comet]].\n',
      'source/_posts/comet.md': '---\ntitle: C\ndate: 2024-05-03\n---\n',
    },
    config: { engine: 'hexo', site: { root: '/blog/' } },
    expect: ['source/_posts/a.md:1:5-1:14 link'],
  },
  {
    name: 'makes no page link to itself',
    source: { 'sky/Comet.md': 'See [[Comet]].\n' },
    expect: ['sky/Comet.md:1:5-1:14 link'],
  },
]);
