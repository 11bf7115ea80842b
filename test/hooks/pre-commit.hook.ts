import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { repository, type TestRepository } from '../cli/repository.ts';
import { root } from '../cli/run.ts';
import { codeBlocks, files } from '../docs/ci-page.ts';

const { status: found } = spawnSync('pre-commit', ['--version']);
const possible = found === 0 && existsSync(join(root, '.git'));
if (!possible) process.stderr.write('No pre-commit here, or no repository: not tested (npm run install:hooks)\n');

const scratch = mkdtempSync(join(tmpdir(), 'nk-lint-hooks-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const clean = '---\ntitle: 彗星\n---\n\n图书馆延长了开放时间。\n';
const broken = '---\ntitle: 图书馆的猫\n---\n\n图书馆来了一只猫。\n\n[原站](http:/cat.example.org/2024)\n';

function preCommit(folder: TestRepository, ...args: readonly string[]) {
  const env = {
    ...process.env,
    PRE_COMMIT_HOME: join(scratch, 'pre-commit'),
    LANG: 'C.UTF-8',
    PRE_COMMIT_COLOR: 'never',
    // In a CI job, nk-lint prints the format for people.
    CI: '',
  };
  const { status, stdout } = spawnSync('pre-commit', args, { cwd: folder.root, encoding: 'utf8', env });
  return { status, stdout };
}

/** Runs a program; throws if it fails. */
function run(cwd: string, program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout.trim();
}

/** Clones this repository and releases it there. */
function releasedClone(): string {
  const clone = join(scratch, 'clone');
  run(scratch, 'git', 'clone', '--quiet', '--no-tags', root, clone);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  appendFileSync(join(clone, '.git/info/exclude'), 'node_modules\n');
  run(clone, 'git', 'config', 'user.name', 'Test');
  run(clone, 'git', 'config', 'user.email', 'test@example.org');
  run(clone, 'npm', 'run', 'release');
  return clone;
}

/** Commits a broken article under the hooks of a configuration, then a good one. */
function expectGuarded(config: string, hooks: number): void {
  const folder = repository({ 'content/新闻/彗星.md': clean, '.pre-commit-config.yaml': config });
  folder.write('content/新闻/图书 馆的猫.md', broken);
  folder.git('add', '--all');
  const { status, stdout } = preCommit(folder, 'run');
  expect(status, stdout).toBe(1);
  const reported = stdout.split('\n').filter((line) => line.startsWith('content/'));
  expect(reported).toHaveLength(hooks);
  for (const line of reported) expect(line).toContain('content/新闻/图书 馆的猫.md:7:6: error url-malformed');

  folder.git('rm', '--quiet', '--force', 'content/新闻/图书 馆的猫.md');
  folder.write('content/新闻/彗星.md', `${clean}\n今晚也开放。\n`);
  folder.git('add', '--all');
  const after = preCommit(folder, 'run');
  expect(after.status, after.stdout).toBe(0);
  expect(after.stdout.match(/Passed/gu)).toHaveLength(hooks);
}

describe.skipIf(!possible)('a release', () => {
  const { version } = manifest;
  let clone = '';
  beforeAll(() => {
    clone = releasedClone();
  });

  test('is the latest tag of the branch, which keeps its own files', () => {
    expect(run(clone, 'git', 'describe', '--tags', '--abbrev=0')).toBe(`v${version}`);
    expect(run(clone, 'git', 'diff', '--stat', 'HEAD^1', 'HEAD')).toBe('');
    expect(run(clone, 'git', 'status', '--porcelain')).toBe('');
  });

  test('has nothing to build, and no dependencies', () => {
    const released = JSON.parse(run(clone, 'git', 'show', `v${version}:package.json`));
    expect(released).not.toHaveProperty('scripts');
    expect(released).not.toHaveProperty('dependencies');
    expect(released).not.toHaveProperty('devDependencies');
  });

  test('is installed by npm from git', () => {
    const project = join(scratch, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{}');
    run(project, 'npm', 'install', '--offline', '--no-audit', '--no-fund', `git+file://${clone}#v${version}`);
    expect(run(project, 'npx', '--no-install', 'nk-lint', '--version')).toBe(version);
  });

  test('guards commits as docs/ci.md sets up pre-commit', () => {
    const config = files['.pre-commit-config.yaml'] ?? '';
    expect(config).toContain(`rev: v${version}`);
    expectGuarded(config.replace(manifest.homepage, clone), 2);
  });

  test('guards commits as docs/ci.md sets it up from the registry', () => {
    const config = codeBlocks('docs/ci.md').find((block) => block.includes('additional_dependencies')) ?? '';
    expect(config).toContain(`'nk-lint@${version}'`);
    const name = run(clone, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', scratch);
    expectGuarded(config.replace(`nk-lint@${version}`, join(scratch, name)), 1);
  });
});

test.skipIf(!possible)('the hooks are what pre-commit takes', () => {
  const { status, stdout } = spawnSync('pre-commit', ['validate-manifest', '.pre-commit-hooks.yaml'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, '']);
});
