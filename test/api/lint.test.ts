import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { lint, NkLintError, remarkNkLint } from '../../src/index.ts';

const root = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'schemas/report.schema.json'), 'utf8')) as object;
const source = '---\ntitle: Comet\n---\n\n![The comet](/c.png)\n\n![The comet](/c.png)\n';

describe('lint()', () => {
  test('takes files, folders and texts, and gives the report that the JSON format prints', async () => {
    const report = await lint(['examples/content', { path: 'draft.md', source }], { cwd: root });
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.files.map(({ path }) => path)).toContain('draft.md');
    expect(report.files.map(({ path }) => path)).toContain('examples/content/hewan/library-opens.md');
  });

  test('gives the same report again, and in any order', async () => {
    const texts = ['a.md', 'b.md', 'c.md'].map((path) => ({ path, source }));
    const report = await lint(texts, { cwd: root });
    expect(report.files).toHaveLength(3);
    expect(JSON.stringify(await lint(texts.toReversed(), { cwd: root }))).toBe(JSON.stringify(report));
  });

  test('speaks Chinese, and takes a configuration', async () => {
    const options = { cwd: root, language: 'zh-CN', config: { rules: { 'image-duplicate': 'error' } } } as const;
    const report = await lint([{ path: 'a.md', source }], options);
    expect(report.files[0]?.findings).toMatchObject([
      { rule: 'image-duplicate', severity: 'error', line: 7, column: 1, message: '图片 `/c.png` 在本文中重复出现' },
    ]);
  });

  test('rejects what the user can mend, in words', async () => {
    await expect(lint(['nowhere.md'], { cwd: root })).rejects.toThrow(NkLintError);
    const config = { rules: { 'image-duplicat': 'off' } } as never;
    await expect(lint([{ path: 'a.md', source }], { cwd: root, config })).rejects.toThrow(
      'There is no rule `image-duplicat`',
    );
  });
});

test('remarkNkLint puts the findings on the file', async () => {
  const file = new VFile({ path: 'a.md', value: source, cwd: root });
  await remark().use(remarkFrontmatter).use(remarkNkLint, { config: false }).process(file);
  expect(file.messages).toMatchObject([
    {
      ruleId: 'image-duplicate',
      source: 'nk-lint',
      fatal: false,
      line: 7,
      column: 1,
      url: 'docs/rules/image-duplicate.md',
    },
  ]);
});
