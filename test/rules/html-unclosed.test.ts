import rule from '../../rules/html-unclosed.ts';
import { testRule } from '../rule-tester.ts';

const jekyll = { engine: 'jekyll', site: {} } as const;
const hugo = { engine: 'hugo', site: {} } as const;

testRule(rule, [
  {
    name: 'accepts elements in dummy text, which shows a theme',
    source: 'Lorem ipsum dolor sit amet.\n\n<div>\n\nb\n',
    expect: [],
  },
  {
    name: 'accepts whole comments and elements',
    source: '<!-- a\n\nb -->\n\n<details>\n<summary>a</summary>\n\n- b\n\n</details>\n\nc <b>d</b> <!-- e --> f<br>\n',
    expect: [],
  },
  {
    name: 'accepts end tags that may be left out',
    source: '<ul>\n<li>a\n<li>b\n</ul>\n\n<p>c\n\n<table><tr><td>d<tr><td>e</table>\n\nf</p>\n',
    expect: [],
  },
  { name: 'accepts code', source: '`<!--` `<div>`\n\n```html\n<!-- a\n<div>\n```\n\n    </div>\n\nb\n', expect: [] },
  {
    name: 'accepts what a template may close or open',
    source: '<div class="box">\n{% include end.html %}\n\na\n\n{{< open >}}\n</section>\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'accepts what an included file may close',
    source: '<div>\n\n<!--@include: ./parts/end.md-->\n',
    config: { engine: 'vitepress' },
    expect: [],
  },
  { name: 'accepts parts of pages', source: { '_includes/a.md': '<div>\n\nb\n' }, expect: [] },
  {
    name: 'accepts conditional comments, self-closed elements and anchors',
    source: '<!--[if !IE]><!--> a <!--<![endif]-->\n\n<i class="b" /> c <a name="d"> e <svg><path/></svg>\n',
    expect: [],
  },
  {
    name: 'accepts crossed elements and comments in scripts',
    source: '<b><i>a</b></i>\n\n<script>\n<!--\nb()\n</script>\n',
    expect: [],
  },
  { name: 'accepts MDX', source: { 'a.mdx': '<div>\n\nb\n' }, expect: [] },
  { name: 'accepts arrows', source: 'a <-- b --> c\n\n<--- 5 m --->\n\nd --> e <!-- f --> g\n', expect: [] },
  { name: 'accepts dividers, of which another rule speaks', source: 'a\n\n<!—more—>\n\nb\n', expect: [] },
  {
    name: 'flags a comment that hides the rest',
    source: 'a\n\n<!-- for b\n\nc\n\n## d\n',
    expect: ['a.md:3:1-3:11 open (unsafe fix)'],
    messages: ['Comment `<!-- for b` is never closed and hides the rest of the article'],
    fixed: 'a\n\n<!-- for b -->\n\nc\n\n## d\n',
  },
  {
    name: 'completes the marks that were meant as its end',
    source: '<!-- a ->\n\nb\n',
    expect: ['a.md:1:1-1:10 open (unsafe fix)'],
    fixed: '<!-- a -->\n\nb\n',
  },
  {
    name: 'flags a comment that its list item cuts',
    source: '- a\n  <!-- b\n\nc -->\n\nd\n',
    expect: ['a.md:2:3-2:9 open (unsafe fix)'],
    fixed: '- a\n  <!-- b -->\n\nc -->\n\nd\n',
  },
  {
    name: 'Hugo without raw HTML: flags comments, not elements',
    source: '<details>\n\na\n\n<!-- b\n\nc\n',
    config: hugo,
    expect: ['a.md:5:1-5:7 open (unsafe fix)'],
    fixed: '<details>\n\na\n\n<!-- b -->\n\nc\n',
  },
  {
    name: 'Jekyll: says that the comment is shown',
    source: 'a\n\n<!-- b -\n\nc\n',
    config: jekyll,
    expect: ['a.md:3:1-3:9 shown (unsafe fix)'],
    fixed: 'a\n\n<!-- b -->\n\nc\n',
  },
  {
    name: 'Jekyll: finds the end of an element behind a blank line and marks of code',
    source: '<div class="a">\n<pre><code>```b\n\n```</code></pre>\n</div>\n\n```html\n<div>\n```\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'Jekyll: flags an element without end among whole ones',
    source: '<div class="a">\n\nb\n\n<div>\n\nc\n\n</div>\n',
    config: jekyll,
    expect: ['a.md:1:1-1:16 element (unsafe fix)'],
    fixed: '<div class="a">\n\nb\n\n<div>\n\nc\n\n</div>\n\n</div>\n',
  },
  {
    name: 'Jekyll: finds the end behind a blank line',
    source: '<div><!-- a\n\nb --></div>\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'flags a comment that is whole by its first marks',
    source: 'a\n\n<!-->\nb\n-->\n\nc\n',
    expect: ['a.md:3:1-3:6 empty (unsafe fix)'],
    fixed: 'a\n\n<!--\nb\n-->\n\nc\n',
  },
  {
    name: 'flags a comment that a blank line cuts',
    source: 'a <!-- b\n\nc -->\n',
    expect: ['a.md:1:3-1:9 cut'],
  },
  {
    name: 'flags marks that begin no comment',
    source: '<---\na\n--->\n\n<!— b —>\n\n< !-- c -->\n',
    expect: [
      'a.md:1:1-1:5 miswritten (unsafe fix)',
      'a.md:5:1-5:9 miswritten (unsafe fix)',
      'a.md:7:1-7:12 miswritten (unsafe fix)',
    ],
    fixed: '<!--\na\n-->\n\n<!-- b -->\n\n<!-- c -->\n',
  },
  {
    name: 'flags elements that are never closed',
    source: '<details>\n<summary>a</summary>\n\n- b\n\n## c\n\n> <table>\n\nd <b>e\n',
    expect: ['a.md:1:1-1:10 element (unsafe fix)', 'a.md:8:3-8:10 element', 'a.md:10:3-10:6 element'],
    fixed: '<details>\n<summary>a</summary>\n\n- b\n\n</details>\n\n## c\n\n> <table>\n\nd <b>e\n',
  },
  {
    name: 'flags an end tag that was meant and opens',
    source: '<div>\n\na\n\n<div>\n',
    expect: ['a.md:5:1-5:6 mistyped (unsafe fix)'],
    fixed: '<div>\n\na\n\n</div>\n',
  },
  {
    name: 'Jekyll: accepts open elements in a line of text, which kramdown closes',
    source: 'a <b>b\n\nc <span>d\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'flags end tags without a start',
    source: 'a </span>b\n\nc\n\n</div>\n',
    expect: ['a.md:1:3-1:10 end (unsafe fix)', 'a.md:5:1-5:7 end (unsafe fix)'],
    fixed: 'a b\n\nc\n\n',
  },
  {
    name: 'Jekyll: says that end tags without a start are shown, also those that may be left out',
    source: 'a </span>b\n\n- c</p> \n- d </p>\n\n</div>\n',
    config: jekyll,
    expect: [
      'a.md:1:3-1:10 endShown (unsafe fix)',
      'a.md:3:4-3:8 endShown (unsafe fix)',
      'a.md:6:1-6:7 endShown (unsafe fix)',
    ],
    messages: [
      '`</span>` is shown as text, because no `<span>` is open here',
      '`</p>` is shown as text, because no `<p>` is open here (2 tags)',
      '`</div>` is shown as text, because no `<div>` is open here',
    ],
    fixed: 'a b\n\n- c \n- d \n\n',
  },
  {
    name: 'Jekyll: writes <br> for </br>, also where other breaks are right, and removes it behind <br>',
    source: 'a</br>\nb<br>\nc<br></br>\nd</BR >e\n\n<div>\nf</br>g\n</div>\n\nh</span>\n',
    config: jekyll,
    expect: ['a.md:1:2-1:7 breakShown (unsafe fix)', 'a.md:10:2-10:9 endShown (unsafe fix)'],
    messages: [
      '`</br>` is shown as text (4 tags): the tag of a line break is `<br>`',
      '`</span>` is shown as text, because no `<span>` is open here',
    ],
    fixed: 'a<br>\nb<br>\nc<br>\nd<br>e\n\n<div>\nf<br>g\n</div>\n\nh\n',
  },
  { name: 'accepts </br>, which browsers read as a break', source: 'a</br>b\n', expect: [] },
  {
    name: 'Jekyll: accepts </br> of which the text speaks',
    source: 'Write <br>, not </br>.\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'Jekyll: accepts an element in text, which ends with its paragraph, and flags its end tag behind it',
    source: 'a <figure class="b">\n\nc\n\n## d\n\ne <video controls>\n\nf\n\n</video>\n',
    config: jekyll,
    expect: ['a.md:11:1-11:9 endShown (unsafe fix)'],
    fixed: 'a <figure class="b">\n\nc\n\n## d\n\ne <video controls>\n\nf\n\n',
  },
  {
    name: 'Jekyll: accepts end tags of which the text speaks, and those of shown start tags',
    source: 'a </div> ends it, and so does (</p>).\n\n<b c=#d>e</b> f <div>g</div>\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'Jekyll: accepts tags within a block, behind a comment, and in a list whose lines are not indented',
    source:
      '<table>\n<tr><td>\n\n**a** <p>b</p>\n\n</td></tr></table>\n\n<!-- c --><div>d\n\ne</div>\n\n- <pre>f\ng</pre>\n\n<div markdown="1">\nh <b>i\n\nj\n</div>\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'leaves an end tag whose start is misspelt',
    source: 'a <rbuy>b<rt>c</rt></ruby>\n',
    expect: [],
  },
  {
    name: 'says nothing of tags where the renderer is not known',
    source: 'a\n\n<div>\n\nb\n',
    config: { renderer: { rawHtml: 'unknown' } },
    expect: [],
  },
  {
    name: 'flags a start tag at the end that is meant to be the end tag',
    source: '<div class="b">\n\nc\n\n<div>\n',
    expect: ['a.md:5:1-5:6 mistyped (unsafe fix)'],
    messages: ['`<div>` at the end opens another element instead of closing the open one'],
    fixed: '<div class="b">\n\nc\n\n</div>\n',
  },
  { name: 'accepts an open element with nothing behind it', source: 'a\n\n<div>\n', expect: [] },
  {
    name: 'flags the one that is open where more are',
    source: '<div class="b">\n\n<div class="c">\n\nd\n\n<div>\n',
    expect: ['a.md:1:1-1:16 element (unsafe fix)'],
    fixed: '<div class="b">\n\n<div class="c">\n\nd\n\n<div>\n\n</div>\n\n</div>\n\n</div>\n',
  },
]);
