import { expect, test } from 'vitest';
import { type Site, site } from '../cli/run.ts';
import { openCounter } from './counter.ts';
import { growthOf, limit, total } from './growth.ts';

const count = await openCounter();
const { checkedFolder } = await import('../run/cache/checked-folder.ts');

/** From this many articles on, all norms are learned. */
const fewest = 40;

const article = (index: number, more = '') => `---
title: Pier ${index}
date: 2024-05-01
tags: [tide, pier ${index % 7}]
---

The tide at pier ${index} was ${index % 7} feet above the mark of ${1900 + (index % 120)}.${more}

![Pier ${index}](/piers/${index}.jpg)

[Original article](https://example.org/news/${index}.html)
`;

async function known(n: number): Promise<Site> {
  const articles = Array.from({ length: n }, (_, index) => [`content/${index}.md`, article(index)]);
  const folder = site({ ...Object.fromEntries(articles), '.nk-lint.json': '{}' });
  await checkedFolder(folder.root, true);
  return folder;
}

test('work for one changed article grows with the articles, and is a part of that for all', async () => {
  const sites = new Map<number, Site>();
  for (const n of [1, fewest, 2 * fewest, 4 * fewest]) sites.set(n, await known(n));
  const change = async (n: number) => {
    const folder = sites.get(n) as Site;
    folder.write('content/0.md', article(0, ' It was the highest of the year.'));
    await checkedFolder(folder.root, true);
  };
  const { ratio, squares } = await growthOf(count, fewest, change);
  expect(squares).toEqual([]);
  expect(ratio).toBeLessThan(limit);

  const folder = sites.get(4 * fewest) as Site;
  const all = total(await count(() => checkedFolder(folder.root, false)));
  folder.write('content/1.md', article(1, ' It was the lowest of the year.'));
  const one = total(await count(() => checkedFolder(folder.root, true)));
  expect(one).toBeLessThan(all / 3);
});
