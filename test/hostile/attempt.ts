import { expect } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { broken, site } from '../cli/run.ts';

/** Says at its end, on file descriptor 3, what the processor and the memory had to give, threads included. */
const meter = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }));
});`;

export interface Attempt {
  readonly seconds: number;
  readonly megabytes: number;
  /** The rules that tell of the article. */
  readonly rules: readonly string[];
}

const mostMegabytes = 1536;

/**
 * Checks an article between two ordinary ones with the real command, which has to end well and tell of those two. How long
 * that takes depends on the machine, and is for the caller to judge.
 */
export function attempt(source: string, config: Readonly<Record<string, unknown>> = {}): Attempt {
  const here = site({ 'a.md': broken, 'bad.md': source, 'z.md': broken, '.nk-lint.json': JSON.stringify(config) });
  const {
    code,
    stdout,
    stderr,
    meter: used,
  } = here.run(['.', '--no-cache', '--format', 'json'], {
    node: ['--import', `data:text/javascript,${encodeURIComponent(meter)}`],
  });
  expect([0, 1], stderr).toContain(code);
  const { files } = JSON.parse(stdout) as Report;
  const rulesOf = (path: string) => [
    ...new Set(files.find((file) => file.path === path)?.findings.map(({ rule }) => rule)),
  ];
  expect(['a.md', 'z.md'].map(rulesOf)).toEqual([['image-duplicate'], ['image-duplicate']]);
  const result = { ...(JSON.parse(used) as Omit<Attempt, 'rules'>), rules: rulesOf('bad.md') };
  expect(result.megabytes).toBeLessThan(mostMegabytes);
  expect(result.rules).not.toContain('internal-error');
  // Who was given up has one finding, and nothing is said of a text that nobody has read.
  if (result.rules.includes('file-unreadable')) expect(result.rules).toEqual(['file-unreadable']);
  return result;
}
