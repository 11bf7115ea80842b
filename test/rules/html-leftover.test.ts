import rule from '../../rules/html-leftover.ts';
import { unknownRenderer } from '../../src/site/renderers/profiles.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  ...(
    [
      ['a list', '- a\n    ```cpp\n#include <sstream>\n\nint b;\n    ```\n- c\n'],
      ['an item', '1. ```cpp\n#include <sstream>\n```\n'],
      ['a quotation', '> ```cpp\n#include <sstream>\n> ```\n'],
      ['HTML', '<div>\n```cpp\n#include <sstream>\n```\n</div>\n'],
      ['a paragraph', 'a\n    ```cpp\n    #include <sstream>\n    ```\nb\n'],
      ['tags', '{% note %}\n- a\n  ```cpp\n#include <sstream>\n  ```\n{% endnote %}\n'],
    ] as const
  ).map(([name, source]) => ({
    name: `Hexo: accepts code between fences in ${name}`,
    source,
    config: { engine: 'hexo' as const },
    expect: [],
  })),
  {
    name: 'Hexo: flags what is behind such code',
    source: '- a\n    ```cpp\n#include <sstream>\n    ```\n\nThe <playername> is shown.\n',
    config: { engine: 'hexo' },
    expect: ['a.md:6:5-6:17 unknown (unsafe fix)'],
    fixed: '- a\n    ```cpp\n#include <sstream>\n    ```\n\nThe \\<playername> is shown.\n',
  },
  {
    name: 'accepts a tag that keeps a placeholder as it is',
    source: 'Write {<span>updated</span>} here.\n',
    expect: [],
  },
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
    config: { engine: 'hugo', site: {}, renderer: { rawHtml: 'kept' } },
    expect: [],
  },
  {
    name: 'accepts raw HTML where a theme may allow it',
    source: 'a <sub>b</sub>\n',
    config: { engine: 'hugo', site: { theme: 'b' }, renderer: { rawHtml: 'unknown' } },
    expect: [],
  },
  {
    name: 'flags what Hugo leaves out',
    source: 'a <sub>b</sub> <!-- c -->\n',
    config: { engine: 'hugo', site: { title: 'b' } },
    expect: ['a.md:1:3-1:8 dropped'],
  },
  {
    name: 'flags a placeholder that Hugo leaves out once',
    source: '`:w` saves <filename> now.\n',
    config: { engine: 'hugo', site: { title: 'b' } },
    expect: ['a.md:1:12-1:22 unknown (unsafe fix)'],
    fixed: '`:w` saves \\<filename> now.\n',
  },
  {
    name: 'accepts code in a shortcode of Hugo whose end has blanks',
    source: '{{< highlight python >}}\nFile "<stdin>", line 1\n{{< / highlight >}}\n',
    config: { engine: 'hugo', site: { title: 'b' } },
    expect: [],
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
    source: '<font color="red">a</font> <span>b</span> <span style="font-family: SimSun">c</span>\n',
    expect: ['a.md:1:1-1:19 colour', 'a.md:1:28-1:34 span', 'a.md:1:43-1:77 styled'],
  },
  { name: 'flags fonts', source: '<font face="SimSun" color="red">a</font>\n', expect: ['a.md:1:1-1:33 font'] },
  {
    name: 'accepts tags of which the code before them is the source',
    source: '```html\n<font size="5">Comet</font>\n```\n\n<font size="5">Comet</font> <font size=5>Comet</font>\n',
    expect: [],
  },
  {
    name: 'flags tags that other code shows',
    source: '```html\n<font size="5">a</font>\n```\n\n```sh\nls\n```\n\n<font size="5">Comet</font>\n',
    expect: ['a.md:9:1-9:16 font'],
  },
  {
    name: 'writes types as code',
    source: 'List<Comet> 是列表，Sky<Map<Star>> 和 a.Box<List<List<T>>> 也是。\n',
    expect: ['a.md:1:5-1:12 type (unsafe fix)'],
    messages: ['`<Comet>` is read as a tag, so browsers hide it (3 tags). Write the type as code'],
    fixed: '`List<Comet>` 是列表，`Sky<Map<Star>>` 和 `a.Box<List<List<T>>>` 也是。\n',
  },
  {
    name: 'writes the whole of a type as code',
    source: '返回值为:Set<Sky.Pair<V>>，Map<String, List<V>> 和 keys:Box<K>\n',
    expect: ['a.md:1:18-1:21 type (unsafe fix)'],
    fixed: '返回值为:`Set<Sky.Pair<V>>`，`Map<String, List<V>>` 和 keys:`Box<K>`\n',
  },
  {
    name: 'flags a placeholder behind a colon or scope that is no type',
    source: 'See port:<comet> and std::box<STAR> here.\n',
    expect: ['a.md:1:10-1:17 unknown (unsafe fix)'],
    fixed: 'See port:\\<comet> and std::box\\<STAR> here.\n',
  },
  ...(['tag', 'unknown'] as const).map((escapedTags) => ({
    name: `advises no backslash where \\< is ${escapedTags}`,
    source: 'Log in as <username> now. `List<Comet>` a List<Comet>\n',
    config: { engine: 'hexo' as const, renderer: { ...unknownRenderer, escapedTags } },
    expect: ['a.md:1:11-1:21 unknown (unsafe fix)', 'a.md:1:47-1:54 type (unsafe fix)'],
    messages: [
      '`<username>` is not an HTML element, so browsers hide it. Write it as code, or with `&lt;`',
      '`<Comet>` is read as a tag, so browsers hide it. Write the type as code',
    ],
    fixed: 'Log in as &lt;username> now. `List<Comet>` a `List<Comet>`\n',
  })),
  {
    name: 'takes no component and no part of an address for a type',
    source: 'Comet<Badge/> Star<Note>bright</Note> moon<br>\n\nSee a/b<port> here.\n',
    expect: ['a.md:3:8-3:14 unknown (unsafe fix)'],
    fixed: 'Comet<Badge/> Star<Note>bright</Note> moon<br>\n\nSee a/b\\<port> here.\n',
  },
  {
    name: 'accepts a style that an author chose',
    source: '<span style="color: #c00">a</span> <span style="opacity: .5">b</span>\n',
    expect: [],
  },
  { name: 'flags icons', source: '<svg><use xlink:href="#icon"></use></svg>\n', expect: ['a.md:1:6-1:30 sprite'] },
  {
    name: 'escapes placeholders',
    source: 'Use <username> and <EXTERNAL-IP>.\n',
    expect: ['a.md:1:5-1:15 unknown (unsafe fix)'],
    fixed: 'Use \\<username> and \\<EXTERNAL-IP>.\n',
  },
  ...(['zola', 'jekyll', 'hexo'] as const).map((engine) => ({
    name: `${engine}: keeps raw HTML`,
    source: 'a<br>\n\n<div class="b">c</div>\n',
    config: { engine, site: {} },
    expect: [],
  })),
  {
    name: 'Docusaurus: leaves MDX alone in .md, too',
    source: 'a <username> <font color="red">b</font>\n',
    config: { engine: 'docusaurus' },
    expect: [],
  },
  {
    name: 'accepts the looks of HTML that a comment for markdownlint allows',
    source:
      '<!-- markdownlint-disable MD013 MD033 -->\n\na <font face="b">c</font> <span>d</span> <font color="red">e</font> <o:p></o:p>\n\n<!-- markdownlint-enable no-inline-html -->\n\nf <font face="g">h</font>\n',
    expect: ['a.md:3:69-3:74 office (safe fix)', 'a.md:7:3-7:18 font'],
    fixed:
      '<!-- markdownlint-disable MD013 MD033 -->\n\na <font face="b">c</font> <span>d</span> <font color="red">e</font> \n\n<!-- markdownlint-enable no-inline-html -->\n\nf <font face="g">h</font>\n',
  },
  {
    name: 'accepts them for a line, a file and all rules of markdownlint',
    source: {
      'a.md': '<!-- markdownlint-disable-next-line MD033 -->\na <font face="b">c</font>\n\nd <font face="e">f</font>\n',
      'b.md': 'a <font face="b">c</font> <!-- markdownlint-disable-line MD033 -->\n',
      'c.md': 'a <font face="b">c</font>\n\n<!-- markdownlint-disable-file no-inline-html -->\n',
      'd.md': '<!-- markdownlint-configure-file { "MD033": false } -->\n\na <font face="b">c</font>\n',
      'e.md': '<!-- markdownlint-disable -->\na <font face="b">c</font>\n',
      'f.md': '<!-- markdownlint-disable MD013 -->\na <font face="b">c</font>\n',
    },
    expect: ['a.md:4:3-4:18 font', 'f.md:2:3-2:18 font'],
  },
  {
    name: 'accepts the colour of a symbol',
    source:
      'Made with <font color="red">❤</font> by <span style="color: black">★</span>\n\nMade with <font color="red">love</font> and <font color="red" face="a">❤</font>\n',
    expect: ['a.md:3:11-3:29 colour', 'a.md:3:45-3:72 font'],
  },
  {
    name: 'accepts spans that a style sheet selects',
    source: '<blockquote>\na\n<span>- b</span>\n</blockquote>\n',
    config: { styles: ['span'] },
    expect: [],
  },
  {
    name: 'flags spans that none selects',
    source: 'a <span></span>b\n',
    config: { styles: ['div'] },
    expect: ['a.md:1:3-1:9 span'],
  },
  {
    name: 'tells what a misspelt tag means',
    source:
      '<ficgaption>a</figcaption>\n\n<ruby>b<rt>c</rt></ruby> <rbuy>d<rt>e</rt></ruby>\n\n<tabel><tr></tr></table>\n',
    expect: ['a.md:1:1-1:13 misspelt (unsafe fix)'],
    fixed:
      '<figcaption>a</figcaption>\n\n<ruby>b<rt>c</rt></ruby> <ruby>d<rt>e</rt></ruby>\n\n<table><tr></tr></table>\n',
  },
  {
    name: 'takes a placeholder for no misspelt tag where all end tags have a beginning',
    source: 'a <tabel> and <table><tr><td>b</td></tr></table>\n',
    expect: ['a.md:1:3-1:10 unknown (unsafe fix)'],
    fixed: 'a \\<tabel> and <table><tr><td>b</td></tr></table>\n',
  },
  {
    name: 'does not escape in a block of raw HTML',
    source: '<table><tr><td>`<rule>`</td></tr></table>\n',
    expect: ['a.md:1:17-1:23 unknown'],
  },
  {
    name: 'accepts coloured output and children of a layout',
    source:
      '<pre>\n<span style="color:green">ok</span>\n</pre>\n\n<div style="display: flex">\n  <span>a</span> <span>b</span>\n</div>\n',
    expect: [],
  },
  {
    name: 'flags them behind it',
    source: '<pre>a</pre>\n\n<div style="color: red">\n<span>b</span> <span style="color:#000">c</span>\n</div>\n',
    expect: ['a.md:4:1-4:7 span', 'a.md:4:16-4:41 styled'],
  },
  {
    name: 'flags references that were escaped twice',
    source: {
      'a.md': 'The&amp;nbsp;moon is &amp;#8220;full&amp;#8221;.\n\nA&nbsp;space is none, and R&amp;D is none.\n',
      'b.md': '<p>It&amp;#8217;s late</p>\n',
    },
    expect: ['a.md:1:4-1:14 escapedTwice (safe fix)', 'b.md:1:6-1:17 escapedTwice (safe fix)'],
    messages: [
      'Readers see `&nbsp;` itself, because it was escaped twice as `&amp;nbsp;` (3 times)',
      'Readers see `&#8217;` itself, because it was escaped twice as `&amp;#8217;`',
    ],
    fixed: {
      'a.md': 'The&nbsp;moon is &#8220;full&#8221;.\n\nA&nbsp;space is none, and R&amp;D is none.\n',
      'b.md': '<p>It&#8217;s late</p>\n',
    },
  },
  {
    name: 'flags with an unsafe fix what may be shown on purpose',
    source: 'Stars &amp;lt;3\n',
    expect: ['a.md:1:7-1:15 escapedTwice (unsafe fix)'],
    fixed: 'Stars &lt;3\n',
  },
  {
    name: 'accepts references that the article is about',
    source: {
      'a.md': 'A space is written &amp;nbsp; there.\n\n```html\n10&nbsp;km\n```\n',
      'b.md': 'In HTML a space is written &amp;nbsp; there.\n',
      'c.md':
        '`&amp;nbsp;` and <code>&amp;#8217;</code> and [a](https://a.example/?x&amp;lt;y)\n\n<pre>\n&amp;#8217;\n</pre>\n',
      'd.md': 'A&amp;foo; and &amp;amp; and a &amp; b; c\n',
    },
    expect: [],
  },
  {
    name: 'flags end tags whose slash is a reference',
    source: '<p>A <strong>moon<&#47;strong> and <em>more<&#47;em>.<&#47;p>\n',
    expect: ['a.md:1:18-1:31 endTagEscaped (unsafe fix)'],
    messages: ['`<&#47;strong>` is shown as text and closes no element (3 tags)'],
    fixed: '<p>A <strong>moon</strong> and <em>more</em>.</p>\n',
  },
  {
    name: 'accepts an end tag with a reference in code',
    source: 'Some write `<&#47;b>`.\n',
    expect: [],
  },
  {
    name: 'accepts tags that are spoken of in a block of HTML',
    source: '<my-box title="a">\n  There is more than `<span/>`, `<span>` & `<font>` here.\n</my-box>\n',
    expect: [],
  },
  {
    name: 'flags others between code in a block of HTML',
    source: '<my-box title="a">\n  The `a` and <span>b</span> and `c`.\n</my-box>\n',
    expect: ['a.md:2:15-2:21 span'],
  },
  {
    name: 'Jekyll: flags tags whose values lack quotes, which are shown',
    source: 'a <font color=#369>b</font> c <a href=/d>e</a>\n\n<font color=red>f</font>\n',
    config: { engine: 'jekyll', site: {} },
    expect: ['a.md:1:3-1:20 unquoted (unsafe fix)', 'a.md:3:1-3:17 colour'],
    messages: [
      '`<font color=#369>` is shown as text (2 tags): kramdown reads a tag only if values with characters such as `#` and `/` are in quotes',
      '`<font color=red>` is obsolete HTML and overrides the text colour of the site',
    ],
    fixed: 'a <font color="#369">b</font> c <a href="/d">e</a>\n\n<font color=red>f</font>\n',
  },
  {
    name: 'Jekyll: flags elements of blocks within text, which are shown',
    source: 'a <div class="b">c</div>\n\n<div>d</div>\ne\n<p>f</p>\n',
    config: { engine: 'jekyll', site: {} },
    expect: ['a.md:1:3-1:18 block'],
    messages: ['`<div class="b">` is shown as text: kramdown reads this tag only at the start of a line'],
  },
  {
    name: 'Jekyll: accepts tags of which the text speaks, and a script that does not run',
    source: 'a within <h1> or <div> tags, as <img src=“” />, <script src=“”>b</script>, <head> and <link rel=a/b>\n',
    config: { engine: 'jekyll', site: {} },
    expect: [],
  },
  {
    name: 'accepts colours that the text names or shows, and marks with them',
    source:
      '<span style="background: #FFFAF0">#FFFAF0</span> Type what is <font color="#008">blue</font>.\n\n<font color="#008">dir</font>\n',
    expect: [],
  },
  {
    name: 'flags other colours beside them',
    source: 'What is <font color="#008">blue</font> and <font color="#800">so</font> on.\n',
    expect: ['a.md:1:44-1:63 colour'],
  },
  {
    name: 'flags names of XML beside each other, and no SVG',
    source: 'The <project> <artifactId> element, a <linearGradient>, and <Sky>.\n',
    expect: ['a.md:1:5-1:14 unknown (unsafe fix)'],
    fixed: 'The \\<project> \\<artifactId> element, a <linearGradient>, and <Sky>.\n',
  },
  {
    name: 'accepts a span in an element with a class within a block of HTML',
    source:
      '<div class="link">\n  <h2>Socks</h2>\n  <span>by Ann</span>\n</div>\n\n<div>\n  <p>b</p>\n  <span>c</span>\n</div>\n',
    expect: ['a.md:8:3-8:9 span'],
  },
  {
    name: 'accepts a span beside one with a class, in a layout by hand',
    source: '<a href="#b">\n<span class="icon">c</span>\n<span>d</span>\n</a>\n',
    expect: [],
  },
]);
