import { expect, test } from 'vitest';
import rule from '../../rules/table-unrendered.ts';
import { runCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';

const jekyll = { engine: 'jekyll', site: {} } as const;
const hugo = { engine: 'hugo', site: {} } as const;

testRule(rule, [
  { name: 'accepts tables', source: 'a\n\n| b | c |\n|:-:|--:|\n| d |\n| e | f | g |\n', expect: [] },
  { name: 'accepts a table below text', source: 'a:\n| b | c |\n|---|---|\n| d | e |\n', expect: [] },
  {
    name: 'accepts code, drawings and formulas',
    source: '```\n| a | b |\n|---|\n| c | d |\n```\n\n+---+---+\n| a | b |\n+---+---+\n\n|x| + |y|\n= |z|\n',
    expect: [],
  },
  {
    name: 'accepts a column, and rules below text',
    source: '| a |\n|--\n| b |\n\na | b | c\n---\n\nd - | - e\n',
    expect: [],
  },
  {
    name: 'accepts bars of templates',
    source: '| {{ a | b }} | c |\n|---|---|\n| d | e |\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'says nothing where the renderer is not known',
    source: '| a | b |\n|---|\n| c | d |\n\n| e | f | g |\n|---|---|\n| h | i | j |\n',
    config: { engine: 'zola' },
    expect: [],
  },
  {
    name: 'completes a delimiter row',
    source: '| a | b | c |\n|---|---|\n| d | e | f |\n\na | b | c\n--|--\nd | e | f\n',
    expect: ['a.md:1:1-2:10 cells (safe fix)', 'a.md:5:1-6:6 cells (safe fix)'],
    messages: [
      'Table `| a | b | c |` is shown as text: its header has 3 cells, its delimiter row 2',
      'Table `a | b | c` is shown as text: its header has 3 cells, its delimiter row 2',
    ],
    fixed: '| a | b | c |\n|---|---|---|\n| d | e | f |\n\na | b | c\n--|-- | ---\nd | e | f\n',
  },
  {
    name: 'shortens a delimiter row',
    source: '| a | b |\n|---|:-:|---|\n| c | d |\n',
    expect: ['a.md:1:1-2:14 cells (safe fix)'],
    fixed: '| a | b |\n|---|:-:|\n| c | d |\n',
  },
  {
    name: 'widens a header where the rows have as many cells as the delimiter row',
    source: '| a | b |\n|---|---|---|\n| c | d | e |\n',
    expect: ['a.md:1:1-2:14 cells (unsafe fix)'],
    fixed: '| a | b |  |\n|---|---|---|\n| c | d | e |\n',
  },
  {
    name: 'has no fix for bars in the code of a header',
    source: '| `a|b` | c |\n|---|---|\n| d | e |\n',
    expect: ['a.md:1:1-2:10 cells'],
  },
  {
    name: 'Hugo: accepts a longer delimiter row, flags a shorter one',
    source: '| a | b |\n|---|---|---|\n| c | d |\n\n| e | f | g |\n|---|---|\n| h |\n',
    config: hugo,
    expect: ['a.md:5:1-6:10 cells (unsafe fix)'],
    fixed: '| a | b |\n|---|---|---|\n| c | d |\n\n| e | f | g |\n|---|---|---|\n| h |\n',
  },
  {
    name: 'flags dashes',
    source: '| a | b |\n|——|:–:|\n| c | d |\n',
    expect: ['a.md:1:1-2:9 dashes (safe fix)'],
    fixed: '| a | b |\n|---|:---:|\n| c | d |\n',
  },
  {
    name: 'joins a header that a blank line parts from its rows',
    source: '- x\n\n  | a | b |\n\n  |---|---|\n  | c | d |\n',
    expect: ['a.md:5:3-5:12 headless (safe fix)'],
    fixed: '- x\n\n  | a | b |\n  |---|---|\n  | c | d |\n',
  },
  {
    name: 'joins a header at the start of a line',
    source: '| a | b |\n\n|---|---|\n| c | d |\n',
    expect: ['a.md:3:1-3:10 headless (safe fix)'],
    fixed: '| a | b |\n|---|---|\n| c | d |\n',
  },
  {
    name: 'flags rows without a header',
    source: 'a\n\n|---|---|\n| c | d |\n',
    expect: ['a.md:3:1-3:10 headless'],
  },
  {
    name: 'Jekyll: accepts any delimiter row, none above, and lines of attributes',
    source:
      '| a | b | c |\n|---|---|\n| d | e | f |\n\n|---|---|\n| g | h |\n\n{: .wide}\n| i | j |\n|---|---|\n| k | l |\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'Jekyll: flags a table below text, a heading or an item',
    source:
      'a:\n| b | c |\n|---|---|\n| d | e |\n\n## f\n| g | h |\n|---|---|\n\n- i\n  | j | k |\n  |---|---|\n\n> l\n> | m | n |\n> |---|---|\n',
    config: jekyll,
    expect: [
      'a.md:2:1-2:10 text (safe fix)',
      'a.md:7:1-7:10 text (safe fix)',
      'a.md:11:3-11:12 text (safe fix)',
      'a.md:15:3-15:12 text',
    ],
    fixed:
      'a:\n\n| b | c |\n|---|---|\n| d | e |\n\n## f\n\n| g | h |\n|---|---|\n\n- i\n\n  | j | k |\n  |---|---|\n\n> l\n> | m | n |\n> |---|---|\n',
  },
  {
    name: 'Jekyll: flags a table of another delimiter row below text, without a fix',
    source: 'd:\n| e | f |\n|---|---|---|\n| g | h |\n',
    config: jekyll,
    expect: ['a.md:2:1-3:14 text'],
  },
  {
    name: 'docsify: accepts a table below a heading only',
    source: '## a\n| b | c |\n|---|---|\n\nd:\n| e | f |\n|---|---|\n',
    config: { engine: 'docsify' },
    expect: ['a.md:6:1-6:10 text (safe fix)'],
    fixed: '## a\n| b | c |\n|---|---|\n\nd:\n\n| e | f |\n|---|---|\n',
  },
  ...['|---|---|', '|----', '|-----+-----|'].map((line) => ({
    name: `Jekyll: accepts a table that begins with ${line}`,
    source: `a\n\n${line}\n| b | c |\n|---|---|\n| d | e |\n`,
    config: jekyll,
    expect: [],
  })),
  {
    name: 'Jekyll: accepts two rows of headers',
    source: '| a | b |\n| c | d |\n|---|---|\n| e | f |\n\n| a | b |\n| c | d |\n|---|---|---|\n| e | f |\n',
    config: jekyll,
    expect: [],
  },
  {
    name: 'Jekyll: flags text above a line of hyphens',
    source: 'a\n|---|---|\n| b | c |\n|---|---|\n| d | e |\n',
    config: jekyll,
    expect: ['a.md:3:1-3:10 text (safe fix)'],
    fixed: 'a\n|---|---|\n\n| b | c |\n|---|---|\n| d | e |\n',
  },
]);

test.each([
  [
    '| a | b |\n|---|---|---|\n| c | d | e |\n',
    '| a | b |  |\n|---|---|---|\n| c | d | e |\n',
    'Add an empty cell to the header',
  ],
  [
    '| a | b |\n|---|---|---|---|\n| c | d | e |\n',
    '| a | b |  |  |\n|---|---|---|---|\n| c | d | e |\n',
    'Add 2 empty cells to the header',
  ],
  ['| a | b |\n|---|---|---|\n| c | d |\n', '| a | b |\n|---|---|\n| c | d |\n', 'Write 2 cells in the delimiter row'],
])('the title of a fix names the row that it changes', (source, fixed, title) => {
  const end = (source.split('\n')[1]?.length ?? 0) + 1;
  const safety = title.startsWith('Add') ? 'unsafe' : 'safe';
  const [found] = runCase(rule, { name: '', source, expect: [`a.md:1:1-2:${end} cells (${safety} fix)`], fixed });
  expect(found?.fix?.title).toBe(title);
});
