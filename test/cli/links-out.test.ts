import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runHere } from './here.ts';
import { hasGit, repository } from './repository.ts';
import { broken, type Site, site } from './run.ts';

/** An article outside of every working tree, with a defect that `--fix` mends. */
function elsewhere(): { readonly folder: string; readonly file: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nk-lint-elsewhere-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'notes.md');
  writeFileSync(file, broken.replaceAll('example', 'SECRET'));
  return { folder, file };
}

function linked(target: string, name = 'content/leak.md'): Site {
  const here = site({ 'content/a.md': broken });
  symlinkSync(target, here.path(name));
  return here;
}

const checks = [
  ['content', '--no-cache', '-f', 'compact'],
  ['content/a.md', 'content/leak.md', '--no-cache', '-f', 'json'],
  ['content/*.md', '--no-cache', '-f', 'pretty'],
  ['content', '--no-cache', '--concurrency', '2', '-f', 'github'],
  ['content', '--no-cache', '-f', 'sarif'],
  ['links', 'content'],
  ['norms', 'content', '--json'],
  ['schema', 'infer', 'content'],
  ['content', '--explain-files'],
  ['content', '--no-cache', '--diff'],
];

test.each(checks)('a link out of the working tree is not read: %s %s %s %s', async (...args) => {
  const { file } = elsewhere();
  const { stdout, stderr } = await runHere(linked(file), args);
  expect(`${stdout}${stderr}`).not.toMatch(/SECRET/iu);
});

test('it is a finding, and the other articles are checked', async () => {
  const { file } = elsewhere();
  const { code, stdout } = await runHere(linked(file), ['content', '--no-cache', '-f', 'compact']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/content\/a\.md:.*image-duplicate/u);
  expect(stdout).toMatch(
    /content\/leak\.md:1:1: error file-unreadable: File was not read: it is a link to outside the working tree/u,
  );
});

test.each([['--fix'], ['--fix', '--unsafe-fixes']])(
  '%s changes nothing outside, and mends the rest',
  async (...flags) => {
    const { file } = elsewhere();
    const before = readFileSync(file, 'utf8');
    const here = linked(file);
    await runHere(here, ['content', '--no-cache', ...flags]);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(here.read('content/a.md')).not.toBe(broken);
    expect(lstatSync(here.path('content/leak.md')).isSymbolicLink()).toBe(true);
  },
);

test.each(['../.git/description', '../.git', '/proc/self/environ', '/etc/hostname', '/dev/null'])(
  'nor is %s',
  async (target) => {
    const here = linked(target);
    here.write('.git/description', broken.replaceAll('example', 'SECRET'));
    const { stdout, stderr } = await runHere(here, ['content', '--no-cache', '-f', 'json']);
    expect(`${stdout}${stderr}`).not.toMatch(/SECRET|PATH=/u);
  },
);

test('a link inside of the working tree is an article, and stays a link when it is fixed', async () => {
  const here = linked('../docs/b.md');
  here.write('docs/b.md', broken);
  const { stdout } = await runHere(here, ['content/leak.md', '--no-cache', '-f', 'compact']);
  expect(stdout).toMatch(/leak\.md:.*image-duplicate/u);
  await runHere(here, ['content', '--no-cache', '--fix']);
  expect(here.read('docs/b.md')).not.toBe(broken);
  expect(lstatSync(here.path('content/leak.md')).isSymbolicLink()).toBe(true);
});

test('--allow-root names a folder that articles may lie in', async () => {
  const { folder, file } = elsewhere();
  const here = linked(file);
  const { stdout } = await runHere(here, ['content', '--no-cache', '-f', 'compact', '--allow-root', folder]);
  expect(stdout).toMatch(/leak\.md:.*image-duplicate/u);
  const { stdout: other } = await runHere(here, [
    'content',
    '--no-cache',
    '-f',
    'compact',
    '--allow-root',
    join(folder, 'deeper'),
  ]);
  expect(other).toMatch(/leak\.md:.*file-unreadable/u);
});

test.skipIf(!hasGit)('a folder that its user linked is searched where it is named', async () => {
  const { folder } = elsewhere();
  const here = repository({ 'content/a.md': broken });
  symlinkSync(folder, here.path('mine'));
  const { stdout } = await runHere(here, ['mine', '--no-cache', '-f', 'compact']);
  expect(stdout).toMatch(/mine\/notes\.md:.*image-duplicate/u);
  // A link inside of another folder is not followed.
  const { stdout: all } = await runHere(here, ['.', '--no-cache', '-f', 'compact']);
  expect(all).not.toMatch(/notes\.md/u);
});

test.skipIf(!hasGit).each(['pages', 'pages/deep', 'pages/*.md'])(
  'a linked folder that git carries is refused: %s',
  async (path) => {
    const { folder } = elsewhere();
    mkdirSync(join(folder, 'deep'));
    writeFileSync(join(folder, 'deep/b.md'), broken);
    const here = repository({ 'content/a.md': broken });
    symlinkSync(folder, here.path('pages'));
    here.commit('a link');
    const refused = await runHere(here, [path, '--no-cache', '-f', 'compact']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/leads out of the working tree.*--allow-root/su);
    const { stdout } = await runHere(here, [path, '--no-cache', '-f', 'compact', '--allow-root', folder]);
    expect(stdout).toMatch(/image-duplicate/u);
  },
);

test.skipIf(!hasGit)('a file behind a linked folder that git carries is a finding', async () => {
  const { folder } = elsewhere();
  const here = repository({ 'content/a.md': broken });
  symlinkSync(folder, here.path('pages'));
  here.commit('a link');
  const { code, stdout } = await runHere(here, ['pages/notes.md', 'content/a.md', '--no-cache', '-f', 'compact']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/pages\/notes\.md:1:1: error file-unreadable/u);
  expect(stdout).toMatch(/content\/a\.md:.*image-duplicate/u);
});

test
  .skipIf(process.platform === 'win32')
  .each(['a\\b.md', 'a\\..\\..\\..\\notes.md', 'C:\\x.md', '\\\\server\\share.md'])(
  'a backslash is a letter: %s',
  async (name) => {
    const here = site({ 'content/a.md': 'Text.\n', [`content/${name}`]: broken, 'notes.md': broken });
    const { stdout } = await runHere(here, ['content', '--no-cache', '-f', 'json']);
    expect(stdout).toContain('image-duplicate');
    await runHere(here, ['content', '--no-cache', '--fix']);
    expect(here.read(`content/${name}`)).not.toBe(broken);
    expect(here.read('notes.md')).toBe(broken);
  },
);

test('the words are Chinese where the user is', async () => {
  const { file } = elsewhere();
  const { stdout } = await runHere(linked(file), ['content', '--no-cache', '-f', 'compact', '--lang', 'zh-CN']);
  expect(stdout).toContain('指向工作目录之外的符号链接');
});
