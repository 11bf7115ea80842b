import { expect, test } from 'vitest';
import { safeLength } from '../../../src/config/schema/pattern-cost.ts';
import fc from '../../fc.ts';

const endless = Number.POSITIVE_INFINITY;

test.each([
  ['anchored, and each character decides', /^https?:\/\/[^\s/]+/u, endless],
  ['the same without an anchor starts at each character', /https?:\/\/[^\s/]+/u, 1000],
  ['alternatives that differ in their first character', /^(?:[+-]\d{2}|Z|UTC)$/u, endless],
  ['a loop in a loop whose texts cannot be confused', /^[a-z]+(?:-[a-z]+)*$/u, endless],
  ['two loops that may share a text', /^a*.*b$/u, 1000],
  ['three loops that may share a text', /^.*a.*b.*$/u, 99],
  ['alternatives that begin alike', /^(?:ab|ac)$/u, 500_000],
  ['a loop in a loop', /^(?:a+)+$/u, 1],
  ['alternatives that begin alike, in a loop', /^(?:a|aa)+$/u, 1],
  ['many optional characters', /^(?:a?){30}a{30}$/u, 0],
  ['a lookahead with a loop', /^(?!.*draft).*$/u, 1000],
])('%s', (_, expression, length) => {
  expect(safeLength(expression)).toBe(length);
});

test.each([
  ['a named group', String.raw`^(?<year>\d{4})-(?<month>\d{2})$`, 'u', endless],
  ['a back reference to a fixed text', String.raw`^(a)\1$`, 'u', 1_000_000],
  ['a back reference to a loop', String.raw`^(\d+)-\1$`, 'u', 1000],
  ['a back reference by name', String.raw`^(?<year>\d+)-\k<year>$`, 'u', 1000],
  ['a back reference in a loop', String.raw`^(a+)(?:-\1)*$`, 'u', 1],
  ['a difference of sets', String.raw`^[\p{L}--[a-z]]+$`, 'v', endless],
  ['a union of sets that overlaps what follows', String.raw`^[\d[a-f]]*[0-9]$`, 'v', 1_000_000],
  ['texts of several lengths, once', String.raw`^[\q{a|ab}]$`, 'v', 1],
  ['texts of several lengths, in a loop', String.raw`^[\q{a|ab|b}]+$`, 'v', 1],
  ['properties of texts', String.raw`^\p{RGI_Emoji}$`, 'v', 1],
  ['what is a pattern without the flag `u` only', String.raw`^[\w-.]+$`, '', endless],
])('%s', (_, source, flags, length) => {
  expect(safeLength(new RegExp(source, flags))).toBe(length);
});

test('nesting has no end, and takes no harm', () => {
  const deep = 1000;
  expect(safeLength(new RegExp(`^${'(?:'.repeat(deep)}a${')'.repeat(deep)}$`, 'u'))).toBeGreaterThanOrEqual(0);
});

/** An expression twice: with loops that take as much as they can, and as little. */
type Pair = readonly [greedy: string, lazy: string];
const pair = fc.letrec<{ pair: Pair }>((tie) => ({
  pair: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', String.raw`\w`, '😀').map((each): Pair => [each, each]),
    fc.tuple(tie('pair'), tie('pair')).map(([[a, b], [c, d]]): Pair => [a + c, b + d]),
    fc.tuple(tie('pair'), tie('pair')).map(([[a, b], [c, d]]): Pair => [`(${a}|${c})`, `(${b}|${d})`]),
    fc
      .tuple(tie('pair'), fc.constantFrom('*', '+', '?', '{2}', '{0,9}', '{2,}'))
      .map(([[a, b], sign]): Pair => [`(${a})${sign}`, `(${b})${sign}?`]),
  ),
})).pair;

test('an expression that is proven cheap matches a text in one way', () => {
  fc.assert(
    fc.property(pair, fc.stringMatching(/^[ab😀 ]{0,12}$/u), ([greedy, lazy], text) => {
      const expression = new RegExp(`^${greedy}$`, 'u');
      fc.pre(safeLength(expression) === endless);
      expect(new RegExp(`^${lazy}$`, 'u').exec(text)).toEqual(expression.exec(text));
    }),
    { numRuns: 300 },
  );
});
