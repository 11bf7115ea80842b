import rule from '../../rules/image-file-missing.ts';
import { testRule } from '../rule-tester.ts';

const hugo = {
  engine: 'hugo',
  files: ['static/img/moon.jpg', 'content/news/a/tail.png', 'content/news/a/index.md', 'assets/sun.png'],
} as const;
const hexo = {
  engine: 'hexo',
  files: ['source/img/moon.jpg', 'source/_posts/comet/tail.png', 'source/_posts/comet.md'],
} as const;

testRule(rule, [
  {
    name: 'accepts files of Hugo',
    source: {
      'content/news/a/index.md':
        '![](/img/moon.jpg) ![](tail.png) ![](./tail.png?v=1) ![](/sun.png) ![](../../../static/img/moon.jpg)\n',
    },
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts files of Hexo',
    source: { 'source/_posts/comet.md': '![](/img/moon.jpg) ![](tail.png) ![](comet/tail.png)\n' },
    config: hexo,
    expect: [],
  },
  {
    name: 'accepts a site below a path',
    source: '![](/blog/img/moon.jpg)\n',
    config: { ...hugo, site: { baseURL: 'https://a.cn/blog/' } },
    expect: [],
  },
  {
    name: 'accepts other addresses',
    source:
      '![](https://a.cn/b.jpg) ![](//a.cn/b.jpg) ![](data:image/png;base64,AA) ![]({{ img }}/b.jpg) ![](/img/b) ![](/img/b.html)\n',
    config: hugo,
    expect: [],
  },
  { name: 'accepts elements', source: '<img src="/img/b.jpg">\n', config: hugo, expect: [] },
  {
    name: 'says nothing of directories that are not there, or hold no image',
    source: { 'content/b.md': '![](/photos/b.jpg) ![](b.jpg)\n' },
    config: { engine: 'hugo', files: ['content/b.md'] },
    expect: [],
  },
  {
    name: 'says nothing of mounts',
    source: '![](/img/b.jpg)\n',
    config: { ...hugo, site: { module: { mounts: [] } } },
    expect: [],
  },
  { name: 'says nothing where no files are at hand', source: '![](/img/b.jpg)\n', expect: [] },
  {
    name: 'accepts what is ignored',
    source: '![](/img/b.jpg)\n',
    options: { ignore: ['/img/'] },
    config: hugo,
    expect: [],
  },
  {
    name: 'flags files that are not there',
    source: { 'content/news/a/index.md': '![](/img/b.jpg) ![](c.png)\n' },
    config: hugo,
    expect: ['content/news/a/index.md:1:5-1:15 missing', 'content/news/a/index.md:1:21-1:26 missing'],
  },
  {
    name: 'flags another case',
    source: '![](/img/Moon.JPG?a=b)\n',
    config: hugo,
    expect: ['a.md:1:5-1:22 case (safe fix)'],
    fixed: '![](/img/moon.jpg?a=b)\n',
  },
  {
    name: 'sees through percent-escapes',
    source: '![](/img/m%6Fon.jpg) ![](/img/%E6%98%9F.jpg)\n',
    config: hugo,
    expect: ['a.md:1:26-1:44 missing'],
  },
]);
