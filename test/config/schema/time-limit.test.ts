import { expect, test } from 'vitest';
import { withinTime } from '../../../src/config/schema/time-limit.ts';

test('what never ends is stopped', () => {
  expect(
    withinTime(50, () => {
      for (;;);
    }),
  ).toBe(false);
});

test('time that the CPU does not work is no part of the limit', () => {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  expect(withinTime(100, () => void Atomics.wait(nothing, 0, 0, 300))).toBe(true);
});

test('an error is passed on', () => {
  const fail = () => {
    throw new Error('ebb');
  };
  expect(() => withinTime(1000, fail)).toThrow('ebb');
});
