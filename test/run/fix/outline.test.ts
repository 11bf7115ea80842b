import { expect, test } from 'vitest';
import type { Edit } from '../../../src/core/types.ts';
import { applyEdits } from '../../../src/engine/edits.ts';
import { keepsOutline, outlineOf } from '../../../src/run/fix/outline.ts';

/** An edit that replaces the first occurrence of a text. */
function replacing(source: string, old: string, text: string): Edit {
  const at = source.indexOf(old);
  expect(at).toBeGreaterThanOrEqual(0);
  return { range: [at, at + old.length], text };
}

function keeps(source: string, edits: readonly Edit[], restructures = false): boolean {
  const after = applyEdits(source, edits);
  return keepsOutline(outlineOf(source, { engine: 'generic' }), outlineOf(after, { engine: 'generic' }), edits, {
    restructures,
  });
}

test.each([
  ['a word', 'One `code` two.\n\n> three\n', 'two', 'four'],
  ['a word that becomes bold', 'Text **甲：**乙 here.\n', '：**乙', '**：乙'],
  [
    'a link around a bare address',
    'See https://a.example/b，然后\n\n## Next\n',
    'https://a.example/b，然后',
    '<https://a.example/b>，然后',
  ],
  ['a paragraph that held nothing else', 'One.\n\n\u200B\n\nTwo.\n', '\u200B', ''],
  ['a link at the start of a paragraph', '[](a.md)  \n![](b.png)\n\nText.\n', '[](a.md)', ''],
  ['a line break, by one of another kind', 'a\r\nb\nc\r\n', 'b\n', 'b\r\n'],
  ['a value of the front matter', '---\ntitle: a\n---\n\n# b\n\ntext\n', 'title: a', 'title: "a: b"'],
])('keeps the page: %s', (_, source, old, text) => {
  expect(keeps(source, [replacing(source, old, text)])).toBe(true);
});

test.each([
  ['a paragraph that becomes code', 'One.\n\n\u200B    two\n', '\u200B', ''],
  ['a heading that becomes a paragraph and a rule', 'What is it?\n-----------\n\nText.\n', '?\n-', '?\n\n-'],
  ['a fence that takes in what follows', 'One.\n\n## Two\n\nThree.\n', 'One.', '```\nOne.'],
  ['a definition that links need', '[a][x] and [b][x]\n\n[x]: c.md\n', '[x]:', '[y]:'],
  ['a list that ends', '- a\n- b\n- c\n', '- b', '-b'],
  ['a paragraph that becomes a heading', 'a\n\nb\n', 'a\n\nb', 'a\n===\n\nb'],
  ['front matter that is none any more', '---\ntitle: a\n---\n\ntext\n', '---\ntitle', '--\ntitle'],
  ['a table whose header is shorter', '| a | b |\n|---|---|\n| c | d |\n', '| a | b |', '| a |'],
])('does not keep the page: %s', (_, source, old, text) => {
  expect(keeps(source, [replacing(source, old, text)])).toBe(false);
});

test('a fix that says so may change the blocks that it touches, and no others', () => {
  const source = 'One,\n\ntwo.\n\n- three\n';
  expect(keeps(source, [replacing(source, ',\n\ntwo', ', two')])).toBe(false);
  expect(keeps(source, [replacing(source, ',\n\ntwo', ', two')], true)).toBe(true);
  const underlined = 'One two.\n---\n';
  expect(keeps(underlined, [replacing(underlined, '.\n', '.\n\n')], true)).toBe(true);
  const fenced = 'One.\n\n## Two\n\nThree.\n';
  expect(keeps(fenced, [replacing(fenced, 'One.', '```\nOne.')], true)).toBe(false);
});

test('bold that a backtick within it ends is lost', () => {
  const source = 'Text **a b** c `d` e\n';
  expect(keeps(source, [{ range: [8, 8], text: '`' }])).toBe(false);
});

test('several edits move what stands between them', () => {
  const source = 'aa **bb** cc `dd` ee\n\n- ff\n- gg\n';
  const edits = [
    replacing(source, 'aa', 'a much longer one'),
    replacing(source, 'cc', ''),
    replacing(source, 'ff', 'h'),
  ];
  expect(keeps(source, edits)).toBe(true);
  expect(keeps(source, [...edits, replacing(source, '`dd`', 'dd')])).toBe(true);
  expect(keeps(source, [...edits, replacing(source, '- gg', 'gg')])).toBe(false);
});
