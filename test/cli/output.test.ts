import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { asError, bin, broken, clean, listed, site } from './run.ts';

const three = { 'a.md': broken, 'b.md': broken, 'c.md': broken };

describe('exit codes', () => {
  test('0 where nothing is wrong, or nothing at error severity', () => {
    const here = site({ 'content/a.md': clean });
    expect(here.run([])).toMatchObject({ code: 0, stderr: '' });
    here.write('content/b.md', broken);
    expect(here.run([])).toMatchObject({ code: 0, stdout: expect.stringContaining('image-duplicate') });
  });

  test('1 where something is an error', () => {
    expect(site({ 'a.md': broken }).run(['a.md', ...asError]).code).toBe(1);
  });

  test.each([
    [['--fixx'], '--fix'],
    [['--max-warnings', 'many'], 'non-negative integer'],
    [['--format', 'xml'], 'pretty'],
    [['--format', 'constructor'], 'pretty'],
    [['--lang', 'fr'], 'zh-CN'],
    [['--rule', 'image-duplicate'], '--rule'],
    [['--rule', 'image-duplicate: fatal'], 'off, info, warning, error'],
    [['--rule', 'image-duplicat: off'], 'Did you mean `image-duplicate`?'],
    [['--only', 'image-duplicat'], 'Did you mean `image-duplicate`?'],
    [['--skip', 'nothing-of-the-kind'], 'nk-lint rules'],
    [['--config', 'missing.json'], 'missing.json'],
    [['--files-from', 'missing.txt'], 'missing.txt'],
    [['missing.md'], '--no-error-on-unmatched-pattern'],
    [['explain', 'image-duplicat'], 'Did you mean `image-duplicate`?'],
    [['explain'], '<rule>'],
    [['--nothing-like-it'], 'nk-lint --help'],
    [['rules', 'x'], 'rules'],
    [['--format'], '--format'],
  ])('2 for %j, with a word that helps', (args, help) => {
    const { code, stdout, stderr } = site({ 'a.md': clean }).run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(help);
    expect(stderr, 'no stack').not.toMatch(/^\s+at /mu);
  });

  test('come from all findings, whatever is shown', () => {
    const here = site(three);
    for (const hidden of [['--max-findings', '0'], ['--quiet'], ['--format', 'json=out.json']]) {
      expect(here.run(['.', ...asError, ...hidden]).code).toBe(1);
      expect(here.run(['.', '--max-warnings', '2', ...hidden]).code).toBe(1);
      expect(here.run(['.', '--max-warnings', '3', ...hidden]).code).toBe(0);
    }
  });
});

describe('what is shown', () => {
  test('--quiet shows errors only; the totals stay', () => {
    const here = site({
      ...three,
      '.nk-lint.json': '{ "overrides": [{ "files": ["a.md"], "rules": { "image-duplicate": "error" } }] }',
    });
    const report = here.report(['.', '--quiet']);
    expect(listed(report)).toEqual(['a.md:7 image-duplicate']);
    expect(report.summary).toMatchObject({ files: 3, errors: 1, warnings: 2, fixable: 3 });
  });

  test('--max-findings says what it left out; the totals stay', () => {
    const here = site(three);
    const { stdout, stderr } = here.run(['.', '--max-findings', '2', '-f', 'json']);
    expect(listed(JSON.parse(stdout))).toEqual(['a.md:7 image-duplicate', 'b.md:7 image-duplicate']);
    expect(JSON.parse(stdout).summary.warnings).toBe(3);
    expect(stderr).toMatch(/^1 /u);
  });

  test('one format goes to a file while another is printed', () => {
    const here = site(three);
    const { stdout } = here.run(['.', '-f', 'json=out/deep/report.json', '-f', 'compact', '--color']);
    expect(stdout).toContain('b.md:7:1');
    expect(stdout).not.toContain('"summary"');
    expect(JSON.parse(here.read('out/deep/report.json')).summary.warnings).toBe(3);
  });

  test('two formats may both be printed', () => {
    const { stdout } = site(three).run(['a.md', '-f', 'compact', '-f', 'json']);
    expect(stdout).toMatch(/^a\.md:7:1/mu);
    expect(stdout).toContain('"summary"');
  });

  test('colours only where they are asked for', () => {
    const here = site(three);
    const coloured = (args: string[], env = {}) =>
      here.run(['.', '-f', 'pretty', ...args], { env }).stdout.includes('\u001b[');
    expect(coloured([])).toBe(false);
    expect(coloured(['--color'])).toBe(true);
    expect(coloured([], { FORCE_COLOR: '1' })).toBe(true);
    expect(coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(coloured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });

  test('a reader that closes the pipe early is no failure', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`content/${index}.md`, broken]));
    const here = site(many);
    const command = `'${process.execPath}' '${bin}' -f json | head -c 10`;
    const { stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
      cwd: here.root,
      encoding: 'utf8',
    });
    expect({ stdout: stdout.length, stderr }).toEqual({ stdout: 10, stderr: '' });
  });
});

