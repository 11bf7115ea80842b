import rule from '../../rules/escape-leftover.ts';
import { testRule } from '../rule-tester.ts';

const jekyll = { engine: 'jekyll', site: {} } as const;
const hexo = { engine: 'hexo', site: {} } as const;
const hugo = { engine: 'hugo', site: {} } as const;

testRule(rule, [
  {
    name: 'accepts escapes that the renderer removes',
    source:
      'The year 1910\\. The file moon\\_age, a \\*star\\*, C\\#.\n\n1\\. is no item\n\n[a](https://example.org/a\\_b)\n',
    expect: [],
  },
  {
    name: 'accepts patterns, paths and signs of other kinds',
    source:
      'In a pattern \\\\. is a stop.\n\nC:\\\\tmp\\\\_a and \\\\\\\\host\\\\_b\\\\. Look at ^\\\\d+\\\\.\\\\d+$\\\\.\n\nA line\\\\\nbreak, a \\\\ b.\n',
    expect: [],
  },
  {
    name: 'accepts formulas and code',
    source: '$$a\\\\_b c\\\\_d$$ and $x\\\\_y$\n\n`1910\\\\. a`\n\n```\nmoon\\_age 1910\\\\. a\n```\n\n    b\\\\_c\n',
    expect: [],
  },
  {
    name: 'accepts texts about escapes, patterns and TeX',
    source: {
      'a.md': 'Escaping twice: `moon\\_age` and `moon\\_phase`, a\\\\_b.\n',
      'b.md': 'In TeX write `moon\\_age`, `moon\\_phase`.\n',
      'c.md': '正则表达式 `moon\\_age`、`moon\\_phase`。\n',
    },
    expect: [],
  },
  {
    name: 'accepts code in which backslashes are meant',
    source: '`a\\_b` and `\\_`, `LIKE "a\\_b%"`, `C:\\a\\_b`, `{a\\_b}`, `x_1\\_2`, `a\\_b\\*`\n',
    expect: [],
  },
  { name: 'accepts one code span, of which nothing else tells', source: 'Read `moon\\_age`.\n', expect: [] },
  {
    name: 'accepts code where other underscores are plain',
    source: 'Read `moon\\_age`, `moon\\_phase` and `star_age`.\n',
    expect: [],
  },
  {
    name: 'accepts paths of Windows in URLs',
    source: '<img src="img\\_moon.png"> <img src="/img\\a\\_b.png">\n',
    expect: [],
  },
  {
    name: 'is silent where the renderer is not known',
    source: 'Seen in 1910\\\\. Again.\n',
    config: { renderer: { name: 'unknown' } },
    expect: [],
  },
  {
    name: 'flags stops, underscores and signs that were escaped twice',
    source:
      'Seen in 1910\\\\. Then (1986\\\\.)\n\nThe moon\\\\_age\\\\_max and moon\\\\\\_phase, C\\\\#, well\\\\-known\\\\!\n',
    expect: [
      'a.md:1:9-1:16 doubled (safe fix)',
      'a.md:1:22-1:31 doubled (safe fix)',
      'a.md:3:5-3:21 doubled (safe fix)',
      'a.md:3:26-3:40 doubled (safe fix)',
      'a.md:3:41-3:46 doubled (safe fix)',
      'a.md:3:47-3:62 doubled (safe fix)',
    ],
    fixed: 'Seen in 1910. Then (1986.)\n\nThe moon\\_age\\_max and moon\\_phase, C\\#, well-known\\!\n',
  },
  {
    name: 'flags asterisks that were escaped twice',
    source: 'A \\\\*small\\\\* moon.\n',
    expect: ['a.md:1:3-1:14 doubled (safe fix)'],
    messages: ['Backslash in `\\*small\\*` is shown to readers: the escape was escaped again'],
    fixed: 'A \\*small\\* moon.\n',
  },
  {
    name: 'keeps numbers from becoming items',
    source: '1910\\\\. That was the year.\n',
    expect: ['a.md:1:1-1:8 doubled (safe fix)'],
    messages: ['Backslash in `1910\\.` is shown to readers: the escape was escaped again'],
    fixed: '1910\\. That was the year.\n',
  },
  {
    name: 'flags code spans where all underscores are escaped',
    source: 'Read `moon\\_age` and `/sys/moon\\_phase\\_0`.\n',
    expect: ['a.md:1:6-1:17 code (safe fix)', 'a.md:1:22-1:43 code (safe fix)'],
    messages: [
      'Backslash in `moon\\_age` is shown to readers: code has no escapes',
      'Backslash in `/sys/moon\\_phase\\_0` is shown to readers: code has no escapes',
    ],
    fixed: 'Read `moon_age` and `/sys/moon_phase_0`.\n',
  },
  {
    name: 'flags one code span where the prose is escaped, too',
    source: 'Read `moon\\_age` in file\\_a.\n',
    expect: ['a.md:1:6-1:17 code (safe fix)'],
    fixed: 'Read `moon_age` in file\\_a.\n',
  },
  {
    name: 'flags one code span where the collection escapes',
    source: { 'a.md': '`moon\\_age`\n', 'b.md': '`moon\\_phase` and `star\\_age`\n' },
    expect: ['a.md:1:1-1:12 code (safe fix)', 'b.md:1:1-1:14 code (safe fix)', 'b.md:1:19-1:30 code (safe fix)'],
    fixed: { 'a.md': '`moon_age`\n', 'b.md': '`moon_phase` and `star_age`\n' },
  },
  {
    name: 'flags URLs that keep the backslash',
    source:
      '<https://example.org/a\\_b> [c](https://example.org/c\\\\_d) https://example.org/e\\_f\n\n<img src="/g\\_h.png">\n',
    config: hexo,
    expect: [
      'a.md:1:2-1:26 url (safe fix)',
      'a.md:1:32-1:57 url (safe fix)',
      'a.md:1:59-1:83 url (safe fix)',
      'a.md:3:11-3:20 url (safe fix)',
    ],
    fixed: '<https://example.org/a_b> [c](https://example.org/c_d) https://example.org/e_f\n\n<img src="/g_h.png">\n',
  },
  {
    name: 'accepts bare URLs where no site is known',
    source: 'https://example.org/e\\_f\n',
    expect: [],
  },
  {
    name: 'Hugo: drops raw HTML',
    source: '<img src="/g\\_h.png">\n',
    config: hugo,
    expect: [],
  },
  {
    name: 'Jekyll: flags links, accepts bare URLs, which are text',
    source: '[a](https://example.org/a\\_b) https://example.org/e\\_f\n',
    config: jekyll,
    expect: ['a.md:1:5-1:29 url (safe fix)'],
    messages: ['Backslash in `https://example.org/a\\_b` becomes part of the URL, so the link is broken'],
    fixed: '[a](https://example.org/a_b) https://example.org/e\\_f\n',
  },
]);
