/*
 * How long the rule article-duplicate takes for 10,000 articles whose facts are at hand, one in ten of them a copy with
 * some words changed, beside reading the facts once: `npm run bench:duplicates`.
 */
import { rules } from '../rules/index.ts';
import { lintRecords } from '../src/engine/linter.ts';
import { collectorsOf, extractRecord } from '../src/facts/extract.ts';

const count = 10_000;
const rule = rules.filter(({ id }) => id === 'article-duplicate');
const collectors = collectorsOf(rule);

/** The same numbers on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function body(index: number): string {
  const next = random(index % 10 === 9 ? index - 1 : index);
  const words = Array.from({ length: 400 }, () => Math.floor(next() * 30_000).toString(36));
  if (index % 10 === 9) for (let each = 0; each < 10; each++) words[each * 37] = `copy${index}`;
  return `${words.join(' ')}\n`;
}

const records = Array.from({ length: count }, (_, index) =>
  extractRecord(
    { path: `news/${String(index).padStart(5, '0')}.md`, hash: '', engine: 'hugo', source: body(index) },
    collectors,
  ),
);
const settings = {
  engine: 'hugo',
  timeZone: undefined,
  collection: { name: 'news' },
  rules: new Map([['article-duplicate', { severity: 'warning', options: { similarity: 0.8 } } as const]]),
} as const;

function cpuSeconds(act: () => void): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

let found = 0;
const best = (act: () => void) => Math.min(...Array.from({ length: 3 }, () => cpuSeconds(act)));
const judged = best(() => {
  found = lintRecords(records, { rules: rule, settingsOf: () => settings, run: { language: 'en', now: 0 } }).flatMap(
    ({ findings }) => findings,
  ).length;
});
const read = best(() => void JSON.parse(JSON.stringify(records)));
console.log(
  `${count} articles, ${found} duplicates: ${judged.toFixed(2)} s CPU, ${(judged / read).toFixed(1)} times reading the facts (${read.toFixed(2)} s)`,
);
