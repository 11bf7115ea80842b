import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../src/files/make-folder.ts';

test('makes the folders above, and takes one that is there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const _ of [1, 2]) makeFolder(join(folder, 'a/b/c'));
  expect(existsSync(join(folder, 'a/b/c'))).toBe(true);
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file/d'))).toThrow('ENOTDIR');
});

test.skipIf(!existsSync('/proc/self'))('gives up where the system makes no folder', () => {
  expect(() => makeFolder('/proc/comet/tail')).toThrow('ENOENT');
});
