import rule from '../../rules/url-tracking.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'leaves none behind that says how many pages ago the visitor came',
    source: '[a](https://a.cn/b?utm_medium=c&depth_1-utm_source=d&depth=1) [e](https://a.cn/?depth_2-utm_source=d)\n',
    expect: ['a.md:1:5-1:61 parameters (safe fix)'],
    fixed: '[a](https://a.cn/b?depth=1) [e](https://a.cn/)\n',
  },
  {
    name: 'accepts parameters that mean something',
    source: '[a](https://a.cn/?id=1&from=b&wx_fmt=png&tp=webp#c)\n',
    expect: [],
  },
  { name: 'accepts words in a path', source: '[a](https://a.cn/utm_source?a=utm_b)\n', expect: [] },
  {
    name: 'accepts a page of that site',
    source: '[a](https://link.zhihu.com/about) [b](https://www.google.com/search?q=https://a.cn)\n',
    expect: [],
  },
  {
    name: 'leaves the link to the original alone',
    source: 'Text.\n\n[原文链接](https://a.cn/1.html?utm_source=b)\n',
    expect: [],
  },
  { name: 'leaves templates alone', source: '[a](https://a.cn/?utm_source={{ site }})\n', expect: [] },
  {
    name: 'accepts an address that is shown',
    source: '[https://a.cn/b?utm\\_source=c](https://a.cn/b?utm_source=c)\n',
    expect: [],
  },
  { name: 'accepts a lesson', source: 'The `utm_source` names it:\n\n<https://a.cn/?utm_source=b>\n', expect: [] },
  { name: 'accepts a Chinese lesson', source: '给链接加上 UTM 参数：https://a.cn/?utm_source=b\n', expect: [] },
  {
    name: 'accepts parameters for partners',
    source:
      '[a](https://a.cn/?utm_medium=sponsor) [b](https://b.cn/?utm_source=star.example) [c](https://c.cn/?utm_campaign=comet-night&utm_source=comet-night)\n',
    config: { site: { url: 'https://star.example' } },
    expect: [],
  },
  {
    name: 'strips what the text does not show',
    source: '[a.cn/b](https://a.cn/b?utm_source=qq)\n',
    expect: ['a.md:1:10-1:38 parameters (safe fix)'],
    fixed: '[a.cn/b](https://a.cn/b)\n',
  },
  {
    name: 'strips parameters wherever they stand',
    source:
      '[a](https://a.cn/?utm_source=rss&id=1&utm_medium=c)\n\n![](https://b.cn/640?wx_fmt=png&wxfrom=5&wx_lazy=1#imgIndex=3)\n',
    expect: ['a.md:1:5-1:51 parameters (safe fix)'],
    fixed: '[a](https://a.cn/?id=1)\n\n![](https://b.cn/640?wx_fmt=png)\n',
  },
  {
    name: 'strips the mark with the last parameter',
    source: 'See <https://a.cn/b?fbclid=x#c>\n',
    expect: ['a.md:1:6-1:31 parameters (safe fix)'],
    fixed: 'See <https://a.cn/b#c>\n',
  },
  {
    name: 'takes other names',
    source: '[a](https://a.cn/?ref=b)\n',
    options: { parameters: ['ref'] },
    expect: ['a.md:1:5-1:24 parameters (safe fix)'],
    fixed: '[a](https://a.cn/)\n',
  },
  {
    name: 'leaves an address with entities to the author',
    source: '[a](https://a.cn/?id=1&amp;utm_source=x)\n',
    expect: ['a.md:1:5-1:40 parameters'],
  },
  {
    name: 'unwraps redirects of other sites',
    source:
      '[a](https://link.juejin.im/?target=http%3A%2F%2Fa.cn%2Fb) [b](https://www.jianshu.com/go-wild?ac=2&url=https%3A%2F%2Fb.cn)\n\n[c](https://link.csdn.net/?target=https%3A%2F%2Fc.cn)\n',
    expect: ['a.md:1:5-1:57 redirect (safe fix)'],
    fixed: '[a](http://a.cn/b) [b](https://b.cn)\n\n[c](https://c.cn)\n',
  },
  {
    name: 'flags a redirect whose target nobody can read',
    source: '[a](https://link.segmentfault.com/?enc=c3Rhcg%3D%3D) [b](https://link.segmentfault.com/about)\n',
    expect: ['a.md:1:5-1:52 hidden'],
  },
  {
    name: 'strips what names a list of a site, and where a visitor clicked',
    source: 'https://a.cn/b?utm_source=tag-newest\n\nhttps://b.cn/c?spm=a1.2.3&helptype=code\n',
    expect: ['a.md:1:1-1:37 parameters (safe fix)'],
    fixed: 'https://a.cn/b\n\nhttps://b.cn/c?helptype=code\n',
  },
  {
    name: 'accepts what names a partner of a shop',
    source: '[a](https://a.cn/cps/1.html?utm_source=star&utm_medium=tuiguang&utm_campaign=t_1)\n',
    expect: [],
  },
  {
    name: 'accepts a redirect that the text is about',
    source: 'Such as [https://link.zhihu.com/?target=](https://link.zhihu.com/?target=https%3A//a.cn/b).\n',
    expect: [],
  },
  {
    name: 'unwraps redirects',
    source:
      '[a](https://link.zhihu.com/?target=https%3A//a.cn/b%3Fc%3Dd) [b](http://link.jianshu.com?t=https://b.cn/)\n',
    expect: ['a.md:1:5-1:60 redirect (safe fix)'],
    fixed: '[a](https://a.cn/b?c=d) [b](https://b.cn/)\n',
  },
]);
