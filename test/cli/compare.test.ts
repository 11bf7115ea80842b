import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { dataIn } from '../report/html/page.ts';
import { runHere } from './here.ts';
import { type Site, site } from './run.ts';

const article = (...addresses: readonly string[]) =>
  `---\ntitle: 彗星\n---\n\n去年的彗星。\n\n${addresses.map((each) => `![图](${each})\n`).join('\n')}`;

let here: Site;
beforeEach(async () => {
  here = site({
    'content/a.md': article('https://h.example.org/a.pn', 'https://h.example.org/b.pn'),
    'content/b.md': article('https://h.example.org/c.pn'),
  });
  await check('-f', 'json=old.json');
});

const check = (...args: readonly string[]) =>
  runHere(here, ['content', '--no-cache', '--only', 'image-url-truncated', ...args]);
const write = (path: string, text: string) => writeFileSync(join(here.root, path), text);
const noteOf = async (...args: readonly string[]) => (await check('--compare', 'old.json', ...args)).stderr.trim();

test('nothing changed', async () => {
  expect(await noteOf()).toBe('Since old.json: 0 new, 0 gone, 3 unchanged');
});

test('what is new, gone and unchanged', async () => {
  write('content/a.md', `${article('https://h.example.org/new.pn')}\n![图](https://h.example.org/b.pn)\n`);
  expect(await noteOf()).toBe('Since old.json: 1 new, 1 gone, 2 unchanged');
  expect(await noteOf('--lang', 'zh-CN')).toBe('old.json 以来：新增 1 条，消失 1 条，仍在 2 条');
});

test('the HTML report shows it', async () => {
  write('content/a.md', article('https://h.example.org/new.pn'));
  await check('--compare', 'old.json', '-f', 'html=report.html');
  const { comparison } = dataIn(readFileSync(join(here.root, 'report.html'), 'utf8'));
  expect(comparison).toMatchObject({ file: 'old.json', added: 1, gone: 2, unchanged: 1 });
  expect(comparison?.goneFindings.map(({ path, line, rule }) => [path, line, rule])).toEqual([
    ['content/a.md', 7, 'image-url-truncated'],
    ['content/a.md', 9, 'image-url-truncated'],
  ]);
});

test('articles that were deleted are gone, those that are not checked are not', async () => {
  rmSync(join(here.root, 'content/a.md'));
  expect(await noteOf()).toBe('Since old.json: 0 new, 2 gone, 1 unchanged');
  write('content/a.md', article());
  expect(await noteOf('--ignore', 'content/a.md')).toBe('Since old.json: 0 new, 0 gone, 1 unchanged');
});

test('what a baseline hides is unchanged', async () => {
  const written = await runHere(here, ['content', '--no-cache', '--write-baseline', '--compare', 'old.json']);
  expect(written.stderr).toMatch(/^Since old\.json: \d+ new, 0 gone, 3 unchanged$/mu);
  expect(await noteOf()).toBe('Since old.json: 0 new, 0 gone, 3 unchanged');
  write('content/a.md', article('https://h.example.org/new.pn', 'https://h.example.org/b.pn'));
  const { stderr } = await check('--compare', 'old.json', '-f', 'html=report.html');
  expect(stderr).toMatch(/^Since old\.json: 1 new, 1 gone, 2 unchanged$/mu);
  const { comparison } = dataIn(readFileSync(join(here.root, 'report.html'), 'utf8'));
  expect(comparison).toMatchObject({ added: 1, gone: 1, unchanged: 2 });
});

test('rules that do not run leave no findings gone', async () => {
  const { stderr } = await runHere(here, [
    'content',
    '--no-cache',
    '--only',
    'image-duplicate',
    '--compare',
    'old.json',
  ]);
  expect(stderr.trim()).toBe('Since old.json: 0 new, 0 gone, 0 unchanged');
});

test.each([
  ['missing.json', undefined, 'missing.json'],
  ['no JSON', 'x', 'old.json is not a report of `--format json`'],
  ['another version', '{ "version": 2, "files": [] }', 'old.json is not a report of `--format json`'],
  ['another kind', '[]', 'old.json is not a report of `--format json`'],
  ['null', 'null', 'old.json is not a report of `--format json`'],
  [
    'a finding without data',
    '{ "version": 1, "files": [{ "path": "a", "findings": [{}] }] }',
    'old.json is not a report',
  ],
  ['files that are none', '{ "version": 1, "files": [null] }', 'old.json is not a report'],
])('refuses %s', async (name, text, message) => {
  if (text !== undefined) write('old.json', text);
  const { code, stderr, stdout } = await check('--compare', text === undefined ? name : 'old.json');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
