/*
 * Measures the rule front-matter-schema on the facts of 10,000 articles against ajv alone on the same values:
 * `npm run bench:schema`.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { rules } from '../rules/index.ts';
import schema from '../schemas/crawled-article.schema.json' with { type: 'json' };
import { resolveConfig } from '../src/config/resolve.ts';
import { lintRecords } from '../src/engine/linter.ts';
import { extractFrontMatter } from '../src/facts/front-matter/head.ts';

const count = 10_000;
const source = (index: number) => {
  const id = index.toString(16).padStart(32, 'a');
  return `---
title: Comet ${index}
date: 2024-01-02T08:00:00+08:00
slug: ${id}
urlname: ${id}
source: https://example.org/2024/${index}.html
tags: [comet, sky, night]
categories: [news, astronomy]
---
`;
};
const config = await resolveConfig({
  cwd: '/',
  config: { collections: [{ name: 'news', files: ['news/**'], schema: 'crawled-article' }] },
  builtin: rules,
});
const rule = rules.filter(({ id }) => id === 'front-matter-schema');
const settings = {
  ...config.settingsOf('news/0.md'),
  rules: new Map([['front-matter-schema', { severity: 'error', options: {} } as const]]),
};
const records = Array.from({ length: count }, (_, index) =>
  extractFrontMatter({ path: `news/${index}.md`, hash: '', engine: 'hugo', source: source(index) }),
);
const values = records.map(({ facts }) => (facts['front-matter'] as [{ readonly value: unknown }])[0].value);
const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function cpuSeconds(act: () => void): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const best = (act: () => void) => Math.min(...Array.from({ length: 5 }, () => cpuSeconds(act)));
const ours = best(() =>
  lintRecords(records, { rules: rule, settingsOf: () => settings, run: { language: 'en', now: 0 } }),
);
const bare = best(() => values.forEach((value) => void validate(value)));
console.log(
  `${count} articles: ${ours.toFixed(3)} s CPU, ${(ours / bare).toFixed(1)} times ajv alone (${bare.toFixed(3)} s)`,
);
