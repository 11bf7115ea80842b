import rule from '../../rules/shortcode-broken.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo' } as const;
const site = { ...hugo, site: {}, files: ['hugo.toml', 'layouts/shortcodes/box.html'] } as const;

testRule(rule, [
  {
    name: 'accepts arguments of every kind',
    source:
      '{{< a >}} {{<b c-d 1.5 "e f" `g`>}} {{% h i="j \\"k\\"" l=m/n.o p=`q` %}} {{< r s = "t" />}}\n\n{{< u\n  v="w"\n>}}\n',
    config: hugo,
    expect: [],
  },
  { name: 'accepts commented shortcodes', source: '{{</* a “b” */>}} {{%/* /c */%}}\n', config: hugo, expect: [] },
  { name: 'accepts curly quotes within straight ones', source: '{{< a b="A “c” d" >}}\n', config: hugo, expect: [] },
  {
    name: 'accepts pairs in any order, and namespaces',
    source: '{{< a >}}{{< b >}}c{{< /a >}}d{{< /b >}} {{< e/f >}}g{{< / e/f >}}\n',
    config: hugo,
    expect: [],
  },
  { name: 'accepts inline shortcodes', source: '{{< a.inline >}}b{{< /a.inline >}}\n', config: hugo, expect: [] },
  {
    name: 'accepts regular expressions, formulas and paths of Windows',
    source: '{{< a "\\d+\\.md" >}} {{< b "\\alpha_{1} \\_c" >}} {{< c "C:\\_d\\e.md" >}} {{< d "An \\*e\\* f" >}}\n',
    config: hugo,
    expect: [],
  },
  { name: 'accepts templates of other engines', source: '{{< a “b” >}}\n', config: { engine: 'zola' }, expect: [] },
  { name: 'accepts variables of templates', source: '{{ .Title }} {{ “a” }} {{}}\n', config: hugo, expect: [] },
  {
    name: 'flags curly quotes',
    source: '{{< a b=“c d” e=”f” >}}\n\n{{< g “h” >}}\n\n{{< i j="k” l="m" >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:24 quotes (safe fix)', 'a.md:3:1-3:14 quotes (safe fix)', 'a.md:5:1-5:22 quotes (safe fix)'],
    fixed: '{{< a b="c d" e="f" >}}\n\n{{< g "h" >}}\n\n{{< i j="k" l="m" >}}\n',
  },
  {
    name: 'flags curly quotes that it cannot mend',
    source: '{{< a b=“c “d” e” >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:22 quotes'],
  },
  {
    name: 'flags curly quotes that become a part of the value',
    source: '{{< a b=“c” >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:16 value (safe fix)'],
    fixed: '{{< a b="c" >}}\n',
  },
  {
    name: 'flags special spaces',
    source: '{{< a\u00a0b="c" >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:16 blank (safe fix)'],
    fixed: '{{< a b="c" >}}\n',
  },
  {
    name: 'flags URLs and paths without quotes',
    source: '{{< a https://b.cn/c?d=e >}} {{< ref /f/g.md >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:29 bare (safe fix)', 'a.md:1:30-1:49 bare (safe fix)'],
    fixed: '{{< a "https://b.cn/c?d=e" >}} {{< ref "/f/g.md" >}}\n',
  },
  {
    name: 'flags stray characters, also in code and comments',
    source: '\\[a {{< a b\\] >}}\n\n`{{< .Get >}}`\n\n<!-- {{< a [ >}} -->\n\n    {{< /a b >}}\n',
    config: hugo,
    expect: [
      'a.md:1:5-1:18 character',
      'a.md:3:2-3:14 character',
      'a.md:5:6-5:17 character',
      'a.md:7:5-7:17 character',
    ],
  },
  {
    name: 'flags named beside positional arguments',
    source: '{{< a b c="d" >}} {{< a b="c" d >}} {{< a b c = "d" >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:18 mixed', 'a.md:1:19-1:36 mixed', 'a.md:1:37-1:56 mixed'],
  },
  {
    name: 'flags a string over two lines',
    source: '{{< a b="c\nd" >}}\n',
    config: hugo,
    expect: ['a.md:1:1-2:7 string'],
  },
  { name: 'flags an open comment', source: '{{</* a >}} b\n', config: hugo, expect: ['a.md:1:1-1:14 comment'] },
  {
    name: 'flags tags without an end',
    source: '{{< a b="c" }}\n\n{{% d >}\n\nThe sign `{{<` begins one.\n',
    config: hugo,
    expect: ['a.md:1:1-1:15 unclosed (unsafe fix)', 'a.md:3:1-3:9 unclosed (unsafe fix)', 'a.md:5:11-5:27 unclosed'],
    fixed: '{{< a b="c" >}}\n\n{{% d %}}\n\nThe sign `{{<` begins one.\n',
  },
  {
    name: 'flags the end of the other kind',
    source: '{{% a >}}b{{% /a %}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:10 delimiter (unsafe fix)'],
    fixed: '{{% a %}}b{{% /a %}}\n',
  },
  {
    name: 'flags a value that takes in the end',
    source: '{{< a b=c>}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:13 glued (safe fix)'],
    fixed: '{{< a b=c >}}\n',
  },
  {
    name: 'flags tags without a name',
    source: '{{< >}} {{% a.b %}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:8 name', 'a.md:1:9-1:20 name'],
  },
  {
    name: 'flags closing tags that close nothing',
    source: '{{< a >}}b{{< /a >}} {{< /a >}} {{< /c >}}\n',
    config: hugo,
    expect: ['a.md:1:22-1:32 closing', 'a.md:1:33-1:43 closing'],
  },
  {
    name: 'flags closing tags of shortcodes of Hugo',
    source: { 'content/a.md': '{{< figure src="a.jpg" />}} {{< figure src="b.jpg" >}}{{< /figure >}} {{< box />}}\n' },
    config: site,
    expect: ['content/a.md:1:1-1:28 inner', 'content/a.md:1:55-1:70 inner'],
  },
  {
    name: 'accepts files outside of the content',
    source: '{{< a “b” >}}\n',
    config: site,
    expect: [],
  },
  {
    name: 'accepts them where a template takes their place, or may',
    source: { 'content/a.md': '{{< figure src="a.jpg" />}}\n' },
    config: { ...site, files: ['hugo.toml', 'layouts/shortcodes/figure.html'] },
    expect: [],
  },
  {
    name: 'flags opening tags that nothing closes',
    source: '{{< a >}} {{< a >}}b{{< /a >}}\n\n{{< highlight go >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:10 open', 'a.md:3:1-3:21 open'],
  },
  {
    name: 'flags escapes of Markdown in paths and ids',
    source: '{{< a src="2014/b\\_c\\_d.jpg" alt="e" >}} {{< youtube f\\_g >}}\n',
    config: hugo,
    expect: ['a.md:1:1-1:41 escape (safe fix)', 'a.md:1:42-1:62 escape (safe fix)'],
    fixed: '{{< a src="2014/b_c_d.jpg" alt="e" >}} {{< youtube f_g >}}\n',
  },
]);
