import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkRegularFile, readNamedList, readRegularFile, readSetting } from '../../src/files/regular-file.ts';
import { site } from '../cli/run.ts';

/** Makes a file that is none; each is refused by its code. */
const refused: readonly (readonly [what: string, code: string, make: (file: string) => void])[] = [
  ['a device', 'EOUTSIDE', (file) => symlinkSync('/dev/zero', file)],
  ['standard input', 'EOUTSIDE', (file) => symlinkSync('/dev/stdin', file)],
  ['a file outside', 'EOUTSIDE', (file) => symlinkSync('/etc/hosts', file)],
  ['a folder', 'EISDIR', (file) => mkdirSync(file)],
  ['what is too large', 'EFBIG', (file) => writeFileSync(file, 'x'.repeat(2000))],
];

test.skipIf(process.platform === 'win32').each(refused)('refuses %s', (_, code, make) => {
  const file = site().path('settings');
  make(file);
  expect(() => readRegularFile(file, 1000)).toThrow(expect.objectContaining({ code }));
  expect(() => readSetting(file, undefined, 1000)).toThrow(
    expect.objectContaining({ name: 'NkLintError', data: { file } }),
  );
});

test('reads a file, also through a link inside the working tree', () => {
  const here = site({ 'a/settings': '\uFEFF{}' });
  symlinkSync('a/settings', here.path('link'));
  expect(readSetting(here.path('link'))).toBe('{}');
  expect(String(readNamedList(here.path('a/settings')))).toContain('{}');
  expect(() => checkRegularFile(here.path('link'))).not.toThrow();
});
