import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { globTest } from '../../src/config/globs.ts';
import { linearMatcher } from '../../src/config/linear-match.ts';

const part = fc.constantFrom(
  ...['a', 'b', 'ab', '-', '.md', '/', '*', '**', '**/', '/**/', '?', '[ab]', '[!a]', '{a,b}', '{a,b/*}'],
  ...['+(a|b)', '*(a|ab)', '?(b)', '@(a|b*)', '!(a)', '!(a*)', '\\*', '.', '..', '20[12]?'],
);
const glob = fc.array(part, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''));
const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'aab', '-', '.md', '/', '.', '*', '2012'), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));

describe('a glob means what it means to picomatch', () => {
  test('whichever way it is matched', () => {
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        expect(globTest(pattern)(text)).toBe(picomatch(pattern, { dot: true })(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('also where all ways are followed at once', () => {
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        const expression = picomatch.makeRe(pattern, { dot: true });
        expect(linearMatcher(expression)(text)).toBe(expression.test(text));
      }),
      { numRuns: 3000 },
    );
  });
});
