import rule from '../../rules/html-leftover.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts elements of HTML',
    source:
      '<details><summary>a</summary>b</details>\n\nH<sub>2</sub>O <kbd>Ctrl</kbd> <span class="c">d</span> <iframe src="e"></iframe>\n',
    expect: [],
  },
  {
    name: 'accepts components and custom elements',
    source: '<CustomContent platform="a">b</CustomContent>\n\n<my-player></my-player> <Tabs>\n',
    expect: [],
  },
  { name: 'accepts placeholders that are closed', source: 'a <name>b</name> c\n', expect: [] },
  {
    name: 'accepts code and embedded scripts',
    source: '`<username>` `<o:p>`\n\n<script src="https://a.cn/b.js"></script>\n',
    expect: [],
  },
  { name: 'accepts MDX', source: { 'a.mdx': 'a <username> b\n' }, expect: [] },
  { name: 'accepts what is allowed', source: 'a <player> b\n', options: { allow: ['player'] }, expect: [] },
  {
    name: 'accepts raw HTML where Hugo does',
    source: 'a <sub>b</sub>\n',
    config: { engine: 'hugo', site: { markup: { goldmark: { renderer: { unsafe: true } } } } },
    expect: [],
  },
  {
    name: 'accepts raw HTML where a theme may allow it',
    source: 'a <sub>b</sub>\n',
    config: { engine: 'hugo', site: { theme: 'b' } },
    expect: [],
  },
  {
    name: 'flags what Hugo leaves out',
    source: 'a <sub>b</sub> <!-- c -->\n',
    config: { engine: 'hugo', site: { title: 'b' } },
    expect: ['a.md:1:3-1:8 dropped'],
  },
  {
    name: 'flags scripts in a text',
    source: 'Enter <script>alert(1)</script> here.\n',
    expect: ['a.md:1:7-1:15 script'],
  },
  {
    name: 'removes tags of office programs',
    source: '彗星。<o:p></o:p>\n\n<p class="MsoNormal">a</p>\n',
    expect: ['a.md:1:4-1:9 office (safe fix)'],
    fixed: '彗星。\n\n<p class="MsoNormal">a</p>\n',
  },
  {
    name: 'flags fonts and spans',
    source: '<font color="red">a</font> <span>b</span> <span style="color: red">c</span>\n',
    expect: ['a.md:1:1-1:19 font', 'a.md:1:28-1:34 span', 'a.md:1:43-1:68 styled'],
  },
  { name: 'flags icons', source: '<svg><use xlink:href="#icon"></use></svg>\n', expect: ['a.md:1:6-1:30 sprite'] },
  {
    name: 'escapes placeholders',
    source: 'Use <username> and <EXTERNAL-IP>.\n',
    expect: ['a.md:1:5-1:15 unknown (unsafe fix)'],
    fixed: 'Use \\<username> and \\<EXTERNAL-IP>.\n',
  },
]);
