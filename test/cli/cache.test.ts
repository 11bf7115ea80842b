import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asError, bin, broken, clean, root, type Site, site } from './run.ts';

const articles = join(root, '../shared/articles');
const names = ['content/a.md', 'content/news/c.md', 'content/news/图书馆.md'];
const two = () => site({ 'content/a.md': broken, 'content/news/图书馆.md': clean, 'content/news/c.md': broken });
const facts = '.nk-lint-cache/facts';

/** The articles that were parsed, with the reason; what was found in them is forgotten before. */
function parsed(folder: Site, ...more: readonly string[]): string[] {
  rmSync(folder.path(facts.replace('facts', 'findings')), { recursive: true, force: true });
  const { stderr } = folder.run(['content', '--debug', ...more]);
  return stderr.split('\n').flatMap((line) => /^Cache: (.+) was parsed: (.+)$/u.exec(line)?.slice(1).join(': ') ?? []);
}

/** What a file of the cache would be with other lines. */
function hashed(text: string, change: (body: string) => string): string {
  const end = text.indexOf('\n') + 1;
  const body = change(text.slice(end));
  const { format, key, directory } = JSON.parse(text.slice(0, end)) as Record<string, string>;
  const sha256 = createHash('sha256')
    .update(JSON.stringify([format, key, directory]))
    .update(body)
    .digest('hex');
  return text.slice(0, end).replace(/(?<="sha256":")[0-9a-f]+/u, sha256) + body;
}

/** Replaces the facts of all articles, but not their tables of lines. */
function withFacts(value: string): (text: string) => string {
  return (text) => hashed(text, (body) => body.replace(/(?<=\t[\w-]+\t)\[[^\t\n]*/gu, value));
}

function files(folder: Site): string[] {
  return readdirSync(folder.path(facts)).map((name) => `${facts}/${name}`);
}

describe('the cache', () => {
  test('knows what the run before has parsed, and reports the same', () => {
    const folder = two();
    const cold = folder.run(['content', ...asError, '--format', 'json']);
    const warm = folder.run(['content', ...asError, '--format', 'json', '--debug']);
    expect([warm.code, warm.stdout, warm.stderr]).toEqual([cold.code, cold.stdout, '']);
    expect(folder.run(['content', ...asError, '--format', 'json', '--no-cache']).stdout).toBe(cold.stdout);
  });

  test('asks nothing of rules, options, severities and the language', () => {
    const folder = two();
    expect(parsed(folder)).toEqual(names.map((name) => `${name}: new article`));
    folder.write('.nk-lint.json', '{ "extends": "strict", "rules": { "image-duplicate": "error" } }');
    expect(parsed(folder, '--only', 'image-duplicate', '--lang', 'zh-CN')).toEqual([]);
    expect(folder.report(['content']).summary.errors).toBe(2);
  });

  test('parses an article whose text, or whose site generator, has changed', () => {
    const folder = two();
    parsed(folder);
    folder.write('content/a.md', `${broken}\n图书馆来了一只猫。\n`);
    expect(parsed(folder)).toEqual(['content/a.md: its text changed']);
    folder.write('hugo.toml', '');
    expect(parsed(folder)).toEqual(names.map((name) => `${name}: its site generator changed`));
    expect(parsed(folder)).toEqual([]);
  });

  test('keeps what another run looked at, and forgets what is gone', () => {
    const folder = two();
    parsed(folder);
    folder.write('content/a.md', clean);
    folder.run(['content/a.md']);
    rmSync(folder.path('content/news/c.md'));
    folder.write('content/news/图书馆.md', `${clean}\n它很安静。\n`);
    expect(parsed(folder)).toEqual(['content/news/图书馆.md: its text changed']);
    const kept = files(folder).map((name) => folder.read(name));
    expect(kept.join('')).not.toContain('"c.md"');
    renameSync(folder.path('content/news'), folder.path('content/old'));
    parsed(folder);
    expect(files(folder)).toHaveLength(2);
  });

  test('knows what a fix has written', () => {
    const folder = two();
    folder.run(['content', '--fix']);
    expect(parsed(folder)).toEqual([]);
  });

  test('does not remember a text that is not in the file', () => {
    const folder = two();
    parsed(folder);
    const draft = { input: clean };
    folder.run(['-', '--stdin-filename', 'content/a.md'], draft);
    expect(parsed(folder)).toEqual([]);
  });

  test('lies with the other caches of a project, out of the sight of git', () => {
    const folder = two();
    parsed(folder);
    expect(folder.read('.nk-lint-cache/.gitignore')).toMatch(/^\*$/mu);
    const installed = two();
    mkdirSync(installed.path('node_modules'));
    parsed(installed);
    expect(readdirSync(installed.path('.'))).not.toContain('.nk-lint-cache');
    expect(readdirSync(installed.path('node_modules/.cache/nk-lint/facts'))).toHaveLength(2);
    parsed(installed, '--cache-location', 'elsewhere');
    expect(readdirSync(installed.path('elsewhere/facts'))).toHaveLength(2);
  });

  test('is not made where nothing is a project, nor with --no-cache', () => {
    const folder = two();
    folder.run(['content', '--no-cache']);
    expect(existsSync(folder.path('.nk-lint-cache'))).toBe(false);
    rmSync(folder.path('.git'), { recursive: true });
    folder.run(['content']);
    expect(existsSync(folder.path('.nk-lint-cache'))).toBe(false);
    folder.run(['content', '--cache']);
    expect(existsSync(folder.path('.nk-lint-cache'))).toBe(true);
  });

  test('is no witness for the reference parser, nor is that one for it', () => {
    const folder = two();
    const reference = folder.run(['content', ...asError, '--format', 'json', '--parser', 'remark', '--cache']);
    expect(existsSync(folder.path('.nk-lint-cache'))).toBe(false);
    expect(folder.run(['content', ...asError, '--format', 'json', '--parser', 'fast']).stdout).toBe(reference.stdout);
    const kept = files(folder).map((name) => folder.read(name));
    expect(parsed(folder, '--parser', 'remark')).toEqual([]);
    expect(files(folder).map((name) => folder.read(name))).toEqual(kept);
  });

  test('trusts the time and size of a file only when that is asked for, and not of one just written', () => {
    const folder = two();
    const before = new Date(Date.now() - 60_000);
    for (const name of names) utimesSync(folder.path(name), before, before);
    const cold = folder.run(['content', '--format', 'json', '--cache-strategy', 'metadata']).stdout;
    const warm = folder.run(['content', '--format', 'json', '--cache-strategy', 'metadata', '--debug']);
    expect([warm.stdout, warm.stderr]).toEqual([cold, '']);
    // As long, and with the old time.
    folder.write('content/a.md', broken.replace('完', '终'));
    utimesSync(folder.path('content/a.md'), before, before);
    expect(parsed(folder, '--cache-strategy', 'metadata')).toEqual(['content/a.md: its text changed']);
  });
});

describe('a cache that is not as it was written', () => {
  const honest = (folder: Site) => folder.run(['content', ...asError, '--format', 'json', '--no-cache']).stdout;
  const told = (folder: Site) => folder.run(['content', ...asError, '--format', 'json']).stdout;

  test.each<[name: string, damage: (text: string) => string, reason: string]>([
    ['empty', () => '', 'the cache is damaged'],
    ['cut off', (text) => text.slice(0, -20), 'the cache is damaged'],
    ['cut off at a line', (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1), 'the cache is damaged'],
    ['changed in one letter', (text) => text.replace('/comet.jpg', '/comat.jpg'), 'the cache is damaged'],
    ['a file of something else', () => '<!doctype html>\n', 'the cache is damaged'],
    ['JSON of something else', () => 'null\n[1]\n', 'the cache is damaged'],
    ['lines of something else, under their hash', (text) => hashed(text, () => 'comet\n'), 'the cache is damaged'],
    ['an empty line, under its hash', (text) => hashed(text, (body) => `${body}\n`), 'the cache is damaged'],
    ['an end without a line, under its hash', (text) => hashed(text, (body) => `${body}"x`), 'the cache is damaged'],
    [
      'lines of text in the place of JSON, under their hash',
      (text) => hashed(text, (body) => body.replaceAll('\t[0', '\t[comet')),
      'the cache is damaged',
    ],
    ['facts that are no list, under their hash', withFacts('{}'), 'the cache is damaged'],
    ['facts that are a number, under their hash', withFacts('7'), 'the cache is damaged'],
    ['facts that are null, under their hash', withFacts('null'), 'the cache is damaged'],
    [
      'an unknown site generator, under its hash',
      (text) => hashed(text, (body) => body.replaceAll('\tgeneric\t', '\t__proto__\t')),
      'the cache is damaged',
    ],
    [
      'of another version',
      (text) => text.replace(/"key":"./u, '"key":"_'),
      'the cache is from another version or other plugins',
    ],
  ])('is not believed: %s', (_, damage, reason) => {
    const folder = two();
    parsed(folder);
    for (const name of files(folder)) folder.write(name, damage(folder.read(name)));
    expect(told(folder)).toBe(honest(folder));
    for (const name of files(folder)) folder.write(name, damage(folder.read(name)));
    expect(parsed(folder)).toEqual(names.map((name) => `${name}: ${reason}`));
    expect(parsed(folder)).toEqual([]);
  });

  test('is done without where it cannot be written', () => {
    const folder = two();
    folder.write('.nk-lint-cache', 'a file');
    const quiet = folder.run(['content', ...asError, '--format', 'json']);
    expect([quiet.code, quiet.stderr, quiet.stdout]).toEqual([1, '', honest(folder)]);
    const loud = folder.run(['content', ...asError, '--format', 'json', '--cache']);
    expect([loud.code, loud.stderr]).toEqual([
      1,
      expect.stringMatching(/^Note: the cache could not be written: [\w ,]+\n$/u),
    ]);
  });

  test('is not written where a link leads elsewhere', () => {
    const folder = two();
    mkdirSync(folder.path('private'));
    symlinkSync('private', folder.path('.nk-lint-cache'));
    expect(told(folder)).toBe(honest(folder));
    expect(readdirSync(folder.path('private'))).toEqual([]);
  });

  test('is never seen half written by runs at the same time', async () => {
    const folder = two();
    const expected = honest(folder);
    const runs = Array.from(
      { length: 6 },
      (_, index) =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, [bin, 'content', ...asError, '--format', 'json'], { cwd: folder.root });
          let text = '';
          child.stdout.on('data', (piece) => {
            text += piece;
          });
          child.on('close', (code) => resolve(`${code} ${text}`));
          if (index % 2 === 1) rmSync(folder.path('.nk-lint-cache'), { recursive: true, force: true, maxRetries: 10 });
        }),
    );
    for (const result of await Promise.all(runs)) expect(result).toBe(`1 ${expected}`);
    expect(parsed(folder)).toEqual([]);
    expect(files(folder).filter((name) => !name.endsWith('.jsonl'))).toEqual([]);
  });
});

test.skipIf(!existsSync(articles))('real articles give the same report from the cache', () => {
  const folder = site();
  cpSync(join(articles, 'nankai'), folder.path('content/nankai'), { recursive: true });
  cpSync(join(articles, 'ruby-lang'), folder.path('content/ruby'), { recursive: true });
  const cold = folder.run(['content', '--format', 'json']);
  const warm = folder.run(['content', '--format', 'json', '--debug']);
  expect(cold.stdout.length).toBeGreaterThan(1000);
  expect([warm.stdout, warm.stderr]).toEqual([cold.stdout, '']);
});
