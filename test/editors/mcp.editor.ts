import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, onTestFinished, test } from 'vitest';
import { bin, broken, clean, mended, type Site, site } from '../cli/run.ts';
import { siblings } from '../siblings.ts';

/** Connects an agent to `nk-lint mcp`; returns what calls its tools. */
async function connect({ root }: Site, ...args: readonly string[]) {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' };
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [bin, 'mcp', ...args], cwd: root, env }),
  );
  onTestFinished(() => client.close());
  // The client validates the structured results with the schemas that it has listed.
  const { tools } = await client.listTools();
  return { tools, call };

  async function call(name: string, values: Record<string, unknown> = {}) {
    const { content, structuredContent, isError = false } = await client.callTool({ name, arguments: values });
    const text = (content as readonly { readonly text: string }[]).map((each) => each.text).join('\n');
    return { text, structured: structuredContent as Record<string, unknown> | undefined, isError };
  }
}

const here = () => site({ 'content/a.md': broken, 'content/b.md': clean });
const finding = { path: 'content/a.md', line: 7, column: 1, severity: 'warning', rule: 'image-duplicate' };

test('the tools have descriptions in the language of the user, and say which one writes', async () => {
  const { tools } = await connect(here());
  expect(tools.map(({ name }) => name)).toEqual(['check', 'fix', 'explain', 'norms', 'schema']);
  expect(tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name)).toEqual(['fix']);
  expect(tools.every(({ description, outputSchema }) => description && outputSchema)).toBe(true);
  const { tools: chinese } = await connect(here(), '--lang', 'zh-CN');
  expect(chinese[1]?.description).toContain('修复问题');
});

test('check returns findings as lines and as data', async () => {
  const { call } = await connect(here());
  const { text, structured, isError } = await call('check');
  expect(isError).toBe(false);
  expect(text).toMatch(
    /^content\/a\.md:7:1: warning image-duplicate: .+ \[fix: Remove the second image\]\n2 articles/u,
  );
  expect(structured).toMatchObject({ files: 2, errors: 0, warnings: 1, infos: 0, fixable: 1, findings: [finding] });
  expect(await call('check', { paths: ['content/b.md'] })).toMatchObject({ structured: { files: 1, findings: [] } });
});

test('check sees what was written since the last call', async () => {
  const there = here();
  const { call } = await connect(there);
  await call('check');
  there.write('content/a.md', mended);
  there.write('content/c.md', broken);
  const { structured } = await call('check');
  expect(structured).toMatchObject({ files: 3, findings: [{ ...finding, path: 'content/c.md' }] });
});

test('findings are kept from call to call as by the command line, until something changes', async () => {
  const there = site({
    'hugo.toml': '',
    'content/a.md': '---\ntitle: 彗星\n---\n\n![彗星](/comet.png)\n\n完。\n',
    'static/cat.png': 'png',
  });
  const { call } = await connect(there);
  const first = await call('check');
  expect(first.text).toContain('image-file-missing');
  expect(readdirSync(there.path('.nk-lint-cache/findings'))).toHaveLength(1);
  expect(await call('check')).toEqual(first);
  there.write('static/comet.png', 'png');
  expect((await call('check')).text).not.toContain('image-file-missing');
  there.write('.nk-lint.json', JSON.stringify({ rules: { 'image-file-missing': 'error' } }));
  rmSync(there.path('static/comet.png'));
  expect((await call('check')).text).toContain('error image-file-missing');
});

test('check takes a text in place of a file, which may not exist', async () => {
  const { call } = await connect(here());
  const { structured } = await call('check', { text: broken, fileName: 'content/new.md' });
  expect(structured).toMatchObject({ findings: [{ ...finding, path: 'content/new.md' }] });
  expect((await call('check', { text: clean, fileName: 'content/a.md' })).structured).toMatchObject({ findings: [] });
});

