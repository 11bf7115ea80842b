import { expect, test } from 'vitest';
import type { Edit } from '../../../src/core/types.ts';
import { applyEdits } from '../../../src/engine/edits.ts';
import { extractRecord } from '../../../src/facts/extract.ts';
import { type FrontMatterFact, frontMatter } from '../../../src/facts/front-matter/front-matter.ts';
import {
  insertKey,
  quoteValue,
  removeItem,
  renameKey,
  replaceText,
  replaceValue,
} from '../../../src/facts/front-matter/front-matter-edits.ts';

type Act = (fact: FrontMatterFact) => Edit | undefined;

/** What an edit makes of the front matter, to the last byte; `undefined` where it is declined. */
const cases: readonly (readonly [
  name: string,
  format: 'yaml' | 'toml' | 'json',
  text: string,
  act: Act,
  expected: string | undefined,
])[] = [
  // A text takes the style of the value that it replaces.
  ['plain', 'yaml', 'a: x # c\nb:  1\n', (f) => replaceText(f, '/a', 'y z'), 'a: y z # c\nb:  1\n'],
  ['plain that must be quoted', 'yaml', 'a: x # c\n', (f) => replaceText(f, '/a', 'y: z'), 'a: "y: z" # c\n'],
  ['a word of YAML 1.1', 'yaml', 'a: x\n', (f) => replaceText(f, '/a', 'yes'), 'a: "yes"\n'],
  ['double quotes', 'yaml', 'a: "x"\n', (f) => replaceText(f, '/a', 'y'), 'a: "y"\n'],
  ['single quotes', 'yaml', "a: 'x'\n", (f) => replaceText(f, '/a', "it's"), "a: 'it''s'\n"],
  ['in brackets', 'yaml', 'a: [x,  y]\n', (f) => replaceText(f, '/a/1', 'y, z'), 'a: [x,  "y, z"]\n'],
  ['in a block list', 'yaml', 'a:\n- x\n- y # c\n', (f) => replaceText(f, '/a/1', 'z'), 'a:\n- x\n- z # c\n'],
  ['a block scalar', 'yaml', 'a: |\n  x\n', (f) => replaceText(f, '/a', 'y'), undefined],
  ['basic', 'toml', 'a = "x" # c\n', (f) => replaceText(f, '/a', 'y"z'), "a = 'y\"z' # c\n"],
  ['literal', 'toml', "a = 'x'\n", (f) => replaceText(f, '/a', 'y\\z'), "a = 'y\\z'\n"],
  ['literal that must be basic', 'toml', "a = 'x'\n", (f) => replaceText(f, '/a', "it's"), 'a = "it\'s"\n'],
  ['several lines', 'toml', 'a = """x"""\n', (f) => replaceText(f, '/a', 'y'), undefined],
  ['text', 'json', '{ "a":  "x" }', (f) => replaceText(f, '/a', 'y"z'), '{ "a":  "y\\"z" }'],
  ['a value', 'yaml', 'a: x\n', (f) => replaceValue(f, '/a', true), 'a: true\n'],
  ['a value', 'toml', 'a = "x"\n', (f) => replaceValue(f, '/a', 3), 'a = 3\n'],
  ['null', 'toml', 'a = "x"\n', (f) => replaceValue(f, '/a', null), undefined],
  ['null', 'json', '{"a": "x"}', (f) => replaceValue(f, '/a', null), '{"a": null}'],
  ['no such value', 'yaml', 'a: x\n', (f) => replaceText(f, '/b', 'y'), undefined],

  // A value becomes text.
  ['a number', 'yaml', 'a: 0012 # c\n', (f) => quoteValue(f, '/a'), 'a: "0012" # c\n'],
  ['a number', 'toml', 'a = 1_000\n', (f) => quoteValue(f, '/a'), 'a = "1_000"\n'],
  ['a number', 'json', '{"a": 1e3}', (f) => quoteValue(f, '/a'), '{"a": "1e3"}'],
  ['behind a tag', 'yaml', 'a: !!int 12\n', (f) => quoteValue(f, '/a'), undefined],
  ['a text is one', 'yaml', 'a: x\n', (f) => quoteValue(f, '/a'), undefined],

  // A key gets another name.
  ['plain', 'yaml', 'categoreis:  [x]\n', (f) => renameKey(f, '/categoreis', 'categories'), 'categories:  [x]\n'],
  ['quoted', 'yaml', '"a b": 1\n', (f) => renameKey(f, '/a b', 'c'), '"c": 1\n'],
  ['nested', 'yaml', 'a:\n  b: 1\n', (f) => renameKey(f, '/a/b', 'c d'), 'a:\n  c d: 1\n'],
  ['bare', 'toml', 'a = 1\n', (f) => renameKey(f, '/a', '标题'), '"标题" = 1\n'],
  ['dotted', 'toml', 'a.b = 1\n', (f) => renameKey(f, '/a/b', 'c'), 'a.c = 1\n'],
  ['of a table', 'toml', '[a]\nb = 1\n', (f) => renameKey(f, '/a', 'c'), '[c]\nb = 1\n'],
  ['quoted', 'toml', "'a' = 1\n", (f) => renameKey(f, '/a', 'b'), "'b' = 1\n"],
  ['text', 'json', '{ "a" : 1 }', (f) => renameKey(f, '/a', 'b'), '{ "b" : 1 }'],

  // A key is added.
  ['behind the last', 'yaml', 'a: 1\n', (f) => insertKey(f, 'b', 'x y'), 'a: 1\nb: x y\n'],
  ['a text that is a number', 'yaml', 'a: 1\n', (f) => insertKey(f, 'b', '2'), 'a: 1\nb: "2"\n'],
  ['a list', 'yaml', 'a: 1\n', (f) => insertKey(f, 'b', ['x']), 'a: 1\nb: ["x"]\n'],
  ['indented keys', 'yaml', '  a: 1\n', (f) => insertKey(f, 'b', true), '  a: 1\n  b: true\n'],
  ['CRLF', 'yaml', 'a: 1\r\n', (f) => insertKey(f, 'b', 2), 'a: 1\r\nb: 2\r\n'],
  ['into empty front matter', 'yaml', '', (f) => insertKey(f, 'b', 2), 'b: 2\n'],
  ['behind comments', 'yaml', 'a: 1\n# end\n', (f) => insertKey(f, 'b', 2), 'a: 1\n# end\nb: 2\n'],
  ['between braces', 'yaml', '{a: 1}\n', (f) => insertKey(f, 'b', 2), undefined],
  ['behind the last', 'toml', 'a = 1 # c\n', (f) => insertKey(f, 'b', 'x'), 'a = 1 # c\nb = "x"\n'],
  [
    'before a table',
    'toml',
    'a = [\n  1,\n] # c\n\n# of x\n[x]\nb = 2\n',
    (f) => insertKey(f, 'b', false),
    'a = [\n  1,\n] # c\nb = false\n\n# of x\n[x]\nb = 2\n',
  ],
  ['before tables alone', 'toml', '[x]\nb = 2\n', (f) => insertKey(f, 'a', 1), 'a = 1\n[x]\nb = 2\n'],
  ['into empty front matter', 'toml', '', (f) => insertKey(f, 'a b', 1), '"a b" = 1\n'],
  ['null', 'toml', 'a = 1\n', (f) => insertKey(f, 'b', null), undefined],
  [
    'in lines',
    'json',
    '{\n  "a": 1,\n  "b": [\n    2\n  ]\n}',
    (f) => insertKey(f, 'c', 'x'),
    '{\n  "a": 1,\n  "b": [\n    2\n  ],\n  "c": "x"\n}',
  ],
  ['in a line', 'json', '{"a": 1, "b": 2}', (f) => insertKey(f, 'c', 3), '{"a": 1, "b": 2, "c": 3}'],
  ['behind the only one', 'json', '{"a": 1}', (f) => insertKey(f, 'c', 3), '{"a": 1, "c": 3}'],
  ['into an empty object', 'json', '{}', (f) => insertKey(f, 'c', null), '{"c": null}'],

  // An item is taken out of its list.
  ['the last in brackets', 'yaml', 'a: [x, y,  x] # c\n', (f) => removeItem(f, '/a/2'), 'a: [x, y] # c\n'],
  ['the first in brackets', 'yaml', 'a: [x, y]\n', (f) => removeItem(f, '/a/0'), 'a: [y]\n'],
  ['a line', 'yaml', 'a:\n  - x\n  - y # c\nb: 1\n', (f) => removeItem(f, '/a/1'), 'a:\n  - x\nb: 1\n'],
  ['the first line', 'yaml', 'a:\n- x\n- y\n', (f) => removeItem(f, '/a/0'), 'a:\n- y\n'],
  ['a line, CRLF', 'yaml', 'a:\r\n- x\r\n- y\r\n', (f) => removeItem(f, '/a/1'), 'a:\r\n- x\r\n'],
  ['of several lines', 'yaml', 'a:\n- x\n- y\n  z\n', (f) => removeItem(f, '/a/1'), undefined],
  ['the only one', 'yaml', 'a: [x]\n', (f) => removeItem(f, '/a/0'), undefined],
  ['in brackets', 'toml', 'a = ["x", "y", "z"]\n', (f) => removeItem(f, '/a/1'), 'a = ["x", "z"]\n'],
  ['a line', 'toml', 'a = [\n  "x",\n  "y",\n]\n', (f) => removeItem(f, '/a/1'), 'a = [\n  "x",\n]\n'],
  ['behind a comment', 'toml', 'a = [\n  "x", # c\n  "y"\n]\n', (f) => removeItem(f, '/a/1'), undefined],
  ['in brackets', 'json', '{"a": ["x", "y"]}', (f) => removeItem(f, '/a/1'), '{"a": ["x"]}'],
  ['a line', 'json', '{"a": [\n  "x",\n  "y"\n]}', (f) => removeItem(f, '/a/0'), '{"a": [\n  "y"\n]}'],
];

const fences = { yaml: ['---\n', '---\n'], toml: ['+++\n', '+++\n'], json: ['', '\n'] } as const;

test.each(cases)('%s, %s: %j', (_, format, text, act, expected) => {
  const source = `${fences[format].join(text)}\nText.\n`;
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'hugo', source }, [frontMatter]);
  const edit = act(record.facts['front-matter']?.[0] as FrontMatterFact);
  const result = edit && applyEdits(source, [edit]);
  expect(result).toBe(expected === undefined ? undefined : `${fences[format].join(expected)}\nText.\n`);
  if (result === undefined) return;
  const [fixed] = extractRecord({ path: 'a.md', hash: '', engine: 'hugo', source: result }, [frontMatter]).facts[
    'front-matter'
  ] as FrontMatterFact[];
  expect(fixed?.errors).toEqual([]);
});
