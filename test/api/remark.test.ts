import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { type LintOptions, remarkNkLint } from '../../src/index.ts';
import { broken, clean, site } from '../cli/run.ts';

async function messages(file: VFile, options: LintOptions = {}) {
  const processed = await remark().use(remarkFrontmatter).use(remarkNkLint, options).process(file);
  return { file: processed, messages: processed.messages };
}

const article = (cwd: string, value = broken, path: string | undefined = 'content/a.md') =>
  new VFile({ cwd, value, ...(path !== undefined && { path }) });

describe('remarkNkLint', () => {
  test('puts findings on the file, with place, rule and source', async () => {
    const { root: cwd } = site();
    const result = await messages(article(cwd));
    expect(result.messages).toHaveLength(1);
    expect(result.messages[0]).toMatchObject({
      reason: expect.stringContaining('/comet.jpg'),
      place: { start: { line: 7, column: 1 }, end: { line: 7, column: 23 } },
      line: 7,
      column: 1,
      ruleId: 'image-duplicate',
      source: 'nk-lint',
      fatal: false,
      file: 'content/a.md',
      url: expect.stringContaining('image-duplicate'),
      note: expect.stringContaining('content/a.md:5:1'),
    });
    expect(String(result.file)).toContain('/comet.jpg');
  });

  test('says what may stand in the place instead', async () => {
    const { root: cwd } = site();
    const stamped = clean.replace('---\n\n', 'date: 2023-05-19 01:34:59.219875\n---\n\n');
    const result = await messages(article(cwd, stamped));
    expect(result.messages.map(({ ruleId, line, expected }) => [ruleId, line, expected])).toEqual([
      ['date-imprecise', 3, ['2023-05-19 01:34:59']],
    ]);
  });

  test.each([
    ['error', true],
    ['warn', false],
    ['info', undefined],
  ] as const)('%s is fatal: %s', async (level, fatal) => {
    const { root: cwd } = site();
    const result = await messages(article(cwd), { config: { rules: { 'image-duplicate': level } } });
    expect(result.messages.map((message) => message.fatal)).toEqual([fatal]);
  });

  test('uses the configuration of the directory, and speaks its language', async () => {
    const { root: cwd } = site({
      '.nk-lint.yaml': 'language: zh-CN\noverrides: [{ files: [old/**], rules: { image-duplicate: off } }]\n',
    });
    expect((await messages(article(cwd))).messages[0]?.reason).toMatch(/图片/u);
    expect((await messages(article(cwd, broken, 'old/a.md'))).messages).toEqual([]);
  });

  test('honours suppressions', async () => {
    const { root: cwd } = site();
    const suppressed = broken.replace('---\n\n', 'nk-lint: { disable: { image-duplicate: meant } }\n---\n\n');
    expect((await messages(article(cwd, suppressed))).messages).toEqual([]);
  });

  test('finds nothing where nothing is wrong, and needs no path', async () => {
    const { root: cwd } = site();
    expect((await messages(article(cwd, clean))).messages).toEqual([]);
    expect((await messages(article(cwd, broken, undefined))).messages).toHaveLength(1);
  });

  test('takes many files with one processor', async () => {
    const { root: cwd } = site();
    const processor = remark().use(remarkFrontmatter).use(remarkNkLint).freeze();
    const files = await Promise.all(
      ['a.md', 'b.md', 'c.md'].map((path) => processor.process(article(cwd, broken, path))),
    );
    expect(files.map((file) => file.messages.map(({ file: path, ruleId }) => `${path} ${ruleId}`))).toEqual(
      ['a.md', 'b.md', 'c.md'].map((path) => [`${path} image-duplicate`]),
    );
  });

  test('rejects where the configuration is wrong', async () => {
    const { root: cwd } = site({ '.nk-lint.yaml': 'rulse: {}\n' });
    await expect(messages(article(cwd))).rejects.toThrow('Unknown key `rulse`');
  });
});
