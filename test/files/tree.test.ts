import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { articlePlaces, placeToWrite, realPlace, treeOf } from '../../src/files/tree.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'nk-lint-tree-')));
afterAll(() => rmSync(base, { recursive: true }));

const at = (name: string) => join(base, name);

function file(name: string): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), 'text');
}

for (const name of [
  'site/.git/config',
  'site/content/a.md',
  'site/shared/b.md',
  'plain/c.md',
  'secret.txt',
  'other/d.md',
])
  file(name);
for (const [name, target] of [
  ['site/content/inside.md', '../shared/b.md'],
  ['site/content/outside.md', '../../secret.txt'],
  ['site/content/absolute.md', at('secret.txt')],
  ['site/content/twice.md', 'outside.md'],
  ['site/content/git.md', '../.git/config'],
  ['site/content/none.md', '../../nowhere'],
  ['site/content/loop.md', 'loop.md'],
  ['site/linked', '../other'],
  ['site/hanging', '../nowhere'],
  ['plain/out.md', '../secret.txt'],
] as const)
  symlinkSync(target, at(name));

/** The code of what an action throws, or what it returns. */
function outcome(act: () => string): string {
  try {
    return act().replace(`${base}/`, '');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

test('a path belongs to the tree of its repository, else to the working directory that it is below', () => {
  expect(treeOf(at('site/content/none/deeper'), at('plain'))).toBe(at('site'));
  expect(treeOf(at('plain/c.md'), at('plain'))).toBe(at('plain'));
  expect(treeOf(at('plain/c.md'), at('other'))).toBeUndefined();
});

test.each([
  ['site/content/a.md', 'site/content/a.md'],
  ['site/content/inside.md', 'site/shared/b.md'],
  ['site/content/outside.md', 'EOUTSIDE'],
  ['site/content/absolute.md', 'EOUTSIDE'],
  ['site/content/twice.md', 'EOUTSIDE'],
  ['site/content/git.md', 'EOUTSIDE'],
  ['site/linked/d.md', 'EOUTSIDE'],
  ['site/content/none.md', 'ENOENT'],
  ['site/content/loop.md', 'ELOOP'],
  // Whoever names it knows what lies there.
  ['plain/out.md', 'secret.txt'],
])('%s is read from %s', (name, expected) => {
  expect(outcome(() => realPlace(at(name), at('site')))).toBe(expected);
});

test('a link out of a working directory without git leads out of it, too', () => {
  expect(outcome(() => realPlace(at('plain/out.md'), at('plain')))).toBe('EOUTSIDE');
  expect(outcome(() => realPlace(at('plain/out.md'), base))).toBe('secret.txt');
});

test.each([
  ['site/content/new.md', 'site/content/new.md'],
  ['site/reports/deep/new.json', 'site/reports/deep/new.json'],
  ['site/linked/new.json', 'EOUTSIDE'],
  ['site/linked/deep/new.json', 'EOUTSIDE'],
  ['site/hanging/new.json', 'ENOENT'],
  ['site/.git/hooks/post-commit', 'EOUTSIDE'],
  // The link is replaced, not what it leads to.
  ['site/content/outside.md', 'site/content/outside.md'],
])('%s is written to %s', (name, expected) => {
  expect(outcome(() => placeToWrite(at(name), at('site')))).toBe(expected);
});

test.each([
  ['site/content/a.md', 'site/content', 'site/content/a.md'],
  ['site/content/inside.md', 'site/content', 'site/shared/b.md'],
  ['site/content/outside.md', 'site/content', 'EOUTSIDE'],
  ['site/content/git.md', 'site/content', 'EOUTSIDE'],
  ['site/linked/d.md', 'EOUTSIDE', 'EOUTSIDE'],
])('%s as an article: its folder is %s, its target %s', (name, folder, target) => {
  const places = articlePlaces([at('site')]);
  expect(outcome(() => places.folderOf(at(name)))).toBe(folder);
  expect(outcome(() => places.target(at(name)))).toBe(target);
});

test('a folder whose name begins as another one is not below it', () => {
  mkdirSync(at('site-2'));
  writeFileSync(at('site-2/e.md'), 'text');
  symlinkSync('../../site-2/e.md', at('site/content/e.md'));
  expect(outcome(() => realPlace(at('site/content/e.md'), at('site')))).toBe('EOUTSIDE');
  mkdirSync(at('site/..hidden'));
  writeFileSync(at('site/..hidden/f.md'), 'text');
  expect(outcome(() => realPlace(at('site/..hidden/f.md'), at('site')))).toBe('site/..hidden/f.md');
});
