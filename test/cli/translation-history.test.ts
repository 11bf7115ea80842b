import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { hasGit, repository, type TestRepository } from './repository.ts';
import { type Site, site } from './run.ts';

const page = (text: string) => `---\ntitle: Comets\n---\n\n${text}\n`;
const english = page('The tail is long.');
const french = page('La queue est longue.');
const pair = { 'docs/a.md': english, 'docs/fr/a.md': french };

function at(day: string, here: TestRepository): void {
  process.env['GIT_COMMITTER_DATE'] = `${day}T12:00:00Z`;
  here.commit(day);
  delete process.env['GIT_COMMITTER_DATE'];
}

async function told(here: Site): Promise<readonly string[]> {
  const rule = ['--rule', 'translation-drift: warn', '--only', 'translation-drift'];
  const { stdout } = await runHere(here, ['docs', ...rule, '--format', 'json']);
  const { files } = JSON.parse(stdout) as { files: { path: string; findings: { message: string }[] }[] };
  return files.flatMap(({ path, findings }) => findings.map(({ message }) => `${path}: ${message}`));
}

describe.runIf(hasGit)('in a repository', () => {
  test('what is staged and not in the folder any more is told at the same commit', async () => {
    const here = repository(pair);
    expect(await told(here)).toEqual([]);
    here.write('docs/a.md', page('The tail is gone.'));
    here.git('add', '--', 'docs/a.md');
    here.write('docs/a.md', english);
    const staged = await told(here);
    expect(staged).toHaveLength(1);
    here.git('reset', '--quiet');
    expect(await told(here)).toEqual([]);
  });

  test('originals that changed after their translation are told, until it changes too', async () => {
    const here = repository(pair);
    expect(await told(here)).toEqual([]);
    here.write('docs/fr/a.md', page('La queue est bien longue.'));
    at('2030-01-01', here);
    for (const day of ['2030-02-01', '2030-03-01']) {
      here.write('docs/a.md', page(`The tail is long on ${day}.`));
      at(day, here);
    }
    const changed = 'docs/fr/a.md: Original changed on 2030-03-01, after this translation (2030-01-01), in 2 commits';
    expect(await told(here)).toEqual([changed]);
    here.write('docs/fr/a.md', page('La queue est longue en mars.'));
    expect(await told(here)).toEqual([]);
    at('2030-04-01', here);
    expect(await told(here)).toEqual([]);
    here.write('docs/a.md', page('The tail is gone.'));
    expect(await told(here)).toEqual([
      'docs/fr/a.md: Original has uncommitted changes; the translation last changed on 2030-04-01',
    ]);
  });

  test('a commit without a change of the texts makes the stored findings old', async () => {
    const here = repository(pair);
    here.write('docs/a.md', page('The tail is short.'));
    expect(await told(here)).toHaveLength(1);
    at('2030-01-01', here);
    expect(await told(here)).toEqual([
      expect.stringContaining('Original changed on 2030-01-01, after this translation'),
    ]);
  });

  test('commits over many files say nothing of a text', async () => {
    const many = (text: string) =>
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`docs/page-${index}.md`, page(`${text} ${index}`)]));
    const here = repository({ ...many('Page'), ...pair });
    for (const [path, text] of Object.entries({ ...many('New page'), 'docs/a.md': page('New.') }))
      here.write(path, text);
    at('2030-01-01', here);
    expect(await told(here)).toEqual([]);
  });

  test('names with blanks, of other scripts and below another folder', async () => {
    const here = repository({ 'site/docs/深 空.md': english, 'site/docs/fr/深 空.md': french });
    here.write('site/docs/深 空.md', page('The tail is short.'));
    at('2030-01-01', here);
    expect(await told({ ...here, root: here.path('site') })).toEqual([expect.stringContaining('docs/fr/深 空.md')]);
  });
});

test('nothing is told of the past outside a repository, or before the first commit', async () => {
  expect(await told(site(pair))).toEqual([]);
});
