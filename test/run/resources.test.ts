import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { check } from '../../src/run/check.ts';
import type { CheckOptions } from '../../src/run/plan.ts';
import { openResources } from '../../src/run/resources.ts';
import { openSpillFile } from '../../src/run/store/spill-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nk-lint-resources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was opened is closed once, the last first', () => {
  const closed: string[] = [];
  const resources = openResources();
  resources.onClose(() => closed.push('first'));
  resources.onClose(() => closed.push('second'));
  resources.close();
  resources.close();
  expect(closed).toEqual(['second', 'first']);
});

const spillFd = process.platform === 'linux' ? '/proc/self/fd' : undefined;

/** The open spill files of this process. */
function openSpillFiles(): number {
  const names = readdirSync(spillFd ?? '').map((fd) => {
    try {
      return readlinkSync(join(spillFd ?? '', fd));
    } catch {
      return '';
    }
  });
  return names.filter((name) => /nk-lint-\w+\/spill/u.test(name)).length;
}

test.skipIf(!spillFd)('a spill file is open from the first text beyond its limit until it is closed', () => {
  const before = openSpillFiles();
  const file = openSpillFile(0, 16);
  for (let index = 0; index < 10; index++) file.add('a text that does not stay in memory');
  expect(openSpillFiles()).toBe(before + 1);
  file.close();
  expect(openSpillFiles()).toBe(before);
});

/** Records with line tables that are larger than what stays in memory. */
async function largeSite(): Promise<CheckOptions> {
  const lines = Array.from({ length: 400_000 }, (_, index) => index);
  const paths = Array.from({ length: 10 }, (_, index) => `${index}.md`);
  const config = await resolveConfig({ cwd: folder, config: undefined, builtin: rules });
  const records = paths.map((path) => ({ path, hash: '', engine: 'generic' as const, lines, facts: {} }));
  const inputs = paths.map((path) => ({ path, root: '.' }));
  return { cwd: folder, inputs, records, config, language: 'en', now: 0 };
}

test.skipIf(!spillFd)(
  'nothing stays open, whether the result is used, is not read, or what uses it throws',
  async () => {
    const options = await largeSite();
    const before = openSpillFiles();
    await check({ ...options, streamed: true }, () => expect(openSpillFiles()).toBeGreaterThan(before));
    expect(openSpillFiles()).toBe(before);
    const failing = check(options, () => Promise.reject(new Error('the disk is full')));
    await expect(failing).rejects.toThrow('the disk is full');
    expect(openSpillFiles()).toBe(before);
    const aborted = check({ ...options, signal: AbortSignal.abort(new Error('enough')) }, () => 0);
    await expect(aborted).rejects.toThrow('enough');
    expect(openSpillFiles()).toBe(before);
  },
  60_000,
);
