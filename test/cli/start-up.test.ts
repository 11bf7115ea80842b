import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bin } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'nk-lint-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const list = join(folder, 'list.json');
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify({
    files: Object.keys(require.cache), node: process.moduleLoadList })));`,
);
/** Each article in a folder of its own: the neighbours of a named one are read, too. */
function at(name: string): string {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  return join(folder, name);
}

writeFileSync(at('yaml/a.md'), '---\ntitle: 彗星\n---\n\n![](https://example.org/a.png)\n\n去年的彗星。\n');
writeFileSync(at('footnote/a.md'), '---\ntitle: 彗星\n---\n\n去年的彗星。\n\n图书馆[^1]。\n\n[^1]: 旧馆。\n');
writeFileSync(at('part/a.mdx'), '---\ntitle: 彗星\n---\n\n去年的<Comet />。\n');
writeFileSync(at('toml/a.md'), '+++\ntitle = "彗星"\n+++\n\n去年的彗星。\n');
writeFileSync(at('wrong/a.md'), '---\ntitle: [彗星]\n---\n\n去年的彗星。\n');
writeFileSync(at('block/a.md'), '---\ntitle: &name 彗星\n---\n\n![](https://example.org/a.png)\n\n去年的彗星。\n');
writeFileSync(join(folder, 'config.json'), '{ "rules": { "date-invalid": ["error", {}] } }');
writeFileSync(join(folder, 'options.json'), '{ "rules": { "boilerplate": ["error", { "phrases": ["扫码关注"] }] } }');
writeFileSync(
  join(folder, 'own.json'),
  '{ "collections": [{ "name": "a", "files": ["**"], "schema": { "type": "object" } }] }',
);
writeFileSync(
  join(folder, 'pattern.json'),
  '{ "collections": [{ "name": "a", "files": ["**"], "schema": { "properties": { "title": { "pattern": "." } } } }] }',
);

/** What a command loads of the package: the names of the files without their hashes, and how large they are in all. */
function loadedBy(...args: readonly string[]) {
  // CI would not believe the cache of the run before, which is in no repository.
  const env = { ...process.env, CI: '' };
  const { stderr } = spawnSync(process.execPath, ['--require', hook, bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  expect(stderr).toBe('');
  const { files, node } = JSON.parse(readFileSync(list, 'utf8')) as { files: string[]; node: string[] };
  const own = files.filter((file) => dirname(file) === dirname(bin));
  return {
    names: own.map((file) => basename(file).replace(/-[\w-]{8}\.cjs$/u, '')),
    kilobytes: own.reduce((sum, file) => sum + statSync(file).size, 0) / 1000,
    /** Modules of Node's that take long to load. */
    heavy: node
      .map((each) => each.split(' ')[1])
      .filter((each) => ['crypto', 'child_process', 'http'].includes(each ?? '')),
  };
}

/** What is made to be loaded later: modules of their own, and the chunks of commands and of what they use. */
const seldom = [
  'ajv.cjs',
  'linear-match.cjs',
  'fits-config.cjs',
  'fits-rule-options.cjs',
  'pattern-cost.cjs',
  'toml.cjs',
  'json.cjs',
  'html.cjs',
  'remark.cjs',
  'mdx.cjs',
  'yaml-any.cjs',
  'yaml-plain.cjs',
  'entities.cjs',
  'isolated.cjs',
  'site-routes.cjs',
  'stated-config.cjs',
  'tracks-any.cjs',
  'wrap.cjs',
  'rule-docs.cjs',
  'html-report.cjs',
  'online',
  'watch',
  'pool',
  'encoding',
  'libesm',
  'explain',
  'lsp',
  'mcp',
  'connection.cjs',
  'agent-connection.cjs',
];
const seldomOf = (...args: readonly string[]) => loadedBy(...args).names.filter((name) => seldom.includes(name));

test('the version is told by next to nothing', () => {
  const { names, kilobytes, heavy } = loadedBy('--version');
  expect(names).toEqual(['bin.cjs', 'command.cjs', 'version']);
  expect(kilobytes).toBeLessThan(6);
  expect(heavy).toEqual([]);
});

test('help needs neither rules nor parsers', () => {
  expect(loadedBy('--help').kilobytes).toBeLessThan(106);
});

test('an article without a configuration needs none of what is seldom needed', () => {
  const { names, kilobytes, heavy } = loadedBy('--no-config', 'yaml/a.md');
  expect(names.filter((name) => seldom.includes(name))).toEqual([]);
  // A package that crept in shows here; raise it only for what every article needs.
  expect(kilobytes).toBeLessThan(1000);
  // It makes the hashes of the texts.
  expect(heavy).toEqual(['crypto']);
});

test('the rules are listed without what reads articles seldom', () => {
  expect(seldomOf('rules', '--no-config')).toEqual(['rule-docs.cjs']);
});

test('what is seldom needed is loaded where it is needed', () => {
  expect(seldomOf('--no-config', 'toml/a.md')).toEqual(['toml.cjs']);
  expect(seldomOf('--no-config', 'wrong/a.md')).toEqual(['ajv.cjs']);
  expect(seldomOf('--no-config', 'block/a.md')).toEqual(['yaml-any.cjs']);
  expect(seldomOf('--no-config', 'footnote/a.md')).toEqual(['remark.cjs']);
  expect(seldomOf('--no-config', 'part/a.mdx')).toEqual(['mdx.cjs', 'html.cjs']);
  expect(seldomOf('--no-config', '--parser', 'remark', 'yaml/a.md')).toEqual(['remark.cjs']);
});

test('the page of the HTML report is loaded for that format', () => {
  expect(seldomOf('--no-config', 'yaml/a.md', '--format', 'html=report.html')).toEqual([
    'html-report.cjs',
    'rule-docs.cjs',
  ]);
});

test('a configuration needs no ajv, but a schema of its own does', () => {
  expect(seldomOf('--config', 'config.json', 'yaml/a.md')).toEqual(['json.cjs', 'fits-config.cjs']);
  expect(seldomOf('--config', 'options.json', 'yaml/a.md')).toEqual([
    'json.cjs',
    'fits-config.cjs',
    'fits-rule-options.cjs',
  ]);
  expect(seldomOf('--config', 'own.json', 'yaml/a.md')).toEqual(['json.cjs', 'fits-config.cjs', 'ajv.cjs']);
});

test('only a schema with patterns needs to know what they cost', () => {
  expect(seldomOf('--config', 'pattern.json', 'yaml/a.md').at(-1)).toBe('pattern-cost.cjs');
});
