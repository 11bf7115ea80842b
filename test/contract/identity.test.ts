import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articlesIn } from '../../bench/compare/articles.ts';
import { randomOf } from '../../bench/generate/random.ts';
import { generate } from '../../bench/generate.ts';
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

/** The report that a command writes, in each format. */
function reports(folder: Site, args: readonly string[]): string[] {
  for (const file of files) rmSync(folder.path(file), { force: true });
  const { code, stdout, stderr } = folder.run([...args, ...written]);
  expect([code, stdout, stderr], args.join(' ').slice(0, 100)).toEqual([1, '', '']);
  return files.map((file) => folder.read(file));
}

/** Short enough to be shown; a report may have a million characters. */
function firstDifference(one: string, other: string): readonly [string, string] | undefined {
  if (one === other) return undefined;
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  return [`${at + 1}: ${lines[at]}`, `${at + 1}: ${others[at]}`];
}

function merged(folder: Site): string[] {
  const parts = [1, 2, 3].map((part) => `part-${part}.jsonl`);
  for (const [index, part] of parts.entries())
    expect(folder.run(['content', `--shard=${index + 1}/3`, `--format=records=${part}`, '--no-cache']).code).toBe(0);
  return reports(folder, ['merge', ...parts.reverse()]);
}

/** The same articles, named one by one in no order. */
function shuffled(folder: Site): string[] {
  const { next } = randomOf(7);
  const names = articlesIn(folder.path('content'))
    .map((path) => [next(), relative(folder.root, path)] as const)
    .sort(([a], [b]) => a - b)
    .map(([, name]) => name);
  if (names.length > 1) expect(names).not.toEqual([...names].sort());
  return reports(folder, [...names, '--no-cache']);
}

describe.each(sites)('the report on %s is the same byte by byte', (_, fill, present) => {
  test.skipIf(!present)(
    'whatever it was made with',
    () => {
      const folder = site({ '.nk-lint.json': config });
      fill(folder.path('content'));
      const cold = reports(folder, ['content']);
      const kept = ['--cache-location=of-threads', '--concurrency=2'];
      const ways: Readonly<Record<string, () => string[]>> = {
        'from what was found': () => reports(folder, ['content']),
        // It would tell here of each article that the cache did not know.
        'from the cache': () => {
          rmSync(folder.path('.nk-lint-cache/findings'), { recursive: true });
          return reports(folder, ['content', '--debug']);
        },
        'without a cache': () => reports(folder, ['content', '--no-cache']),
        'by one thread': () => reports(folder, ['content', '--no-cache', '--concurrency=1']),
        'by two threads': () => reports(folder, ['content', '--no-cache', '--concurrency=2']),
        'by two threads that keep what they read': () => reports(folder, ['content', ...kept]),
        'from what two threads have kept': () => reports(folder, ['content', ...kept, '--debug']),
        'by the reference parser': () => reports(folder, ['content', '--parser=remark']),
        'in three parts': () => merged(folder),
        'in another order': () => shuffled(folder),
      };
      for (const [way, run] of Object.entries(ways)) {
        const again = run();
        for (const [index, format] of formats.entries())
          expect(firstDifference(cold[index] ?? '', again[index] ?? ''), `${format}, ${way}`).toBeUndefined();
      }
    },
    180_000,
  );
});
