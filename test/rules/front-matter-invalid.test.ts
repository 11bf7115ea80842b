import rule from '../../rules/front-matter-invalid.ts';
import { testRule } from '../rule-tester.ts';

/** Front matter around some lines, as an article. */
const matter = (lines: string) => `---\n${lines}---\n\nText.\n`;

testRule(rule, [
  { name: 'accepts an article without front matter', source: '# Comets\n\nText.\n', expect: [] },
  {
    name: 'accepts what YAML has to offer',
    source: matter(
      'title: "Comets: a guide"\nsubtitle: \'It\'\'s here\'\ndate: 2024-01-01 10:00:00 +0800\ntags: [a, "b, c"]\nurl: https://example.org/a:b\nlead: >-\n  Two\n  lines: here\nmore: &more\n  - a\nagain: *more\nempty:\n# a comment: with a colon\nnote: C# and a#b\n',
    ),
    expect: [],
  },
  { name: 'accepts empty front matter', source: '---\n---\n\nText.\n', expect: [] },
  { name: 'accepts CRLF', source: '---\r\ntitle: 彗星\r\ntags:\r\n- 天文\r\n---\r\n\r\n正文。\r\n', expect: [] },
  { name: 'accepts full-width punctuation in values', source: matter('title: 彗星：一篇导读 - 上\n'), expect: [] },
  {
    name: 'accepts brackets and quotes that go on without indentation',
    source: matter('tags: [\n"a",\n"b"\n]\nlead: "two\nlines"\n'),
    expect: [],
  },
  { name: 'accepts a YAML tag', source: matter("title: ! 'Comets'\nsize: !!str 12\n"), expect: [] },
  {
    name: 'says nothing about values that a template fills in',
    source: matter('title: {{ page.title }} - x\ndate: {% now %}: y\n'),
    expect: [],
  },
  { name: 'says nothing about a template alone', source: matter('{% include head %}\n'), expect: [] },
  { name: 'accepts a thematic break at the beginning', source: '---\n\nText.\n', expect: [] },
  {
    name: 'accepts blank lines before it in Hugo',
    source: '\n\n---\ntitle: Comets\n---\n',
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'accepts one empty line before it in Hexo',
    source: '\n---\ntitle: Comets\n---\n',
    config: { engine: 'hexo' },
    expect: [],
  },
  { name: 'accepts tabs in Hexo', source: matter('tags:\n\t- a\n\t- b\n'), config: { engine: 'hexo' }, expect: [] },
  {
    name: 'accepts front matter without an opening fence in Hexo',
    source: 'title: Comets\ntags: a\n---\nText.\n',
    config: { engine: 'hexo' },
    expect: [],
  },
  {
    name: 'accepts a closing `...` in Jekyll',
    source: '---\ntitle: Comets\n...\nText.\n',
    config: { engine: 'jekyll' },
    expect: [],
  },
  { name: 'says nothing about TOML', source: '+++\ntitle = \n+++\n', expect: [] },
  {
    name: 'closes a fence that is never closed',
    source: '---\ntitle: Comets\ntags:\n- sky\n\nText.\n',
    expect: ['a.md:1:1-1:4 unclosed (unsafe fix)'],
    messages: ['Front matter begins here and never ends, expected a closing `---`'],
    fixed: '---\ntitle: Comets\ntags:\n- sky\n---\n\nText.\n',
  },
  {
    name: 'closes a fence at the end of the file',
    source: '---\r\ntitle: Comets\r\ndate: 2024-01-01',
    expect: ['a.md:1:1-1:4 unclosed (unsafe fix)'],
    fixed: '---\r\ntitle: Comets\r\ndate: 2024-01-01\r\n---\r\n',
  },
  {
    name: 'removes blank lines before it',
    source: '\n \n---\ntitle: Comets\n---\n\nText.\n',
    config: { engine: 'jekyll' },
    expect: ['a.md:1:1-3:1 blankBefore (safe fix)'],
    messages: ['Blank lines stand before the front matter, expected `---` on the first line'],
    fixed: '---\ntitle: Comets\n---\n\nText.\n',
  },
  {
    name: 'removes blanks behind the opening fence for Hexo',
    source: '---  \ntitle: Comets\n---\n',
    config: { engine: 'hexo' },
    expect: ['a.md:1:1-1:6 blankAfterFence (safe fix)'],
    messages: ['Blanks stand behind the opening `---`, expected none: Hexo takes it for text'],
    fixed: '---\ntitle: Comets\n---\n',
  },
  {
    name: 'breaks the line behind the closing fence',
    source: '---\ntitle: Comets\n--- Text.\n',
    expect: ['a.md:3:4-3:10 textAfterFence (safe fix)'],
    messages: ['`Text.` stands on the line of the closing `---`, expected a line of its own'],
    fixed: '---\ntitle: Comets\n---\nText.\n',
  },
  {
    name: 'shortens a closing fence',
    source: '---\ntitle: Comets\n-----\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:3:1-3:6 fenceLength (safe fix)'],
    messages: ['Closing fence is `-----`, expected `---` as at the beginning'],
    fixed: '---\ntitle: Comets\n---\nText.\n',
  },
  {
    name: 'tells of front matter that is prose',
    source: matter('A comet passed.\n'),
    expect: ['a.md:2:1-2:16 notMapping'],
    messages: ['Front matter has no keys, expected lines of `key: value`'],
  },
  {
    name: 'takes prose between two fences as Hexo does',
    source: matter('A comet passed.\n'),
    config: { engine: 'hexo' },
    expect: [],
  },
  {
    name: 'removes a key that stands twice with one value',
    source: matter('title: Comets\ntags:\n- sky\ntitle: Comets\nslug: comets\ntags:\n- sky\n'),
    expect: [
      'a.md:5:1-5:6 duplicateKey (safe fix) [a.md:2:1-2:6]',
      'a.md:7:1-7:5 duplicateKey (safe fix) [a.md:3:1-3:5]',
    ],
    messages: ['Key `title` stands here again with the same value', 'Key `tags` stands here again with the same value'],
    fixed: matter('title: Comets\ntags:\n- sky\nslug: comets\n'),
  },
  {
    name: 'only tells of a key that stands twice with two values',
    source: matter('title: Comets\ntitle: Meteors\n'),
    expect: ['a.md:3:1-3:6 duplicateKeyDiffers [a.md:2:1-2:6]'],
    messages: ['Key `title` stands here again with another value, expected it once'],
  },
  {
    name: 'finds a key that stands twice in a list',
    source: matter('links:\n- name: a\n  name: b\n'),
    expect: ['a.md:4:3-4:7 duplicateKeyDiffers [a.md:3:3-3:7]'],
  },
  {
    name: 'leaves a pair in brackets alone',
    source: matter('a: {b: 1, b: 1}\n'),
    expect: ['a.md:2:11-2:12 duplicateKey [a.md:2:5-2:6]'],
  },
  {
    name: 'quotes a value with a colon',
    source: '---\r\ntitle: 彗星: 一篇导读\r\ndate: 2024-01-01\r\n---\r\n',
    expect: ['a.md:2:8-2:16 needsQuotes (safe fix)'],
    messages: ['`: ` has a meaning of its own in YAML, expected quotes around `彗星: 一篇导读`'],
    fixed: '---\r\ntitle: "彗星: 一篇导读"\r\ndate: 2024-01-01\r\n---\r\n',
  },
  {
    name: 'quotes values that begin with a sign of YAML',
    source: matter(
      'a: @comets\nb: `code`\nc: *sky* at night\nd: [Notice] Comets\ne: {sky} at night\nf: > than\ng: !important\nh: %d\ni: & more\nj: ends with:\n',
    ),
    expect: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(
      (line, index) =>
        `a.md:${line}:4-${line}:${[11, 10, 18, 19, 18, 10, 14, 6, 10, 14][index]} needsQuotes (safe fix)`,
    ),
    fixed: matter(
      'a: "@comets"\nb: "`code`"\nc: "*sky* at night"\nd: "[Notice] Comets"\ne: "{sky} at night"\nf: "> than"\ng: "!important"\nh: "%d"\ni: "& more"\nj: "ends with:"\n',
    ),
  },
  {
    name: 'quotes with single quotes where the value has double ones',
    source: matter('title: The "sky": it\'s big\n'),
    expect: ['a.md:2:8-2:27 needsQuotes (safe fix)'],
    fixed: matter("title: 'The \"sky\": it''s big'\n"),
  },
  {
    name: 'quotes with less trust what may be a comment or a list of mappings',
    source: matter('title: A: B # old\nlinks:\n- name: A: B\n'),
    expect: ['a.md:2:8-2:18 needsQuotes (unsafe fix)', 'a.md:4:9-4:13 needsQuotes (unsafe fix)'],
    fixed: matter('title: "A: B # old"\nlinks:\n- name: "A: B"\n'),
  },
  {
    name: 'quotes all of a value that goes on behind its quotes',
    source: matter('a: "Sky" at night\nb: \'It\'s here\'\nc: "Sky": a view\n'),
    expect: [
      'a.md:2:4-2:18 textAfterValue (safe fix)',
      'a.md:3:4-3:15 textAfterValue (safe fix)',
      'a.md:4:4-4:17 textAfterValue (safe fix)',
    ],
    messages: [
      'Quotes end in the middle of the value `"Sky" at night`, expected `\'"Sky" at night\'`',
      "Quotes end in the middle of the value `'It's here'`, expected `\"'It's here'\"`",
      'Quotes end in the middle of the value `"Sky": a view`, expected `\'"Sky": a view\'`',
    ],
    fixed: matter("a: '\"Sky\" at night'\nb: \"'It's here'\"\nc: '\"Sky\": a view'\n"),
  },
  {
    name: 'takes quoted items with commas for a list without brackets',
    source: matter('tags: "a", "b"\n'),
    expect: ['a.md:2:10-2:15 unexpected'],
  },
  {
    name: 'finds the quote that is not closed, not the line where that shows',
    source: matter('title: "Comets\nsummary: "Sky"\ndate: 2024-01-01\n'),
    expect: ['a.md:2:8-2:15 quoteUnclosed (unsafe fix)'],
    messages: ['Value has no closing `"`'],
    fixed: matter('title: "Comets"\nsummary: "Sky"\ndate: 2024-01-01\n'),
  },
  {
    name: 'finds the bracket that is not closed',
    source: matter('tags: [a, b\nmore: [\n  c,\n  d\ndate: 2024-01-01\n'),
    expect: ['a.md:2:7-2:12 bracketUnclosed (unsafe fix)', 'a.md:3:7-3:8 bracketUnclosed (unsafe fix)'],
    messages: ['Bracket `[` is never closed', 'Bracket `[` is never closed'],
    fixed: matter('tags: [a, b]\nmore: [\n  c,\n  d]\ndate: 2024-01-01\n'),
  },
  {
    name: 'gives no fix for a bracket before a comment',
    source: matter('tags: [a # b\nx: 1\n'),
    expect: ['a.md:2:7-2:13 bracketUnclosed'],
  },
  {
    name: 'escapes a backslash',
    source: matter('path: "C:\\Users\\me"\n'),
    expect: ['a.md:2:10-2:12 escape (unsafe fix)'],
    messages: ['`\\U` is no escape that YAML knows, expected `\\\\U`'],
    fixed: matter('path: "C:\\\\Users\\\\me"\n'),
  },
  {
    name: 'puts a space behind a colon',
    source: matter('title:Comets\ndate: 2024-01-01\n'),
    expect: ['a.md:2:1-2:13 colonSpace (safe fix)'],
    messages: ['`title:Comets` has no space behind its colon, expected `key: value`'],
    fixed: matter('title: Comets\ndate: 2024-01-01\n'),
  },
  {
    name: 'writes a half-width colon',
    source: matter('date: 2024-01-01\ntitle：彗星\ntags：\n- 天文\nslug: comets\n'),
    expect: ['a.md:3:1-3:9 colonWide (safe fix)', 'a.md:4:1-4:6 colonWide (safe fix)'],
    messages: [
      '`title：彗星` has a full-width colon, expected `:` and a space',
      '`tags：` has a full-width colon, expected `:` and a space',
    ],
    fixed: matter('date: 2024-01-01\ntitle: 彗星\ntags:\n- 天文\nslug: comets\n'),
  },
  {
    name: 'puts a space behind a dash',
    source: matter('tags:\n-天文\n-彗星\nslug: comets\n'),
    expect: ['a.md:3:1-3:4 dashSpace (safe fix)', 'a.md:4:1-4:4 dashSpace (safe fix)'],
    messages: [
      '`-天文` has no space behind its dash, expected `- item`',
      '`-彗星` has no space behind its dash, expected `- item`',
    ],
    fixed: matter('tags:\n- 天文\n- 彗星\nslug: comets\n'),
  },
  {
    name: 'tells of a list item on the line of its key, once',
    source: matter('tags: - sky\n  - night\nslug: comets\n'),
    expect: ['a.md:2:7-2:12 dashInline'],
    messages: [
      '`- sky` stands on the line of its key, expected a line of its own for a list item or quotes around a text',
    ],
  },
  {
    name: 'tells of a line that is no key',
    source: matter('summary: A comet\npassed the sun\nsource:\nhttps://example.org/\nslug: comets\n'),
    expect: ['a.md:3:1-3:15 noColon', 'a.md:5:1-5:21 noColon'],
    messages: [
      '`passed the sun` is no `key: value`, expected indentation if it belongs to the line before',
      '`https://example.org/` is no `key: value`, expected indentation if it belongs to the line before',
    ],
  },
  {
    name: 'indents with spaces',
    source: matter('tags:\n\t- a\nlinks:\n\tb:\n\t\tc: 1\n'),
    expect: ['a.md:3:1-3:2 tab (unsafe fix)', 'a.md:5:1-5:2 tab (unsafe fix)', 'a.md:6:1-6:3 tab (unsafe fix)'],
    messages: Array(3).fill('Line is indented with a tab, expected spaces'),
    fixed: matter('tags:\n  - a\nlinks:\n  b:\n    c: 1\n'),
  },
  {
    name: 'finds the line that is indented otherwise',
    source: matter('title: Comets\n  date: 2024-01-01\nlinks:\n   a: 1\n  b: 2\n'),
    expect: ['a.md:3:3-3:19 indentation', 'a.md:6:3-6:7 indentation'],
    messages: [
      '`date: 2024-01-01` begins in another column than the lines that it belongs to',
      '`b: 2` begins in another column than the lines that it belongs to',
    ],
  },
  {
    name: 'blames the first line where it alone is indented',
    source: matter('  title: Comets\ndate: 2024-01-01\nslug: comets\n'),
    expect: ['a.md:2:3-2:16 indentation'],
  },
  {
    name: 'tells of dots that end the YAML',
    source: matter('title: Comets...\n...\ndate: 2024-01-01\n'),
    expect: ['a.md:3:1-3:4 documentEnd'],
    messages: ['`...` ends the front matter for YAML, so that what follows is lost'],
  },
  {
    name: 'tells of what cannot stand there',
    source: matter('tags: [a, b]]\nslug: comets\n'),
    expect: ['a.md:2:13-2:14 unexpected'],
    messages: ['`]` cannot stand here in YAML'],
  },
  {
    name: 'tells of aliases that multiply',
    source: matter(
      'a: &a [x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]\n',
    ),
    expect: ['a.md:4:8-4:10 aliasBomb'],
    messages: ['Aliases stand for aliases here and multiply beyond 100 values, expected plain values'],
  },
  {
    name: 'gives up after twenty mistakes',
    source: matter('title: A: B\n'.repeat(30)),
    expect: Array.from({ length: 20 }, (_, index) => `a.md:${index + 2}:8-${index + 2}:12 needsQuotes (safe fix)`),
    fixed: matter('title: "A: B"\n'),
  },
  {
    name: 'gives the words of the parser where it has none of its own',
    source: matter('tags: [a]#b\n'),
    expect: ['a.md:2:10-2:12 syntax'],
    messages: [
      'Front matter cannot be read from here on: Comments must be separated from other tokens by white space characters',
    ],
  },
  {
    name: 'tells of every mistake once',
    source: matter(
      'title: A: B\ntags: [a, b\nauthor: @me\nslug: "comets\nsky\nslug: "comets"\ndate: 2024-01-01\ndate: 2024-01-01\n',
    ),
    expect: [
      'a.md:2:8-2:12 needsQuotes (safe fix)',
      'a.md:3:7-3:12 bracketUnclosed (unsafe fix)',
      'a.md:4:9-4:12 needsQuotes (safe fix)',
      'a.md:5:7-5:14 quoteUnclosed (unsafe fix)',
      'a.md:6:1-6:4 noColon',
      'a.md:9:1-9:5 duplicateKey (safe fix) [a.md:8:1-8:5]',
    ],
    fixed: matter('title: "A: B"\ntags: [a, b]\nauthor: "@me"\nslug: "comets"\nsky\ndate: 2024-01-01\n'),
  },
  {
    name: 'cuts long values short in its message',
    source: matter(`title: A: ${'b'.repeat(80)}\n`),
    expect: ['a.md:2:8-2:91 needsQuotes (safe fix)'],
    messages: [`\`: \` has a meaning of its own in YAML, expected quotes around \`A: ${'b'.repeat(56)}…\``],
    fixed: matter(`title: "A: ${'b'.repeat(80)}"\n`),
  },
]);
