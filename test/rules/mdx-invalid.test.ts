import rule from '../../rules/mdx-invalid.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts what MDX has',
    source: {
      'a.mdx':
        "import A from './a'\n\nexport const b = { c: 1 }\n\n# Comet {1 + 1}\n\n<A b={{ c: 'd' }}>\n- `{no code}` \\{a\n</A>\n\n{/* a */}\n\na < b, 1 < 2\n\n```\n<br> {\n```\n",
    },
    expect: [],
  },
  { name: 'accepts plain Markdown', source: 'a <br> {b c} <5 <!-- d -->\n\n<https://a.cn>\n', expect: [] },
  {
    name: 'accepts directives with attributes',
    source: { 'a.mdx': ':::note[Tails]{icon="star tail"}\nTwo tails.\n:::\n\n::card{#a .b c=d}\n' },
    expect: [],
  },
  ...(
    [
      ['docusaurus', { engine: 'docusaurus' }],
      ['Starlight', { engine: 'astro', renderer: { name: 'mdx', containers: 'directive' } }],
    ] as const
  ).map(([name, config]) => ({
    name: `accepts a fence that the end of its directive closes: ${name}`,
    source: { 'a.mdx': '<A>\n\n:::tip\nRun\n\n````sh\nmake\n:::\n\n</A>\n\n```sh\nmake\n````\n\nThen wait.\n' },
    config,
    expect: [],
  })),
  {
    name: 'flags such a fence where there are no directives',
    source: { 'a.mdx': '<A>\n\n:::tip\n```sh\nmake\n:::\n\n</A>\n' },
    config: { engine: 'astro', renderer: { name: 'mdx', containers: 'none' } },
    expect: ['a.mdx:1:1-1:4 unclosed'],
  },
  ...(
    [
      ['its directive is not closed', '::::tip\n```sh\nmake\n:::'],
      ['it is in none', '```sh\nmake\n:::'],
      ['the marks of a directive are in it', '```md\n:::tip\nmake\n:::'],
    ] as const
  ).map(([name, source]) => ({
    name: `flags an open fence: ${name}`,
    source: { 'a.mdx': `<A>\n\n${source}\n\n</A>\n` },
    config: { engine: 'docusaurus' } as const,
    expect: ['a.mdx:1:1-1:4 unclosed'],
  })),
  {
    name: 'accepts comments and ids of headings where the site has them',
    source: '<!-- a -->\n\n## Comet {#comet}\n\nTwo <!-- b --> tails.\n',
    config: { engine: 'docusaurus' },
    expect: [],
  },
  {
    name: 'flags Markdown that the site reads as MDX',
    source: 'One<br>two.\n',
    config: { engine: 'docusaurus' },
    expect: ['a.md:1:4-1:8 void (safe fix)'],
    fixed: 'One<br />two.\n',
  },
  {
    name: 'flags elements without content, all repaired',
    source: { 'a.mdx': 'One<br>two.\n\n<img src="a.png" >\n\n- Three<wbr\n  class="a">four\n' },
    expect: ['a.mdx:1:4-1:8 void (safe fix)'],
    fixed: { 'a.mdx': 'One<br />two.\n\n<img src="a.png" />\n\n- Three<wbr\n  class="a" />four\n' },
  },
  {
    name: 'flags signs that begin no tag',
    source: { 'a.mdx': 'In <5 hours.\n\nOr a <= b, and <-- c.\n' },
    expect: ['a.mdx:1:4-1:13 less (safe fix)'],
    fixed: { 'a.mdx': 'In &lt;5 hours.\n\nOr a &lt;= b, and &lt;-- c.\n' },
  },
  {
    name: 'flags addresses in angle brackets',
    source: { 'a.mdx': 'See <https://a.cn/b?c=d> or write to <mira@a.cn>.\n' },
    expect: ['a.mdx:1:5-1:45 address (safe fix)'],
    messages: ['`<https://a.cn/b?c=d>` stops the build: MDX has no links in angle brackets'],
    fixed: { 'a.mdx': 'See [https://a.cn/b?c=d](https://a.cn/b?c=d) or write to [mira@a.cn](mailto:mira@a.cn).\n' },
  },
  {
    name: 'flags braces of prose',
    source: { 'a.mdx': 'The tail\n\nof {no one/a team} is {two words} long.\n' },
    expect: ['a.mdx:3:4-3:40 brace (unsafe fix)'],
    fixed: { 'a.mdx': 'The tail\n\nof \\{no one/a team} is \\{two words} long.\n' },
  },
  {
    name: 'flags a brace that is never closed',
    source: { 'a.mdx': 'A set {1, 2\n\nends.\n' },
    expect: ['a.mdx:1:7-1:12 brace (unsafe fix)'],
    fixed: { 'a.mdx': 'A set \\{1, 2\n\nends.\n' },
  },
  {
    name: 'flags comments of HTML',
    source: { 'a.mdx': '---\ntitle: a\n---\n\nA <!-- b --> c.\n\n<!--\nd\n\ne\n-->\n' },
    expect: ['a.mdx:5:3-5:16 comment (safe fix)'],
    fixed: { 'a.mdx': '---\ntitle: a\n---\n\nA {/* b */} c.\n\n{/*\nd\n\ne\n*/}\n' },
  },
  {
    name: 'flags ids of headings',
    source: { 'a.mdx': 'a\n\n## Comet {#comet}\n' },
    expect: ['a.mdx:3:10-3:18 id'],
  },
  {
    name: 'flags elements that are not closed',
    source: { 'a.mdx': '<Tabs>\n```sh\na\n</Tabs>\n', 'b.mdx': 'a <b>c\n\nd</b>\n', 'c.mdx': 'a</b>\n' },
    expect: ['a.mdx:1:1-1:7 unclosed', 'b.mdx:1:3-1:7 unclosed', 'c.mdx:1:3-1:6 stray'],
    messages: [
      'Tag `<Tabs>` stops the build: it is not closed in the same block',
      'Tag `<b>` stops the build: it is not closed in the same block',
      'Closing tag `</b>` stops the build: it has no opening tag',
    ],
  },
  {
    name: 'flags JavaScript that is none',
    source: { 'a.mdx': "import A from './a'\nThe comet returns.\n", 'b.mdx': '<A b={c d}>e</A>\n' },
    expect: ['a.mdx:2:5-2:19 code', 'b.mdx:1:6-1:17 other'],
    messages: [
      'Import or export `comet returns.` stops the build: it is not valid JavaScript. Complete the statement and add a blank line after it',
      '`{c d}>e</A>` stops the build: it is not valid MDX (Could not parse expression with acorn)',
    ],
  },
  {
    name: 'accepts formulas',
    source: {
      'a.mdx':
        'Where $\\frac{a}{b}$ and $i<n$ hold:\n\n$$\n\\sum_{i \\in S} x_{i}^{2}\n{a \\over b} < 1\n$$\n\n- $x_{n+1}$\n',
    },
    expect: [],
  },
  {
    name: 'flags braces beside prices',
    source: { 'a.mdx': 'From $5 {a b} up to $6.\n' },
    expect: ['a.mdx:1:9-1:24 brace (unsafe fix)'],
    fixed: { 'a.mdx': 'From $5 \\{a b} up to $6.\n' },
  },
]);
