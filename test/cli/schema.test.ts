import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listed, root, site } from './run.ts';

const config = (schema: unknown) =>
  JSON.stringify({
    collections: [{ name: 'news', files: ['news/**'], schema }],
    rules: { 'front-matter-unique': 'error' },
  });
const article = (lines: string) => `---\n${lines}---\n\nText.\n`;
const news = { 'news/a.md': article('title: Comets\n') };

test.each([
  ['a keyword', '{ "type": "strng" }', ['schema.json:1:11', '#/type']],
  ['a pattern', '{ "properties": { "a": { "pattern": "(" } } }', ['schema.json:1:37', '#/properties/a/pattern']],
  ['syntax', '{\n  "type" "object"\n}', ['schema.json:2:10']],
  ['a reference to nothing', '{ "$ref": "#/$defs/none" }', ['schema.json:1:11', '#/$defs/none']],
  ['a missing file', '{ "$ref": "none.json" }', ['schema.json:1:11', 'none.json']],
  ['the web', '{ "$ref": "https://example.org/a.json" }', ['schema.json:1:11', 'never downloads']],
  [
    'a keyword of ours',
    '{ "properties": { "a": { "x-severity": "fatal" } } }',
    ['#/properties/a/x-severity', 'warning'],
  ],
  [
    'a width',
    '{ "properties": { "a": { "x-width": { "min": 9, "max": 5 } } } }',
    ['#/properties/a/x-width', 'min: 50'],
  ],
  ['the key of a width', '{ "properties": { "a": { "x-width": { "most": 5 } } } }', ['#/properties/a/x-width']],
])('a configured schema with a mistake in %s: exit code 2, with file, pointer and reason', (_, schema, told) => {
  const here = site({ ...news, 'schema.json': schema, '.nk-lint.json': config('schema.json') });
  const { code, stderr } = here.run(['news']);
  expect(code).toBe(2);
  for (const text of told) expect(stderr).toContain(text);
  expect(here.run(['news', '--lang', 'zh-CN']).stderr).toMatch(/\p{Script=Han}/u);
});

test('schemas refer to files beside them, to presets, and to each other', () => {
  const here = site({
    'news/a.md': article('title: 1\nslug: A\nparent: { slug: B }\n'),
    'schemas/main.json': JSON.stringify({
      allOf: [{ $ref: 'parts.yaml#/$defs/named' }, { $ref: 'nk-lint:hugo' }],
      properties: { title: { type: 'string' } },
    }),
    'schemas/parts.yaml':
      '$defs:\n  named:\n    properties:\n      slug: { pattern: "^[a-z]+$" }\n      parent: { $ref: "#/$defs/named" }\n',
    '.nk-lint.json': config('schemas/main.json'),
  });
  const only = ['news', '--only', 'front-matter-schema'];
  const findings = listed(here.report(only));
  expect(findings).toContain('news/a.md:2 front-matter-schema');
  expect(findings).toContain('news/a.md:3 front-matter-schema');
  expect(findings).toContain('news/a.md:4 front-matter-schema');

  // What is printed needs no other file.
  here.write('bundle.json', here.run(['schema', 'print', 'news/a.md']).stdout);
  here.write('.nk-lint.json', config('bundle.json'));
  expect(listed(here.report(only))).toEqual(findings);
});

test('draft-07 and draft 2020-12 say lists in their own way', () => {
  const items = [{ type: 'string' }, { type: 'number' }];
  for (const schema of [
    { $schema: 'http://json-schema.org/draft-07/schema#', properties: { a: { items, additionalItems: false } } },
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { a: { prefixItems: items, items: false } },
    },
  ]) {
    const here = site({
      'news/a.md': article('a: [x, 1]\n'),
      'news/b.md': article('a: [x, 1, 2]\n'),
      '.nk-lint.json': config(schema),
    });
    expect(listed(here.report(['news', '--only', 'front-matter-schema']))).toEqual(['news/b.md:2 front-matter-schema']);
  }
});

test('an article names its own schema, inside the project and nowhere else', () => {
  const here = site({
    'news/a.md': article('$schema: ../own.json\nn: x\n'),
    'news/b.md': article('$schema: ../../../../../../etc/passwd\nn: 1\n'),
    'news/c.md': article('$schema: https://example.org/own.json\nn: x\n'),
    'news/d.md': article('$schema: ./broken.json\nn: x\n'),
    'own.json': '{ "properties": { "n": { "type": "number" } } }',
    'news/broken.json': '{ "type": "strng" }',
  });
  const report = here.report(['news', '--only', 'front-matter-schema']);
  expect(listed(report)).toEqual([
    'news/a.md:3 front-matter-schema',
    'news/b.md:2 front-matter-schema',
    'news/d.md:2 front-matter-schema',
  ]);
  expect(JSON.stringify(report)).not.toContain('root:');
});

