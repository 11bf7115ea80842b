import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { broken, clean, site } from '../cli/run.ts';
import { type ClientOptions, codesOf, connect } from './client.ts';

const none = (diagnostics: readonly unknown[]) => diagnostics.length === 0;
const some = (diagnostics: readonly unknown[]) => diagnostics.length > 0;
const withLevel = (level: string) => JSON.stringify({ rules: { 'image-duplicate': level } });

test('a changed configuration counts at once', async () => {
  const folder = site({ '.nk-lint.json': withLevel('error'), 'content/a.md': broken });
  const client = await connect(folder);
  client.open('content/a.md', broken);
  await client.sent('content/a.md', ([first]) => first?.severity === 1);
  folder.write('.nk-lint.json', withLevel('info'));
  await client.sent('content/a.md', ([first]) => first?.severity === 3);
  folder.write('.nk-lint.json', withLevel('off'));
  await client.sent('content/a.md', none);
});

test('a configuration that cannot be used is a diagnostic of its file, and the last one counts until then', async () => {
  const folder = site({ '.nk-lint.json': '{ "rules": {\n  "image-dublicate": "error" } }', 'content/a.md': broken });
  const client = await connect(folder, { locale: 'zh-CN' });
  client.open('content/a.md', broken);
  const [problem] = await client.sent('.nk-lint.json', some);
  expect(problem).toMatchObject({ severity: 1, code: 'configuration', range: { start: { line: 1, character: 2 } } });
  expect(problem?.message).toBe('没有名为 `image-dublicate` 的规则，是否想写 `image-duplicate`？');
  folder.write('.nk-lint.json', withLevel('error'));
  await client.sent('.nk-lint.json', none);
  await client.sent('content/a.md', ([first]) => first?.severity === 1);
  folder.write('.nk-lint.json', '{ "rules": [');
  await client.sent('.nk-lint.json', some);
  client.change('content/a.md', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '');
  expect(codesOf(await client.sent('content/a.md', some))).toEqual(['7:1 image-duplicate']);
});

test('the language is that of the editor, unless configuration or settings state one', async () => {
  const folder = site({ 'content/a.md': broken });
  const client = await connect(folder, { locale: 'zh-CN' });
  client.open('content/a.md', broken);
  const [chinese] = await client.sent('content/a.md', some);
  expect(chinese?.message).toMatch(/\p{Script=Han}/u);
  expect(chinese?.codeDescription?.href).toMatch(/\/docs\/zh-CN\/rules\/image-duplicate\.md$/u);
  const hover = await client.hover('content/a.md', { line: 6, character: 3 });
  expect(JSON.stringify(hover?.contents)).toMatch(/\*\*image-duplicate\*\* · 警告/u);
  client.configure({ language: 'en' });
  await client.sent('content/a.md', ([first]) => /^Image/u.test(String(first?.message)));
});

test('a rule of a plugin leads to the page that the plugin names', async () => {
  const words = { en: 'Every article', 'zh-CN': '每篇文章' };
  const rule = {
    id: 'own/any',
    scope: 'article',
    severity: 'warning',
    needs: {},
    messages: { found: words },
    docs: { what: words, why: words, examples: [], url: 'https://example.org/own/any' },
  };
  const check = 'check: (_, { report }) => report({ messageId: "found", range: [0, 1] })';
  const folder = site({
    '.nk-lint.json': '{ "plugins": ["./own.mjs"] }',
    'own.mjs': `export default [{ ...${JSON.stringify(rule)}, ${check} }];`,
    'content/a.md': clean,
  });
  const client = await connect(folder);
  client.open('content/a.md', clean);
  const [diagnostic] = await client.sent('content/a.md', some);
  expect(diagnostic).toMatchObject({ code: 'own/any', codeDescription: { href: 'https://example.org/own/any' } });
});

test('settings name the configuration', async () => {
  const folder = site({ 'settings/lint.json': withLevel('error'), 'content/a.md': broken });
  const client = await connect(folder, { settings: { config: 'settings/lint.json' } });
  client.open('content/a.md', broken);
  await client.sent('content/a.md', ([first]) => first?.severity === 1);
});

