import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import {
  articleRule,
  type Collector,
  defineConfig,
  headings,
  type LintOptions,
  lint,
  NkLintError,
  type Report,
} from '../../src/index.ts';
import { broken, clean, listed, root, site } from '../cli/run.ts';

const schema = JSON.parse(readFileSync(join(root, 'schemas/report.schema.json'), 'utf8'));
const validate = new Ajv({ strict: false }).compile(schema);

function expectValid(report: Report): void {
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
}

/** Finds the headings of an article: a rule of one's own. */
const ours = articleRule({
  id: 'our-heading',
  severity: 'error',
  docs: {
    what: { en: 'Flags headings.', 'zh-CN': '报告标题。' },
    why: { en: 'To try.', 'zh-CN': '试用。' },
    examples: [],
  },
  messages: { found: { en: 'A heading', 'zh-CN': '一个标题' } },
  needs: { headings },
  check({ headings: all }, { report }) {
    for (const { range } of all) report({ messageId: 'found', range });
  },
});

describe('lint', () => {
  const files = { 'content/a.md': broken, 'content/b.md': clean, 'content/deep/c.md': broken, 'README.md': broken };

  test('takes files, directories and globs', async () => {
    const { root: cwd } = site(files);
    expect(listed(await lint(['content'], { cwd }))).toEqual([
      'content/a.md:7 image-duplicate',
      'content/deep/c.md:7 image-duplicate',
    ]);
    expect(listed(await lint(['**/a.md', 'README.md'], { cwd }))).toEqual([
      'README.md:7 image-duplicate',
      'content/a.md:7 image-duplicate',
    ]);
    expect(await lint([], { cwd })).toMatchObject({ summary: { files: 0 }, files: [] });
  });

  test('takes texts, which need no file and outweigh the one of their path', async () => {
    const { root: cwd } = site(files);
    const report = await lint(
      [{ path: 'content/b.md', source: broken }, { path: 'new/d.md', source: clean }, 'content'],
      { cwd },
    );
    expect(listed(report)).toEqual([
      'content/a.md:7 image-duplicate',
      'content/b.md:7 image-duplicate',
      'content/deep/c.md:7 image-duplicate',
    ]);
    expect(report.summary.files).toBe(4);
    expect(listed(await lint([{ path: join(cwd, 'x.md'), source: `\uFEFF${broken}` }], { cwd }))).toEqual([
      'x.md:7 image-duplicate',
    ]);
  });

  test('compares the articles that it is given', async () => {
    const url = (index: number) => `https://news.example.edu.cn/2024/03/${1000 + index}.html`;
    const texts = Array.from({ length: 30 }, (_, index) => ({
      path: `n${index}.md`,
      source: `---\ntitle: 简讯\n---\n\n图书馆第 ${index} 层延长了开放时间。\n${index === 7 ? '' : `\n[原文](${url(index)})\n`}`,
    }));
    const { root: cwd } = site();
    expect(listed(await lint(texts, { cwd })).map((line) => line.replace(/:\d+/u, ''))).toEqual([
      'n7.md source-link-missing',
    ]);
  });

  test('honours ignore files and suppressions', async () => {
    const { root: cwd } = site({
      ...files,
      '.gitignore': 'deep/\n',
      'content/b.md': `<!-- nk-lint-disable-file -->\n\n${broken}`,
    });
    const report = await lint(['content'], { cwd });
    expect(listed(report)).toEqual(['content/a.md:7 image-duplicate']);
    expect(report.summary.suppressed).toBe(1);
  });

  test('finds, takes and leaves out configurations', async () => {
    const here = site({
      ...files,
      '.nk-lint.yaml': 'rules: { image-duplicate: off }\n',
      'other.yaml': 'rules: { image-duplicate: error }\n',
    });
    const cwd = here.root;
    const severities = async (config?: Parameters<typeof lint>[1]) =>
      (await lint(['README.md'], { cwd, ...config })).files.flatMap((file) =>
        file.findings.map(({ severity }) => severity),
      );
    expect(await severities()).toEqual([]);
    expect(await severities({ config: 'other.yaml' })).toEqual(['error']);
    expect(await severities({ config: false })).toEqual(['warning']);
    expect(await severities({ config: defineConfig({ rules: { 'image-duplicate': 'info' } }) })).toEqual(['info']);
    expect(
      await severities({ config: { overrides: [{ files: ['*.md'], rules: { 'image-duplicate': 'error' } }] } }),
    ).toEqual(['error']);
  });

  test('takes rules of one’s own as they are', async () => {
    const { root: cwd } = site();
    const config = defineConfig({ plugins: [{ rules: [ours] }], rules: { 'our-heading': 'warn' } });
    const report = await lint([{ path: 'a.md', source: '# One\n\n## Two\n' }], { cwd, config });
    expect(listed(report)).toEqual(['a.md:1 our-heading', 'a.md:3 our-heading']);
    expect(report.summary.warnings).toBe(2);
    expectValid(report);
  });

  test('speaks the language of its options, else of the configuration, else English, whatever the locale', async () => {
    const { root: cwd } = site(files);
    const said = async (options: Parameters<typeof lint>[1]) =>
      (await lint(['README.md'], { cwd, ...options })).files[0]?.findings[0]?.message;
    expect(await said({})).toMatch(/^Image/u);
    expect(await said({ language: 'zh-CN' })).toMatch(/图片/u);
    expect(await said({ config: { language: 'zh-CN' } })).toMatch(/图片/u);
    expect(await said({ config: { language: 'zh-CN' }, language: 'en' })).toMatch(/^Image/u);
  });

  test('takes the day of the run', async () => {
    const { root: cwd } = site();
    const text = { path: 'a.md', source: '---\nupdated: 2030-05-12\n---\n\n文字。\n' };
    expect(listed(await lint([text], { cwd, now: new Date('2030-01-01') }))).toEqual(['a.md:2 date-mismatch']);
    expect(listed(await lint([text], { cwd, now: new Date('2031-01-01') }))).toEqual([]);
  });

  test('levels of its options outweigh the configuration', async () => {
    const { root: cwd } = site({
      ...files,
      '.nk-lint.yaml': 'overrides: [{ files: ["*.md"], rules: { image-duplicate: off } }]\n',
    });
    const severities = async (rules: LintOptions['rules']) =>
      (await lint(['README.md'], { cwd, ...(rules && { rules }) })).files.flatMap((file) =>
        file.findings.map(({ severity }) => severity),
      );
    expect(await severities(undefined)).toEqual([]);
    expect(await severities({ 'image-duplicate': 'error' })).toEqual(['error']);
    expect(await severities({ 'image-duplicate': ['warn', {}] })).toEqual(['warning']);
  });

  test('runs only the rules that are named', async () => {
    const { root: cwd } = site();
    const text = { path: 'a.md', source: broken.replace('---\n\n', 'updated: 2030-05-12\n---\n\n') };
    const found = async (only: readonly string[], rules: LintOptions['rules'] = {}) =>
      listed(await lint([text], { cwd, only, rules, now: new Date('2030-01-01') }));
    expect(await found(['date-mismatch'])).toEqual(['a.md:3 date-mismatch']);
    expect(await found(['date-mismatch'], { 'date-mismatch': 'off' })).toEqual(['a.md:3 date-mismatch']);
    expect(await found([])).toEqual(['a.md:3 date-mismatch', 'a.md:8 image-duplicate']);
  });

  describe('with fix', () => {
    const stamped = '---\ntitle: 彗星\ndate: 2023-05-19 01:34:59.219875\n---\n\n文字。\n';
    const whole = stamped.replace('.219875', '');
    const guessed = stamped.replace('title: 彗星', 'title: 河湾大学->新图书馆开馆\ntags: [河湾大学]');

    test('writes files, and returns the text of those that changed', async () => {
      const here = site({ 'a.md': stamped, 'b.md': clean });
      const { fixes, ...report } = await lint(['*.md'], { cwd: here.root, fix: true });
      expect(fixes).toEqual({ changed: [{ path: 'a.md', source: whole }], unwritten: [] });
      expect(here.read('a.md')).toBe(whole);
      expect([report.summary.files, report.summary.fixable, report.files]).toEqual([2, 0, []]);
      expectValid(report);
    });

    test('returns texts, and leaves the files of their paths alone', async () => {
      const here = site({ 'a.md': clean });
      const { fixes } = await lint([{ path: 'a.md', source: `\uFEFF${stamped}` }], { cwd: here.root, fix: true });
      expect(fixes?.changed).toEqual([{ path: 'a.md', source: `\uFEFF${whole}` }]);
      expect(here.read('a.md')).toBe(clean);
    });

    test('makes unsafe fixes only on request', async () => {
      const { root: cwd } = site();
      const fixed = async (fix: LintOptions['fix'] & {}) =>
        (await lint([{ path: 'a.md', source: guessed }], { cwd, fix, only: ['title-noise'] })).fixes?.changed;
      expect(await fixed(true)).toEqual([]);
      expect(await fixed('unsafe')).toEqual([{ path: 'a.md', source: guessed.replace('河湾大学->', '') }]);
    });

    test('has no `fixes` without the option', async () => {
      const { root: cwd } = site({ 'a.md': stamped });
      expect(await lint(['a.md'], { cwd, fix: false })).not.toHaveProperty('fixes');
    });
  });

  describe('with a signal', () => {
    const texts = ['a.md', 'b.md', 'c.md'].map((path) => ({ path, source: '# One\n' }));
    const reason = new Error('no longer wanted');
    const collected: string[] = [];

    /** Lints the texts with a collector that calls `act` at one of them. */
    async function run(signal: AbortSignal, at: string, act: () => void, fixed?: { cwd: string }) {
      collected.length = 0;
      const paths = texts.map(({ path }) => path);
      const watcher: Collector<string> = {
        id: 'own-watcher',
        version: 1,
        collect() {
          const path = paths[collected.length] ?? '';
          collected.push(path);
          if (path === at) act();
          return [];
        },
      };
      const config = { plugins: [{ rules: [{ ...ours, needs: { headings, watcher } }] }] };
      return fixed ? lint(paths, { config, signal, ...fixed, fix: true }) : lint(texts, { config, signal });
    }

    test('that is aborted before, rejects with its reason', async () => {
      await expect(run(AbortSignal.abort(reason), '', () => {})).rejects.toBe(reason);
      expect(collected).toEqual([]);
    });

    test('that is aborted meanwhile, stops after the article', async () => {
      const controller = new AbortController();
      await expect(run(controller.signal, 'b.md', () => controller.abort(reason))).rejects.toBe(reason);
      expect(collected).toEqual(['a.md', 'b.md']);
    });

    test('lets timers run, which may abort it', async () => {
      const controller = new AbortController();
      const later = () => setImmediate(() => controller.abort(reason));
      await expect(run(controller.signal, 'a.md', later)).rejects.toBe(reason);
      expect(collected.length).toBeLessThan(3);
    });

    test('makes no fix after that', async () => {
      const stamped = '---\ndate: 2023-05-19 01:34:59.219875\n---\n';
      const here = site({ 'a.md': stamped, 'b.md': stamped, 'c.md': stamped });
      const controller = new AbortController();
      const aborted = run(controller.signal, 'c.md', () => controller.abort(reason), { cwd: here.root });
      await expect(aborted).rejects.toBe(reason);
      expect(here.read('a.md')).toBe(stamped);
    });

    test('that is never aborted, changes nothing', async () => {
      const { signal } = new AbortController();
      expect(await run(signal, '', () => {})).toEqual(await lint(texts, { config: { plugins: [{ rules: [ours] }] } }));
    });
  });

  test.each([
    ['a path that matches nothing', ['missing.md'], {}, 'missing.md'],
    ['a configuration that is not there', [], { config: 'missing.yaml' }, 'missing.yaml'],
    ['an unknown key', [], { config: { rulse: {} } as object }, 'Unknown key `rulse`'],
    ['an unknown rule', [], { config: { rules: { 'image-duplicat': 'off' } } }, 'Unknown rule `image-duplicat`'],
    ['an unknown rule in the options', [], { rules: { 'image-duplicat': 'off' } }, 'Unknown rule `image-duplicat`'],
    ['an unknown rule alone', [], { only: ['image-duplicat'] }, 'Unknown rule `image-duplicat`'],
    ['a wrong level in the options', [], { rules: { 'image-duplicate': 'fatal' } } as object, 'rules.image-duplicate'],
    [
      'a rule whose name is taken',
      [],
      { config: { plugins: [{ rules: [{ ...ours, id: 'image-duplicate' }] }] } },
      'image-duplicate',
    ],
  ] as const)('rejects with an NkLintError for %s', async (_, paths, options, text) => {
    const { root: cwd } = site(files);
    const error = await lint(paths, { cwd, ...options }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NkLintError);
    expect((error as NkLintError).message).toContain(text);
    expect((error as NkLintError).words.says['zh-CN']).toMatch(/\p{Script=Han}/u);
  });
});

