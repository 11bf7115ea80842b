import rule from '../../rules/link-syntax.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts links and images',
    source: '[a](https://a.cn/b) ![c](d.png "e f") [g](<h i.png>) [j](k.png \'l\')\n',
    expect: [],
  },
  {
    name: 'accepts templates',
    source: '[a]({{< ref "b c.md" >}}) [d]({{ site.url }}/e) [{{ f }}]({% link g.md %})\n',
    expect: [],
  },
  {
    name: 'accepts code and escapes',
    source: '`[a] (https://a.cn)` \\[a] (https://a.cn) \\[b\\](https://a.cn)\n\n    [a] (https://a.cn)\n',
    expect: [],
  },
  {
    name: 'accepts brackets in prose',
    source: 'As in [1] (see a/b), [2]（见下文）, f[x] (y) and [c](d e).\n',
    expect: [],
  },
  { name: 'accepts attributes of kramdown', source: '[a](https://a.cn){:target="_blank"}\n', expect: [] },
  {
    name: 'flags a blank between the brackets',
    source: 'a [b] (https://a.cn/c) ![d]  (/e.png)\n',
    expect: ['a.md:1:3-1:23 space (safe fix)', 'a.md:1:24-1:38 space (safe fix)'],
    fixed: 'a [b](https://a.cn/c) ![d](/e.png)\n',
  },
  {
    name: 'flags full-width brackets',
    source: '见[彗星]（https://a.cn/b）和[流星](https://a.cn/c）。\n',
    expect: ['a.md:1:2-1:22 wide (safe fix)', 'a.md:1:23-1:43 wide (safe fix)'],
    fixed: '见[彗星](https://a.cn/b)和[流星](https://a.cn/c)。\n',
  },
  {
    name: 'flags blanks in the address',
    source: '![a](/b c.png) [d](https://a.cn/e f) ![g](h i%20j.png)\n',
    expect: ['a.md:1:1-1:15 blank (safe fix)', 'a.md:1:16-1:37 blank (safe fix)', 'a.md:1:38-1:55 blank (safe fix)'],
    fixed: '![a](/b%20c.png) [d](https://a.cn/e%20f) ![g](h%20i%20j.png)\n',
  },
  {
    name: 'flags what is not closed',
    source: '[a](https://a.cn/b\n\nc [d](https://a.cn/e\nf\n',
    expect: ['a.md:1:1-1:19 unclosed (unsafe fix)', 'a.md:3:3-3:21 unclosed (unsafe fix)'],
    fixed: '[a](https://a.cn/b)\n\nc [d](https://a.cn/e)\nf\n',
  },
  {
    name: 'flags what a torn link leaves',
    source: '[创新。\n\n技术。](https://a.cn/b) 后文\n',
    expect: ['a.md:3:4-3:20 left'],
  },
]);
