import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { fill } from '../../src/core/words.ts';
import { runHere } from './here.ts';
import { broken, clean, listed, site } from './run.ts';

/** image-duplicate on line 8, date-imprecise on line 3. */
const article = broken.replace('---\n\n', 'date: 2023-05-19 01:34:59.219875\n---\n\n');

describe('which rules run', () => {
  const found = async (args: readonly string[], config = '{}') => {
    const folder = site({ 'a.md': article, '.nk-lint.json': config });
    return listed(JSON.parse((await runHere(folder, ['a.md', '--format', 'json', ...args])).stdout));
  };
  const date = 'a.md:3 date-imprecise';
  const duplicate = 'a.md:8 image-duplicate';

  test.each([
    [[], [date, duplicate]],
    [['--only', 'image-duplicate'], [duplicate]],
    [
      ['--only', 'image-duplicate,date-imprecise'],
      [date, duplicate],
    ],
    [
      ['--only', 'image-duplicate', '--only', 'date-imprecise'],
      [date, duplicate],
    ],
    [['--skip', 'image-duplicate'], [date]],
    [['--skip', 'image-duplicate', '--skip', 'date-imprecise'], []],
    [['--rule', 'image-duplicate: off'], [date]],
    [['--rule', 'image-duplicate=off', '--rule', 'date-imprecise:off'], []],
    [['--only', 'date-imprecise', '--rule', 'image-duplicate: error'], [date]],
  ])('%j', async (args, expected) => {
    expect(await found(args)).toEqual(expected);
  });

  test('--only turns on what is off', async () => {
    const config = '{ "rules": { "image-duplicate": "off" } }';
    expect(await found([], config)).toEqual([date]);
    expect(await found(['--only', 'image-duplicate'], config)).toEqual([duplicate]);
  });

  test('levels give severities', () => {
    const here = site({ 'a.md': broken });
    const severity = (level: string) =>
      here.report(['a.md', '--rule', `image-duplicate: ${level}`]).files[0]?.findings[0]?.severity;
    const levels = ['info', 'warn', 'warning', 'error', 'off'];
    expect(levels.map(severity)).toEqual(['info', 'warning', 'warning', 'error', undefined]);
  });

  // A fence that is open at the end of a file harms nothing that follows.
  const open = '---\ntitle: A\n---\n\nText.\n\n```sh\nls\n';
  test.each([
    ['without a level, a finding may be milder than its rule', '{}', 'warning'],
    ['a preset leaves it milder', '{ "extends": ["strict"] }', 'warning'],
    ['a stated level holds for all findings', '{ "rules": { "code-fence-unclosed": "error" } }', 'error'],
    ['also a lower one', '{ "rules": { "code-fence-unclosed": "info" } }', 'info'],
    [
      'also in overrides',
      '{ "overrides": [{ "files": ["*.md"], "rules": { "code-fence-unclosed": "error" } }] }',
      'error',
    ],
  ])('%s', (_, config, severity) => {
    const here = site({ '.nk-lint.json': config, 'a.md': open });
    for (const again of [1, 2])
      expect(here.report(['a.md', '--only', 'code-fence-unclosed']).files[0]?.findings, `run ${again}`).toMatchObject([
        { severity },
      ]);
  });
});

