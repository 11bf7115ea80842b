import rule from '../../rules/image-not-image.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts images',
    source: '![](a.png) ![](https://a.cn/b) ![](https://a.cn/c/) ![](https://mmbiz.qpic.cn/a/640?wx_fmt=png)\n',
    expect: [],
  },
  {
    name: 'accepts scripts that make images',
    source: '![](https://a.cn/thumb.php?id=1) ![](https://a.cn/show.php?f=a.png) ![](https://a.cn/captcha.aspx)\n',
    expect: [],
  },
  {
    name: 'accepts files of a repository',
    source:
      '![](https://github.com/a/b/raw/main/c.png) ![](https://github.com/a/b/blob/main/c.png?raw=true) ![](https://github.com/a/b/actions/workflows/c.yml/badge.svg)\n',
    expect: [],
  },
  {
    name: 'accepts pictures of videos',
    source: '![](https://img.youtube.com/vi/a/0.jpg) ![](https://i.vimeocdn.com/video/1)\n',
    expect: [],
  },
  { name: 'accepts what is allowed', source: '![](https://a.cn/b.html)\n', options: { allow: ['a.cn/'] }, expect: [] },
  {
    name: 'flags pages',
    source: '![](https://a.cn/b.html) ![](/c.shtml?d#e) <img src="f.php">\n',
    expect: ['a.md:1:5-1:24 page', 'a.md:1:30-1:42 page', 'a.md:1:54-1:59 page'],
  },
  {
    name: 'flags videos',
    source:
      '![](https://youtu.be/NqiEg1) ![](https://www.youtube.com/watch?v=a) ![](https://www.bilibili.com/video/BV1)\n',
    expect: ['a.md:1:5-1:28 video', 'a.md:1:34-1:67 video', 'a.md:1:73-1:107 video'],
  },
  {
    name: 'flags the page of a file',
    source: '![](https://github.com/a/b/blob/main/c.png)\n',
    expect: ['a.md:1:5-1:43 blob (safe fix)'],
    fixed: '![](https://github.com/a/b/raw/main/c.png)\n',
  },
  { name: 'accepts a program that is asked for a picture', source: '![](https://a.cn/go.php?a=map&b=3)\n', expect: [] },
  {
    name: 'flags a reference once',
    source: '![a][a] ![a][a]\n\n[a]: https://a.cn/b.html\n',
    expect: ['a.md:1:1-1:8 page'],
  },
]);
