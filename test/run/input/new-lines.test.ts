import { expect, test } from 'vitest';
import { newLines } from '../../../src/run/input/new-lines.ts';
import fc from '../../fc.ts';

const added = (before: string, after: string) => newLines(Buffer.from(before), Buffer.from(after));

test.each<readonly [string, string, readonly (readonly number[])[]]>([
  ['', 'a\n', [[1, 1]]],
  ['a\n', 'a\n', []],
  ['a', 'a\nb', [[2, 2]]],
  ['a\nb\n', 'b\n', []],
  ['a\nb\n', 'b\na\n', [[2, 2]]],
  [
    'a\nb\nc\n',
    'a\nx\nc\ny\n',
    [
      [2, 2],
      [4, 4],
    ],
  ],
  // Of equal lines, the later one is new, as in git.
  ['a\n', 'a\na\n', [[2, 2]]],
  ['a\rb', 'a\rx\rb', [[2, 2]]],
  // Most lines end in another way, as they were added; or as the text was converted.
  ['a\nb\n', 'a\nb\nc\rd\re\rf\r', [[3, 6]]],
  ['a\nb\n', 'a\r\nb\r\nc\r\n', [[3, 3]]],
  ['a\nb\nc\n', 'a\r\nb\nc\n', [[1, 1]]],
])('from %j to %j, new lines are %j', (before, after, expected) => {
  expect(added(before, after)).toEqual(expected);
});

test('lines that are not new are lines of the old text, in its order', () => {
  const text = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd')).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const ranges = added(before, after);
      const kept = after.split('\n').filter((_, index) => !ranges.some(([a, b]) => a <= index + 1 && index < b));
      const old = before.split('\n');
      let from = 0;
      if (after === '') return;
      for (const line of kept) {
        expect(old.indexOf(line, from)).toBeGreaterThanOrEqual(from);
        from = old.indexOf(line, from) + 1;
      }
    }),
  );
});

test('what takes too long to compare is new, but for the lines before and behind it', () => {
  const lines = Array.from({ length: 40_000 }, (_, index) => `line ${index}`);
  const before = ['first', ...lines, 'last'].join('\n');
  const after = ['first', ...lines.toReversed(), 'last'].join('\n');
  expect(added(before, after)).toEqual([[2, 40_001]]);
});
