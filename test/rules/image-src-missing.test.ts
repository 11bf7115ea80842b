import rule from '../../rules/image-src-missing.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'flags data that are cut or gone',
    source:
      '![](data:image/png;base64,iVBORw0KGgo...)\n\n![](data:image/jpeg;base64...)\n\n![](data:image/jpeg;base64,/9j/4AAQ…)\n\n![](data:image/png;base64,iVBOR)\n',
    expect: ['a.md:1:1-1:42 data', 'a.md:3:1-3:31 data', 'a.md:5:1-5:38 data', 'a.md:7:1-7:33 data'],
  },
  {
    name: 'flags an address that lost its name',
    source: '<img alt="Comet" width="150" https://a.cn/b.gif/>\n\nText <img https://a.cn/c.png> here.\n',
    expect: ['a.md:1:1-1:50 unnamed (unsafe fix)', 'a.md:3:6-3:30 unnamed (unsafe fix)'],
    fixed: '<img alt="Comet" width="150" src="https://a.cn/b.gif"/>\n\nText <img src="https://a.cn/c.png"> here.\n',
  },
  { name: 'accepts images with an address', source: '![a](b.png) <img src="c.png" data-src="d.png">\n', expect: [] },
  {
    name: 'accepts elements in texts about HTML',
    source: 'Use <img> or <img src="" onerror="alert(1)">, `<img data-src="a">`.\n',
    expect: [],
  },
  {
    name: 'accepts names that contain such words',
    source: '<img src="/clear-blank-loading.png" data-src="/a.png">\n',
    expect: [],
  },
  { name: 'accepts shortcodes and templates', source: '![a]({{< x "y z" >}}) ![b]({{ c }})\n', expect: [] },
  { name: 'accepts a picture in the address', source: '<img src="data:image/png;base64,iVBORw0KGgo=">\n', expect: [] },
  {
    name: 'flags images without an address',
    source: 'a ![]() b ![c](<>)\n',
    expect: ['a.md:1:3-1:8 empty (unsafe fix)', 'a.md:1:11-1:19 empty (unsafe fix)'],
    fixed: 'a  b \n',
  },
  { name: 'flags an empty definition', source: '![a][a]\n\n[a]: <>\n', expect: ['a.md:1:1-1:8 empty'] },
  {
    name: 'moves the address',
    source: '<img class="b" data-src="https://a.cn/640?a=1&amp;b=2">\n',
    expect: ['a.md:1:1-1:56 lazy (safe fix)'],
    fixed: '<img class="b" src="https://a.cn/640?a=1&amp;b=2">\n',
  },
  {
    name: 'replaces an empty src',
    source: '<p><img src="" data-original=\'a.png\' /></p>\n',
    expect: ['a.md:1:4-1:40 lazy (safe fix)'],
    fixed: "<p><img src='a.png' /></p>\n",
  },
  {
    name: 'replaces a stand-in',
    source: '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png" width="1">\n',
    expect: ['a.md:1:1-1:82 placeholder (safe fix)'],
    fixed: '<img src="a.png" width="1">\n',
  },
  {
    name: 'replaces a stand-in file',
    source: '<img data-src="a.png" src="/img/loading.gif?v=1">\n',
    expect: ['a.md:1:1-1:50 placeholder (safe fix)'],
    fixed: '<img src="a.png">\n',
  },
  {
    name: 'removes what is left over behind another image',
    source: '![Comet](a.png)![]()\n',
    expect: ['a.md:1:16-1:21 leftover (safe fix)'],
    fixed: '![Comet](a.png)\n',
  },
  {
    name: 'flags a GIF of one pixel',
    source: '![](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)\n',
    expect: ['a.md:1:5-1:25 standIn'],
  },
  {
    name: 'flags a PNG of one pixel',
    source: '![a](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk)\n',
    expect: ['a.md:1:6-1:26 standIn'],
  },
  {
    name: 'flags an SVG of nothing',
    source: '![](<data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"%3E%3C/svg%3E>)\n',
    expect: ['a.md:1:6-1:26 standIn'],
  },
  {
    name: 'accepts other pictures as data',
    source:
      '![](data:image/gif;base64,R0lGODlhEAAQAIAAAAAAAP) ![](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqv)\n\n![](<data:image/svg+xml,%3Csvg%3E%3Cpath d="M0 0h9"/%3E%3C/svg%3E>)\n',
    expect: [],
  },
]);