test('a limit keeps the worst findings first, and the totals count all', async () => {
  const image = '![彗星掠过天文台](/comet.jpg)\n\n';
  const there = site({
    'content/a.md': `---\ntitle: 彗星\n---\n\n${image.repeat(5)}`,
    'content/b.md': '# x\n\n[](a)\n',
  });
  const { call } = await connect(there);
  const { structured: all } = await call('check');
  const found = all?.['findings'] as readonly { readonly severity: string }[];
  const severities = found.map(({ severity }) => severity);
  expect(severities).toEqual([...severities].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  const { structured, text } = await call('check', { limit: 2 });
  expect(structured?.['findings']).toHaveLength(2);
  expect(structured).toMatchObject({ errors: all?.['errors'], warnings: all?.['warnings'], notes: [] });
  expect(text).toContain(`The worst 2 of ${severities.length} findings are shown`);
});
const order = ['error', 'warning', 'info'];

test('fix returns a patch, and writes only on request', async () => {
  const there = here();
  const { call } = await connect(there);
  const dry = await call('fix');
  expect(dry.structured).toMatchObject({ written: false });
  expect(dry.structured?.['diff']).toMatch(/^--- a\/content\/a\.md\n[\s\S]*\n-!\[彗星掠过天文台\]/u);
  expect(there.read('content/a.md')).toBe(broken);
  const { structured } = await call('fix', { write: true });
  expect(structured).toMatchObject({ written: true, diff: dry.structured?.['diff'] });
  expect(there.read('content/a.md')).toBe(mended);
  expect((await call('fix', { write: true })).structured).toMatchObject({ written: false, diff: '' });
});

test('fix makes unsafe fixes only on request, and patches a text that it cannot write', async () => {
  const text = '---\ntitle: 彗星\n---\n\n[图书馆](http://a.example.org/x y)在左。\n';
  const { call } = await connect(here());
  const values = { text, fileName: 'content/new.md' };
  expect((await call('fix', values)).structured).toMatchObject({ diff: '' });
  expect((await call('fix', { ...values, unsafe: true })).structured?.['diff']).toContain('-[图书馆]');
  expect(await call('fix', { ...values, write: true })).toEqual({
    text: 'A text cannot be written; pass paths with write',
    structured: undefined,
    isError: true,
  });
});

test('the command line of the server cannot make a tool write', async () => {
  const there = here();
  const { call } = await connect(there, '--fix');
  await call('check');
  expect(there.read('content/a.md')).toBe(broken);
});

test('explain returns the page of a rule', async () => {
  const { call } = await connect(here());
  expect((await call('explain', { rule: 'image-duplicate' })).text).toMatch(/^# image-duplicate\n/u);
  const { text, isError } = await call('explain', { rule: 'image-duplicat' });
  expect(isError).toBe(true);
  expect(text).toContain('image-duplicate');
});

test('norms and schema describe what there is', async () => {
  const articles = Object.entries(siblings(24)).map(([name, text]) => [`content/news/${name}`, text]);
  const { call } = await connect(site(Object.fromEntries(articles)));
  const norms = await call('norms');
  expect(norms.text).toContain('All 24 articles have a source link');
  expect(norms.structured).toMatchObject({ collections: [{ collection: 'content/news', articles: 24 }] });
  const { structured } = await call('schema', { threshold: 1 });
  expect(structured).toMatchObject({ schema: { type: 'object', required: expect.arrayContaining(['title']) } });
});

test.each([
  '../secret.md',
  '/etc/hostname',
  '../*/secret.md',
  'content/../../secret.md',
  'content/*/../../../secret.md',
  '..',
  '/**',
])('the path %s is refused', async (path) => {
  const { call } = await connect(here());
  for (const [tool, values] of [
    ['check', { paths: [path] }],
    ['fix', { paths: [path], write: true }],
    ['norms', { paths: [path] }],
    ['schema', { paths: [path] }],
    ['check', { text: clean, fileName: path }],
  ] as const) {
    const { text, isError } = await call(tool, values);
    expect(isError).toBe(true);
    expect(text).toContain('is outside of the working directory');
  }
});

test('a link out of the working tree is not followed', async () => {
  const secret = site({ 'secret.md': broken, 'folder/secret.md': broken });
  const there = site({ 'content/b.md': clean });
  symlinkSync(secret.path('secret.md'), there.path('content/link.md'));
  symlinkSync(secret.path('folder'), there.path('content/folder'));
  const { call } = await connect(there);
  for (const path of ['content/link.md', 'content/folder', 'content/folder/secret.md', 'content/folder/*.md'])
    expect((await call('check', { paths: [path] })).text).toContain('is outside of the working directory');
  for (const paths of [['content/link.md'], ['content/folder/secret.md'], ['content']]) {
    await call('fix', { paths, write: true });
    expect(JSON.stringify(await call('check', { paths }))).not.toContain('image-duplicate');
  }
  expect(secret.read('secret.md')).toBe(broken);
  expect(secret.read('folder/secret.md')).toBe(broken);
});

test('what an article brings stays text', async () => {
  const { call } = await connect(
    site({ 'content/a.md': '# x\n\n[图\u202e\u001b[31m](a.md "b")\n\n![](c\u202e.png)\n' }),
  );
  const { text, structured } = await call('check');
  for (const each of [text, JSON.stringify(structured)]) expect(each).not.toMatch(/[\u202e\u001b]/u);
});

test.each([
  ['check', { pathes: [] }, 'Unknown argument pathes'],
  ['check', { paths: 'content' }, 'paths: expected an array of strings'],
  ['check', { limit: 0 }, 'limit: expected a positive integer'],
  ['check', { text: clean }, 'text and fileName must be passed together, without paths'],
  ['check', { paths: ['none'] }, 'none'],
  ['explain', {}, 'Missing argument rule'],
  ['schema', { threshold: 2 }, 'threshold: expected a number from 0 to 1'],
  ['other', {}, 'Unknown tool other'],
])('%s %o is answered by an error in words', async (tool, values, words) => {
  const { call } = await connect(here());
  const { text, isError } = await call(tool, values);
  expect(isError).toBe(true);
  expect(text).toContain(words);
  expect(text).not.toMatch(/\n\s+at /u);
});

test('a configuration that cannot be used is an error of the call, and the next call reads it again', async () => {
  const there = here();
  const { call } = await connect(there);
  there.write('.nk-lint.json', '{ "rules": { "image-duplicat": "off" } }');
  expect(await call('check')).toMatchObject({ isError: true, text: expect.stringContaining('image-duplicat') });
  there.write('.nk-lint.json', '{ "rules": { "image-duplicate": "off" } }');
  expect(await call('check')).toMatchObject({ isError: false, structured: { findings: [] } });
});

test('what a configuration prints is no part of the protocol', async () => {
  const there = here();
  there.write('nk-lint.config.mjs', "console.log('noise');\nexport default {};\n");
  const requests = [
    ['initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } }],
    ['tools/call', { name: 'check', arguments: {} }],
  ];
  const lines = requests.map(([method, params], id) => JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  const { stdout, stderr } = there.run(['mcp'], { input: `${lines.join('\n')}\n` });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly id: number });
  expect(answers.map(({ id }) => id)).toEqual([0, 1]);
  expect(stderr).toContain('noise');
});

test('the process ends with its input', () => {
  expect(here().run(['mcp'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
});
