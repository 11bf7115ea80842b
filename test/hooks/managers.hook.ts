import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { repository, type TestRepository } from '../cli/repository.ts';
import { bin, broken, clean, mended, root } from '../cli/run.ts';
import { files, manifest } from '../docs/ci-page.ts';

/** Folder of `npm run install:hooks`. */
const modules = join(import.meta.dirname, 'node_modules');
const isInstalled = (program: string) => existsSync(join(modules, '.bin', program));
for (const program of ['lint-staged', 'lefthook', 'husky'])
  if (!isInstalled(program)) process.stderr.write(`No ${program} here: not tested (npm run install:hooks)\n`);

const name = 'content/新闻/图书 馆的猫.md';
/** An error without a fix. */
const impossible = '---\ntitle: 图书馆的猫\ndate: 2024-02-31\n---\n\n图书馆来了一只猫。\n';

/** Creates a site in which nk-lint and a hook manager are installed. */
function installed(program: string, more: Readonly<Record<string, string>>): TestRepository {
  const folder = repository({ '.gitignore': 'node_modules/\n', 'content/新闻/彗星.md': clean, ...more });
  mkdirSync(folder.path('node_modules/.bin'), { recursive: true });
  symlinkSync(root, folder.path('node_modules/nk-lint'));
  symlinkSync(bin, folder.path('node_modules/.bin/nk-lint'));
  symlinkSync(join(modules, '.bin', program), folder.path(`node_modules/.bin/${program}`));
  return folder;
}

/** Runs a program as a user at a terminal does, without variables of CI, npm and tests. */
function run(folder: TestRepository, program: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(?:npm_|CI$|NODE_ENV$|VITEST|GIT_|HUSKY|LEFTHOOK)/iu.test(key),
  );
  const env = { ...Object.fromEntries(kept), LANG: 'C.UTF-8', NO_COLOR: '1', FORCE_COLOR: '0' };
  return spawnSync(program, args, { cwd: folder.root, encoding: 'utf8', env });
}

/** Commits the staged files; returns the findings that nk-lint printed. */
function commit(folder: TestRepository) {
  const { status, stdout, stderr } = run(folder, 'git', 'commit', '--message', 'an article');
  const all = stdout + stderr;
  const told = all.match(/(?<!\S)content\/.*?\.md:\d+:\d+: \w+ [\w-]+/gu) ?? [];
  return { status, all, told };
}

const commits = (folder: TestRepository) => Number(folder.git('rev-list', '--count', 'HEAD'));

/** Expects that a commit with a broken article fails with its one finding, and succeeds after the correction. */
function expectGuarded(folder: TestRepository): void {
  const before = commits(folder);
  folder.write(name, impossible);
  folder.git('add', name);
  const refused = commit(folder);
  expect(refused.told, refused.all).toEqual([`${name}:3:7: error date-invalid`]);
  expect([refused.status, commits(folder)]).toEqual([1, before]);
  expect(folder.read(name)).toBe(impossible);

  folder.write(name, clean);
  folder.git('add', name);
  const taken = commit(folder);
  expect([taken.status, commits(folder), taken.told], taken.all).toEqual([0, before + 1, []]);
  expect(folder.git('show', `HEAD:${name}`)).toBe(clean);

  // Other files and deleted articles do not fail a commit.
  folder.git('rm', '--quiet', name);
  folder.write('notes.txt', 'Nothing to check.\n');
  folder.git('add', 'notes.txt');
  const other = commit(folder);
  expect([other.status, commits(folder)], other.all).toEqual([0, before + 2]);
}

beforeAll(() => expect(existsSync(bin), 'npm run build').toBe(true));

describe.skipIf(!isInstalled('lint-staged'))('lint-staged, as docs/ci.md sets it up', () => {
  const guarded = () => {
    const folder = installed('lint-staged', { 'package.json': manifest });
    folder.write('.git/hooks/pre-commit', '#!/bin/sh\nnpx lint-staged\n');
    chmodSync(folder.path('.git/hooks/pre-commit'), 0o755);
    return folder;
  };

  test('keeps a broken article out of a commit', () => expectGuarded(guarded()));

  test('commits the safe fix, and nothing that is not staged', () => {
    const folder = guarded();
    folder.write(name, broken);
    folder.git('add', name);
    folder.write(name, `${broken}\n明天见。\n`);
    folder.write('content/新闻/草稿.md', impossible);
    const { status, all } = commit(folder);
    expect(status, all).toBe(0);
    expect(folder.git('show', `HEAD:${name}`)).toBe(mended);
    expect(folder.read(name)).toBe(`${mended}\n明天见。\n`);
    expect(folder.git('-c', 'core.quotePath=false', 'ls-files', 'content')).not.toContain('草稿');
    expect(folder.read('content/新闻/草稿.md')).toBe(impossible);
  });
});

test.skipIf(!isInstalled('lefthook'))(
  'lefthook, as docs/ci.md sets it up, keeps a broken article out of a commit',
  () => {
    const folder = installed('lefthook', { 'lefthook.yml': files['lefthook.yml'] ?? '' });
    const { status, stdout, stderr } = run(folder, 'npx', 'lefthook', 'install');
    expect(status, stdout + stderr).toBe(0);
    expectGuarded(folder);
  },
);

test.skipIf(!isInstalled('husky'))('husky, as docs/ci.md sets it up, keeps a broken article out of a commit', () => {
  const folder = installed('husky', { 'package.json': '{}\n', '.husky/pre-commit': files['.husky/pre-commit'] ?? '' });
  const { status, stdout, stderr } = run(folder, 'npx', 'husky');
  expect(status, stdout + stderr).toBe(0);
  expectGuarded(folder);
});
