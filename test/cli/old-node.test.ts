import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { bin, root } from './run.ts';

/** Runs the command as if under another version of Node. */
function runUnder(version: string, env: Readonly<Record<string, string>> = {}) {
  const stub = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(stub)}`, bin, '--version'],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env } },
  );
  return { status, stdout, stderr };
}

test('Node 12 can parse the file that checks the version, which loads nothing before', () => {
  const source = readFileSync(bin, 'utf8');
  expect(() => parse(source, { ecmaVersion: 2018, sourceType: 'script', allowHashBang: true })).not.toThrow();
  expect(source.match(/require\(/gu)).toHaveLength(1);
  expect(source.trimEnd()).toMatch(/else require\(`\.\/command\.cjs`\);$/u);
});

test.each([['18.20.8'], ['16.20.2'], ['20.18.3'], ['12.22.12']])('Node %s is too old', (version) => {
  expect(runUnder(version)).toEqual({
    status: 2,
    stdout: '',
    stderr: `nk-lint needs Node.js 20.19 or later; this is ${version}\n`,
  });
});

test('in Chinese', () => {
  expect(runUnder('18.20.8', { LANG: 'zh_CN.UTF-8' }).stderr).toBe(
    'nk-lint 需要 Node.js 20.19 或更高版本，当前是 18.20.8\n',
  );
});

test.each([['20.19.0'], ['22.12.0'], ['100.0.0']])('Node %s is not', (version) => {
  expect(runUnder(version)).toMatchObject({ status: 0, stderr: '' });
});

test('the version is the one that the package states', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(engines.node).toBe('>=20.19.0');
});
