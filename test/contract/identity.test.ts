import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articlesIn } from '../../bench/compare/articles.ts';
import { randomOf } from '../../bench/generate/random.ts';
import { generate } from '../../bench/generate.ts';
import type { LedgerEntry } from '../../src/links/ledger/ledger-entry.ts';
import { writeRecording } from '../../src/links/ledger/recording.ts';
import { hasGit, repository, type TestRepository } from '../cli/repository.ts';
import { root, type Site, site } from '../cli/run.ts';

/** Real articles that stand beside a checkout, where there are any; they are not part of the project. */
const real = join(root, '../shared/articles');

const sites: readonly (readonly [name: string, fill: (content: string) => void, present: boolean])[] = [
  ['60 generated articles', (content) => generate(content, 60), true],
  ...['ucsc-news', 'nankai'].map((name) => {
    const folder = join(real, name);
    const fill = (content: string) => cpSync(folder, content, { recursive: true });
    return [name, fill, existsSync(folder)] as const;
  }),
];
for (const [name, , present] of sites) if (!present) console.log(`skipped: no ${name} in ${real}`);

/** All of it is one collection, however an article was found. */
const config = JSON.stringify({ extends: 'strict', collections: [{ name: 'all', files: ['content/**'] }] });

const formats = ['json', 'compact'] as const;
const files = formats.map((format) => `report.${format}`);
const written = formats.map((format) => `--format=${format}=report.${format}`);

interface Output {
  readonly code: number | null;
  readonly stderr: string;
  /** In each format. */
  readonly reports: readonly string[];
}

/** Runs a command; returns the reports that it writes. */
function outputOf(folder: Site, args: readonly string[]): Output {
  for (const file of files) rmSync(folder.path(file), { force: true });
  const { code, stdout, stderr } = folder.run([...args, ...written]);
  expect(stdout, args.join(' ').slice(0, 100)).toBe('');
  return { code, stderr, reports: files.map((file) => folder.read(file)) };
}

/** Reports may have a million characters: returns the first line that differs. */
function firstDifference(one: string, other: string): readonly [string, string] | undefined {
  if (one === other) return undefined;
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  return [`${at + 1}: ${lines[at]}`, `${at + 1}: ${others[at]}`];
}

function expectSame(reference: Output, other: Output, way: string): void {
  expect([other.code, other.stderr], way).toEqual([reference.code, reference.stderr]);
  for (const [index, format] of formats.entries()) {
    const difference = firstDifference(reference.reports[index] ?? '', other.reports[index] ?? '');
    expect(difference, `${format}, ${way}`).toBeUndefined();
  }
}

/** Extracts three parts, with flags about the cache, and merges them in another order. */
function merged(folder: Site, cache: readonly string[], more: readonly string[] = []): Output {
  const parts = [1, 2, 3].map((part) => `part-${part}.jsonl`);
  for (const [index, part] of parts.entries())
    expect(folder.run(['content', `--shard=${index + 1}/3`, `--format=records=${part}`, ...cache]).code).toBe(0);
  return outputOf(folder, ['merge', ...parts.reverse(), ...more]);
}

/** The same articles, named one by one in no order. */
function shuffled(folder: Site): Output {
  const { next } = randomOf(7);
  const names = articlesIn(folder.path('content'))
    .map((path) => [next(), relative(folder.root, path)] as const)
    .sort(([a], [b]) => a - b)
    .map(([, name]) => name);
  if (names.length > 1) expect(names).not.toEqual([...names].sort());
  return outputOf(folder, [...names, '--no-cache']);
}

describe.each(sites)('the report on %s is the same byte by byte', (_, fill, present) => {
  test.skipIf(!present)(
    'whatever it was made with',
    () => {
      const folder = site({ '.nk-lint.json': config });
      fill(folder.path('content'));
      const cold = outputOf(folder, ['content']);
      expect([cold.code, cold.stderr]).toEqual([1, '']);
      const kept = ['--cache-location=of-threads', '--concurrency=2'];
      const ways: Readonly<Record<string, () => Output>> = {
        'from what was found': () => outputOf(folder, ['content']),
        // With --debug, standard error would name each article that the cache does not know.
        'from the cache': () => {
          rmSync(folder.path('.nk-lint-cache/findings'), { recursive: true });
          return outputOf(folder, ['content', '--debug']);
        },
        'without a cache': () => outputOf(folder, ['content', '--no-cache']),
        'by one thread': () => outputOf(folder, ['content', '--no-cache', '--concurrency=1']),
        'by two threads': () => outputOf(folder, ['content', '--no-cache', '--concurrency=2']),
        'by two threads that keep what they read': () => outputOf(folder, ['content', ...kept]),
        'from what two threads have kept': () => outputOf(folder, ['content', ...kept, '--debug']),
        'by the reference parser': () => outputOf(folder, ['content', '--parser=remark']),
        'in three parts': () => merged(folder, ['--no-cache']),
        'in three parts from the cache': () => merged(folder, ['--cache']),
        'in another order': () => shuffled(folder),
      };
      for (const [way, run] of Object.entries(ways)) expectSame(cold, run(), way);
    },
    400_000,
  );
});

