import { expect, test } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { reporters } from '../../src/report/index.ts';
import { actingLines } from '../cli/acting.ts';
import { runHere } from '../cli/here.ts';
import { type Site, site } from '../cli/run.ts';
import fc from '../fc.ts';
import { tagsIn } from '../report/html/tags.ts';

/** What a terminal or a CI would obey, and what breaks out of quotes. */
const pieces = [
  '\u001B[31m',
  '\u001B]0;title\u0007',
  '\n::error::x',
  '\r::stop-commands::token',
  '\n \u00A0::set-output name=a::b',
  '::warning file=a.md::x',
  '##[Stop-Commands]x',
  '##vso[task.complete result=Succeeded;]',
  '##teamcity[buildStop]',
  '\u009B2J',
  '\u0085::error::x',
  '\u007F\b',
  '\u202E\u2066',
  '\u2028\u2029',
  '\u200B\u200F',
  '"',
  "'",
  '</script><script>x()</script>',
  '<img src=x onerror=y()>',
  '<!--',
  '`',
  '*/',
  'x',
  '文',
];
const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 6 })
  .map((parts) => parts.join(''))
  .filter((text) => /[\u0000-\u001F\u007F-\u009F#:]/u.test(text));

/** Each command and format, on a site whose configuration holds. */
const commands: readonly (readonly string[])[] = [
  ...Object.keys(reporters).map((format) => ['content', '--no-cache', '-f', format]),
  ['content', '--no-cache', '-f', 'pretty', '--color', '--lang', 'zh-CN'],
  ['content', '--cache', '--debug'],
  ['content', '--explain-files'],
  ['content', '--no-cache', '--diff', '--unsafe-fixes'],
  ['content', '--no-cache', '--fix-dry-run'],
  ['content', '--print-config', 'content/a.md'],
  ['content', '--no-cache', '--max-findings', '1'],
  ['norms', 'content'],
  ['norms', 'content', '--json'],
  ['links', 'content'],
  ['links', 'content', '-f', 'json'],
  ['rules'],
  ['rules', '--json'],
  ['schema', 'infer', 'content'],
  ['schema', 'infer', 'content', '--collection', 'named'],
  ['schema', 'check', 'content'],
  ['schema', 'check', 'content', '--json'],
  ['schema', 'print', 'content/a.md'],
  ['init', '--yes', '--no-config'],
  ['content', '--no-cache', '--write-baseline'],
  ['content', '--no-cache', '--prune-baseline'],
  ['content', '-f', 'records=site.jsonl'],
  ['merge', 'site.jsonl'],
  ['content', '--no-cache', '--fix'],
];

/** Command lines that are wrong. */
const wrongArguments = (evil: string): readonly (readonly string[])[] => [
  [`${evil}.md`],
  ['content', '--format', evil],
  ['content', '--config', `${evil}.json`],
  ['content', '--only', evil],
  ['content', '--rule', evil],
  ['content', '--since', evil],
  ['content', '--baseline', evil],
  ['content', '--files-from', evil],
  ['content', '--max-warnings', evil],
  ['content', `--${evil}`],
  ['explain', evil],
  ['merge', evil],
  ['rules', evil],
  ['links', 'content', '--replay', evil],
  ['schema', 'infer', 'content', '--collection', evil],
  ['schema', 'print', evil],
];

/** Settings that are wrong, by file. */
const wrongSettings = (evil: string): readonly Readonly<Record<string, string>>[] => [
  ...[
    { [evil]: 1 },
    { extends: [evil] },
    { plugins: [`./${evil}.mjs`] },
    { plugins: [evil] },
    { rules: { [evil]: 'off' } },
    { rules: { 'image-duplicate': evil } },
    { rules: { 'image-duplicate': ['warn', { [evil]: evil }] } },
    { timeZone: evil },
    { language: evil },
    { engine: evil },
    { ignore: [evil, `{${evil}`] },
    { files: [evil] },
    { links: { hosts: { [evil]: { ask: 7 } }, [evil]: evil } },
    { links: { allow: [evil] } },
    { overrides: [{ files: [evil], rules: { [evil]: evil } }] },
    { collections: [{ name: evil, files: ['content/**'], schema: `${evil}.json` }] },
  ].map((settings) => ({ '.nk-lint.json': JSON.stringify(settings) })),
  { '.nk-lint.json': `{ ${evil}` },
  { '.nk-lint.yaml': `${JSON.stringify(evil)}: 1\n${evil}` },
  { '.nk-lint.toml': `${JSON.stringify(evil)} = 1\n${evil}` },
  { 'nk-lint.config.mjs': `throw new Error(${JSON.stringify(evil)})` },
  { 'nk-lint.config.mjs': `export default ${evil}` },
  { '.nk-lint.json': withSchema, 's.json': JSON.stringify({ $ref: evil }) },
  { '.nk-lint.json': withSchema, 's.json': JSON.stringify({ properties: { title: { pattern: `(${evil}` } } }) },
  { '.nk-lint.json': withSchema, 's.json': JSON.stringify({ [evil]: evil, type: evil, format: evil }) },
  { '.nk-lint.json': withSchema, 's.json': `{ ${evil}` },
  { '.nk-lint-baseline.jsonl': `${JSON.stringify({ path: evil, rule: evil, key: evil })}\n` },
  { '.nk-lint-baseline.jsonl': `${JSON.stringify({ path: evil, rule: evil, key: evil })}\n${evil}` },
];
const withSchema = JSON.stringify({ collections: [{ name: 'x', files: ['content/**'], schema: 's.json' }] });

/** An article that has the text everywhere. */
function article(evil: string, number: number): string {
  const json = JSON.stringify(`${evil}${number}`);
  return `---
title: ${json}
date: 2024-13-4${number}
${JSON.stringify(evil)}: ${json}
tags: [${json}, ${json}]
source: https://h.example.org/${encodeURIComponent(evil)}${number}
---

${evil}

<!-- nk-lint-disable-next-line ${evil.replaceAll('\n', ' ')} -- ${evil} -->
[${evil}](<http://192.168.0.1/${evil.replaceAll('\n', '')}>) and <https://h.example.org/${number}>

![${evil}](/${encodeURIComponent(evil)}.png)

![${evil}](/${encodeURIComponent(evil)}.png)
`;
}

/** As much of a text as twice fits into the name of a file. */
function nameOf(text: string): string {
  const chars = [...text.replaceAll('/', '')];
  while (Buffer.byteLength(chars.join('')) > 120) chars.pop();
  return chars.join('');
}

function siteOf(evil: string): Site {
  const folder = nameOf(evil);
  const schema = {
    title: evil,
    description: evil,
    properties: { title: { const: evil, description: evil }, date: { type: 'string', format: 'date' } },
    required: [evil, `${evil}?`],
  };
  return site({
    'content/a.md': article(evil, 0),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`content/${folder}/${n}.md`, article(evil, n)])),
    [`content/${folder}${folder}.md`]: article(evil, 7),
    [`content/${folder}/folder${folder}.md/b.md`]: article(evil, 8),
    [`content/${folder}.txt`]: evil,
    's.json': JSON.stringify(schema),
    '.nklintignore': `${folder}.txt\n`,
    '.nk-lint.json': JSON.stringify({
      ignore: [folder],
      collections: [
        { name: 'named', files: ['content/*.md'], schema: './s.json' },
        { name: folder, files: ['content/*/*.md'], schema: './s.json' },
      ],
    }),
  });
}

