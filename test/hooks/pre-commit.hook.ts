import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository, type TestRepository } from '../cli/repository.ts';
import { root } from '../cli/run.ts';

const version = spawnSync('pre-commit', ['--version'], { encoding: 'utf8' });
const possible = version.status === 0 && existsSync(join(root, '.git'));
if (!possible) process.stderr.write('No pre-commit here, or no repository: not tested (npm run install:hooks)\n');

const clean = '---\ntitle: 彗星\n---\n\n图书馆延长了开放时间。\n';
const broken = '---\ntitle: 图书馆的猫\n---\n\n图书馆来了一只猫。\n\n[原站](http:/cat.example.org/2024)\n';

function preCommit(folder: TestRepository, ...args: readonly string[]) {
  const env = {
    ...process.env,
    PRE_COMMIT_HOME: folder.path('.git/pre-commit-home'),
    LANG: 'C.UTF-8',
    PRE_COMMIT_COLOR: 'never',
    // In a CI job, nk-lint prints the format for people.
    CI: '',
  };
  const { status, stdout } = spawnSync('pre-commit', args, { cwd: folder.root, encoding: 'utf8', env });
  return { status, stdout };
}

test.skipIf(!possible)('pre-commit installs nk-lint from its repository and runs both hooks', () => {
  const rev = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
  const hooks = ['nk-lint', 'nk-lint-site'].map((id) => `      - id: ${id}\n`).join('');
  const folder = repository({
    'content/新闻/彗星.md': clean,
    '.pre-commit-config.yaml': `repos:\n  - repo: ${root}\n    rev: ${rev}\n    hooks:\n${hooks}`,
  });
  try {
    folder.write('content/新闻/图书 馆的猫.md', broken);
    folder.git('add', '--all');
    const { status, stdout } = preCommit(folder, 'run');
    expect(status, stdout).toBe(1);
    const told = stdout.split('\n').filter((line) => line.startsWith('content/'));
    expect(told).toHaveLength(2);
    for (const line of told) expect(line).toContain('content/新闻/图书 馆的猫.md:7:6: error url-malformed');

    folder.git('rm', '--quiet', '--force', 'content/新闻/图书 馆的猫.md');
    folder.write('content/新闻/彗星.md', `${clean}\n今晚也开放。\n`);
    folder.git('add', '--all');
    const after = preCommit(folder, 'run');
    expect(after.status, after.stdout).toBe(0);
    expect(after.stdout.match(/Passed/gu)).toHaveLength(2);
  } finally {
    rmSync(folder.path('.git/pre-commit-home'), { recursive: true, force: true });
  }
});

test.skipIf(!possible)('the hooks are what pre-commit takes', () => {
  const { status, stdout } = spawnSync('pre-commit', ['validate-manifest', '.pre-commit-hooks.yaml'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, '']);
});