interface Mode {
  readonly name: string;
  /** Prepares the site; returns the flags of the mode. */
  prepare(folder: TestRepository): readonly string[];
  /** Whether `merge` takes the flags, too. */
  readonly merges: boolean;
}

const modes: readonly Mode[] = [
  { name: 'with a baseline that hides every second finding', prepare: halfBaseline, merges: true },
  { name: 'after a dry run of all fixes', prepare: () => ['--fix-dry-run', '--unsafe-fixes'], merges: false },
  { name: 'with replayed links', prepare: recordedLinks, merges: true },
  { name: 'of what changed', prepare: changedArticles, merges: true },
  {
    name: 'with all of these',
    prepare: (folder) => [
      '--fix-dry-run',
      ...halfBaseline(folder),
      ...recordedLinks(folder),
      ...changedArticles(folder),
    ],
    merges: false,
  },
];

function halfBaseline(folder: Site): readonly string[] {
  const file = 'baseline.jsonl';
  folder.run(['content', '--no-cache', '--write-baseline', '--baseline', file]);
  const lines = folder.read(file).split('\n');
  expect(lines.length).toBeGreaterThan(10);
  folder.write(file, lines.filter((_, index) => index % 2 === 0).join('\n'));
  return ['--baseline', file];
}

/** A recording in which every third address is broken. */
function recordedLinks(folder: Site): readonly string[] {
  const { stdout } = folder.run(['links', 'content', '--format', 'json', '--no-cache']);
  const { links } = JSON.parse(stdout) as { links: Pick<LedgerEntry, 'kind' | 'href'>[] };
  const now = Date.UTC(2026, 0, 1);
  const common = { requests: 1, firstSeen: now, lastCheck: now, failCount: 0, policy: '' };
  const entries = links.map(({ kind, href }, index): LedgerEntry => {
    const state = index % 3 === 0 ? ({ verdict: 'broken', reason: 'not-found', status: 404 } as const) : ok;
    return { kind, href, ...common, ...state };
  });
  expect(entries.length).toBeGreaterThan(10);
  const recording = { version: 1, now, mode: 'nightly', entries, stale: [], notChecked: [] } as const;
  folder.write('web.json', writeRecording(recording));
  return ['--replay', 'web.json'];
}

const ok = { verdict: 'ok', reason: 'ok', status: 200 } as const;

/** Commits the articles, then changes some, adds one and removes one. */
function changedArticles(folder: TestRepository): readonly string[] {
  const [first = '', second = '', third = '', ...others] = articlesIn(folder.path('content')).map((path) =>
    relative(folder.root, path),
  );
  const image = '\n![图](https://example.org/a b.png)\n';
  for (const name of [first, others[20] ?? '']) folder.write(name, folder.read(name) + image);
  folder.write('content/copy.md', folder.read(second));
  rmSync(folder.path(third));
  return ['--changed'];
}

describe.skipIf(!hasGit)('the report is the same byte by byte', () => {
  test.each(modes)(
    '$name',
    ({ prepare, merges }) => {
      const folder = repository({ '.nk-lint.json': config, '.gitignore': '.nk-lint-cache/\nof-threads/\n' });
      generate(folder.path('content'), 40);
      folder.commit('articles');
      const flags = prepare(folder);
      const check = (...more: readonly string[]) => outputOf(folder, ['content', ...flags, ...more]);
      const cold = check('--no-cache', '--concurrency=1');
      expect(cold.reports[0]).toContain('"rule"');
      expectSame(cold, check('--cache'), 'with an empty cache');
      expectSame(cold, check('--cache'), 'from the cache');
      expectSame(cold, check('--no-cache', '--concurrency=2'), 'by two threads');
      expectSame(cold, check('--cache-location=of-threads', '--concurrency=2'), 'by two threads that fill a cache');
      expectSame(cold, check('--cache-location=of-threads', '--concurrency=2'), 'by two threads from a cache');
      expectSame(cold, check('--parser=remark'), 'by the reference parser');
      if (merges) expectSame(cold, merged(folder, ['--cache'], flags), 'in three parts from the cache');
    },
    400_000,
  );
});
