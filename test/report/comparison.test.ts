import { describe, expect, test } from 'vitest';
import type { ReportFile } from '../../src/engine/report.ts';
import { compareReports } from '../../src/report/comparison.ts';
import { finding } from './sample.ts';

const one = finding('content/b.md', '/b.pn', { data: { url: '/b.pn' } });
const other = finding('content/b.md', '/b.pn', { data: { url: '/other.pn' } });

interface Case {
  readonly name: string;
  readonly earlier: readonly ReportFile[];
  readonly now: readonly ReportFile[];
  /** What the baseline hides now. */
  readonly hidden?: readonly ReportFile[];
  /** New, gone and unchanged. */
  readonly expect: readonly [added: number, gone: number, unchanged: number];
}

const cases: readonly Case[] = [
  { name: 'nothing changed', earlier: [at('a.md', one)], now: [at('a.md', one)], expect: [0, 0, 1] },
  {
    name: 'a finding that moved down is the same',
    earlier: [at('a.md', one)],
    now: [at('a.md', { ...one, line: 90, offset: 4000, message: 'in other words' })],
    expect: [0, 0, 1],
  },
  {
    name: 'counts and shares do not matter',
    earlier: [at('a.md', { ...one, data: { url: '/b.pn', count: 3, share: '40%' } })],
    now: [at('a.md', { ...one, data: { url: '/b.pn', count: 4, share: '50%' } })],
    expect: [0, 0, 1],
  },
  { name: 'another text is another finding', earlier: [at('a.md', one)], now: [at('a.md', other)], expect: [1, 1, 0] },
  { name: 'another article, too', earlier: [at('a.md', one)], now: [at('b.md', one)], expect: [1, 1, 0] },
  { name: 'equal findings are counted', earlier: [at('a.md', one, one)], now: [at('a.md', one)], expect: [0, 1, 1] },
  { name: 'one more of them is new', earlier: [at('a.md', one)], now: [at('a.md', one, one)], expect: [1, 0, 1] },
  { name: 'an article that was not checked', earlier: [at('skipped.md', one)], now: [], expect: [0, 0, 0] },
  {
    name: 'what the baseline hides is not gone',
    earlier: [at('a.md', one, other)],
    now: [at('a.md', other)],
    hidden: [at('a.md', one)],
    expect: [0, 0, 2],
  },
  {
    name: 'what it hid before, too, does not count',
    earlier: [at('a.md', other)],
    now: [at('a.md', other)],
    hidden: [at('a.md', one)],
    expect: [0, 0, 1],
  },
  {
    name: 'of equal findings, those that are shown are found first',
    earlier: [at('a.md', one)],
    now: [at('a.md', one)],
    hidden: [at('a.md', one)],
    expect: [0, 0, 1],
  },
  { name: 'no findings', earlier: [], now: [], expect: [0, 0, 0] },
];

test.each(cases)('$name', ({ earlier, now, hidden = [], expect: expected }) => {
  const { added, gone, unchanged } = compareReports({
    file: 'old.json',
    earlier,
    current: now,
    hidden: hidden.flatMap(({ path, findings }) => findings.map((each) => ({ ...each, path }))),
    isChecked: (path) => path !== 'skipped.md',
  });
  expect([added, gone.length, unchanged]).toEqual(expected);
});

describe('additions', () => {
  test('are told anew for each pass over the report', () => {
    const now = [one, other, one];
    const { additions } = compareReports({
      file: 'old.json',
      earlier: [at('a.md', one)],
      current: [at('a.md', ...now)],
      hidden: [],
      isChecked: () => true,
    });
    for (const _ of [1, 2]) {
      const isAdded = additions();
      expect(now.map((each) => isAdded('a.md', each))).toEqual([false, true, true]);
    }
  });
});

function at(path: string, ...findings: ReportFile['findings']): ReportFile {
  return { path, findings };
}
