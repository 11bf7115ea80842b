import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { broken, clean, site } from '../cli/run.ts';
import { codesOf, connect } from './client.ts';

const none = (diagnostics: readonly unknown[]) => diagnostics.length === 0;
const some = (diagnostics: readonly unknown[]) => diagnostics.length > 0;
const at = (line: number, character: number) => ({ line, character });

test('an open article is linted with its text, not with its file', async () => {
  const folder = site({ 'content/a.md': clean });
  const client = await connect(folder);
  client.open('content/a.md', broken);
  const [diagnostic] = await client.sent('content/a.md', some);
  expect(diagnostic).toMatchObject({
    range: { start: at(6, 0), end: at(6, 22) },
    severity: 2,
    code: 'image-duplicate',
    source: 'nk-lint',
    relatedInformation: [{ location: { uri: client.uri('content/a.md'), range: { start: at(4, 0) } } }],
  });
  expect(diagnostic?.codeDescription?.href).toMatch(/^file:.*\/docs\/rules\/image-duplicate\.md$/u);
  client.change('content/a.md', { start: at(6, 0), end: at(8, 0) }, '');
  await client.sent('content/a.md', none);
  expect(await client.end()).toBe(0);
});

test('a client that asks gets what has changed since it asked, and is sent nothing', async () => {
  const folder = site({ 'content/a.md': broken, 'content/b.md': broken, 'content/c.md': clean });
  const client = await connect(folder, { pulls: true });
  client.open('content/a.md', broken);
  await client.refreshed();
  const first = await client.pull('content/a.md');
  expect(first.kind === 'full' && codesOf(first.items)).toEqual(['7:1 image-duplicate']);
  expect(await client.pull('content/a.md', first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  const all = await client.pullAll();
  expect(all.items.map((item) => [item.uri, item.kind === 'full' && codesOf(item.items)])).toEqual([
    [client.uri('content/a.md'), ['7:1 image-duplicate']],
    [client.uri('content/b.md'), ['7:1 image-duplicate']],
  ]);
  const ids = all.items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
  expect((await client.pullAll(ids)).items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  client.change('content/a.md', { start: at(6, 0), end: at(8, 0) }, '');
  expect(await client.pull('content/a.md', first.resultId)).toMatchObject({ kind: 'full', items: [] });
  folder.write('content/b.md', clean);
  const emptied = { kind: 'full', items: [] };
  for (let items: readonly object[] = []; !items.every((item) => 'items' in item) || items.length === 0; ) {
    await client.refreshed();
    ({ items } = await client.pullAll(ids));
    if (items.every((item) => 'items' in item)) expect(items).toMatchObject([emptied, emptied]);
  }
});

test('a client that asks for all files gets what is in the editor then', async () => {
  const client = await connect(site({ 'content/a.md': broken }), { pulls: true });
  client.open('content/a.md', broken);
  expect((await client.pullAll()).items).toMatchObject([{ version: 1, items: [{ code: 'image-duplicate' }] }]);
  client.change('content/a.md', { start: at(6, 0), end: at(8, 0) }, '');
  expect((await client.pullAll()).items).toEqual([]);
  client.change('content/a.md', { start: at(0, 0), end: at(7, 0) }, broken);
  expect((await client.pullAll()).items).toMatchObject([{ version: 3, items: [{ code: 'image-duplicate' }] }]);
});

test('articles are compared as they are in the editor and on the disk', async () => {
  const article = (slug: string) => `---\ntitle: 彗星\nslug: ${slug}\n---\n\n图书馆延长了开放时间。\n`;
  const folder = site({ 'hugo.toml': '', 'content/a.md': article('comet'), 'content/b.md': article('library') });
  const client = await connect(folder);
  client.open('content/b.md', article('library'));
  await client.sent('content/b.md', none);
  client.change('content/b.md', { start: at(2, 6), end: at(2, 13) }, 'comet');
  const [clash] = await client.sent('content/b.md', some);
  expect(clash).toMatchObject({ code: 'slug-duplicate' });
  expect(clash?.relatedInformation?.[0]?.location.uri).toBe(client.uri('content/a.md'));
  folder.write('content/a.md', article('moon'));
  await client.sent('content/b.md', none);
  folder.write('content/a.md', article('comet'));
  await client.sent('content/b.md', some);
  rmSync(folder.path('content/a.md'));
  await client.sent('content/b.md', none);
  client.close('content/b.md');
});

test('places are right behind a byte order mark, with CRLF, and beyond the basic plane', async () => {
  const client = await connect(site({ 'content/a.md': clean }));
  client.open('content/a.md', '\uFEFF---\r\ntitle: 彗星\r\n---\r\n\r\n😀𠮷\u200B很 **“彗星”**很亮。\r\n');
  const found = await client.sent('content/a.md', some);
  expect(codesOf(found)).toEqual(['5:5 character-invisible', '5:8 emphasis-unrendered']);
});

test('ignored files, and files that are no articles, have no findings', async () => {
  const folder = site({
    '.gitignore': 'draft.md\n',
    'content/draft.md': broken,
    'content/a.md': broken,
    'notes.txt': '',
  });
  const client = await connect(folder);
  client.open('content/draft.md', broken);
  client.open('notes.txt', broken);
  client.open('content/a.md', broken);
  await client.sent('content/a.md', some);
  await client.sent('content/draft.md', none);
  await client.sent('notes.txt', none);
});

test.skipIf(process.platform === 'win32')('a name may begin as that of a drive does', async () => {
  const client = await connect(site({ 'c: 彗星.md': clean }));
  client.open('c: 彗星.md', broken);
  expect(codesOf(await client.sent('c: 彗星.md', some))).toEqual(['7:1 image-duplicate']);
});

test('a request that is cancelled is not answered, and others are', async () => {
  const client = await connect(site({ 'content/a.md': broken }), { pulls: true });
  expect(await client.cancelPull()).toBe(LSPErrorCodes.RequestCancelled);
  expect((await client.pullAll()).items).toHaveLength(1);
});

test('many keystrokes are one publication', async () => {
  const client = await connect(site({ 'content/a.md': clean }));
  client.open('content/a.md', clean);
  await client.sent('content/a.md', none);
  const before = client.publications();
  for (let count = 0; count < 50; count++)
    client.change('content/a.md', { start: at(4, 0), end: at(4, 0) }, count === 49 ? '** 彗星**' : '字');
  await client.sent('content/a.md', some);
  expect(client.publications() - before).toBeLessThan(10);
});
