import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAnyYaml } from '../../../src/article/data/yaml-any.ts';
import { readSimpleYaml } from '../../../src/article/data/yaml-simple.ts';
import { splitFrontMatter } from '../../../src/article/front-matter.ts';
import fc from '../../fc.ts';

/** Whether it was read the quick way; then it must be what the parser reads. */
function isRead(text: string): boolean {
  const quick = readSimpleYaml(text, 100);
  if (quick) {
    const whole = parseAnyYaml(text, 100);
    expect({ text, ...quick }).toEqual({ text, ...whole });
    // Records are compared byte by byte.
    expect(JSON.stringify(quick)).toBe(JSON.stringify(whole));
  }
  return quick !== undefined;
}

const simple = [
  'title: 彗星\n',
  'title: 彗星',
  'a: b\r\nc:\r\n- d\r\n\r\n- e\r\nf: g\r\n',
  '# 一\n\na: b  \n\n# 二\nc: d\n   \n',
  'a:\n',
  'a:',
  'a: \nb: \n',
  'tags: \n- 天文\n- "b c"\nkinds:\n  - x y\n  - \'z\'\n',
  'tags:\n- a\n# b\nc: 1\n',
  'a: "b: c # d"\ne: \'f "g" \'\n',
  'date: 2019-08-20 19:34:59.539176\ntime: 12:30\nlink: http://a.example/b?c=d#e\n',
  'a: true\nb: 0123\nc: -1.50\nd: .5\ne: 1.\nf: -0\n',
  'a: [x, "y", 1, 甲 乙]\nb: []\nc: [ ]\nd: [ e ,f ]\n',
  '标题: b# c\na-b.c_d: yes\n',
  'a: b\u00A0\nc: \u3000d\n',
  'a: null\nb:\n- null\nc: [null]\n',
  "a: 'b''c'\nb: ''''\nc:\n- 'd'''\n",
  'a: "\\n\\"\\\\\\/\\t"\nb: "\\u5f57\\ud83d"\nc:\n- "\\""\n',
  'a: >-\n  b c\n  d: e # f\ng: h\n',
  'a: >\n b\n c\nd: |\n  e\n  - f\ng: |-\n    "h\n    # i\n',
  'a: >-\n  b\n# c\nd: e\n',
];

test.each(simple)('reads %j', (text) => {
  expect(isRead(text)).toBe(true);
});

test.each([
  ...[
    '',
    '# a\n',
    'a\n',
    '- a\n',
    'a:b\n',
    'a: b: c\n',
    'a: b:\n',
    'a: b # c\n',
    'a: # b\n',
    'a: "b" c\n',
    'a: "\\N"\n',
    'a: "\\x41"\n',
    'a: "\\U0001F319"\n',
  ],
  ...[
    "a: 'b'c'\n",
    'a: |\n  b',
    'a: |+\n  b\n',
    'a: |2\n  b\n',
    'a: |\n  b\n\n',
    'a: |\n\n  b\n',
    'a: |\n  b\n\n  c\n',
    'a: |\n  b\n\nc: d\n',
    'a: |\n  b\n   c\n',
    'a: |\n  b\n c\n',
    'a: |\n  b \n',
    'a: |\r\n  b\r\n',
    'a: |\nb: c\n',
    'a: >\n',
    `a: |\n${'  b: c: d\n'.repeat(201)}`,
    'a: &b c\n',
    'a: *b\n',
    'a: !!str 1\n',
    'a: {b: c}\n',
    'a: [b: c]\n',
    'a: [b\n',
    'a: [b,]\n',
  ],
  ...[
    'a: b\n  c\n',
    'a:\n  b: c\n',
    'a:\n- b: c\n',
    'a:\n-\n',
    'a:\n- b\n  - c\n',
    'a:\n  - b\n- c\n',
    'a: b\n- c\n',
    ' a: b\n',
  ],
  ...[
    'a: 1\na: 2\n',
    'true: a\n',
    '1: a\n',
    '__proto__: a\n',
    '<<: a\n',
    '---\na: b\n',
    'a: b\n...\n',
    '%a: b\n',
    '"a": b\n',
  ],
  ...[
    'a: 0x1f\n',
    'a: 0o7\n',
    'a: 1e3\n',
    'a: .nan\n',
    'a: -.inf\n',
    'a: ~\n',
    'a: Null\n',
    'a: TRUE\n',
    'a: 12345678901234567890\n',
  ],
  ...[
    'a:\tb\n',
    'a: b\tc\n',
    'a: b\rc: d\n',
    'a: \u0007\n',
    '\uFEFFa: b\n',
    'a: {{ b }}\n',
    'a: <%= b %>\n',
    'a: @b\n',
    'a: `b`\n',
  ],
])('leaves %j to the parser', (text) => {
  expect(readSimpleYaml(text, 0)).toBeUndefined();
});

const pieces = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    '\t',
    ':',
    ': ',
    '- ',
    '\n- ',
    '\n  - ',
    '#',
    ' # ',
    '"',
    "'",
    '\\',
    '[',
    ']',
    ', ',
    '{',
    '}',
  ],
  ...[
    'a',
    'b: ',
    '\nc: ',
    '\nd:',
    '\ne:\n',
    '彗星',
    '1',
    '0',
    '.',
    '-',
    '+',
    'e3',
    '0x',
    'true',
    'null',
    '~',
    '?',
    '|',
    '>',
    '!',
    '&',
    '*',
    '%',
    '@',
    '`',
  ],
  ...['|\n', '>-\n', '\n  ', '\n    a', '\\"', '\\u0041', "''"],
  ...['...', '---', '\n\n', '<<', '=', '\u00A0', '\u3000', '\u2028', '\u0085', '😀', 'http://a.example/', '2024-01-01'],
);

test('means the same, whatever is changed', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(3), pieces), { maxLength: 4 });
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...simple), changes, (start, list) => {
      let text = start;
      for (const [place, length, piece] of list) {
        const at = place % (text.length + 1);
        text = text.slice(0, at) + piece + text.slice(at + length);
      }
      if (isRead(text)) read++;
    }),
    { numRuns: 5000, seed: 7 },
  );
  expect(read).toBeGreaterThan(1000);
});

test('means the same, made of any pieces', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      isRead(`a: ${parts.join('')}`);
    }),
    { numRuns: 5000, seed: 8 },
  );
});

const folder = join(import.meta.dirname, '../../../../shared/articles');

test.skipIf(!existsSync(folder))('the front matter of real articles', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  for (const name of names) {
    const source = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/u, '');
    const block = splitFrontMatter(source.slice(0, 20_000), 'generic');
    if (block?.format === 'yaml') isRead(source.slice(...block.content));
  }
});
