import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from './here.ts';
import { type Site, site } from './run.ts';

const story = Array.from({ length: 9 }, (_, index) => `The moon of night ${index} set in cloud ${index * 13}.`).join(
  '\n\n',
);
const linked = (folder: string, count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${folder}/n${index}.md`,
      `---\ntitle: News ${index}\n---\n\nText ${index}.\n\n[Source](https://paper.example/${index}.html)\n`,
    ]),
  );
const lost = '---\ntitle: Lost\n---\n\nText of the article that lost its link.\n';
const copies = (...paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, `---\ntitle: A\n---\n\n${story}\n`]));

/** Returns what some articles are told where a path is named. */
async function told(here: Site, args: readonly string[], about: readonly string[]): Promise<readonly string[]> {
  const only = ['--only', 'article-duplicate,source-link-missing,front-matter-missing'];
  const { stdout } = await runHere(here, [...args, ...only, '--format', 'json', '--no-cache']);
  const { files } = JSON.parse(stdout) as { files: { path: string; findings: { rule: string; message: string }[] }[] };
  return files
    .filter(({ path }) => about.includes(path))
    .flatMap(({ path, findings }) => findings.map(({ rule, message }) => `${path} ${rule} ${message}`));
}

test.each([
  [
    'Hugo',
    { 'hugo.toml': 'title = "a"\n', ...linked('content/news', 24), 'content/news/lost.md': lost },
    'content/news/lost.md',
  ],
  [
    'Hexo',
    { '_config.yml': 'title: a\n', ...linked('source/_posts', 24), 'source/_posts/lost.md': lost },
    'source/_posts/lost.md',
  ],
  [
    'Jekyll',
    { '_config.yml': 'title: a\n', Gemfile: '', ...copies('_guides/a/water.md', '_guides/b/water.md') },
    '_guides/b/water.md',
  ],
  ['no generator', { ...linked('notes', 24), 'notes/deep/lost.md': lost }, 'notes/deep/lost.md'],
  [
    'no generator and a folder of articles',
    { ...linked('docs/news', 24), 'docs/news/deep/lost.md': lost },
    'docs/news/deep/lost.md',
  ],
])('an article is told the same whatever is named: %s', async (_, files, path) => {
  const here = site(files);
  const whole = await told(here, ['.'], [path]);
  expect(whole).toHaveLength(1);
  for (let named = path; named !== '.'; named = join(named, '..'))
    expect(await told(here, [named], [path])).toEqual(whole);
});

test('only what is named is reported and fixed', async () => {
  const article = '---\ntitle: A&amp;B\n---\n\nText.\n';
  const here = site({ 'hugo.toml': 'title = "a"\n', 'content/news/a.md': article, 'content/news/b.md': article });
  const { stdout } = await runHere(here, ['content/news/a.md', '--fix', '--no-cache']);
  expect(stdout).not.toContain('b.md');
  expect(readFileSync(join(here.root, 'content/news/a.md'), 'utf8')).toContain('A&B');
  expect(readFileSync(join(here.root, 'content/news/b.md'), 'utf8')).toBe(article);
});

test('the article that repeats another is told, not the one that is named', async () => {
  const here = site({ 'hugo.toml': 'title = "a"\n', ...copies('content/news/a.md', 'content/news/b.md') });
  expect(await told(here, ['content/news/a.md'], ['content/news/a.md', 'content/news/b.md'])).toEqual([]);
});