test('a pattern that never ends is given up, and the rest is told', () => {
  const here = site({
    'news/a.md': article(`title: ${'a'.repeat(40)}!\nslug: 1\n`),
    'news/b.md': article(`title: ${'a'.repeat(100_000)}!\nslug: 2\n`),
    '.nk-lint.json': config({ properties: { title: { pattern: '^(a+)+$' }, slug: { type: 'string' } } }),
  });
  const { code, stdout } = here.run(['news', '--only', 'front-matter-schema', '--format', 'compact']);
  expect(code).toBe(2);
  expect(stdout).toContain('^(a+)+$');
  expect(stdout).toMatch(/news\/a\.md:3.*slug/u);
  expect(stdout).toMatch(/news\/b\.md:3.*slug/u);
});

test('schema infer prints a schema that takes all articles but those that it names', () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `news/${index}.md`,
      article(`title: Comet ${index}\ndate: 2024-01-${String((index % 28) + 1).padStart(2, '0')}\nlayout: post\n`),
    ]),
  );
  const here = site({ ...files, 'news/x.md': article('title: Odd\ndate: soon\nlayout: post\n') });
  const { code, stdout, stderr } = here.run(['schema', 'infer', 'news']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    required: ['title', 'date', 'layout'],
    properties: { date: { format: 'date' } },
  });
  expect(stderr).toContain('news/x.md:3');
  here.write('inferred.json', stdout);
  here.write('.nk-lint.json', config('inferred.json'));
  expect(listed(here.report(['news', '--only', 'front-matter-schema']))).toEqual(['news/x.md:3 front-matter-schema']);
});

test('schema check says what each schema covers', () => {
  const here = site({
    ...news,
    'other.md': article('title: x\n'),
    '.nk-lint.json': JSON.stringify({
      collections: [
        { name: 'news', files: ['news/**'], schema: { required: ['date'] } },
        { name: 'none', files: ['nothing/**'], schema: 'hugo' },
      ],
    }),
  });
  const { code, stdout } = here.run(['schema', 'check', '.']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/news\): 1 article, 1 with mistakes/u);
  expect(stdout).toMatch(/none\): no articles; check/u);
  expect(JSON.parse(here.run(['schema', 'check', '.', '--json']).stdout)).toMatchObject({
    version: 1,
    schemas: [
      { collections: ['news'], articles: 1, violating: 1 },
      { collections: ['none'], articles: 0 },
      { collections: [], articles: 1, violating: 0 },
    ],
  });
});

test('schema print says where the schema comes from', () => {
  const here = site({ ...news, 'own.md': article('$schema: ./own.json\n'), 'own.json': '{ "type": "object" }' });
  const own = here.run(['schema', 'print', 'own.md']);
  expect(JSON.parse(own.stdout)).toMatchObject({ type: 'object' });
  expect(own.stderr).toContain('own.json');
  const preset = here.run(['schema', 'print', 'news/a.md']);
  expect(JSON.parse(preset.stdout)).toHaveProperty('properties.title');
  expect(here.run(['schema', 'print', 'none.md']).code).toBe(2);
});

const ucsc = join(root, '../shared/articles/ucsc-news');

test.skipIf(!existsSync(ucsc))('real articles fit the schema inferred from them, but for those that it names', () => {
  const here = site({ '.nk-lint.json': config('inferred.json') });
  cpSync(ucsc, here.path('news'), { recursive: true });
  const { stdout, stderr } = here.run(['schema', 'infer', 'news', '--no-config']);
  here.write('inferred.json', stdout);
  const found = here.run(['news', '--only', 'front-matter-schema', '--format', 'compact']).stdout;
  const odd = (text: string) => [...text.matchAll(/[\w-]+\.(?:md|markdown)(?=:\d)/gu)].map(([name]) => name).sort();
  expect(odd(found)).toEqual(odd(stderr));
});

test('a preset takes a list that most articles have under a key as the habit of the site, a schema of the site does not', () => {
  const listing = article('title: Comets\ndescription:\n  - A comet passed.\n');
  const text = article('title: [Comets]\ndescription: A comet passed.\n');
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `content/${name}.md`);
  const here = site({
    ...Object.fromEntries(names.map((name) => [name, listing])),
    'content/f.md': text,
    'hugo.toml': 'title = "Sky"\n',
  });
  const only = ['content', '--only', 'front-matter-schema'];
  expect(listed(here.report(only))).toEqual(['content/f.md:2 front-matter-schema']);

  here.write('content/a.md', text);
  expect(listed(here.report(only))).toHaveLength(6);

  here.write('content/a.md', listing);
  here.write('own.json', '{ "properties": { "description": { "type": "string" } } }');
  const collections = [{ name: 'all', files: ['content/**'], schema: 'own.json' }];
  here.write('.nk-lint.json', JSON.stringify({ collections }));
  expect(listed(here.report(only))).toEqual(names.map((name) => `${name}:4 front-matter-schema`));
});

test('a list of one text is text in Jekyll', () => {
  const here = site({
    '_posts/2024-01-01-a.md': article('title: Comets\ndescription: [A comet passed.]\n'),
    '_posts/2024-01-02-b.md': article('title: Comets\ndescription: [A comet passed., A moon rose.]\n'),
    '_config.yml': 'title: Sky\n',
  });
  const found = listed(here.report(['.', '--only', 'front-matter-schema']));
  expect(found).toEqual(['_posts/2024-01-02-b.md:3 front-matter-schema']);
});
