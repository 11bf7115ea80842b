import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { rules } from '../../rules/index.ts';
import { rulePageUrl } from '../../src/core/version.ts';
import { articleRule } from '../../src/index.ts';
import { lint } from '../../src/lint.ts';
import { broken, root, site } from '../cli/run.ts';

const base = manifest.homepage;

/** Returns the file of the repository that a URL of this version leads to. */
const fileAt = (url: string) => url.replace(`${base}/blob/v${manifest.version}/`, '');

test('all addresses of the package begin with its home page', () => {
  expect(base).toMatch(/^https:\/\/[\w.-]+(?:\/[\w.-]+)*$/u);
  expect(manifest.repository).toEqual({ type: 'git', url: `git+${base}.git` });
  expect(manifest.bugs).toBe(`${base}/issues`);
});

test.each(['docs/ci.md', 'docs/zh-CN/ci.md'])('%s names the repository and this version', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  expect(text).toContain(`repo: ${base} #`);
  const versions = [...text.matchAll(/(?:rev: v|nk-lint@v?|known_good_version: )(\d[\w.-]*)/gu)];
  expect(new Set(versions.map(([, version]) => version))).toEqual(new Set([manifest.version]));
  expect(versions).toHaveLength(6);
});

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  test('each rule has the URL of a page that exists', () => {
    const pages = rules.map(({ id }) => fileAt(rulePageUrl(id, language)));
    expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
    expect(new Set(pages).size).toBe(rules.length);
  });

  test('findings, SARIF, rdjson and the list of rules have it', () => {
    const folder = site({ 'a.md': broken });
    const run = (...args: readonly string[]) => JSON.parse(folder.run([...args, '--lang', language]).stdout);
    const url = rulePageUrl('image-duplicate', language);
    expect(run('a.md', '--format', 'json').files[0].findings[0].docs).toBe(url);
    expect(run('a.md', '--format', 'sarif').runs[0].tool.driver.rules[0].helpUri).toBe(url);
    expect(run('a.md', '--format', 'rdjson').diagnostics[0].code).toEqual({ value: 'image-duplicate', url });
    const listed: { id: string; docs: string }[] = run('rules', '--json');
    expect(listed.find(({ id }) => id === 'image-duplicate')?.docs).toBe(url);
  });
});

test('a rule of a plugin has the URL that it states, or none', async () => {
  const rule = (id: string, url?: string) =>
    articleRule({
      id,
      severity: 'info',
      docs: { what: { en: 'Reports all.' }, why: { en: 'It can.' }, examples: [], ...(url && { url }) },
      messages: { found: { en: 'Found' } },
      needs: {},
      check: (_, { report }) => report({ messageId: 'found', range: [0, 0] }),
    });
  const plugins = [{ rules: [rule('own-a'), rule('own-b', 'https://example.org/own-b')] }];
  const { files } = await lint([{ path: 'a.md', source: 'Text.\n' }], {
    config: { plugins },
    only: ['own-a', 'own-b'],
  });
  expect(files[0]?.findings.map(({ rule, docs }) => [rule, docs])).toEqual([
    ['own-a', undefined],
    ['own-b', 'https://example.org/own-b'],
  ]);
});
