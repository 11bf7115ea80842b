import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { draftFiles } from '../../scripts/new-rule/draft.ts';
// Its cases run here; test/contract/rules.test.ts checks the rule itself.
import '../../scripts/new-rule/draft-table.ts';

const root = join(import.meta.dirname, '../..');

test('the files of a draft import files that exist, and name the rule', () => {
  const files = draftFiles('image-loud', 'images');
  for (const [path, text] of files) {
    const imports = [...text.matchAll(/from '([^']+)'/gu)].map(([, to = '']) => join(dirname(path), to));
    expect(imports.filter((to) => !files.has(to) && !existsSync(join(root, to)))).toEqual([]);
    expect(imports.length, path).toBe(2);
  }
  expect(files.get('rules/image-loud.ts')).toContain("id: 'image-loud'");
  expect(files.get('rules/image-loud.ts')).toContain("topic: 'images'");
});
