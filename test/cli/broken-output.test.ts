import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asError, bin, broken, site } from './run.ts';

const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`content/${index}.md`, broken]));

function shell(command: string, cwd: string) {
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
  return { stdout, stderr };
}

test('the annotations of GitHub come with a summary of the job', () => {
  const folder = site({ 'content/a.md': broken, 'summary.md': 'Of another step.\n' });
  folder.run(['content', '--format', 'github'], { env: { GITHUB_STEP_SUMMARY: folder.path('summary.md') } });
  expect(folder.read('summary.md')).toMatch(/^Of another step\.\n### nk-lint: 1 warning in 1 of 1 article\n/u);
  folder.run(['content', '--format', 'compact'], { env: { GITHUB_STEP_SUMMARY: folder.path('none.md') } });
  expect(existsSync(folder.path('none.md'))).toBe(false);
});

describe('an output that cannot be written', () => {
  const run = `'${process.execPath}' '${bin}' content ${asError.map((arg) => `'${arg}'`).join(' ')}`;

  test('a reader that has seen enough is no failure, and the exit code stays that of the findings', () => {
    const { root } = site(many);
    const command = `${run} --format compact | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    expect(shell(command, root)).toEqual({ stdout: '1\n', stderr: '' });
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk behind standard output is told in one line', () => {
    const { root } = site(many);
    const { stdout, stderr } = shell(`${run} --format json >/dev/full; echo "$?" >&2`, root);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^nk-lint: standard output: ENOSPC[^\n]*\n2\n$/u);
  });

  test('a file that cannot be written is told in one line, and the old one stays', () => {
    const folder = site({ 'content/a.md': broken, 'old.json': 'old' });
    mkdirSync(folder.path('taken'));
    const { code, stderr } = folder.run(['content', '--format', 'json=taken']);
    expect([code, stderr]).toEqual([2, `${folder.path('taken')} could not be written: it is a folder\n`]);
    expect(folder.run(['content', '--format', 'json=old.json/x.json']).stderr).toMatch(/could not be written: /u);
    expect(folder.read('old.json')).toBe('old');
    expect(folder.run(['content', '--format', 'json=new/report.json']).code).toBe(0);
    expect(JSON.parse(folder.read('new/report.json')).version).toBe(1);
  });
});
