import { expect, test } from 'vitest';
import rule from '../../rules/front-matter-invalid.ts';
import { runCase } from '../../src/tester.ts';
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
  {
    name: 'closes a fence that is never closed',
    source: '---\ntitle: Comets\ntags:\n- sky\n\nText.\n',
    expect: ['a.md:1:1-1:4 unclosed (unsafe fix)'],
    messages: ['Front matter begins here but has no closing `---`'],
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
    messages: [
      'Front matter is not read, because the file does not begin with its `---` but with blank lines or spaces',
    ],
    fixed: '---\ntitle: Comets\n---\n\nText.\n',
  },
  {
    name: 'removes blanks behind the opening fence for Hexo',
    source: '---  \ntitle: Comets\n---\n',
    config: { engine: 'hexo' },
    expect: ['a.md:1:1-1:6 blankAfterFence (safe fix)'],
    messages: ['Hexo reads the opening `---` as text, because spaces follow it'],
    fixed: '---\ntitle: Comets\n---\n',
  },
  {
    name: 'breaks the line behind the closing fence',
    source: '---\ntitle: Comets\n--- Text.\n',
    expect: ['a.md:3:4-3:10 textAfterFence (safe fix)'],
    messages: ['`Text.` is on the line of the closing `---`'],
    fixed: '---\ntitle: Comets\n---\nText.\n',
  },
  {
    name: 'shortens a closing fence',
    source: '---\ntitle: Comets\n-----\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:3:1-3:6 fenceLength (safe fix)'],
    messages: ['Closing fence is `-----`, but the opening one is `---`'],
    fixed: '---\ntitle: Comets\n---\nText.\n',
  },
  {
    name: 'tells of front matter that is prose',
    source: matter('A comet passed.\n'),
    expect: ['a.md:2:1-2:16 notMapping'],
    messages: ['Front matter has no keys. Write lines of `key: value`'],
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
    messages: ['Key `title` is repeated with the same value', 'Key `tags` is repeated with the same value'],
    fixed: matter('title: Comets\ntags:\n- sky\nslug: comets\n'),
  },
  {
    name: 'only tells of a key that stands twice with two values',
    source: matter('title: Comets\ntitle: Meteors\n'),
    expect: ['a.md:3:1-3:6 duplicateKeyDiffers [a.md:2:1-2:6]'],
    messages: ['Key `title` is repeated with another value. Keep one of them'],
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
    messages: ['": " in "彗星: 一篇导读" has a special meaning in YAML'],
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
    name: 'quotes with less trust what may be a list of mappings, and leaves comments',
    source: matter('title: A: B # old\nlinks:\n- name: A: B\n'),
    expect: ['a.md:2:8-2:12 needsQuotes (safe fix)', 'a.md:4:9-4:13 needsQuotes (unsafe fix)'],
    fixed: matter('title: "A: B" # old\nlinks:\n- name: "A: B"\n'),
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
      'Quotes end in the middle of the value `"Sky" at night`',
      "Quotes end in the middle of the value `'It's here'`",
      'Quotes end in the middle of the value `"Sky": a view`',
    ],
    fixed: matter('a: \'"Sky" at night\'\nb: "It\'s here"\nc: \'"Sky": a view\'\n'),
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
    messages: ['`\\U` is not a valid escape in YAML'],
    fixed: matter('path: "C:\\\\Users\\\\me"\n'),
  },
  {
    name: 'puts a space behind a colon',
    source: matter('title:Comets\ndate: 2024-01-01\n'),
    expect: ['a.md:2:1-2:13 colonSpace (safe fix)'],
    messages: ['`title:Comets` has no space after its colon'],
    fixed: matter('title: Comets\ndate: 2024-01-01\n'),
  },
  {
    name: 'writes a half-width colon',
    source: matter('date: 2024-01-01\ntitle：彗星\ntags：\n- 天文\nslug: comets\n'),
    expect: ['a.md:3:1-3:9 colonWide (safe fix)', 'a.md:4:1-4:6 colonWide (safe fix)'],
    messages: ['`title：彗星` has a full-width colon', '`tags：` has a full-width colon'],
    fixed: matter('date: 2024-01-01\ntitle: 彗星\ntags:\n- 天文\nslug: comets\n'),
  },
  {
    name: 'puts a space behind a dash',
    source: matter('tags:\n-天文\n-彗星\nslug: comets\n'),
    expect: ['a.md:3:1-3:4 dashSpace (safe fix)', 'a.md:4:1-4:4 dashSpace (safe fix)'],
    messages: ['`-天文` has no space after its dash', '`-彗星` has no space after its dash'],
    fixed: matter('tags:\n- 天文\n- 彗星\nslug: comets\n'),
  },
  {
    name: 'tells of a list item on the line of its key, once',
    source: matter('tags: - sky\n  - night\nslug: comets\n'),
    expect: ['a.md:2:7-2:12 dashInline'],
    messages: ['`- sky` is on the line of its key. Put a list item on its own line, or a text in quotes'],
  },
  {
    name: 'tells of a line that is no key',
    source: matter('summary: A comet\npassed the sun\nsource:\nhttps://example.org/\nslug: comets\n'),
    expect: ['a.md:3:1-3:15 noColon', 'a.md:5:1-5:21 noColon'],
    messages: [
      '`passed the sun` is not in the form `key: value`. Indent it if it belongs to the line before',
      '`https://example.org/` is not in the form `key: value`. Indent it if it belongs to the line before',
    ],
  },
  {
    name: 'indents with spaces',
    source: matter('tags:\n\t- a\nlinks:\n\tb:\n\t\tc: 1\n'),
    expect: ['a.md:3:1-3:2 tab (unsafe fix)', 'a.md:5:1-5:2 tab (unsafe fix)', 'a.md:6:1-6:3 tab (unsafe fix)'],
    messages: Array(3).fill('Line is indented with a tab, which YAML does not allow'),
    fixed: matter('tags:\n  - a\nlinks:\n  b:\n    c: 1\n'),
  },
  {
    name: 'finds the line that is indented otherwise',
    source: matter('title: Comets\n  date: 2024-01-01\nlinks:\n   a: 1\n  b: 2\n'),
    expect: ['a.md:3:3-3:19 indentation', 'a.md:6:3-6:7 indentation'],
    messages: [
      '`date: 2024-01-01` is not indented like the lines that it belongs to',
      '`b: 2` is not indented like the lines that it belongs to',
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
    messages: ['`...` ends the front matter in YAML, so what follows is lost'],
  },
  {
    name: 'tells of what cannot stand there',
    source: matter('tags: [a, b]]\nslug: comets\n'),
    expect: ['a.md:2:13-2:14 unexpected'],
    messages: ['`]` is not allowed here in YAML'],
  },
  {
    name: 'tells of aliases that multiply',
    source: matter(
      'a: &a [x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c]\n',
    ),
    expect: ['a.md:4:8-4:10 aliasBomb'],
    messages: ['Aliases of aliases expand to too many values here. Write the values out'],
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
    messages: [`": " in "A: ${'b'.repeat(56)}…" has a special meaning in YAML`],
    fixed: matter(`title: "A: ${'b'.repeat(80)}"\n`),
  },
  {
    name: 'accepts what TOML has to offer',
    source:
      '+++\ntitle = "Comets: a guide" # a comment\nsubtitle = \'C:\\sky\'\n"标题" = "彗星"\ndate = 2024-01-01T10:00:00+08:00\nday = 2024-01-01\ntags = [\n  "a", # first\n  "b",\n]\nlead = """\nTwo\nlines"""\ndraft = false\nweight = -1_000\nratio = 1e3\nauthor.name = "A"\n[params]\nx = {y = 1, z = "2"}\n[[resources]]\nsrc = "a"\n[[resources]]\nsrc = "b"\n+++\n\nText.\n',
    expect: [],
  },
  {
    name: 'accepts empty TOML',
    source: '+++\n+++\n\nText.\n',
    expect: [],
  },
  {
    name: 'accepts TOML with CRLF',
    source: '+++\r\ntitle = "彗星"\r\ntags = ["a"]\r\n+++\r\n\r\n正文。\r\n',
    expect: [],
  },
  {
    name: 'says nothing about a TOML value that a template fills in',
    source: '+++\ntitle = {{ replace .Name "-" " " }}\ndraft = true\n+++\n\nText.\n',
    expect: [],
  },
  {
    name: 'quotes a bare text in TOML',
    source: '+++\ntitle = Comets and stars\n+++\n\nText.\n',
    expect: ['a.md:2:9-2:25 unquoted (safe fix)'],
    fixed: '+++\ntitle = "Comets and stars"\n+++\n\nText.\n',
  },
  {
    name: 'quotes a bare text in TOML, and leaves a comment',
    source: '+++\ntitle = Comets # or stars\n+++\n\nText.\n',
    expect: ['a.md:2:9-2:15 unquoted (unsafe fix)'],
    fixed: '+++\ntitle = "Comets" # or stars\n+++\n\nText.\n',
  },
  {
    name: 'replaces a colon in TOML',
    source: '+++\ntitle: "Comets"\ndraft: true\nauthor: Ada\n+++\n\nText.\n',
    expect: [
      'a.md:2:1-2:16 noEquals (safe fix)',
      'a.md:3:1-3:12 noEquals (safe fix)',
      'a.md:4:1-4:12 noEquals (safe fix)',
    ],
    fixed: '+++\ntitle = "Comets"\ndraft = true\nauthor = "Ada"\n+++\n\nText.\n',
  },
  {
    name: 'tells all mistakes of a TOML block',
    source: '+++\ntitle = Comets\ntags = ["a" "b"]\ndate = 2024-1-2\nslug = "comets"\ndraft = True\n+++\n\nText.\n',
    expect: [
      'a.md:2:9-2:15 unquoted (safe fix)',
      'a.md:3:13-3:16 commaMissing (safe fix)',
      'a.md:4:8-4:16 dateSyntax (safe fix)',
      'a.md:6:9-6:13 unquoted (safe fix)',
    ],
    fixed: '+++\ntitle = "Comets"\ntags = ["a", "b"]\ndate = 2024-01-02\nslug = "comets"\ndraft = true\n+++\n\nText.\n',
  },
  {
    name: 'knows an unclosed quote in TOML from the lines behind it',
    source: '+++\ntitle = "Comets\nslug = "comets"\n+++\n\nText.\n',
    expect: ['a.md:2:9-2:16 quoteUnclosed (unsafe fix)'],
    fixed: '+++\ntitle = "Comets"\nslug = "comets"\n+++\n\nText.\n',
  },
  {
    name: 'knows an unclosed list in TOML from the lines behind it',
    source: '+++\ntags = ["a", "b"\nslug = "comets"\n+++\n\nText.\n',
    expect: ['a.md:2:8-2:17 bracketUnclosed (unsafe fix)'],
    fixed: '+++\ntags = ["a", "b"]\nslug = "comets"\n+++\n\nText.\n',
  },
  {
    name: 'knows an unclosed text in a list in TOML',
    source: '+++\ntags = ["a", "b\nslug = "comets"\n+++\n\nText.\n',
    expect: ['a.md:2:14-2:16 quoteUnclosed'],
  },
  {
    name: 'knows an unclosed text of several lines in TOML',
    source: '+++\nlead = """One\ntwo\n+++\n\nText.\n',
    expect: ['a.md:2:8-2:14 quoteUnclosed (unsafe fix)'],
    fixed: '+++\nlead = """One\ntwo"""\n+++\n\nText.\n',
  },
  {
    name: 'closes the head of a table in TOML',
    source: '+++\n[params\nx = 1\n+++\n\nText.\n',
    expect: ['a.md:2:1-2:8 bracketUnclosed (unsafe fix)'],
    fixed: '+++\n[params]\nx = 1\n+++\n\nText.\n',
  },
  {
    name: 'quotes with literal quotes where a TOML text has double ones',
    source: '+++\ntitle = "The "great" comet"\n+++\n\nText.\n',
    expect: ['a.md:2:9-2:28 textAfterValue (safe fix)'],
    fixed: '+++\ntitle = \'The "great" comet\'\n+++\n\nText.\n',
  },
  {
    name: 'quotes a text with an apostrophe in TOML',
    source: "+++\ntitle = 'It's here'\n+++\n\nText.\n",
    expect: ['a.md:2:9-2:20 textAfterValue (safe fix)'],
    fixed: '+++\ntitle = "It\'s here"\n+++\n\nText.\n',
  },
  {
    name: 'does not make one text of two in TOML safely',
    source: '+++\ntitle = "a", "b"\n+++\n\nText.\n',
    expect: ['a.md:2:9-2:17 textAfterValue (unsafe fix)'],
    fixed: '+++\ntitle = \'a", "b\'\n+++\n\nText.\n',
  },
  {
    name: 'takes a list behind a key in TOML',
    source: '+++\ntags = [\n  "a"\n  "b"\n]\n+++\n\nText.\n',
    expect: ['a.md:4:3-4:6 commaMissing (safe fix)'],
    fixed: '+++\ntags = [\n  "a",\n  "b"\n]\n+++\n\nText.\n',
  },
  {
    name: 'takes curly quotes for quotes in TOML',
    source: '+++\ntitle = “彗星”\n+++\n\nText.\n',
    expect: ['a.md:2:9-2:13 quotesOther (safe fix)'],
    fixed: '+++\ntitle = "彗星"\n+++\n\nText.\n',
  },
  {
    name: 'removes a comma at the end of a TOML line',
    source: '+++\ntitle = "a",\nslug = "b";\n+++\n\nText.\n',
    expect: ['a.md:2:12-2:13 lineBreakMissing (safe fix)', 'a.md:3:11-3:12 lineBreakMissing (safe fix)'],
    fixed: '+++\ntitle = "a"\nslug = "b"\n+++\n\nText.\n',
  },
  {
    name: 'tells text behind a TOML value',
    source: '+++\nweight = 1 2\n+++\n\nText.\n',
    expect: ['a.md:2:12-2:13 lineBreakMissing'],
  },
  {
    name: 'quotes a key with other letters in TOML',
    source: '+++\n标题 = "彗星"\nmy key = 1\n+++\n\nText.\n',
    expect: ['a.md:2:1-2:3 keyUnquoted (safe fix)', 'a.md:3:1-3:7 keyUnquoted (safe fix)'],
    fixed: '+++\n"标题" = "彗星"\n"my key" = 1\n+++\n\nText.\n',
  },
  {
    name: 'tells a missing value in TOML',
    source: '+++\ntitle =\nslug = "a"\n+++\n\nText.\n',
    expect: ['a.md:2:1-2:8 valueMissing'],
  },
  {
    name: 'tells a line without a key in TOML',
    source: '+++\ntitle = "a"\nand more\n+++\n\nText.\n',
    expect: ['a.md:3:1-3:9 noEquals'],
  },
  {
    name: 'tells a wrong escape in TOML',
    source: '+++\npath = "C:\\sky"\n+++\n\nText.\n',
    expect: ['a.md:2:11-2:13 escape (unsafe fix)'],
    fixed: '+++\npath = "C:\\\\sky"\n+++\n\nText.\n',
  },
  {
    name: 'tells a number with a leading zero in TOML',
    source: '+++\nnumber = 007\n+++\n\nText.\n',
    expect: ['a.md:2:10-2:13 zeroLeading (unsafe fix)'],
    fixed: '+++\nnumber = "007"\n+++\n\nText.\n',
  },
  {
    name: 'lower-cases a truth value in TOML',
    source: '+++\ndraft = False\n+++\n\nText.\n',
    expect: ['a.md:2:9-2:14 unquoted (safe fix)'],
    fixed: '+++\ndraft = false\n+++\n\nText.\n',
  },
  {
    name: 'pads a date in TOML',
    source: '+++\ndate = 2024-1-2 9:05:00\n+++\n\nText.\n',
    expect: ['a.md:2:8-2:24 dateSyntax (safe fix)'],
    fixed: '+++\ndate = 2024-01-02 09:05:00\n+++\n\nText.\n',
  },
  {
    name: 'tells a date that does not exist in TOML',
    source: '+++\ndate = 2024-02-30\n+++\n\nText.\n',
    expect: ['a.md:2:8-2:18 dateSyntax'],
  },
  {
    name: 'tells a date with slashes in TOML',
    source: '+++\ndate = 2024/01/02\n+++\n\nText.\n',
    expect: ['a.md:2:8-2:18 dateSyntax (safe fix)'],
    fixed: '+++\ndate = 2024-01-02\n+++\n\nText.\n',
  },
  {
    name: 'removes a key that stands twice in TOML',
    source: '+++\ntitle = "a"\ndraft = true\ntitle = "a"\n+++\n\nText.\n',
    expect: ['a.md:4:1-4:6 duplicateKey (safe fix) [a.md:2:1-2:6]'],
    fixed: '+++\ntitle = "a"\ndraft = true\n+++\n\nText.\n',
  },
  {
    name: 'tells a key that stands twice with two values in TOML',
    source: '+++\ntitle = "a"\ntitle = "b"\n+++\n\nText.\n',
    expect: ['a.md:3:1-3:6 duplicateKeyDiffers [a.md:2:1-2:6]'],
  },
  {
    name: 'tells a table that stands twice in TOML',
    source: '+++\n[params]\na = 1\n[params]\nb = 1\n+++\n\nText.\n',
    expect: ['a.md:4:1-4:9 duplicateKeyDiffers [a.md:2:1-2:9]'],
  },
  {
    name: 'tells equal keys in other tables apart',
    source: '+++\na = 1\n[x]\na = 1\n[y]\na = 1\n+++\n\nText.\n',
    expect: [],
  },
  {
    name: 'takes a comma out of braces in TOML',
    source: '+++\nx = {a = 1,}\n+++\n\nText.\n',
    expect: ['a.md:2:11-2:12 commaExtra (safe fix)'],
    fixed: '+++\nx = {a = 1}\n+++\n\nText.\n',
  },
  {
    name: 'tells a line break in braces in TOML',
    source: '+++\nx = {a = 1\n}\n+++\n\nText.\n',
    expect: ['a.md:3:1-3:2 syntax'],
  },
  {
    name: 'accepts JSON in Hugo',
    source: '{\n  "title": "Comets {a}",\n  "tags": ["a", "b"],\n  "params": { "x": null }\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'accepts JSON without braces in Hexo',
    source: '"title": "Comets",\n"tags": ["a"]\n;;;\nText.\n',
    config: { engine: 'hexo' },
    expect: [],
  },
  {
    name: 'removes a comma at the end of JSON',
    source: '{\n  "title": "a",\n  "tags": ["a", "b",],\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:3:20-3:21 commaExtra (safe fix)', 'a.md:3:22-3:23 commaExtra (safe fix)'],
    fixed: '{\n  "title": "a",\n  "tags": ["a", "b"]\n}\n\nText.\n',
  },
  {
    name: 'inserts a comma in JSON',
    source: '{\n  "title": "a"\n  "slug": "b"\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:3:3-3:9 commaMissing (safe fix)'],
    fixed: '{\n  "title": "a",\n  "slug": "b"\n}\n\nText.\n',
  },
  {
    name: 'inserts a comma in a JSON list',
    source: '{"tags": ["a" "b"]}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:15-1:18 commaMissing (safe fix)'],
    fixed: '{"tags": ["a", "b"]}\n\nText.\n',
  },
  {
    name: 'quotes keys and values in JSON',
    source: '{\n  title: "a",\n  "draft": True,\n  "slug": comets\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: [
      'a.md:2:3-2:8 unquoted (safe fix)',
      'a.md:3:12-3:16 unquoted (safe fix)',
      'a.md:4:11-4:17 unquoted (safe fix)',
    ],
    fixed: '{\n  "title": "a",\n  "draft": true,\n  "slug": "comets"\n}\n\nText.\n',
  },
  {
    name: 'takes other quotes for quotes in JSON',
    source: "{\n  'title': 'Comets',\n  \"slug\": “a”\n}\n\nText.\n",
    config: { engine: 'hugo' },
    expect: ['a.md:2:3-2:10 quotesOther (safe fix)', 'a.md:3:11-3:14 quotesOther (safe fix)'],
    fixed: '{\n  "title": "Comets",\n  "slug": "a"\n}\n\nText.\n',
  },
  {
    name: 'tells comments in JSON',
    source: '{\n  // the title\n  "title": "a" /* b */\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:2:3-2:15 comment', 'a.md:3:16-3:23 comment'],
  },
  {
    name: 'tells an unclosed quote in JSON',
    source: '{\n  "title": "Comets,\n  "slug": "a"\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:2:12-2:20 quoteUnclosed'],
  },
  {
    name: 'tells a wrong escape in JSON',
    source: '{ "path": "C:\\sky" }\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:14-1:16 escape (unsafe fix)'],
    fixed: '{ "path": "C:\\\\sky" }\n\nText.\n',
  },
  {
    name: 'tells a missing value in JSON',
    source: '{ "title": , "slug": "a" }\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:12-1:13 valueMissing'],
  },
  {
    name: 'tells a missing colon in JSON',
    source: '{ "title" "a" }\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:11-1:14 colonMissing (safe fix)'],
    fixed: '{ "title": "a" }\n\nText.\n',
  },
  {
    name: 'removes a key that stands twice in JSON',
    source: '{\n  "title": "a",\n  "slug": "b",\n  "title": "a"\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:4:3-4:10 duplicateKey (safe fix) [a.md:2:3-2:10]'],
    fixed: '{\n  "title": "a",\n  "slug": "b"\n}\n\nText.\n',
  },
  {
    name: 'tells a key that stands twice with two values in JSON',
    source: '{ "title": "a", "title": "b" }\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:17-1:24 duplicateKeyDiffers [a.md:1:3-1:10]'],
  },
  {
    name: 'tells mistakes of JSON without braces in Hexo',
    source: '"title": "Comets"\n"tags": [a]\n;;;\nText.\n',
    config: { engine: 'hexo' },
    expect: ['a.md:2:1-2:7 commaMissing (safe fix)'],
    fixed: '"title": "Comets",\n"tags": ["a"]\n;;;\nText.\n',
  },
  {
    name: 'tells a bare word in JSON',
    source: '{ "title": "a", "x": @ }\n\nText.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:22-1:23 unexpected'],
  },
  {
    name: 'says nothing about JSON that a template fills in',
    source: '{\n  "title": {{ .Name | jsonify }},\n  "draft": true\n}\n\nText.\n',
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'tells full-width quotes between two values of a list',
    source: '---\ntags: ["甲", "乙”,”丙"]\n---\n',
    expect: ['a.md:2:13-2:20 quotesWide (unsafe fix)'],
    fixed: '---\ntags: ["甲", "乙","丙"]\n---\n',
  },
  {
    name: 'tells full-width quotes around a value of a list',
    source: '---\ntags: [“甲”, "乙"]\n---\n',
    expect: ['a.md:2:8-2:11 quotesWide (unsafe fix)'],
    fixed: '---\ntags: ["甲", "乙"]\n---\n',
  },
  {
    name: 'tells one on one side',
    source: '---\ntags: [“甲”,”乙"]\n---\n',
    expect: ['a.md:2:8-2:11 quotesWide (unsafe fix)', 'a.md:2:12-2:15 quotesWide (unsafe fix)'],
    fixed: '---\ntags: ["甲","乙"]\n---\n',
  },
  {
    name: 'accepts quotes of a value',
    source: '---\ntitle: “甲”\ntags: ["“甲”乙", 丙“丁”, "他说“甲”，“乙”"]\nlist:\n  - “甲”\n---\n',
    expect: [],
  },
  {
    name: 'flags a text that a space and # cut',
    source: matter(
      'title: C# in a day #1\ndescription: How we came to place #1 in a week\ntags:\n  - tea\n  - room #7\n',
    ),
    expect: ['a.md:2:8-2:22 cut (safe fix)', 'a.md:3:14-3:47 cut (safe fix)', 'a.md:6:5-6:12 cut (safe fix)'],
    messages: [
      '`title` ends before `#1`: in YAML, a space and `#` begin a comment',
      '`description` ends before `#1 in a week`: in YAML, a space and `#` begin a comment',
      '`tags` ends before `#7`: in YAML, a space and `#` begin a comment',
    ],
    fixed: matter(
      'title: "C# in a day #1"\ndescription: "How we came to place #1 in a week"\ntags:\n  - tea\n  - "room #7"\n',
    ),
  },
  {
    name: 'flags a text that begins with # and one with a word behind it',
    source: { 'a.md': matter('title: #1 of the moons\ntags: #moon #sea\n'), 'b.md': matter('title: Mira #moons\n') },
    expect: ['a.md:2:8-2:23 cut (safe fix)', 'a.md:3:7-3:17 cut (unsafe fix)', 'b.md:2:8-2:19 cut (unsafe fix)'],
    fixed: {
      'a.md': matter('title: "#1 of the moons"\ntags: "#moon #sea"\n'),
      'b.md': matter('title: "Mira #moons"\n'),
    },
  },
  {
    name: 'accepts comments behind values',
    source: {
      'a.md': matter(
        'title: Tea # with milk\ndescription: "Place #1" # quoted\nweight: 2 #second\nlinkTitle: Song#2 # short\n',
      ),
      'b.md': matter(
        'title: Comets #title of the post\nsummary: Moons #optional\ndescription: 彗星 #描述\ntags: #sky\n',
      ),
      'c.md': matter('title: Comets #shown\ndate: 2024-01-01 #first\nweight: 2 #second\n'),
      'd.md': matter('title: >- #1\n  Comets\ntags: [a, b] #c\nseries:\n  name: Sky #1\ndescription:\n  - a #1\n'),
      'e.md': '+++\ntitle = "Comets" #1\n+++\n',
    },
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'flags a byte order mark before a page in Jekyll',
    source: {
      'about.md': `\uFEFF${matter('title: About\n')}`,
      '_guides/a.md': `\uFEFF${matter('title: Guide\n')}`,
      '_posts/2024-01-01-a.md': `\uFEFF${matter('title: Post\n')}`,
      'x/_drafts/a.md': `\uFEFF${matter('title: Draft\n')}`,
      '_notes/a.md': `\uFEFF${matter('title: Note\n')}`,
      'plain.md': matter('title: Plain\n'),
    },
    config: { engine: 'jekyll', site: { collections: { guides: { output: true } } } },
    expect: ['_guides/a.md:1:1-1:4 byteOrderMark (safe fix)', 'about.md:1:1-1:4 byteOrderMark (safe fix)'],
    fixed: { 'about.md': matter('title: About\n'), '_guides/a.md': matter('title: Guide\n') },
  },
  {
    name: 'accepts a byte order mark in Hugo',
    source: `\uFEFF${matter('title: About\n')}`,
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'flags full-width quotes with a full-width comma between them',
    source: matter('tags: [“彗星”， “卫星”]\n'),
    expect: ['a.md:2:8-2:18 quotesWide (unsafe fix)'],
    fixed: matter('tags: ["彗星", "卫星"]\n'),
  },
  {
    name: 'removes the quotes of an exporter around others',
    source: matter('title: "Day 12: "The comet came" -Mira."\nsummary: \'It\'s here\'\nlead: "A" and "B"\n'),
    expect: [
      'a.md:2:8-2:41 textAfterValue (safe fix)',
      'a.md:3:10-3:21 textAfterValue (safe fix)',
      'a.md:4:7-4:18 textAfterValue (safe fix)',
    ],
    fixed: matter(`title: 'Day 12: "The comet came" -Mira.'\nsummary: "It's here"\nlead: '"A" and "B"'\n`),
  },
  {
    name: 'flags values in quotes twice',
    source: {
      'a.md': matter('title: "\\"Comets: a guide\\""\n'),
      'b.md': matter(`title: '"Comets"'\nslug: '"comets"'\ntags: ["'sky'", moons]\n`),
      'c.md': matter(`title: '"It is only a moon"'\n`),
      'd.md': matter(`title: '"A" and "B"'\ntags: [“a” or b]\nslug: '{{ "x" }}'\n`),
    },
    expect: [
      'a.md:2:8-2:29 quotedTwice (unsafe fix)',
      'b.md:2:8-2:18 quotedTwice (unsafe fix)',
      'b.md:3:7-3:17 quotedTwice (unsafe fix)',
      'b.md:4:8-4:15 quotedTwice (unsafe fix)',
    ],
    fixed: {
      'a.md': matter('title: "Comets: a guide"\n'),
      'b.md': matter(`title: 'Comets'\nslug: 'comets'\ntags: ["sky", moons]\n`),
    },
  },
  {
    name: 'leaves a comment where it is',
    source: matter('title: Comets: a guide # shown\nsummary: Comets: place #1\n'),
    expect: ['a.md:2:8-2:23 needsQuotes (safe fix)', 'a.md:3:10-3:26 needsQuotes (unsafe fix)'],
    fixed: matter('title: "Comets: a guide" # shown\nsummary: "Comets: place #1"\n'),
  },
]);

test.each([
  ['jekyll', 'warning'],
  ['hexo', 'error'],
  ['hugo', 'error'],
  ['astro', 'error'],
] as const)('takes a key that stands twice in %s for a %s', (engine, severity) => {
  const source = matter('title: Comets\ntitle: Meteors\n');
  const lines = ['a.md:3:1-3:6 duplicateKeyDiffers [a.md:2:1-2:6]'];
  const [found] = runCase(rule, { name: '', source, config: { engine }, expect: lines });
  expect(found?.severity).toBe(severity);
});
