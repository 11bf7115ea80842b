import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import schema from '../../../schemas/article.schema.json' with { type: 'json' };
import { parseYaml } from '../../../src/article/data/yaml.ts';
import { splitFrontMatter } from '../../../src/article/front-matter.ts';
import { compileSchema } from '../../../src/config/schema/compile.ts';
import { engines } from '../../../src/core/types.ts';

const { validate } = compileSchema('article.schema.json', schema);
const problems = (yaml: string) =>
  validate(parseYaml(yaml, 0).value ?? {}).map(({ pointer, keyword }) => `${pointer} ${keyword}`);

test.each([
  ['nothing', ''],
  ['keys without values', 'title:\ndate:\ntags:\ncategories:\n- \ndraft:\nslug:\n'],
  [
    'Hugo',
    'title: Comets\ndate: 2024-01-31T08:30:00+08:00\ndraft: false\ntags: [sky, 2024]\naliases: [/a/]\nweight: 3\nparams: {a: 1}\n',
  ],
  [
    'Hexo',
    'title: 404\ndate: 2024-01-31 08:30:00\ntags: 天文\ncategories:\n- [天文, 彗星]\n- 科普\nlayout: false\npermalink: /a/\n',
  ],
  ['Jekyll', 'layout: post\ntitle: Comets\ntags: sky night\ncategory: news\npublished: no\ndraft: Yes\nlayout: none\n'],
  ['Docusaurus', 'tags:\n- label: Sky\n  permalink: /sky\nslug: /comets\nkeywords: [a]\n'],
  ['Eleventy', 'permalink: false\ntags: post\n'],
  ['MkDocs', 'date:\n  created: 2024-01-31\ndraft: true\ncategories: [a]\n'],
])('takes the front matter of %s', (_, yaml) => {
  expect(problems(yaml)).toEqual([]);
});

test.each([
  ['title: [a]\n', '/title type'],
  ['title: true\n', '/title type'],
  ['date: [2024]\n', '/date type'],
  ['tags: true\n', '/tags type'],
  ['tags: [true]\n', '/tags/0 type'],
  ['draft: maybe\n', '/draft enum'],
  ['draft: []\n', '/draft enum'],
  ['slug: 0012\n', '/slug type'],
  ['- a\n', ' type'],
])('does not take %j', (yaml, problem) => {
  expect(problems(yaml)).toEqual([problem]);
});

const real = join(import.meta.dirname, '../../../../shared/articles');

test.skipIf(!existsSync(real))('takes every real article (skipped where ../shared/articles is not there)', () => {
  const found: string[] = [];
  for (const name of readdirSync(real, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue;
    const source = readFileSync(join(real, name), 'utf8').replace(/^\uFEFF/u, '');
    for (const engine of engines) {
      const block = splitFrontMatter(source, engine);
      if (block?.format !== 'yaml') continue;
      const { value, errors } = parseYaml(source.slice(...block.content), 0);
      if (!value || errors.length > 0) continue;
      found.push(...validate(value).map(({ pointer, keyword }) => `${name} ${engine} ${pointer} ${keyword}`));
    }
  }
  expect(found).toEqual([]);
});
