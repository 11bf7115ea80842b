import { expect, test } from 'vitest';
import { type Site, site } from '../cli/run.ts';
import { openCounter } from './counter.ts';
import { growthOf, limit } from './growth.ts';

const count = await openCounter();
const { runHere } = await import('../cli/here.ts');
const { reporters } = await import('../../src/report/index.ts');

/** From this many articles on, all norms are learned. */
const fewest = 40;

/** Articles that have something in common and something of their own, each with a finding and a fix. */
function campus(n: number): Site {
  const article = (index: number) => `---
title: Pier ${index}
date: 2024-05-01
tags: [tide, pier ${index % 7}]
---

The tide at pier ${index} was ${index % 7} feet above the mark of ${1900 + (index % 120)}.

![Pier ${index}](/piers/${index}.jpg)

![Pier ${index}](/piers/${index}.jpg)

[Original article](https://example.org/news/${index}.html)
`;
  const articles = Array.from({ length: n }, (_, index) => [`content/${index}.md`, article(index)]);
  return site({ ...Object.fromEntries(articles), '.nk-lint.json': '{}' });
}

async function run(folder: Site, command: string): Promise<void> {
  const { code, stderr } = await runHere(folder, command.split(' '));
  expect(code, stderr).toBeLessThan(2);
}

const formats = Object.keys(reporters).map((name) => `--format ${name}=report.${name}`);

interface Command {
  readonly name: string;
  readonly command: string;
  /** Runs first and is not counted. */
  readonly before?: string;
}

const commands: readonly Command[] = [
  { name: 'a check without a cache', command: 'content --no-cache' },
  { name: 'the first check', command: 'content' },
  { name: 'a second check', command: 'content', before: 'content' },
  { name: 'a check with another rule', command: 'content --rule image-url-insecure:error', before: 'content' },
  { name: 'all formats', command: `content ${formats.join(' ')}`, before: 'content' },
  { name: 'writing a baseline', command: 'content --write-baseline', before: 'content' },
  { name: 'a check with a baseline', command: 'content', before: 'content --write-baseline' },
  { name: 'safe fixes', command: 'content --fix', before: 'content' },
  { name: 'a patch', command: 'content --diff --unsafe-fixes', before: 'content' },
  { name: 'merging', command: 'merge records.jsonl', before: 'content --format records=records.jsonl' },
  { name: 'norms', command: 'norms content' },
  { name: 'init', command: 'init content --yes' },
  { name: 'inferring a schema', command: 'schema infer content' },
];

test.each(commands)('work for $name grows with the articles', async ({ command, before }) => {
  const sites = new Map([1, fewest, 2 * fewest, 4 * fewest].map((n) => [n, campus(n)]));
  if (before !== undefined) for (const folder of sites.values()) await run(folder, before);
  const { ratio, squares } = await growthOf(count, fewest, (n) => run(sites.get(n) as Site, command));
  expect(squares).toEqual([]);
  expect(ratio).toBeLessThan(limit);
});
