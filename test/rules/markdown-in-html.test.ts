import rule from '../../rules/markdown-in-html.ts';
import { testRule } from '../rule-tester.ts';

const jekyll = { engine: 'jekyll', site: {} } as const;

testRule(rule, [
  {
    name: 'accepts what a tag of the site renders',
    source: '<div>{% markdown %}**Update:** a comet{% endmarkdown %}</div>\n',
    config: { engine: 'eleventy' },
    expect: [],
  },
  {
    name: 'accepts Markdown behind a blank line',
    source: '<div>\n\n**a** [b](/c)\n\n</div>\n\n- <b>d</b> **e**\n',
    expect: [],
  },
  {
    name: 'accepts code, scripts, formulas and comments',
    source:
      '<pre>\n**a**\n</pre>\n\n<div><code>**b**</code> <svg><text>**c**</text></svg>\n<!-- **d** -->\n</div>\n\n<script>\nlet e = `**f**`;\n</script>\n',
    expect: [],
  },
  {
    name: 'accepts unknown elements and those that render Markdown themselves',
    source:
      '<md-block>\n**a**\n</md-block>\n\n<section data-markdown>\n## b\n</section>\n\n<div class="mermaid">\n[c](/d)\n</div>\n\n<div markdown="0">\n</div>\n',
    expect: [],
  },
  {
    name: 'accepts what only resembles Markdown',
    source: '<p>\n2**3**4 /**/ a[0](x) #1 and `b`\n- c\n</p>\n\n<td>\n# of d\\**e**\n</td>\n\n<b>f</b>\n',
    expect: ['a.md:7:1-7:13 inside (unsafe fix)'],
    fixed: '<p>\n2**3**4 /**/ a[0](x) #1 and `b`\n- c\n</p>\n\n<td>\n\n# of d\\**e**\n</td>\n\n<b>f</b>\n',
  },
  { name: 'accepts elements in a line of text', source: 'a <span>**b**</span>\n\n<b>[c](/d)</b>\n', expect: [] },
  { name: 'accepts MDX', source: { 'a.mdx': '<div>\n**a**\n</div>\n' }, expect: [] },
  {
    name: 'Docusaurus: accepts it in .md, too',
    source: '<div>\n**a**\n</div>\n',
    config: { engine: 'docusaurus' },
    expect: [],
  },
  {
    name: 'Hugo: leaves raw HTML that is dropped to another rule',
    source: '<div>\n**a**\n</div>\n',
    config: { engine: 'hugo', site: {} },
    expect: [],
  },
  {
    name: 'flags it in an element, once for a block',
    source: '<div class="note">\na **b** and [c](/d).\n</div>\n\ne\n',
    expect: ['a.md:2:3-2:8 inside (unsafe fix)'],
    fixed: '<div class="note">\n\na **b** and [c](/d).\n</div>\n\ne\n',
  },
  {
    name: 'flags it in paragraphs, cells and lists, where no blank line helps',
    source: '<p class="a">**b**</p>\n\n<ul>- c\n- d\n</ul>\n\n<table><tr><td>![e](f.png)</td></tr></table>\n',
    expect: ['a.md:1:14-1:19 inside', 'a.md:3:5-3:8 inside', 'a.md:7:16-7:27 inside'],
  },
  {
    name: 'flags fences and tables',
    source: '<details>\n<summary>a</summary>\n```sh\nb\n```\n</details>\n\n<div>\n| c | d |\n|---|---|\n</div>\n',
    expect: ['a.md:3:1-3:6 inside (unsafe fix)', 'a.md:10:1-10:10 inside (unsafe fix)'],
    fixed: '<details>\n<summary>a</summary>\n\n```sh\nb\n```\n</details>\n\n<div>\n\n| c | d |\n|---|---|\n</div>\n',
  },
  {
    name: 'flags a heading right below an end tag',
    source: '<div>a</div>\n### b\n\nc\n',
    expect: ['a.md:2:1-2:6 below (unsafe fix)'],
    fixed: '<div>a</div>\n\n### b\n\nc\n',
  },
  {
    name: 'flags lists in quotations, without a fix',
    source: '> <div>\n> 1. a\n> 2. b\n> </div>\n',
    expect: ['a.md:2:3-2:7 inside'],
  },
  {
    name: 'flags links whose address is a template',
    source: '<div>\n[a]({{ site.url }}/b)\n</div>\n',
    config: { engine: 'eleventy' },
    expect: ['a.md:2:1-2:22 inside (unsafe fix)'],
    fixed: '<div>\n\n[a]({{ site.url }}/b)\n</div>\n',
  },
  {
    name: 'Jekyll: flags it behind a blank line',
    source: '<div class="a">\n\n**b**\n\n- c\n- d\n\n</div>\n\n**e**\n',
    config: jekyll,
    expect: ['a.md:3:1-3:6 kramdown (unsafe fix)'],
    fixed: '<div class="a" markdown="1">\n\n**b**\n\n- c\n- d\n\n</div>\n\n**e**\n',
  },
  {
    name: 'Jekyll: accepts markdown="1", but not in the element within',
    source: '<div markdown="1">\n**a**\n</div>\n\n<div markdown="1">\n<p>[b](/c)</p>\n</div>\n',
    config: jekyll,
    expect: ['a.md:6:4-6:11 kramdown (unsafe fix)'],
    fixed: '<div markdown="1">\n**a**\n</div>\n\n<div markdown="1">\n<p markdown="1">[b](/c)</p>\n</div>\n',
  },
  {
    name: 'Jekyll: writes span or block into elements that kramdown does not know',
    source:
      '<center>\n**a**\n</center>\n\n<center>**b**\n\nc</center>\n\n<center><p>d</p>\n**e**</center>\n\n<div>\n**f**\n</div>\n',
    config: jekyll,
    expect: [
      'a.md:2:1-2:6 kramdown (unsafe fix)',
      'a.md:5:9-5:14 kramdown (unsafe fix)',
      'a.md:10:1-10:6 kramdown (unsafe fix)',
      'a.md:13:1-13:6 kramdown (unsafe fix)',
    ],
    messages: [
      '`**a**` is shown as it is: kramdown does not render Markdown in `<center>` without `markdown="span"`',
      '`**b**` is shown as it is: kramdown does not render Markdown in `<center>` without `markdown="block"`',
      '`**e**` is shown as it is: kramdown does not render Markdown in `<center>` without `markdown="block"`',
      '`**f**` is shown as it is: kramdown does not render Markdown in `<div>` without `markdown="1"`',
    ],
    fixed:
      '<center markdown="span">\n**a**\n</center>\n\n<center markdown="block">**b**\n\nc</center>\n\n<center markdown="block"><p>d</p>\n**e**</center>\n\n<div markdown="1">\n**f**\n</div>\n',
  },
  {
    name: 'Jekyll: flags values with which kramdown reads nothing, and accepts those that an author chose',
    source:
      '<center markdown="1">\n**a**\n</center>\n\n<div markdown="true">\n**b**\n</div>\n\n<center markdown="span">\n**c**\n</center>\n\n<div markdown="0">\n**d**\n</div>\n\n<div markdown>\n**e**\n</div>\n',
    config: jekyll,
    expect: ['a.md:2:1-2:6 kramdown (unsafe fix)', 'a.md:6:1-6:6 kramdown (unsafe fix)', 'a.md:18:1-18:6 kramdown'],
    fixed:
      '<center markdown="span">\n**a**\n</center>\n\n<div markdown="1">\n**b**\n</div>\n\n<center markdown="span">\n**c**\n</center>\n\n<div markdown="0">\n**d**\n</div>\n\n<div markdown>\n**e**\n</div>\n',
  },
  {
    name: 'Jekyll: writes block into a paragraph with a list',
    source: '<p>\n- a\n- b\n</p>\n',
    config: jekyll,
    expect: ['a.md:2:1-2:4 kramdown (unsafe fix)'],
    fixed: '<p markdown="block">\n- a\n- b\n</p>\n',
  },
  {
    name: 'Jekyll: accepts what stands below an end tag, and elements of a line',
    source: '<div>a</div>\n### b\n\n<a href="c">\n![d](e.png)\n</a>\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'Jekyll: accepts blocks that its options let it read',
    source: '{::options parse_block_html="true" /}\n\n<div>\n\n**a**\n\n</div>\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'Jekyll: lists of HTML have no fix',
    source: '<ul>\n- a\n- b\n</ul>\n',
    config: jekyll,
    expect: ['a.md:2:1-2:4 never'],
  },
  {
    name: 'Jekyll: accepts Markdown behind a start tag that kramdown shows as text',
    source: '<div style=color:red>\n\n**a**\n\n</div>\n',
    config: { engine: 'jekyll', site: {} },
    expect: [],
  },
  {
    name: 'Jekyll: flags it behind one with quotes',
    source: '<div style="color:red">\n\n**a**\n\n</div>\n',
    config: { engine: 'jekyll', site: {} },
    expect: ['a.md:3:1-3:6 kramdown (unsafe fix)'],
    fixed: '<div style="color:red" markdown="1">\n\n**a**\n\n</div>\n',
  },
]);