describe('nk-lint rules', () => {
  test('lists every rule with the level that it has here', () => {
    const here = site({
      '.nk-lint.yaml': 'rules: { image-duplicate: off, date-imprecise: [error, { zone: true }] }\n',
    });
    const lines = here.run(['rules']).stdout.trim().split('\n');
    expect(lines.map((line) => line.split(/\s+/u)[0])).toEqual(rules.map(({ id }) => id));
    expect(lines.find((line) => line.startsWith('image-duplicate '))).toMatch(/ off /u);
    expect(lines.find((line) => line.startsWith('date-imprecise '))).toMatch(/ error /u);
  });

  test('for people by topic, with --long at length', () => {
    const listed = (...args: string[]) => site().run(['rules', ...args], { env: { CI: 'true' } }).stdout;
    expect(listed()).toMatch(/^Images\nimage-alt-generic +info +Missing or generic alt text\n/mu);
    expect(listed('--long', '--lang', 'zh-CN')).toMatch(/^image-url-exploded .*\n {4}找出由同一个网址/mu);
  });

  test('--json tells all of them', () => {
    const here = site({
      '.nk-lint.yaml': 'rules: { image-duplicate: off, date-imprecise: [error, { zone: true }] }\n',
    });
    const told = JSON.parse(here.run(['rules', '--json']).stdout) as {
      id: string;
      severity: string;
      options: object;
    }[];
    expect(told.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect(told.find(({ id }) => id === 'image-duplicate')).toMatchObject({
      severity: 'off',
      default: 'warning',
      scope: 'article',
    });
    expect(told.find(({ id }) => id === 'date-imprecise')).toMatchObject({
      severity: 'error',
      options: { zone: true },
    });
  });

  test('--no-config lists them as they come', () => {
    const here = site({ '.nk-lint.yaml': 'rules: { image-duplicate: off }\n' });
    expect(here.run(['rules', '--no-config']).stdout).toMatch(/^image-duplicate +warning /mu);
  });
});

describe('nk-lint explain', () => {
  test.each(rules)('$id', async ({ id, docs, options }) => {
    const { code, stdout } = await runHere(site(), ['explain', id, '--lang', 'zh-CN']);
    expect(code).toBe(0);
    for (const part of [fill(docs.what, 'zh-CN'), ...Object.keys(options)]) expect(stdout).toContain(part);
  });

  test('is the same for the command, which reads the documentation of the rules from files of its own', async () => {
    const args = ['explain', 'image-url-exploded'];
    expect(site().run(args).stdout).toBe((await runHere(site(), args)).stdout);
  });
});

describe('--print-config', () => {
  test('prints what holds for one file', () => {
    const here = site({
      'hugo.toml': 'timeZone = "Asia/Shanghai"\n',
      '.nk-lint.json': JSON.stringify({
        language: 'zh-CN',
        collections: [
          { name: 'news', files: ['content/news/**'], source: { hosts: ['news.example.edu.cn'] }, schema: {} },
        ],
        rules: { 'image-duplicate': ['error', { allow: ['divider'] }], 'date-imprecise': 'off' },
        overrides: [{ files: ['content/about/**'], rules: { 'image-duplicate': 'info' } }],
      }),
    });
    const printed = (file: string) => JSON.parse(here.run(['--print-config', file]).stdout);
    const news = printed('content/news/a.md');
    expect(news).toMatchObject({
      engine: 'hugo',
      timeZone: 'Asia/Shanghai',
      language: 'zh-CN',
      collection: { name: 'news', source: { hosts: ['news.example.edu.cn'] } },
      rules: { 'image-duplicate': { severity: 'error', options: { allow: ['divider'] } } },
    });
    expect(news.rules).not.toHaveProperty('date-imprecise');
    expect(printed('content/about/b.md').rules['image-duplicate']).toEqual({
      severity: 'info',
      options: { allow: ['divider'], everywhere: false },
    });
  });

  test('honours the flags beside it', () => {
    const { stdout } = site({ 'a.md': clean }).run([
      '--print-config',
      'a.md',
      '--only',
      'image-duplicate',
      '--rule',
      'image-duplicate: error',
    ]);
    expect(JSON.parse(stdout).rules).toEqual({ 'image-duplicate': { severity: 'error', options: expect.anything() } });
  });
});

test('help names every command and group; --version is that of the package', () => {
  const here = site();
  const { code, stdout } = here.run(['--help']);
  expect(code).toBe(0);
  for (const word of ['rules', 'explain', '--fix', '--diff', '--format', '--only', '--stdin-filename'])
    expect(stdout).toContain(word);
  expect(here.run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) });
});
