import { expect } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { broken, site } from '../cli/run.ts';

/** Prints CPU time and peak memory, threads included, to file descriptor 3 at the end. */
const meter = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }));
});`;

export interface Attempt {
  readonly seconds: number;
  readonly megabytes: number;
  /** Rules with findings in the article. */
  readonly rules: readonly string[];
}

const mostMegabytes = 1536;

/**
 * Checks an article between two ordinary ones with the real command, which must finish and report on those two. Its time
 * depends on the machine and is left to the caller.
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
  // An abandoned article has one finding, and no others from its unread text.
  if (result.rules.includes('file-unreadable')) expect(result.rules).toEqual(['file-unreadable']);
  return result;
}
