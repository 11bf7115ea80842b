import rule from '../../rules/link-syntax.ts';
import { unknownRenderer } from '../../src/site/renderers/profiles.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts a link over several lines of one block, and code',
    source: '[\n![a](b.png)\n](https://a.cn/)\n\n```\n[\n\na\n\n](https://a.cn/)\n```\n',
    expect: [],
  },
  {
    name: 'flags a link over several blocks',
    source:
      '[\n\n![Comet](b.png)\n\n](https://a.cn/)\n\nText.\n\n[\n\n## The moon\n\n](https://a.cn/moon)\n\n[\n\n![](c.png)\n\nA title.\n\n](https://a.cn/c)\n',
    expect: ['a.md:1:1-5:17 blocks (unsafe fix)', 'a.md:9:1-13:21 blocks (unsafe fix)', 'a.md:15:1-21:18 blocks'],
    fixed:
      '[![Comet](b.png)](https://a.cn/)\n\nText.\n\n## [The moon](https://a.cn/moon)\n\n[\n\n![](c.png)\n\nA title.\n\n](https://a.cn/c)\n',
  },
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
    expect: [
      'a.md:1:1-1:15 blank (unsafe fix)',
      'a.md:1:16-1:37 blank (unsafe fix)',
      'a.md:1:38-1:55 blank (unsafe fix)',
    ],
    fixed: '![a](/b%20c.png) [d](https://a.cn/e%20f) ![g](h%20i%20j.png)\n',
  },
  {
    name: 'encodes the blanks of files that are there',
    source: '![a](/b c.png) ![d](/e f.png)\n',
    config: { engine: 'hugo', files: ['static/b c.png'] },
    expect: ['a.md:1:1-1:15 blank (safe fix)', 'a.md:1:16-1:30 blank'],
    fixed: '![a](/b%20c.png) ![d](/e f.png)\n',
  },
  {
    name: 'takes out blanks that cannot be meant',
    source: 'See [a](https://a.cn/b/# c), [d](/ru\t/e/#f), [g](https://a.cn/in / h-25 /) and [i](/j#k of_l).\n',
    expect: [
      'a.md:1:5-1:28 blank (unsafe fix)',
      'a.md:1:30-1:44 blank (unsafe fix)',
      'a.md:1:46-1:75 blank (unsafe fix)',
      'a.md:1:80-1:94 blank',
    ],
    fixed: 'See [a](https://a.cn/b/#c), [d](/ru/e/#f), [g](https://a.cn/in/h-25/) and [i](/j#k of_l).\n',
  },
  {
    name: 'does not guess what a spacer did',
    source: '[a](https://a.cn/b/ - a.cn)\n',
    expect: ['a.md:1:1-1:28 blank'],
  },
  {
    name: 'flags a line break between the brackets',
    source:
      '- from [the centre]\n  (https://a.cn/b)\n  only\n\n> see [it]\n> (/c/d)\n\nThe note [of three]\n(the others are lost) is here.\n',
    expect: ['a.md:1:8-2:19 line (safe fix)', 'a.md:5:7-6:9 line (safe fix)'],
    fixed:
      '- from [the centre](https://a.cn/b)\n  only\n\n> see [it](/c/d)\n\nThe note [of three]\n(the others are lost) is here.\n',
  },
  {
    name: 'flags two opening brackets',
    source: '* bump [#36]((https://a.cn/36), [#44](https://a.cn/44)\n\nIn [the notes]((https://a.cn/b), and so on.\n',
    expect: ['a.md:1:8-1:14 double (unsafe fix)', 'a.md:3:4-3:16 double (unsafe fix)'],
    fixed: '* bump [#36](https://a.cn/36), [#44](https://a.cn/44)\n\nIn [the notes](https://a.cn/b), and so on.\n',
  },
  {
    name: 'flags quotes in the title',
    source: 'Two [teas](https://a.cn/b "The "best" tea") here.\n',
    expect: ['a.md:1:5-1:44 title (safe fix)'],
    fixed: 'Two [teas](https://a.cn/b "The \\"best\\" tea") here.\n',
  },
  {
    name: 'joins an address that is broken over two lines',
    source: 'In [part two](https://a.cn/the-long-\nrope-2) of it.\n',
    expect: ['a.md:1:4-2:8 broken (unsafe fix)'],
    messages: ['Link `[part two](https://a.cn/the-long- rope-2)` is shown as text: its URL contains a line break'],
    fixed: 'In [part two](https://a.cn/the-long-rope-2) of it.\n',
  },
  {
    name: 'closes before the end of struck-out and bold text',
    source: '~~[a](https://a.cn/b~~\n\n**[c](https://a.cn/d**\n\n[e](https://a.cn/f。\n',
    expect: [
      'a.md:1:3-1:23 unclosed (unsafe fix)',
      'a.md:3:3-3:23 unclosed (unsafe fix)',
      'a.md:5:1-5:20 unclosed (unsafe fix)',
    ],
    fixed: '~~[a](https://a.cn/b)~~\n\n**[c](https://a.cn/d)**\n\n[e](https://a.cn/f)。\n',
  },
  {
    name: 'flags a path whose opening bracket is missing',
    source: 'The answers of `site.set()`](/fr/api/#set) are kept, as in ](./b.md).\n\n`map](/fr/)` and list\\](/x)\n',
    expect: ['a.md:1:28-1:42 left', 'a.md:1:60-1:68 left'],
  },
  {
    name: 'kramdown: accepts blanks in addresses and quotes in titles',
    source:
      '[a](https://a.cn/b c.html) ![d](/e f.png) [g](https://a.cn/h "The "best" tea") [i](https://a.cn/j\nk) [l](https://a.cn/m n (o) p)\n',
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'kramdown: flags what it leaves as text, too',
    source:
      'See [a] (https://a.cn/b) today.\n\nAnd [c](https://a.cn/d today.\n\n见[甲]（https://a.cn/e）。\n\n大多，从](https://a.cn/f)小。\n',
    config: { engine: 'jekyll' },
    expect: [
      'a.md:1:5-1:25 space (safe fix)',
      'a.md:3:7-3:23 left',
      'a.md:5:2-5:21 wide (safe fix)',
      'a.md:7:5-7:21 left',
    ],
    fixed:
      'See [a](https://a.cn/b) today.\n\nAnd [c](https://a.cn/d today.\n\n见[甲](https://a.cn/e)。\n\n大多，从](https://a.cn/f)小。\n',
  },
  {
    name: 'says nothing of blanks where the renderer is not known',
    source: '[a](https://a.cn/b c.html) and [d](/e "f "g" h") and [i](https://a.cn/j)k](/l)\n',
    config: { renderer: unknownRenderer },
    expect: ['a.md:1:74-1:78 left'],
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
  {
    name: 'shows code as it is written',
    source: 'See [`b.txt` of c] (https://a.cn/c).\n',
    expect: ['a.md:1:5-1:36 space (safe fix)'],
    fixed: 'See [`b.txt` of c](https://a.cn/c).\n',
    messages: ["Link `['b.txt' of c] (https://a.cn/c)` is shown as text: there is a space between `]` and `(`"],
  },
  {
    name: 'takes out blanks beside the marks of an address',
    source: '[a](https://a.cn/x-cross -signed. pem) [b](https://a.cn/q?k= v)\n',
    expect: ['a.md:1:1-1:39 blank (unsafe fix)', 'a.md:1:40-1:64 blank (unsafe fix)'],
    fixed: '[a](https://a.cn/x-cross-signed.pem) [b](https://a.cn/q?k=v)\n',
  },
  {
    name: 'writes the name of a file that is nearly it, and no address that leads nowhere',
    source:
      '[a](/sky/comet or star.md) [b](/sky/comet or star.md#tail) ![c](/img/Star Map.png) [d](/sky/a moon.md) [e](/sea/a tide.md)\n',
    config: { engine: 'hugo', files: ['sky/comet_or_star.md', 'static/img/star-map.png'] },
    expect: [
      'a.md:1:1-1:27 blank (unsafe fix)',
      'a.md:1:28-1:59 blank (unsafe fix)',
      'a.md:1:60-1:83 blank (unsafe fix)',
      'a.md:1:84-1:103 blank',
      'a.md:1:104-1:123 blank (unsafe fix)',
    ],
    fixed:
      '[a](/sky/comet_or_star.md) [b](/sky/comet_or_star.md#tail) ![c](/img/star-map.png) [d](/sky/a moon.md) [e](/sea/a%20tide.md)\n',
  },
  {
    name: 'finds the file of a site in a folder',
    source: { 'web/book/a.md': '[a](/sky/comet or star.md)\n' },
    config: { files: ['web/sky/comet_or_star.md'] },
    expect: ['web/book/a.md:1:1-1:27 blank (unsafe fix)'],
    fixed: { 'web/book/a.md': '[a](/sky/comet_or_star.md)\n' },
  },
]);