describe('language', () => {
  const chinese = /\p{Script=Han}{2}/u;

  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, true],
    [{ LANG: 'en_US.UTF-8' }, false],
    [{ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, false],
    [{ LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' }, true],
    [{ LC_ALL: '', LANG: 'zh_CN' }, true],
  ])('of %j', (env, expected) => {
    const here = site({ 'a.md': broken.replaceAll(/\p{Script=Han}+/gu, 'Comet') });
    expect(chinese.test(here.run(['a.md', '-f', 'compact'], { env }).stdout)).toBe(expected);
  });

  test.each([
    ['findings', ['a.md', '-f', 'compact']],
    ['the pretty report', ['a.md', '-f', 'pretty']],
    ['help', ['--help']],
    ['help of a command', ['explain', '--help']],
    ['rules', ['rules']],
    ['explain', ['explain', 'image-duplicate']],
    ['why files are in or out', ['.', '--explain-files']],
    ['what --fix would do', ['a.md', '--diff']],
    ['paths that match nothing', ['missing.md']],
    ['unknown flags', ['--fixx']],
    ['wrong values', ['--max-warnings', 'many']],
    ['wrong choices', ['--color', 'x.md', '--max-findings=-1']],
    ['missing values', ['--rule']],
    ['missing arguments', ['explain']],
    ['too many arguments', ['rules', 'x']],
    ['formats that there are not', ['-f', 'xml']],
    ['mistakes in the configuration', ['-c', 'wrong.json']],
  ])('--lang zh-CN: %s', (_, args) => {
    const here = site({ 'a.md': broken.replaceAll(/\p{Script=Han}+/gu, 'Comet'), 'wrong.json': '{ "rule": {} }' });
    const { stdout, stderr } = here.run(['--lang', 'zh-CN', ...args]);
    expect(stdout + stderr).toMatch(chinese);
    const english = here.run(args);
    expect(english.stdout + english.stderr).not.toMatch(chinese);
  });

  test('the flag outweighs the configuration, and that the locale', () => {
    const here = site({ 'a.md': broken, '.nk-lint.yaml': 'language: zh-CN\n' });
    const said = (args: string[]) => here.report(['a.md', ...args]).files[0]?.findings[0]?.message;
    expect(said([])).toMatch(chinese);
    expect(said(['--lang', 'en'])).not.toMatch(chinese);
  });
});

describe('a report in a file', () => {
  const onScreen = { canClearScreen: true, forPeople: true };

  test.each([
    [['-f', 'json=out/a.json'], 'Wrote out/a.json (3 findings)\n'],
    [['-f', 'html=a.html', '--quiet', '--lang', 'zh-CN'], '已写入 a.html（0 条问题）\n'],
    [['-f', 'sarif=a.sarif', '-f', 'junit=a.xml'], 'Wrote a.sarif (3 findings)\nWrote a.xml (3 findings)\n'],
  ])('is named where people read: %j', async (args, note) => {
    const here = site(three);
    expect((await runHere(here, ['.', ...args], {}, onScreen)).stderr).toBe(note);
    expect((await runHere(here, ['.', ...args])).stderr).toBe('');
  });

  test('counts what --max-findings leaves', async () => {
    const { stderr } = await runHere(site(three), ['.', '-f', 'json=a.json', '--max-findings', '2'], {}, onScreen);
    expect(stderr).toMatch(/^Wrote a\.json \(2 findings\)\n1 more finding /u);
  });
});
