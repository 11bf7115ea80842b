import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { removeLeftovers, replaceFile, temporaryFor } from '../../src/files/replace-file.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nk-lint-replace-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

test('replaces a file and leaves nothing beside it', () => {
  writeFileSync(at('a.md'), 'old');
  expect(replaceFile(at('a.md'), 'new', { durable: true, like: { ...statSync(at('a.md')), mode: 0o100640 } })).toBe(
    true,
  );
  expect(readFileSync(at('a.md'), 'utf8')).toBe('new');
  expect(statSync(at('a.md')).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['a.md']);
});

test('keeps the old file where the new one is no longer wanted, or cannot be written', () => {
  writeFileSync(at('a.md'), 'old');
  expect(replaceFile(at('a.md'), 'new', { isWanted: () => false })).toBe(false);
  expect(() => replaceFile(join(at('none'), 'a.md'), 'new')).toThrow('ENOENT');
  const failing = () => {
    throw new Error('no');
  };
  expect(() => replaceFile(at('a.md'), 'new', { isWanted: failing })).toThrow('no');
  expect(readFileSync(at('a.md'), 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['a.md']);
});

test('replaces a link, not what it leads to', () => {
  writeFileSync(at('target'), 'kept');
  symlinkSync('target', at('link'));
  replaceFile(at('link'), 'new');
  expect([readFileSync(at('target'), 'utf8'), readFileSync(at('link'), 'utf8')]).toEqual(['kept', 'new']);
});

/** The name that a process which has ended gave to its temporary file. */
function nameOfDead(): string {
  const module = join(import.meta.dirname, '../../src/files/replace-file.ts');
  const code = `import { createJiti } from 'jiti'; const { temporaryFor } = await createJiti(import.meta.url).import(${JSON.stringify(module)}); console.log(temporaryFor('/x/a.md'));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    cwd: join(import.meta.dirname, '../..'),
  });
  expect(stderr).toBe('');
  return basename(stdout.trim());
}

test('removes what a killed run left, and nothing else', () => {
  const dead = nameOfDead();
  const others = [
    temporaryFor('a.md'),
    '.nk-lint-5278-b6be30a3',
    '.nk-lint.json',
    '.nk-lint-baseline.jsonl',
    `x${dead}`,
    `${dead}.md`,
    // The proof is of another process.
    dead.replace(/-\d+-/u, '-1-'),
    // Another machine.
    dead.replace(/^\.nk-lint-.{8}/u, '.nk-lint-00000000'),
  ].map((name) => basename(name));
  for (const name of [dead, ...others]) writeFileSync(at(name), 'text');
  expect(removeLeftovers(folder)).toEqual([dead]);
  expect(readdirSync(folder).sort()).toEqual([...others].sort());
  expect(removeLeftovers(at('none'))).toEqual([]);
});