test('each folder of the editor is a site, and folders come and go', async () => {
  const folder = site({
    'one/.nk-lint.json': withLevel('error'),
    'one/content/a.md': broken,
    'two/.nk-lint.json': withLevel('info'),
    'two/content/a.md': broken,
  });
  for (const name of ['one', 'two']) mkdirSync(folder.path(`${name}/.git`));
  const client = await connect(folder, { folders: ['one'], pulls: true });
  const all = async () => (await client.pullAll()).items.map(({ uri }) => uri);
  expect(await all()).toEqual([client.uri('one/content/a.md')]);
  client.moveFolders(['two'], []);
  expect(await all()).toEqual([client.uri('one/content/a.md'), client.uri('two/content/a.md')]);
  client.open('two/content/a.md', broken);
  expect(await client.pull('two/content/a.md')).toMatchObject({ items: [{ severity: 3 }] });
  client.moveFolders([], ['one']);
  expect(await all()).toEqual([client.uri('two/content/a.md')]);
});

test('nothing is left of a folder that is closed, and its open files are linted by themselves', async () => {
  const config = 'export default { rules: { "image-duplicate": "error" } };';
  const folder = site({
    'one/nk-lint.config.mjs': config,
    'one/content/a.md': broken,
    'two/.nk-lint.json': '{ "rules": [',
    'two/content/a.md': broken,
  });
  const client = await connect(folder, { folders: ['one', 'two'] });
  client.open('one/content/a.md', broken);
  await client.sent('one/content/a.md', ([first]) => first?.severity === 1);
  await client.sent('two/.nk-lint.json', some);
  client.moveFolders([], ['one', 'two']);
  await client.sent('one/content/a.md', ([first]) => first?.severity === 2);
  await client.sent('two/.nk-lint.json', none);
});

test('a file without a folder follows its configuration', async () => {
  const folder = site({ '.nk-lint.json': withLevel('error'), 'content/a.md': broken, 'content/b.txt': '' });
  const client = await connect(folder, { folders: [] });
  client.open('content/a.md', broken);
  await client.sent('content/a.md', ([first]) => first?.severity === 1);
  folder.write('.nk-lint.json', '{ "rules": [');
  await client.sent('.nk-lint.json', some);
  folder.write('.nk-lint.json', withLevel('info'));
  await client.sent('.nk-lint.json', none);
  await client.sent('content/a.md', ([first]) => first?.severity === 3);
  rmSync(folder.path('.nk-lint.json'));
  await client.sent('content/a.md', ([first]) => first?.severity === 2);
  folder.write('content/.nk-lint.json', withLevel('error'));
  await client.sent('content/a.md', ([first]) => first?.severity === 1);
});

test('nothing is left of the configuration of a file without a folder when it is closed', async () => {
  const folder = site({ '.nk-lint.json': '{ "rules": [', 'content/a.md': broken, 'content/b.md': broken });
  const client = await connect(folder, { folders: [] });
  client.open('content/a.md', broken);
  client.open('content/b.md', broken);
  await client.sent('.nk-lint.json', some);
  client.close('content/a.md');
  await client.sent('content/a.md', none);
  client.close('content/b.md');
  await client.sent('.nk-lint.json', none);
});

test('a file without a folder is linted by itself, with the nearest configuration', async () => {
  const folder = site({ '.nk-lint.json': withLevel('error'), 'content/a.md': broken, 'content/b.md': broken });
  const client = await connect(folder, { folders: [], pulls: true });
  client.open('content/a.md', broken);
  expect(await client.pull('content/a.md')).toMatchObject({ items: [{ severity: 1, code: 'image-duplicate' }] });
  expect((await client.pullAll()).items).toEqual([]);
});

