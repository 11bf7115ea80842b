import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFor } from '../../src/files/replace-file.ts';
import { runHere } from './here.ts';
import { hasGit, repository } from './repository.ts';
import { broken, type Site, site } from './run.ts';

const cache = '.nk-lint-cache';
const here = (folder: Site, ...more: readonly string[]) => runHere(folder, ['content', '--format', 'compact', ...more]);
/** Only the built command keeps findings, by the hash of its sources. */
const built = (folder: Site, more: readonly string[] = [], env = {}) =>
  folder.run(['content', '--format', 'compact', ...more], { env });
const isReported = ({ stdout }: { stdout: string }) => stdout.includes('image-duplicate');

/** A folder outside of the site, and what is in it. */
function outside() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nk-lint-outside-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, names: () => readdirSync(folder, { recursive: true }) };
}

describe('a link in the place of the cache', () => {
  test.each([
    cache,
    `${cache}/facts`,
    `${cache}/findings`,
    `${cache}/digests`,
    `${cache}/.gitignore`,
    'node_modules/.cache',
    'node_modules/.cache/nk-lint',
  ])('is not followed, and that is said once: %s', async (name) => {
    const folder = site({ 'content/a.md': broken });
    const other = outside();
    mkdirSync(dirname(folder.path(name)), { recursive: true });
    symlinkSync(name.endsWith('ignore') ? join(other.folder, 'ignore') : other.folder, folder.path(name));
    for (const more of [[], ['--online', '--links-mode', 'pr']]) {
      const run = await here(folder, ...more);
      expect([isReported(run), run.stderr]).toEqual([
        true,
        `Note: the cache is not used, because ${name} is a symbolic link\n`,
      ]);
    }
    expect(other.names()).toEqual([]);
    expect(lstatSync(folder.path(name)).isSymbolicLink()).toBe(true);
  });

  test('is not followed in a folder that is named, nor where it leads to another repository', async () => {
    const folder = site({ 'content/a.md': broken, 'ci/b': '' });
    const other = outside();
    mkdirSync(join(other.folder, '.git'));
    symlinkSync(other.folder, folder.path('ci/link'));
    for (const location of ['ci/link', 'ci/link/deep'])
      expect(isReported(await here(folder, '--cache-location', location))).toBe(true);
    expect(other.names()).toEqual(['.git']);
  });

  test('instead of node_modules, another folder is used', async () => {
    const folder = site({ 'content/a.md': broken });
    const other = outside();
    symlinkSync(other.folder, folder.path('node_modules'));
    expect(await here(folder)).toMatchObject({ stderr: '' });
    expect([other.names(), readdirSync(folder.path(cache)).sort()]).toEqual([[], ['.gitignore', 'facts']]);
  });

  test.each(['facts', 'findings'])('is replaced where it is a file in %s', (kind) => {
    const folder = site({ 'content/a.md': broken });
    built(folder);
    const [name = ''] = readdirSync(folder.path(`${cache}/${kind}`));
    const other = outside();
    const file = folder.path(`${cache}/${kind}/${name}`);
    renameSync(file, join(other.folder, name));
    symlinkSync(join(other.folder, name), file);
    rmSync(folder.path(`${cache}/${kind === 'facts' ? 'findings' : 'facts'}`), { recursive: true });
    const before = lstatSync(join(other.folder, name)).mtimeMs;
    expect(isReported(built(folder))).toBe(true);
    expect(lstatSync(file).isFile()).toBe(true);
    expect(lstatSync(join(other.folder, name)).mtimeMs).toBe(before);
  });
});

describe.skipIf(spawnSync('mkfifo', ['--version']).error !== undefined)('a pipe in the place of', () => {
  test.each(['facts', 'findings', '.gitignore', 'links.jsonl', ''])('%j does not make a run wait', (name) => {
    const folder = site({ 'content/a.md': broken });
    built(folder);
    for (const kind of name === 'facts' || name === 'findings' ? [name] : []) {
      const [file = ''] = readdirSync(folder.path(`${cache}/${kind}`));
      rmSync(folder.path(`${cache}/${kind}/${file}`));
      spawnSync('mkfifo', [folder.path(`${cache}/${kind}/${file}`)]);
    }
    if (name !== 'findings') rmSync(folder.path(`${cache}/findings`), { recursive: true });
    if (!name.startsWith('f')) {
      rmSync(folder.path(`${cache}/${name}`), { recursive: true, force: true });
      spawnSync('mkfifo', [folder.path(`${cache}/${name}`)]);
    }
    expect(isReported(built(folder))).toBe(true);
    expect(folder.run(['links', 'content']).code).toBe(0);
  });
});

