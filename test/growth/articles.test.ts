import { expect, test, vi } from 'vitest';
import { openCounter } from './counter.ts';
import { growthOf, limit } from './growth.ts';
import { inputs } from './inputs.ts';

// Long articles are extracted within limits of time, which a busy machine may reach.
vi.mock('../../src/run/extract/within-limits.ts', async () => {
  const { extractRecord } = await import('../../src/facts/extract.ts');
  return { extractWithinLimits: extractRecord, extractAmongWorkers: extractRecord };
});

const count = await openCounter();
const { lint } = await import('../../src/lint.ts');

test.each(inputs)('work for $name grows with their number', async ({ files, n }) => {
  const articles = (size: number) => Array.from(files(size), ([path, source]) => ({ path, source }));
  const { ratio, squares } = await growthOf(count, n, (size) => lint(articles(size), { config: false }));
  expect(squares).toEqual([]);
  expect(ratio).toBeLessThan(limit);
});
