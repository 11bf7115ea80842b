import { expect, test } from 'vitest';
import { timingLines } from '../../src/cli/timing-report.ts';
import { openTiming, spentOf } from '../../src/run/timing.ts';

/** Spends at least so many milliseconds. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('what runs inside another activity counts for itself alone', () => {
  const timing = openTiming('start', performance.now() - 100);
  timing.enter('report');
  timing.time('parsing', () => {
    work(5);
    timing.time('facts', () => work(20));
  });
  const times = timing.take();
  expect(times['start']).toBeGreaterThanOrEqual(100);
  expect(times['facts']).toBeGreaterThanOrEqual(20);
  expect(times['parsing']).toBeGreaterThanOrEqual(5);
  const sum = Object.values(times).reduce((one, other) => one + other, 0);
  expect(Math.abs(sum - timing.elapsed())).toBeLessThan(5);
  expect(Object.values(timing.take()).reduce((one, other) => one + other, 0)).toBeLessThan(5);
});

test('an activity ends when its function throws', () => {
  const timing = openTiming('report', performance.now());
  const fail = () => {
    throw new Error('comet');
  };
  expect(() => timing.time('facts', fail)).toThrow('comet');
  timing.take();
  work(5);
  expect(timing.take()).toEqual({ report: expect.any(Number) });
});

test('rules count together, the slowest first; waiting is no work', () => {
  const times = { 'rule a': 10, 'rule b': 30, parsing: 60, waiting: 500, online: 0.1 };
  expect(spentOf(times)).toEqual({
    stages: [
      ['parsing', 60],
      ['rules', 40],
    ],
    rules: [
      ['b', 30],
      ['a', 10],
    ],
    total: 100,
  });
});

test('shows ten rules and the sum of the others, with shares of the work of all threads', () => {
  const timing = openTiming('waiting', performance.now());
  timing.add(Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`rule r${index}`, 100 - index])));
  timing.add({ parsing: 3000 });
  timing.threads = 2;
  const lines = timingLines(timing, 'en');
  expect(lines[0]).toMatch(/^Time: 0\.\d{3} s, in which 2 threads worked 4\.134 s; shares are of their work$/u);
  expect(lines.slice(1, 4)).toEqual([
    '  parsing          3.000 s  72.6 %',
    '  rules            1.134 s  27.4 %',
    '    r0             0.100 s   2.4 %',
  ]);
  expect(lines.at(-1)).toBe('    2 other rules  0.179 s   4.3 %');
  timing.add({ facts: 1 });
  expect(timingLines(timing, 'zh-CN')[1]).toMatch(/^ {2}收集规则所需信息 {2}0\.001 秒/u);
});
