import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOwnFile, readOwnFile } from '../../src/files/regular-file.ts';
import { placeWithoutLinks, realPlace, treeOf } from '../../src/files/tree.ts';

/** A repository, with another one beside it and a link to that. */
function repositories() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nk-lint-places-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['here/.git', 'here/a/b', 'other/.git', 'other/a'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'other/a/secret'), 'secret');
  symlinkSync(join(folder, 'other'), join(folder, 'here/link'));
  symlinkSync('a', join(folder, 'here/inside'));
  return { here: join(folder, 'here'), other: join(folder, 'other'), folder };
}

test('another repository is no part of this one because a link leads there', () => {
  const { here, other } = repositories();
  expect(treeOf(join(here, 'link/a'), here)).toBe(here);
  expect(treeOf(join(here, 'link/a'), join(here, 'a'))).toBe(here);
  expect(treeOf(join(other, 'a'), here)).toBe(other);
  for (const cwd of [here, join(here, 'a')])
    expect(() => realPlace(join(here, 'link/a/secret'), cwd)).toThrow('EOUTSIDE');
  expect(realPlace(join(other, 'a/secret'), here)).toBe(join(other, 'a/secret'));
});

test('a place without links has none at its end and none above it', () => {
  const { here } = repositories();
  expect(placeWithoutLinks(join(here, 'a/b'), here)).toBe(join(here, 'a/b'));
  expect(placeWithoutLinks(join(here, 'new/folder'), here)).toBe(join(here, 'new/folder'));
  for (const name of ['link', 'link/a', 'inside', 'inside/b', 'inside/new'])
    expect(() => placeWithoutLinks(join(here, name), here), name).toThrow('ELOOP');
});

test('links above the working tree are the business of the machine', () => {
  const { folder, here } = repositories();
  symlinkSync('here', join(folder, 'alias'));
  expect(placeWithoutLinks(join(folder, 'alias/a'), join(folder, 'alias'))).toBe(join(here, 'a'));
});

test('a file of our own is not read through a link, and a folder is no file', () => {
  const { here, other } = repositories();
  symlinkSync(join(other, 'a/secret'), join(here, 'own'));
  expect(() => readOwnFile(join(here, 'own'))).toThrow('ELOOP');
  expect(() => openOwnFile(join(here, 'a'))).toThrow('ENOTFILE');
  expect(() => readOwnFile(join(other, 'a/secret'), 3)).toThrow('EFBIG');
  expect(readOwnFile(join(other, 'a/secret')).toString()).toBe('secret');
});
