import { describe, expect, test } from 'vitest';
import { randomOf } from '../../bench/generate/random.ts';
import { generate } from '../../bench/generate.ts';
import { configOf } from '../../src/lint.ts';
import type { Baseline } from '../../src/run/baseline/baseline.ts';
import { type CheckResult, check } from '../../src/run/check.ts';
import { discover } from '../../src/run/input/discover.ts';
import { historyOf } from '../../src/run/input/history.ts';
import type { CheckOptions } from '../../src/run/plan.ts';
import { keptSite } from '../../src/session/kept-site.ts';
import { hasGit, repository } from '../cli/repository.ts';
import { broken, clean, type Site, site } from '../cli/run.ts';

const now = Date.UTC(2026, 10, 30);

async function optionsFor({ root: cwd }: Site, more: Partial<CheckOptions> = {}): Promise<CheckOptions> {
  const config = await configOf({ config: { extends: 'strict' } }, cwd);
  const found = discover({ cwd, paths: ['content'], ignore: [], honorIgnoreFiles: true, errorOnUnmatched: true });
  return { cwd, config, inputs: found.files, language: 'en', now, ...more };
}

/** All that a result says. */
function told({ report, hosts, fixes, fingerprint, baseline, source }: CheckResult): unknown {
  const files = [...report.files];
  return {
    files,
    summary: report.summary,
    hosts: [...hosts].sort(),
    fixed: fixes.changed,
    stale: baseline?.stale,
    fingerprints: files.flatMap(({ findings }) => findings.map(fingerprint)),
    sources: files.map(({ path }) => source(path)),
  };
}

function toldByBaseline({ baseline }: CheckResult): Baseline {
  if (!baseline) throw new Error('No baseline');
  return baseline.written;
}

describe('a site that is kept tells what a check tells', () => {
  test.each<[string, (folder: Site) => Promise<Partial<CheckOptions>>]>([
    ['of findings', async () => ({})],
    ['of findings with fingerprints', async () => ({ fingerprints: true })],
    ['of fixes', async () => ({ fix: { unsafe: true, dry: true } })],
    [
      'of a baseline',
      async (folder) => {
        const empty = { file: folder.path('baseline.jsonl'), entries: [] };
        return { baseline: await check(await optionsFor(folder, { baseline: empty }), toldByBaseline) };
      },
    ],
    ['of a selection', async () => ({ selection: { has: (path) => path.includes('1'), isWhole: true } })],
  ])('%s', async (_, optionsOf) => {
    const folder = site();
    generate(folder.path('content'), 40);
    const more = await optionsOf(folder);
    const kept = keptSite();
    const random = randomOf(11);
    for (let round = 0; round < 4; round++) {
      const options = await optionsFor(folder, more);
      expect(await kept.check(options, told)).toEqual(await check(options, told));
      for (let step = 0; step < 3; step++) {
        const [{ path }, other] = [random.pick(options.inputs), random.pick(options.inputs)];
        folder.write(path, `${folder.read(path)}\n${folder.read(other.path).slice(-400)}`);
        kept.textChanged(path);
      }
    }
    kept.close();
  });
});

test('only what has changed is read again', async () => {
  const folder = site({ 'content/a.md': clean, 'content/b.md': clean });
  const kept = keptSite();
  const paths = async () => {
    const { files } = (await kept.check(await optionsFor(folder), told)) as { files: { path: string }[] };
    return files.map(({ path }) => path);
  };
  expect(await paths()).toEqual([]);
  for (const path of ['content/a.md', 'content/b.md']) folder.write(path, broken);
  kept.textChanged('content/a.md');
  expect(await paths()).toEqual(['content/a.md']);
  kept.otherChanged();
  expect(await paths()).toEqual(['content/a.md', 'content/b.md']);
  folder.write('content/c.md', broken);
  expect(await paths()).toEqual(['content/a.md', 'content/b.md', 'content/c.md']);
  kept.close();
});

test.runIf(hasGit)('what git says of the texts is asked for each check', async () => {
  const page = (text: string) => `---\ntitle: Comets\n---\n\n${text}\n`;
  const folder = repository({ 'content/a.md': page('The tail.'), 'content/fr/a.md': page('La queue.') });
  const kept = keptSite();
  const rules = async () => {
    const options = await optionsFor(folder, { history: historyOf(folder.root) });
    return kept.check(options, ({ report }) =>
      [...report.files].flatMap(({ findings }) => findings.map(({ rule }) => rule)),
    );
  };
  expect(await rules()).not.toContain('translation-drift');
  folder.write('content/a.md', page('The tail is gone.'));
  kept.textChanged('content/a.md');
  expect(await rules()).toContain('translation-drift');
  kept.close();
});
