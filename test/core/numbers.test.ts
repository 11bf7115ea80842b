import { expect, test } from 'vitest';
import { thousands } from '../../src/core/numbers.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1692, '1,692'],
  [1234567, '1,234,567'],
])('%i is written %s', (value, text) => {
  expect(thousands(value)).toBe(text);
});
