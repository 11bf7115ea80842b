import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LintOptions, lint } from '../../src/index.ts';
import { fixText, lintText, type PlaygroundSettings } from '../../website/playground/lint.ts';
import { samples } from '../../website/playground/samples.ts';
import { root, site } from '../cli/run.ts';
import { importsOf, syntaxOf } from '../contract/sources.ts';

const examples = join(root, 'examples/content');
const articles: Readonly<Record<string, string>> = {
  ...samples,
  ...Object.fromEntries(
    readdirSync(examples, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(examples, name), 'utf8')]),
  ),
};
const mdxSite = '{ "dependencies": { "@mdx-js/mdx": "3.1.1" } }';
const now = Date.parse('2026-11-30');

describe.each(Object.entries(articles))('%s', (_, source) => {
  test.each<Omit<PlaygroundSettings, 'now'>>([
    { language: 'en', site: 'generic', preset: 'recommended' },
    { language: 'zh-CN', site: 'hugo', preset: 'crawled' },
    { language: 'en', site: 'jekyll', preset: 'strict' },
    { language: 'zh-CN', site: 'mdx', preset: 'recommended' },
  ])('has in the playground the findings and fixes of `lint()`: $site, $preset', async (choice) => {
    const settings: PlaygroundSettings = { ...choice, now };
    const article = { path: choice.site === 'mdx' ? 'article.mdx' : 'article.md', source };
    const options: LintOptions = {
      cwd: site(choice.site === 'mdx' ? { 'package.json': mdxSite } : {}).path(''),
      config: { extends: [choice.preset], ...(choice.site !== 'mdx' && { engine: choice.site }) },
      language: choice.language,
      now: new Date(now),
    };
    const { files } = await lint([article], options);
    const expected = files.flatMap(({ findings }) => findings);
    expect(
      lintText(source, settings).map(({ rule, severity, message, span, fix }) => ({
        ...{ rule, severity, message, offset: span.start.offset, endOffset: span.end.offset, fix: fix?.title },
      })),
    ).toEqual(
      expected.map(({ rule, severity, message, offset, endOffset, fix }) => ({
        ...{ rule, severity, message, offset, endOffset, fix: fix?.title },
      })),
    );
    const { fixes } = await lint([article], { ...options, fix: true });
    expect(fixText(source, settings).text).toBe(fixes?.changed[0]?.source ?? source);
  });
});

test('the playground imports nothing of Node, so that it runs in a browser', () => {
  const reached = new Set(['website/playground/worker.ts']);
  const others = new Set<string>();
  for (const file of reached)
    for (const { from, isType } of importsOf(syntaxOf(file)))
      if (!isType) (from.endsWith('.ts') ? reached : others).add(from);
  expect([...others].filter((name) => isBuiltin(name))).toEqual([]);
  expect(reached).toContain('src/run/fix/proof.ts');
});

test.each(['en', 'zh-CN'] as const)(
  'the sample in %s shows errors and warnings, and safe and unsafe fixes',
  (language) => {
    const found = lintText(samples[language], { language, site: 'generic', preset: 'recommended', now });
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['error', 'warning', 'info']));
    expect(new Set(found.flatMap(({ fix }) => fix?.safety ?? []))).toEqual(new Set(['safe', 'unsafe']));
    expect(found.every(({ rule }) => rule !== 'internal-error')).toBe(true);
  },
);