describe.skipIf(!hasGit)('a cache that git tracks', () => {
  test.each<[location: string, args: readonly string[]]>([
    [cache, []],
    ['node_modules/.cache/nk-lint', []],
    ['.ci/cache', ['--cache-location', '.ci/cache']],
  ])('%s is neither believed nor written', (location, args) => {
    const folder = repository({ 'content/a.md': broken, '.ci/b': '' });
    if (location.startsWith('node_modules')) mkdirSync(folder.path('node_modules'));
    built(folder, args);
    const [name = ''] = readdirSync(folder.path(`${location}/findings`));
    const poisoned = rehashed(folder.read(`${location}/findings/${name}`), ([article = '', , corpus = '']) => [
      article,
      '[[],{}]',
      corpus,
    ]);
    folder.write(`${location}/findings/${name}`, poisoned);
    expect(isReported(built(folder, args))).toBe(false);
    folder.git('add', '--force', '--', location);
    for (const CI of ['', 'true']) {
      const run = built(folder, args, { CI });
      expect([isReported(run), run.stderr]).toEqual([
        true,
        `Note: the cache in ${location} is not used, because git tracks files in it, which may come from another branch; \`git rm -r --cached ${location}\` stops that\n`,
      ]);
    }
    expect(folder.read(`${location}/findings/${name}`)).toBe(poisoned);
  });

  test('is believed again when git does not track it any more', async () => {
    const folder = repository({ 'content/a.md': broken });
    await here(folder);
    folder.git('add', '--force', cache);
    expect((await here(folder)).stderr).toContain('git tracks files');
    folder.git('rm', '-r', '--quiet', '--cached', cache);
    expect(await here(folder, '--debug')).toMatchObject({ stderr: '' });
  });
});

test('in CI, a cache of unknown origin counts only where it is named', async () => {
  const folder = site({ 'content/a.md': broken, '.nk-lint.json': '{}' });
  rmSync(folder.path('.git'), { recursive: true });
  vi.stubEnv('CI', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await here(folder)).toMatchObject({ stderr: '' });
  expect((await here(folder)).stderr).toMatch(
    /^Note: the cache in \.nk-lint-cache is not used, because without a git repository/u,
  );
  expect(await here(folder, '--cache-location', cache, '--debug')).toMatchObject({ stderr: '' });
  vi.stubEnv('CI', 'false');
  expect(await here(folder)).toMatchObject({ stderr: '' });
});

/** A file of findings with other lines, and the hash that they have. */
function rehashed(text: string, change: (lines: readonly string[], footer: object) => readonly string[]): string {
  const lines = text.trim().split('\n');
  const { sha256: _, ...footer } = JSON.parse(lines.pop() ?? '') as Record<string, unknown>;
  const body = change(lines, footer)
    .map((line) => `${line}\n`)
    .join('');
  const sha256 = createHash('sha256').update(body).update(JSON.stringify(footer)).digest('hex');
  return `${body}${JSON.stringify({ ...footer, sha256 })}\n`;
}

type Change = Parameters<typeof rehashed>[1];
const withFooter =
  (more: object): Change =>
  (lines, footer) => {
    Object.assign(footer, more);
    return lines;
  };

test.each<[name: string, change: Change]>([
  ['an article that is a number', ([, ...others]) => ['7', ...others]],
  ['an article without a path', ([article = '', ...others]) => [article.replace(/^\["[^"]+"/u, '[null'), ...others]],
  ['an article that is no JSON', ([, ...others]) => ['comet', ...others]],
  ['groups of a wrong type', withFooter({ groups: 7 })],
  ['rules of a wrong type', withFooter({ rules: null })],
  ['disk reads of a wrong type', withFooter({ diskReads: [null] })],
])('findings are found again where those of the last run are damaged: %s', (_, change) => {
  const folder = site({ 'content/a.md': broken });
  const honest = built(folder);
  const [name = ''] = readdirSync(folder.path(`${cache}/findings`));
  folder.write(`${cache}/findings/${name}`, rehashed(folder.read(`${cache}/findings/${name}`), change));
  expect(built(folder)).toEqual(honest);
});

test('what a killed run left is removed, and no file of somebody else', () => {
  const folder = site({ 'content/a.md': broken });
  const killed = spawnSync(process.execPath, ['--version']).pid;
  const leftover = (kind: string) => {
    const { pid } = process;
    Object.defineProperty(process, 'pid', { value: killed });
    const name = temporaryFor(folder.path(`${cache}/${kind}/a`));
    Object.defineProperty(process, 'pid', { value: pid });
    return name.slice(folder.root.length + 1);
  };
  for (const kind of ['facts', 'findings'])
    for (const name of [leftover(kind), `${cache}/${kind}/notes.txt`, `${cache}/${kind}/.nk-lint-1`])
      folder.write(name, '');
  built(folder);
  for (const kind of ['facts', 'findings'])
    expect(readdirSync(folder.path(`${cache}/${kind}`)).filter((name) => !/^[\da-f]{24}\.jsonl$/u.test(name))).toEqual([
      '.nk-lint-1',
      'notes.txt',
    ]);
});
