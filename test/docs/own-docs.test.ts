import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { bin, hangs, root } from '../cli/run.ts';

const pages = ['docs', 'README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'];

test('nk-lint finds nothing in its own documentation', () => {
  // Pages of rules have sections in common, and show line ends of each kind.
  const args = [bin, ...pages, '--skip', 'paragraph-common,line-endings', '--format', 'compact', '--no-cache'];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: hangs });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^No problems in \d+ articles\n$/u) });
});