async function holds(folder: Site, args: readonly string[]): Promise<void> {
  const { stdout, stderr } = await runHere(folder, args);
  const own = args.includes('github') ? /^::(?:error|warning|notice) (?:file|title)=/u : undefined;
  const found = [
    ...actingLines(stdout, { isColored: args.includes('--color'), ...(own && { own }) }),
    ...actingLines(stderr),
  ];
  expect(found, JSON.stringify(args)).toEqual([]);
  expect(stderr, JSON.stringify(args)).not.toMatch(/^\s+at /mu);
  if (/json|gitlab|sarif/u.test(args.at(-1) ?? '') && /^[[{]\n/u.test(stdout))
    expect(() => JSON.parse(stdout)).not.toThrow();
}

test('no line that a command prints acts, whatever articles are named and say', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (evil) => {
      const folder = siteOf(evil);
      const { stdout } = await runHere(folder, ['content', '--no-cache', '-f', 'pretty'], { FORCE_HYPERLINK: '1' });
      expect(stdout).toContain('\u001B]8;;file:');
      expect(actingLines(stdout, { isLinked: true })).toEqual([]);
      for (const args of commands) await holds(folder, args);
    }),
    { numRuns: 3 },
  );
});

test('nothing that articles are named and say is markup in the HTML report', async () => {
  const args = ['content', '--no-cache', '-f', 'html'];
  const { stdout: plain } = await runHere(site({ 'content/a.md': article('x', 0) }), args);
  await fc.assert(
    fc.asyncProperty(hostile, async (evil) => {
      const { stdout } = await runHere(siteOf(evil), args);
      expect(tagsIn(stdout)).toEqual(tagsIn(plain));
    }),
    { numRuns: 5 },
  );
});

test('formats for programs name the files as they are', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (evil) => {
      const path = `content/${evil.replaceAll('/', '')}/a.md`;
      const { stdout } = await runHere(site({ [path]: article(evil, 1) }), ['content', '--no-cache', '-f', 'json']);
      const { files } = JSON.parse(stdout) as Report;
      expect(files.map((file) => file.path)).toEqual([path]);
    }),
    { numRuns: 10 },
  );
});

test('no line acts, whatever command lines and settings say', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (evil) => {
      const folder = site({ 'content/a.md': article(evil, 0) });
      for (const args of wrongArguments(evil)) await holds(folder, args);
      for (const files of wrongSettings(evil)) {
        const configured = site({ 'content/a.md': article(evil, 0), ...files });
        for (const args of [
          ['content', '--no-cache'],
          ['content', '--no-cache', '-f', 'github'],
          ['schema', 'check'],
        ])
          await holds(configured, args);
        expect(actingLines((await runHere(configured, ['content', '--no-cache', '--debug'])).stderr)).toEqual([]);
      }
    }),
    { numRuns: 3 },
  );
});