describe('the report', () => {
  const examples = join(root, 'examples');

  test('is what its schema says, from the command line and from the library', async () => {
    const here = site();
    const printed: Report = here.report([join(examples, 'content')]);
    expectValid(printed);
    const report = await lint(['content'], { cwd: examples });
    expectValid(report);
    expect(report.files.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual(
      printed.files.flatMap(({ findings }) => findings.map(({ message }) => message)),
    );
  });

  test('is the same, byte by byte, in two runs', async () => {
    const here = site();
    const print = () => here.run([join(examples, 'content'), '-f', 'json']).bytes;
    expect(print().equals(print())).toBe(true);
    const report = async () => JSON.stringify(await lint(['content'], { cwd: examples }));
    expect(await report()).toBe(await report());
  });

  test('has places that lie in the text, and counts that are those of its findings', async () => {
    const report = await lint(['content'], { cwd: examples });
    const all = report.files.flatMap(({ path, findings }) => findings.map((finding) => ({ path, ...finding })));
    for (const { path, line, column, endLine, endColumn, offset, endOffset } of all) {
      const text = readFileSync(join(examples, path), 'utf8');
      expect(offset).toBeLessThanOrEqual(endOffset);
      expect(endOffset).toBeLessThanOrEqual(text.length);
      const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
      expect([(starts[line - 1] ?? 0) + column - 1, (starts[endLine - 1] ?? 0) + endColumn - 1]).toEqual([
        offset,
        endOffset,
      ]);
    }
    const count = (wanted: (finding: (typeof all)[number]) => boolean) => all.filter(wanted).length;
    expect(report.summary).toEqual({
      files: 8,
      errors: count(({ severity }) => severity === 'error'),
      warnings: count(({ severity }) => severity === 'warning'),
      infos: count(({ severity }) => severity === 'info'),
      fixable: count(({ fix }) => fix?.safety === 'safe'),
      unsafeFixable: count(({ fix }) => fix?.safety === 'unsafe'),
      suppressed: 0,
      baselined: 0,
    });
  });
});

test('the examples show what the README says of them', async () => {
  const { files } = await lint(['content'], { cwd: join(root, 'examples') });
  const clean = ['content/hewan/sports-day.md', 'content/lakemoor/bread-history.md'];
  expect(files).toHaveLength(6);
  expect(files.filter(({ path }) => clean.includes(path))).toEqual([]);
});
