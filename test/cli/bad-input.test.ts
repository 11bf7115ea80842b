import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/engine/report.ts';
import { broken, canBeNobody, chownToNobody, clean, mended, needsNobody, type Site, site } from './run.ts';

const megabyte = 2 ** 20;
const crlf = clean.replaceAll('\n', '\r\n');
const gbk = Buffer.from([
  0xd0, 0xc2, 0xce, 0xc5, 0xa3, 0xba, 0xcd, 0xbc, 0xca, 0xe9, 0xb9, 0xdd, 0xbf, 0xaa, 0xb7, 0xc5,
]);
const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[index]}`).join()}]\n`).join('')}`;

/** Rules that may speak of an article, each of which would do; none for what is nothing wrong. */
const articles: readonly (readonly [name: string, content: string | Uint8Array, rules: readonly string[]])[] = [
  ['an empty file', '', []],
  ['nothing but a byte order mark', '\uFEFF', []],
  ['a byte order mark', `\uFEFF${clean}`, []],
  ['CRLF', crlf, []],
  ['a lone CR', clean.replaceAll('\n', '\r'), []],
  ['20 MB', clean + '图书馆延长了开放时间。\n'.repeat(620_000), ['file-unreadable']],
  ['GBK', Buffer.concat([Buffer.from('---\ntitle: a\n---\n\n'), gbk]), ['encoding-invalid']],
  ['UTF-16', Buffer.from(`\uFEFF${clean}`, 'utf16le'), ['encoding-invalid']],
  ['UTF-8 that ends in the middle of a character', Buffer.from(clean).subarray(0, -2), ['encoding-invalid']],
  ['NUL bytes', `${clean}\0\0\0`, ['encoding-invalid']],
  ['nothing but NUL bytes', new Uint8Array(5000), ['encoding-invalid']],
  ['10,000 levels of >', `${'>'.repeat(10_000)} a\n`, ['file-unreadable']],
  ['10,000 levels of > with blanks', `${'> '.repeat(10_000)}a\n`, ['file-unreadable']],
  ['5,000 levels of a list', `${'- '.repeat(5000)}a\n`, ['file-unreadable']],
  ['200,000 *', `${'*'.repeat(200_000)}\n`, ['file-unreadable', 'nothing']],
  ['200,000 * between letters', `${'*a'.repeat(100_000)}\n`, ['file-unreadable', 'nothing']],
  ['100,000 [', `${'['.repeat(100_000)}\n`, ['file-unreadable', 'nothing']],
  ['50,000 ![](', `${'![]('.repeat(50_000)}\n`, ['file-unreadable', 'nothing']],
  [
    '100,000 backticks of growing runs',
    `${Array.from({ length: 440 }, (_, index) => '`'.repeat(index + 1)).join(' ')}\n`,
    ['nothing'],
  ],
  ['a YAML alias bomb', `---\n${bomb}---\n\n文字。\n`, ['front-matter-invalid']],
  [
    'YAML nested 5,000 deep',
    `---\na: ${'['.repeat(5000)}\n---\n\n文字。\n`,
    ['file-unreadable', 'front-matter-invalid'],
  ],
  ['an unclosed front matter', '---\ntitle: 彗星\n\n文字。\n', ['front-matter-invalid']],
  ['an unclosed front matter without text', '---\ntitle: 彗星\n', ['front-matter-invalid']],
  ['one line of 900 KB', `${'图'.repeat(300_000)}\n`, []],
];

interface Measured {
  readonly code: number | null;
  readonly report: Report;
  readonly stderr: string;
  /** The peak of what stood in memory. */
  readonly megabytes: number;
}

/** Says at its end, on file descriptor 3, how much memory it had (kilobytes, on Linux and macOS as Node gives it). */
const meter = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

function measure(here: Site, args: readonly string[], user?: number): Measured {
  const {
    code,
    stdout,
    stderr,
    meter: kilobytes,
  } = here.run([...args, '--format', 'json'], {
    node: ['--import', `data:text/javascript,${encodeURIComponent(meter)}`],
    ...(user !== undefined && { user }),
  });
  return {
    code,
    report: JSON.parse(stdout),
    stderr,
    megabytes: Number(kilobytes) / 1024,
  };
}

/** Everything below a folder with its time of change: what must not be touched. */
function state(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('.nk-lint-cache'))
    .map((name) => `${name} ${lstatSync(join(folder, name)).mtimeMs}`)
    .sort();
}

function expectCalm({ code, stderr, megabytes }: Measured, notes: number): void {
  expect(megabytes).toBeGreaterThan(10);
  expect(megabytes).toBeLessThan(1024);
  expect([0, 1]).toContain(code);
  expect(stderr.split('\n').filter(Boolean)).toHaveLength(notes);
}

const rulesOf = ({ files }: Report, path: string) => [
  ...new Set(files.find((file) => file.path === path)?.findings.map(({ rule }) => rule)),
];

describe('bad input ends as a finding, and the others are checked', () => {
  test.each(articles)('%s', (_, content, rules) => {
    const here = site({ 'a-first.md': broken, 'bad.md': content, 'z-last.md': broken });
    const before = state(here.root);
    const result = measure(here, ['.']);
    expectCalm(result, 0);
    const [found = 'nothing', ...others] = rulesOf(result.report, 'bad.md');
    expect(rules.length > 0 ? rules : ['nothing']).toContain(found);
    expect(others).toEqual([]);
    expect(rulesOf(result.report, 'a-first.md')).toEqual(['image-duplicate']);
    expect(rulesOf(result.report, 'z-last.md')).toEqual(['image-duplicate']);
    expect(result.report.summary.files).toBe(3);
    expect(state(here.root)).toEqual(before);
  });

  test('a folder named a.md', () => {
    const here = site({ 'a.md/inner.md': broken, 'b.md': broken });
    mkdirSync(here.path('empty.md'));
    const result = measure(here, ['.']);
    expectCalm(result, 2);
    expect(result.stderr).toMatch(/ a\.md .*\n.* empty\.md /u);
    expect(result.report.files.map(({ path }) => path)).toEqual(['a.md/inner.md', 'b.md']);
  });

  test('symbolic links that lead nowhere, or in a circle', () => {
    const here = site({ 'b.md': broken });
    symlinkSync('missing.md', here.path('a.md'));
    symlinkSync('c.md', here.path('c.md'));
    symlinkSync('deep', here.path('deep'));
    const result = measure(here, ['.']);
    expectCalm(result, 0);
    expect(['a.md', 'b.md', 'c.md'].map((path) => rulesOf(result.report, path))).toEqual([
      ['file-unreadable'],
      ['image-duplicate'],
      ['file-unreadable'],
    ]);
    expect(rulesOf(measure(here, ['a.md', 'c.md']).report, 'c.md')).toEqual(['file-unreadable']);
  });

  test('what is no file', ({ skip }) => {
    const here = site({ 'b.md': broken });
    if (spawnSync('mkfifo', [here.path('a.md')]).status !== 0) return skip('there is no mkfifo');
    const result = measure(here, ['.']);
    expectCalm(result, 0);
    expect(['a.md', 'b.md'].map((path) => rulesOf(result.report, path))).toEqual([
      ['file-unreadable'],
      ['image-duplicate'],
    ]);
  });

  test('files and folders that must not be read', ({ skip }) => {
    if (!canBeNobody) return skip(needsNobody);
    const here = site({
      'a.md': broken,
      'b.md': broken,
      'closed/c.md': broken,
      'd/.gitignore': 'e.md\n',
      'd/e.md': broken,
    });
    const user = chownToNobody(here);
    for (const name of ['a.md', 'closed', 'd/.gitignore']) chmodSync(here.path(name), 0);
    const result = measure(here, ['.'], user);
    for (const name of ['a.md', 'closed', 'd/.gitignore']) chmodSync(here.path(name), 0o755);
    expectCalm(result, 0);
    expect(['a.md', 'b.md', 'closed', 'd/e.md'].map((path) => rulesOf(result.report, path))).toEqual([
      ['file-unreadable'],
      ['image-duplicate'],
      ['file-unreadable'],
      ['image-duplicate'],
    ]);
  });
});

test('--fix on all of it leaves what cannot be read as it is', () => {
  const files = Object.fromEntries(
    articles
      .filter(([, content]) => content.length < megabyte / 10)
      .map(([, content], index) => [`${index}.md`, content]),
  );
  const here = site({ ...files, 'z.md': broken });
  const { code, report } = measure(here, ['.', '--fix', '--unsafe-fixes']);
  expect([0, 1]).toContain(code);
  expect(here.read('z.md')).toBe(mended);
  for (const [name, content] of Object.entries(files)) {
    const unreadable = rulesOf(report, name).some((rule) => rule === 'file-unreadable' || rule === 'encoding-invalid');
    if (unreadable) expect(here.readBytes(name).equals(Buffer.from(content)), name).toBe(true);
  }
});
