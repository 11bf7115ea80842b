import { expect, test } from 'vitest';
import { openCounter } from './counter.ts';
import { growthOf, limit } from './growth.ts';

const count = await openCounter();
const { articleRule, corpusRule, images, lint } = await import('../../src/index.ts');

const words = { en: 'Planted', 'zh-CN': '有意' };
const about = {
  severity: 'warning',
  docs: { what: words, why: words, examples: [] },
  messages: { found: words },
  needs: { images },
} as const;

/** Compares each with each. */
function pairs(urls: readonly string[]): number {
  let same = 0;
  for (const one of urls) for (const other of urls) if (one === other) same++;
  return same;
}

/** Compares each with the next. */
function neighbours(urls: readonly string[]): number {
  return urls.filter((url, index) => url === urls[index + 1]).length;
}

type Compare = (urls: readonly string[]) => number;

const ofArticle = (compare: Compare) =>
  articleRule({ ...about, id: 'planted', check: ({ images: all }) => void compare(all.map(({ url }) => url)) });
const ofSite = (compare: Compare) =>
  corpusRule({
    ...about,
    id: 'planted',
    digest: (_, { article }) => article.path,
    compare: (entries) => compare(entries.map(({ digest }) => digest)),
    check() {},
  });

const image = (index: number) => `![Pier ${index}](/${index}.jpg)\n`;
const inOneArticle = (n: number) => [
  { path: 'a.md', source: Array.from({ length: n }, (_, at) => image(at)).join('') },
];
const inArticles = (n: number) => Array.from({ length: n }, (_, at) => ({ path: `${at}.md`, source: image(at) }));

test.each([
  ['an article', ofArticle, inOneArticle],
  ['a site', ofSite, inArticles],
])('a square in what a rule does with %s is found and named', async (_, rule, articles) => {
  const growth = (compare: Compare) =>
    growthOf(count, 30, (n) => lint(articles(n), { config: { plugins: [{ rules: [rule(compare)] }] } }));
  expect((await growth(pairs)).squares).toEqual([expect.stringMatching(/^pairs at .*planted\.test\.ts: /u)]);
  const { ratio, squares } = await growth(neighbours);
  expect(squares).toEqual([]);
  expect(ratio).toBeLessThan(limit);
});

test('a square that is most of the work shows in all of it', async () => {
  const urls = (n: number) => Array.from({ length: n }, (_, index) => `/${index}.jpg`);
  const { ratio } = await growthOf(count, 100, (n) => pairs(urls(n)));
  expect(ratio).toBeGreaterThan(limit);
});
