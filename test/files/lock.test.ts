import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../src/files/lock.ts';
import { host } from '../../src/files/replace-file.ts';

function lockFile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.lock');
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

const ended = () => spawnSync(process.execPath, ['--version']).pid;

test('a lock is taken by one, and by the next when it is given back', () => {
  const file = lockFile();
  const unlock = takeLock(file);
  expect(unlock).toBeDefined();
  writeFileSync(file, `nk-lint ${host} ${process.ppid}\n`);
  expect(takeLock(file)).toBeUndefined();
  unlock?.();
  expect(existsSync(file)).toBe(false);
  expect(takeLock(file)).toBeDefined();
});

test('a lock of a killed run is no hindrance', () => {
  expect(takeLock(lockFile(`nk-lint ${host} ${ended()}\n`))).toBeDefined();
  expect(takeLock(lockFile(`nk-lint ${host} ${process.pid}\n`))).toBeDefined();
});

test('a lock of another machine is one for an hour', () => {
  const file = lockFile(`nk-lint 00000000 ${ended()}\n`);
  expect(takeLock(file)).toBeUndefined();
  const early = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(file, early, early);
  expect(takeLock(file)).toBeDefined();
});

test.each(['', 'a note\n', `nk-lint ${host}\n`, 'x'.repeat(1000)])('a file of something else is left: %j', (text) => {
  const file = lockFile(text);
  expect(takeLock(file)).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe(text);
});