describe('no program of the folder is run', () => {
  const program =
    "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('ran', import.meta.url), '');\nexport default {};\n";
  test.each<[string, Partial<ClientOptions>]>([
    ['without a configuration', { args: ['--no-config'], settings: { config: 'nk-lint.config.mjs' } }],
    ['for a file without a folder', { folders: [] }],
  ])('%s', async (_, options) => {
    const folder = site({ 'nk-lint.config.mjs': program, 'content/a.md': broken });
    const client = await connect(folder, { pulls: true, ...options });
    client.open('content/a.md', broken);
    expect(await client.pull('content/a.md')).toMatchObject({ items: [{ code: 'image-duplicate' }] });
    expect(existsSync(folder.path('ran'))).toBe(false);
  });

  test.each([
    ['plugin', { '.nk-lint.json': '{ "plugins": ["./rules.mjs"] }', 'rules.mjs': program }],
    ['module in extends', { '.nk-lint.json': '{ "extends": "./rules.mjs" }', 'rules.mjs': program }],
  ])('as a %s for a file without a folder', async (_, files) => {
    const folder = site({ ...files, 'content/a.md': broken });
    const client = await connect(folder, { folders: [] });
    client.open('content/a.md', broken);
    const [problem] = await client.sent('rules.mjs', some);
    expect(problem?.message).toMatch(/^This file is a program, which does not run/u);
    expect(existsSync(folder.path('ran'))).toBe(false);
  });

  test('with the configuration of a trusted folder', async () => {
    const folder = site({
      'nk-lint.config.mjs': program,
      'content/a.md': broken,
      'trusted/.nk-lint.json': withLevel('info'),
    });
    const args = ['--config-from', folder.path('trusted')];
    const client = await connect(folder, { pulls: true, args });
    client.open('content/a.md', broken);
    expect(await client.pull('content/a.md')).toMatchObject({ items: [{ severity: 3 }] });
    expect(existsSync(folder.path('ran'))).toBe(false);
  });
});

test('a program of a trusted folder counts for a file without a folder, too', async () => {
  const folder = site({
    'content/a.md': broken,
    'trusted/nk-lint.config.mjs': 'export default { rules: { "image-duplicate": "error" } };',
  });
  const args = ['--config-from', folder.path('trusted')];
  const client = await connect(folder, { folders: [], pulls: true, args });
  client.open('content/a.md', broken);
  expect(await client.pull('content/a.md')).toMatchObject({ items: [{ severity: 1 }] });
});

test('a server that is told to shut down ends', async () => {
  const client = await connect(site({ 'content/a.md': clean }), { args: ['--stdio'] });
  expect(await client.end()).toBe(0);
});

test('a client that answers nothing but with errors is served all the same', async () => {
  const folder = site({ '.nk-lint.json': withLevel('error'), 'content/a.md': broken });
  const client = await connect(folder, { refuses: true, pulls: true });
  client.open('content/a.md', broken);
  client.configure({ language: 'zh-CN' });
  expect(await client.pull('content/a.md')).toMatchObject({ items: [{ severity: 1 }] });
  folder.write('.nk-lint.json', withLevel('info'));
  for (let severity = 1; severity !== 3; ) {
    const { items: [first] = [] } = (await client.pull('content/a.md')) as FullDocumentDiagnosticReport;
    severity = first?.severity ?? 0;
  }
  expect(await client.end()).toBe(0);
});

test.each([
  ['nk-lint.config.mjs', {}],
  ['rules.mjs', { '.nk-lint.json': '{ "plugins": ["./rules.mjs"] }' }],
  ['shared.mjs', { '.nk-lint.json': '{ "extends": "./shared.mjs" }' }],
])('%s does not run where the editor forbids code', async (name, files) => {
  const program = "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('ran', import.meta.url), '');\n";
  const folder = site({ ...files, [name]: program, 'content/a.md': broken });
  const client = await connect(folder, { initializationOptions: { allowCode: false }, settings: { allowCode: true } });
  client.open('content/a.md', broken);
  const [problem] = await client.sent(name, some);
  expect(problem).toMatchObject({ severity: 1, code: 'configuration' });
  expect(problem?.message).toMatch(/^This file is a program, which does not run/u);
  folder.write(name, `${program}// Changed\n`);
  client.configure({ allowCode: true, language: 'zh-CN' });
  expect(await client.end()).toBe(0);
  expect(existsSync(folder.path('ran'))).toBe(false);
});

test('a configuration that is data counts where the editor forbids code', async () => {
  const folder = site({ '.nk-lint.json': withLevel('error'), 'content/a.md': broken });
  const client = await connect(folder, { initializationOptions: { allowCode: false } });
  client.open('content/a.md', broken);
  await client.sent('content/a.md', ([first]) => first?.severity === 1);
});
