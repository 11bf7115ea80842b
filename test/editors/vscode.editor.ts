import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, broken, root, site } from '../cli/run.ts';
import { openEditor } from './vscode.ts';

const sources = join(root, 'editors/vscode');
const isInstalled = existsSync(join(sources, 'node_modules/vscode-languageclient'));
if (!isInstalled)
  process.stderr.write('No packages in editors/vscode: the extension is not tested (npm run install:editors)\n');

type Manifest = Readonly<Record<string, unknown>> & {
  readonly contributes: { readonly commands: readonly { readonly command: string }[]; readonly languages: unknown };
};

describe.skipIf(!isInstalled)('the packed extension for Visual Studio Code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-vscode-'));
  const extension = join(folder, 'extension');
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  const json = <Value>(path: string) => JSON.parse(text(path)) as Value;
  let names: readonly string[] = [];

  beforeAll(() => {
    execFileSync(process.execPath, ['pack.mjs'], { cwd: sources, stdio: ['ignore', 'ignore', 'inherit'] });
    const { unzipSync } = createRequire(join(sources, 'package.json'))('fflate') as {
      unzipSync(zip: Uint8Array): Record<string, Uint8Array>;
    };
    const files = unzipSync(readFileSync(join(sources, 'nk-lint.vsix')));
    names = Object.keys(files);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has the version of nk-lint in both manifests', () => {
    const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
    expect(json('extension/package.json')).toMatchObject({ version, license, main: './dist/extension.cjs' });
    expect(text('extension.vsixmanifest')).toContain(`<Identity Language="en-US" Id="nk-lint" Version="${version}"`);
    expect(json('extension/server/package.json')).toMatchObject({ version });
  });

  test('contains what its manifests name, a type for each file, and no sources', () => {
    const assets = [...text('extension.vsixmanifest').matchAll(/ Path="([^"]+)"/gu)].map(([, path]) => path);
    expect(assets).toHaveLength(3);
    expect(names).toEqual(expect.arrayContaining([...assets, 'extension/dist/extension.cjs']));
    expect(names.filter((name) => /\.ts$|node_modules|\.map$/u.test(name))).toEqual([]);
    const types = text('[Content_Types].xml');
    const known = names.filter((name) => !name.startsWith('['));
    expect(known.filter((name) => !types.includes(`Extension=".${name.split('.').at(-1)}"`))).toEqual([]);
    expect(text('extension/dist/THIRD-PARTY.md')).toContain('## vscode-languageclient ');
    expect(names).toContain('extension/server/docs/zh-CN/rules/image-duplicate.md');
  });

  test('is activated by articles in Markdown and MDX', () => {
    const { activationEvents, contributes } = json<Manifest>('extension/package.json');
    expect(activationEvents).toEqual(expect.arrayContaining(['onLanguage:markdown', 'onLanguage:mdx']));
    // VS Code itself has no language for these files.
    expect(contributes.languages).toMatchObject([{ id: 'mdx', extensions: ['.mdx'] }]);
  });

  test('says everything in English and Chinese', () => {
    const [english, chinese] = ['', '.zh-cn'].map((of) => json<object>(`extension/package.nls${of}.json`));
    const named = [...text('extension/package.json').matchAll(/"%(\w+)%"/gu)].map(([, key]) => key);
    expect(Object.keys(english ?? {}).sort()).toEqual(named.sort());
    expect(Object.keys(chinese ?? {})).toEqual(Object.keys(english ?? {}));
    const source = readFileSync(join(sources, 'src/extension.ts'), 'utf8');
    const spoken = [...source.matchAll(/l10n\.t\('([^']+)'/gu)].map(([, words]) => words);
    expect(Object.keys(json<object>('extension/l10n/bundle.l10n.zh-cn.json')).sort()).toEqual(spoken.sort());
  });

  test('documents each setting', () => {
    const { contributes } = json<{ contributes: { configuration: { properties: object } } }>('extension/package.json');
    const settings = Object.keys(contributes.configuration.properties);
    const readme = text('extension/README.md');
    expect(settings.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  });

  test('registers its commands, and shows findings by the nk-lint that it brings along', async () => {
    const folder = site({ 'content/a.md': broken });
    const article = folder.path('content/a.md');
    const editor = await openEditor({ extension, folder: folder.root, documents: { [article]: broken } });
    const { contributes } = json<Manifest>('extension/package.json');
    expect(editor.commands()).toEqual(expect.arrayContaining(contributes.commands.map(({ command }) => command)));
    expect(editor.output).toContain(join(extension, 'server/dist/bin.cjs'));
    await editor.shown(article, /^Image/u);
    await editor.run('nk-lint.fixAll');
    expect(editor.executed).toEqual([
      ['editor.action.sourceAction', { kind: 'source.fixAll.nk-lint', apply: 'first' }],
    ]);
    await editor.run('nk-lint.showOutput');
    expect(editor.output).toContain('shown');
    expect(editor.errors).toEqual([]);
  });

  test('shows messages in the language of the settings, else in that of the editor', async () => {
    const folder = site({ 'content/a.md': broken });
    const article = folder.path('content/a.md');
    const options = { extension, folder: folder.root, documents: { [article]: broken }, language: 'zh-cn' };
    const editor = await openEditor({ ...options, settings: { language: 'auto' } });
    await editor.shown(article, /\p{Script=Han}/u);
    await editor.configure({ language: 'en' });
    await editor.shown(article, /^Image/u);
    await editor.configure({ language: 'auto' });
    await editor.shown(article, /\p{Script=Han}/u);
  });

  /** An nk-lint in the workspace that leaves a file when it runs. */
  const own = `require('node:fs').writeFileSync(__dirname + '/ran', ''); require(${JSON.stringify(bin)});`;
  const config =
    "import { writeFileSync } from 'node:fs'; writeFileSync(new URL('ran', import.meta.url), ''); export default {};";

  test('runs no program of a workspace that is not trusted, until it is', async () => {
    const folder = site({
      'node_modules/nk-lint/dist/bin.cjs': own,
      'other.cjs': own,
      'nk-lint.config.mjs': config,
      'content/a.md': broken,
    });
    const article = folder.path('content/a.md');
    const ran = () => ['ran', 'node_modules/nk-lint/dist/ran'].filter((name) => existsSync(folder.path(name)));
    const documents = { [article]: broken };
    const settings = { path: 'other.cjs' };
    const editor = await openEditor({ extension, folder: folder.root, isTrusted: false, documents, settings });
    await editor.shown(folder.path('nk-lint.config.mjs'), /^This file is a program/u);
    expect(ran()).toEqual([]);
    await editor.configure({});
    expect(ran()).toEqual([]);
    await editor.trust();
    await editor.shown(article, /^Image/u);
    expect(ran()).toEqual(['ran', 'node_modules/nk-lint/dist/ran']);
    expect(editor.output).toContain(folder.path('node_modules/nk-lint/dist/bin.cjs'));
    expect(editor.output.filter((line) => /failed/u.test(line))).toEqual([]);
    expect(editor.errors).toEqual([]);
  });

  test('starts what the setting names, and says so if it is missing', async () => {
    const folder = site({ 'tools/bin.cjs': own, 'content/a.md': broken });
    const article = folder.path('content/a.md');
    const documents = { [article]: broken };
    const editor = await openEditor({ extension, folder: folder.root, documents, settings: { path: 'tools/no.cjs' } });
    expect(editor.errors).toEqual([`nk-lint.path: ${folder.path('tools/no.cjs')} does not exist`]);
    await editor.configure({ path: 'tools/bin.cjs' });
    await editor.shown(article, /^Image/u);
    expect(existsSync(folder.path('tools/ran'))).toBe(true);
  });

  test('starts nothing where it is off, and starts when it is turned on', async () => {
    const folder = site({ 'content/a.md': broken });
    const article = folder.path('content/a.md');
    const documents = { [article]: broken };
    const editor = await openEditor({ extension, folder: folder.root, documents, settings: { enable: false } });
    expect(editor.output).toEqual([]);
    await editor.configure({ enable: true });
    await editor.shown(article, /^Image/u);
    await editor.run('nk-lint.restart');
    expect(editor.output.filter((line) => line.endsWith('bin.cjs'))).toHaveLength(2);
    expect(editor.errors).toEqual([]);
  });

  test('starts another nk-lint in place of one that does not end', async () => {
    const program = `process.stdin.on('data', (text) => {
      const [, id] = /"id":(\\d+),"method":"initialize"/.exec(text) ?? [];
      const answer = JSON.stringify({ jsonrpc: '2.0', id: Number(id), result: { capabilities: {} } });
      if (id) process.stdout.write(\`Content-Length: \${answer.length}\\r\\n\\r\\n\${answer}\`);
    });`;
    const folder = site({ 'hangs.cjs': program, 'content/a.md': broken });
    const article = folder.path('content/a.md');
    const options = { extension, folder: folder.root, documents: { [article]: broken } };
    const editor = await openEditor({ ...options, settings: { path: 'hangs.cjs' } });
    await editor.configure({});
    await editor.shown(article, /^Image/u);
    expect(editor.errors).toEqual([]);
  });
});
