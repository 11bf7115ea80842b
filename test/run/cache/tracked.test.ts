import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isTracked } from '../../../src/run/cache/tracked.ts';
import { hasGit, repository } from '../../cli/repository.ts';
import { site } from '../../cli/run.ts';

describe.skipIf(!hasGit)('what git tracks has come with a branch', () => {
  const withCache = () => repository({ 'a.md': 'Text.\n', 'cache/facts/a.jsonl': '{}\n', 'ledger.jsonl': '{}\n' });

  test('a folder with such a file, a folder in it, a file; not what lies beside', () => {
    const folder = withCache();
    folder.write('cachet/a', '');
    for (const name of ['cache', 'cache/facts', 'cache/facts/a.jsonl', 'ledger.jsonl'])
      expect(isTracked(folder.path(name)), name).toBe(true);
    for (const name of ['cachet', 'ache', 'ledger', 'edger.jsonl', '.nk-lint-cache'])
      expect(isTracked(folder.path(name)), name).toBe(false);
  });

  test.each<[name: string, args: readonly string[]]>([
    ['in an index whose paths are shortened', ['update-index', '--index-version', '4']],
    ['in an index that is split', ['update-index', '--split-index']],
    ['in an index that leaves out folders', ['sparse-checkout', 'set', '--cone', '--sparse-index', 'other']],
  ])('%s', (_, args) => {
    const folder = withCache();
    folder.write('.nk-lint-b/c', '');
    folder.commit('more');
    folder.git(...args);
    expect(isTracked(folder.path('cache'))).toBe(true);
    expect(isTracked(folder.path('.nk-lint-cache'))).toBe(false);
  });

  test('in a linked working tree, which has an index of its own', () => {
    const folder = withCache();
    folder.git('worktree', 'add', '--quiet', 'tree', '-b', 'topic');
    expect(isTracked(folder.path('tree/cache'))).toBe(true);
    expect(isTracked(folder.path('tree/other'))).toBe(false);
    folder.git('rm', '-r', '--quiet', '--cached', 'cache');
    expect([isTracked(folder.path('cache')), isTracked(folder.path('tree/cache'))]).toEqual([false, true]);
  });

  test('in a repository within this one, or as one', () => {
    const folder = withCache();
    folder.git('init', '--quiet', 'inner');
    folder.write('inner/cache/a', '');
    folder.git('-C', 'inner', 'add', '.');
    expect(isTracked(folder.path('inner/cache'))).toBe(true);
    expect(isTracked(folder.path('inner/other'))).toBe(false);
    expect(isTracked(folder.path('inner'))).toBe(true);
  });

  test('under a name in Chinese', () => {
    const folder = repository({ '网站/缓存/a': '', '网站/b': '' });
    expect([isTracked(folder.path('网站/缓存')), isTracked(folder.path('网站/存'))]).toEqual([true, false]);
  });
});

test('without a repository, nothing tells; one without an index tracks nothing', () => {
  const folder = site({ 'cache/a': '' });
  expect(isTracked(folder.path('cache'))).toBe(false);
  rmSync(folder.path('.git'), { recursive: true });
  expect(isTracked(folder.path('cache'))).toBeUndefined();
});

test('an index that cannot be read may list anything', () => {
  const folder = site({ 'cache/a': '', '.git/index': 'damaged' });
  expect(isTracked(folder.path('cache'))).toBe(true);
});
