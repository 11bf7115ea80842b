import { afterAll, describe, expect, test } from 'vitest';
import { attempt } from './attempt.ts';
import { hostile } from './inputs.ts';

/** Of CPU time. What is meant is 3 s. */
const mostSeconds = 8;
const rows: string[] = [];
afterAll(() => console.log(rows.join('\n')));

describe.each([10_000, 40_000])('%i times', (n) => {
  test.each(Object.entries(hostile))('%s', (name, make) => {
    const engine = name.startsWith('JSON') ? { engine: 'hugo' } : {};
    const { seconds, megabytes, rules } = attempt(make(n), { maxFileSize: 20_000_000, ...engine });
    expect(seconds).toBeLessThan(mostSeconds);
    rows.push(`${name} × ${n}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, ${rules.join() || 'nothing'}`);
  });
});
