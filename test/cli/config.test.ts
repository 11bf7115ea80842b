import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, clean, listed, root, type Site, site } from './run.ts';

/** Installs nk-lint, and on request jiti, into the site. */
function install(here: Site, ...others: string[]): Site {
  mkdirSync(here.path('node_modules'), { recursive: true });
  symlinkSync(root, here.path('node_modules/nk-lint'));
  for (const name of others) symlinkSync(join(root, 'node_modules', name), here.path(`node_modules/${name}`));
  return here;
}

const off = { rules: { 'image-duplicate': 'off' } };

describe('every form of configuration is read', () => {
  test.each([
    ['.nk-lint.json', JSON.stringify(off)],
    ['.nk-lint.jsonc', `// why\n${JSON.stringify(off).replace('}}', ',}}')}`],
    ['.nk-lint.yaml', 'rules:\n  image-duplicate: off\n'],
    ['.nk-lint.yml', 'rules: { image-duplicate: off }\n'],
    ['.nk-lint.toml', '[rules]\nimage-duplicate = "off"\n'],
    ['nk-lint.config.mjs', `export default ${JSON.stringify(off)};\n`],
    ['nk-lint.config.js', `module.exports = ${JSON.stringify(off)};\n`],
    [
      'nk-lint.config.mjs',
      `import { defineConfig } from 'nk-lint';\nexport default defineConfig(${JSON.stringify(off)});\n`,
    ],
    [
      'nk-lint.config.ts',
      `import { type Config, defineConfig } from 'nk-lint';\nconst config: Config = ${JSON.stringify(off)};\nexport default defineConfig(config);\n`,
    ],
    ['package.json', JSON.stringify({ name: 'site', 'nk-lint': off })],
  ])('%s: %s', (name, content) => {
    const here = install(site({ [name]: content, 'a.md': broken }), 'jiti');
    expect(here.run(['a.md', '-f', 'json'])).toMatchObject({ code: 0, stderr: '' });
    expect(listed(here.report(['a.md']))).toEqual([]);
    expect(listed(here.report(['a.md', '--no-config']))).toEqual(['a.md:7 image-duplicate']);
  });

  test('the nearest one upward counts; --config names another', () => {
    const here = site({
      '.nk-lint.json': JSON.stringify(off),
      'inner/.nk-lint.yaml': 'rules: { image-duplicate: error }\n',
      'inner/deep/a.md': broken,
      'a.md': broken,
    });
    expect(here.run(['a.md'], { cwd: 'inner/deep' }).code).toBe(1);
    expect(here.run(['a.md', '-c', '../../.nk-lint.json'], { cwd: 'inner/deep' }).code).toBe(0);
    expect(listed(here.report(['.']))).toEqual([]);
  });

  test('a package.json that only depends on nk-lint is none', () => {
    const here = site({
      '.nk-lint.json': JSON.stringify(off),
      'inner/package.json': '{ "bin": { "nk-lint": "x.js" }, "devDependencies": { "nk-lint": "1" } }',
      'inner/a.md': broken,
    });
    expect(listed(here.report(['a.md'], { cwd: 'inner' }))).toEqual([]);
  });
});

describe('mistakes end with 2, their place, and what was meant', () => {
  const typed = '{\n  "rules": {\n    "image-duplicate": { }\n  }\n}\n';
  test.each([
    [
      '.nk-lint.json',
      '{\n  "rules": {\n    "image-duplicat": "off"\n  }\n}\n',
      '3:5',
      'Did you mean `image-duplicate`?',
    ],
    ['.nk-lint.yaml', 'rules:\n  image-duplicate: of\n', '2:20', 'off, info, warning, error'],
    ['.nk-lint.yaml', 'rulse:\n  image-duplicate: off\n', '1:1', 'Did you mean `rules`?'],
    ['.nk-lint.toml', 'language = "fr"\n', '1:12', 'zh-CN'],
    ['.nk-lint.toml', '[rules]\nimage-duplicate = ["error", { alow = [] }]\n', '2:31', 'Did you mean `allow`?'],
    ['.nk-lint.json', typed, '3:24', 'off, info, warning, error'],
    ['.nk-lint.json', '{ "rules": { "image-duplicate": ["error"] } }', '1:33', 'level'],
    ['.nk-lint.json', '{ "collections": [{ "name": "a" }] }', '1:19', '`files`'],
    ['.nk-lint.json', '{ "timeZone": "+8" }', '1:15', 'expected a UTC offset'],
    ['.nk-lint.json', '{ "files": "content" }', '1:12', 'Write ["content"]'],
    ['.nk-lint.json', '[]', '1:1', 'object'],
    ['.nk-lint.json', '{ "rules": }', '1:12', 'Cannot read the configuration'],
    ['.nk-lint.yaml', 'rules:\n  a: [b\n', '2:6', 'Cannot read the configuration'],
    ['.nk-lint.toml', 'rules = \n', '1:1', 'Cannot read the configuration'],
    ['.nk-lint.yaml', 'extends: [recomended]\n', '1:11', 'Did you mean `recommended`?'],
    ['.nk-lint.yaml', 'extends: 5\n', '1:10', 'extends'],
    ['.nk-lint.yaml', 'extends: ./missing.yaml\n', '1:10', 'missing.yaml'],
    ['.nk-lint.yaml', 'extends: constructor\n', '1:10', 'constructor'],
    ['.nk-lint.yaml', 'plugins: [./missing.mjs]\n', '1:11', 'Cannot find the plugin `./missing.mjs`'],
    ['.nk-lint.yaml', 'collections: [{ name: a, files: [a], schema: no.json }]\n', '1:46', 'no.json'],
    ['package.json', '{\n  "nk-lint": {\n    "rulse": {}\n  }\n}\n', '3:5', 'Did you mean `rules`?'],
    [
      'nk-lint.config.mjs',
      "export default {\n  rules: {\n    'image-duplicat': 'off',\n  },\n};\n",
      '3:5',
      'Did you mean `image-duplicate`?',
    ],
    ['nk-lint.config.mjs', 'export default {\n  rules: {}\n  files: [],\n};\n', '3:3', "'files'"],
    ['nk-lint.config.mjs', 'const a = 1;\nexport default a.b.c;\n', '2:20', 'undefined'],
    ['nk-lint.config.ts', "export default {\n  engine: 'hugoo' as const,\n};\n", '2:3', 'hugo, hexo'],
    ['nk-lint.config.ts', 'const a: any = 1;\nexport default a.b.c;\n', '2:', 'undefined'],
    ['nk-lint.config.ts', 'export default {\n  rules: {}\n  files: [],\n};\n', '3:', 'expected'],
  ])('%s: %j', (name, content, place, help) => {
    const here = install(site({ [name]: content, 'a.md': broken }), 'jiti');
    const { code, stdout, stderr } = here.run(['a.md']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${here.path(name)}:${place}`);
    expect(stderr).toContain(help);
    expect(stderr, 'no stack').not.toMatch(/^\s+at /mu);
  });

  test('a module that needs nk-lint where it is not installed', () => {
    const here = site({
      'nk-lint.config.mjs': "import { defineConfig } from 'nk-lint';\nexport default defineConfig({});\n",
    });
    expect(here.run(['.'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('npm install --save-dev nk-lint'),
    });
  });

  test.runIf(!('typescript' in process.features && process.features.typescript))(
    'TypeScript without anything to read it',
    () => {
      const here = site({ 'nk-lint.config.ts': 'export default {};\n' });
      expect(here.run(['.'])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('npm install --save-dev jiti'),
      });
    },
  );

  test('a schema that is none', () => {
    const config = 'collections: [{ name: a, files: ["*.md"], schema: a.json }]\n';
    const here = site({ '.nk-lint.yaml': config, 'a.json': '{ "type": ', 'a.md': clean });
    expect(here.run(['.'])).toMatchObject({ code: 2, stderr: expect.stringContaining('a.json') });
    here.write('a.json', '{ "type": "objekt" }');
    expect(here.run(['.'])).toMatchObject({ code: 2, stderr: expect.stringContaining('a.json') });
  });
});

describe('extends', () => {
  test('presets, files and packages; later ones win, the file itself over all', () => {
    const here = site({
      'a.md': broken,
      'node_modules/shared/package.json': '{ "name": "shared", "main": "index.json" }',
      'node_modules/shared/index.json': '{ "rules": { "image-duplicate": "info" } }',
      'base/quiet.yaml': 'rules: { image-duplicate: off }\n',
    });
    const severity = (config: object) => {
      here.write('.nk-lint.json', JSON.stringify(config));
      return here.report(['a.md']).files[0]?.findings[0]?.severity ?? 'off';
    };
    expect(severity({ extends: 'recommended' })).toBe('warning');
    expect(severity({ extends: ['strict'] })).toBe('error');
    expect(severity({ extends: ['shared'] })).toBe('info');
    expect(severity({ extends: './base/quiet.yaml' })).toBe('off');
    expect(severity({ extends: ['./base/quiet.yaml', 'shared'] })).toBe('info');
    expect(severity({ extends: ['strict', './base/quiet.yaml'], rules: { 'image-duplicate': 'warn' } })).toBe(
      'warning',
    );
  });

  test('paths in a file are relative to that file', () => {
    const here = site({
      '.nk-lint.yaml': 'extends: ./shared/base.yaml\n',
      'shared/base.yaml':
        'ignore: [generated/**]\noverrides: [{ files: [news/**], rules: { image-duplicate: error } }]\n',
      'generated/a.md': broken,
      'shared/generated/b.md': broken,
      'shared/news/c.md': broken,
      'news/d.md': broken,
    });
    const report = here.report(['.']);
    expect(listed(report).map((line) => line.split(':')[0])).toEqual([
      'generated/a.md',
      'news/d.md',
      'shared/news/c.md',
    ]);
    expect(report.files.map(({ findings }) => findings[0]?.severity)).toEqual(['warning', 'warning', 'error']);
  });

  test('a loop is told', () => {
    const here = site({
      '.nk-lint.yaml': 'extends: ./b.json\n',
      'b.json': '{ "extends": ["./.nk-lint.yaml"] }',
      'a.md': clean,
    });
    const { code, stderr } = here.run(['.']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\.nk-lint\.yaml → .*b\.json → .*\.nk-lint\.yaml/u);
  });

  test('a mistake in what is extended has its place there', () => {
    const here = site({ '.nk-lint.yaml': 'extends: ./b.json\n', 'b.json': '{\n  "rulse": {}\n}', 'a.md': clean });
    expect(here.run(['.'])).toMatchObject({ code: 2, stderr: expect.stringContaining(`${here.path('b.json')}:2:3`) });
  });
});

describe('overrides', () => {
  test('later ones win; options stay where only the level changes', () => {
    const here = site({
      '.nk-lint.json': JSON.stringify({
        rules: { 'image-duplicate': ['warn', { allow: ['divider'] }] },
        overrides: [
          { files: ['news/**', 'old/**'], rules: { 'image-duplicate': 'error' } },
          { files: ['old/**'], rules: { 'image-duplicate': 'off' } },
        ],
      }),
      'a.md': broken,
      'news/b.md': broken,
      'news/c.md': broken.replaceAll('comet', 'divider'),
      'old/d.md': broken,
    });
    expect(here.report(['.']).files.map(({ path, findings }) => [path, findings[0]?.severity])).toEqual([
      ['a.md', 'warning'],
      ['news/b.md', 'error'],
    ]);
  });

  test('--rule outweighs them', () => {
    const here = site({
      '.nk-lint.json': '{ "overrides": [{ "files": ["**"], "rules": { "image-duplicate": "off" } }] }',
      'a.md': broken,
    });
    expect(here.run(['a.md', '--rule', 'image-duplicate: error']).code).toBe(1);
  });
});

describe('collections', () => {
  const identity = { fields: ['slug'], is: 'md5(url)' };
  const linked = (slug: string, host: string) =>
    `---\ntitle: 彗星\nslug: ${slug}\n---\n\n彗星。\n\n[原文](https://${host}.example.edu.cn/2024/1.html)\n`;
  const files = {
    'news/a.md': linked('0123456789abcdef0123456789abcdef', 'news'),
    'news/a2.md': linked('317279b74f7a7d736edc85635db3b586', 'other'),
    'news/b.md': clean,
    'about/c.md': clean,
  };

  test('state what a source looks like', () => {
    const source = { hosts: ['news.example.edu.cn'], required: true, identity };
    const here = site({
      ...files,
      '.nk-lint.json': JSON.stringify({ collections: [{ name: 'news', files: ['news/**'], source }] }),
    });
    const found = listed(here.report(['.']));
    expect(found).toEqual([
      'news/a.md:3 slug-source-mismatch',
      'news/a2.md:8 source-link-invalid',
      expect.stringMatching(/^news\/b\.md:\d+ source-link-missing$/u),
    ]);
  });

  test('the first that matches counts, and those of the file itself come before those it extends', () => {
    const here = site({
      ...files,
      'base.json': JSON.stringify({ collections: [{ name: 'base', files: ['**'], source: { required: true } }] }),
      '.nk-lint.json': JSON.stringify({ extends: './base.json', collections: [{ name: 'own', files: ['news/**'] }] }),
    });
    expect(listed(here.report(['.', '--only', 'source-link-missing'])).map((line) => line.split(':')[0])).toEqual([
      'about/c.md',
    ]);
    const printed = (file: string) => JSON.parse(here.run(['--print-config', file]).stdout).collection.name;
    expect([printed('news/a.md'), printed('about/c.md')]).toEqual(['own', 'base']);
  });

  test('print the renderer with the files that say so', () => {
    const here = site({
      '_config.yml': 'markdown: kramdown\nkramdown:\n  input: GFM\n',
      '_posts/2024-01-01-a.md': '---\ntitle: a\n---\n',
    });
    const printed = JSON.parse(here.run(['--print-config', '_posts/2024-01-01-a.md']).stdout);
    expect(printed.renderer).toMatchObject({ name: 'kramdown', emphasis: 'kramdown', blanksInUrl: 'link' });
    expect(printed.evidence).toEqual({ engine: ['_config.yml', '_posts'], renderer: ['_config.yml'] });
  });

  test.each([
    ['a file', 'schemas/news.json'],
    ['the schema itself', { type: 'object', required: ['date'] }],
  ])('take a schema: %s', (_, schema) => {
    const here = site({
      ...files,
      'schemas/news.json': '{ "type": "object", "required": ["date"] }',
      '.nk-lint.json': JSON.stringify({ collections: [{ name: 'news', files: ['news/**'], schema }] }),
    });
    const found = here.report(['.', '--only', 'front-matter-schema']);
    expect(found.files.map(({ path }) => path)).toEqual(['news/a.md', 'news/a2.md', 'news/b.md']);
  });
});

describe('plugins', () => {
  const rule = (id: string, body = "report({ messageId: 'found', range: [0, 3] });") => `articleRule({
    id: '${id}',
    severity: 'error',
    docs: { what: { en: 'Flags all.', 'zh-CN': '都报。' }, why: { en: 'To try.', 'zh-CN': '试试。' }, examples: [] },
    messages: { found: { en: 'Here it is', 'zh-CN': '在这里' } },
    needs: { headings },
    check(_, { report }) { ${body} },
  })`;
  const imports = "import { articleRule, headings } from 'nk-lint';\n";

  test.each([
    ['by default', `${imports}export default ${rule('our-rule')};\n`],
    ['in a list', `${imports}export default [${rule('our-rule')}, ${rule('other-rule', '')}];\n`],
    ['as `rules`', `${imports}export const rules = [${rule('our-rule')}];\n`],
    ['as `rules` by name', `${imports}export const rules = { ours: ${rule('our-rule')} };\n`],
    ['as `rules` of the default', `${imports}export default { rules: [${rule('our-rule')}] };\n`],
  ])('a module that exports rules %s', (_, content) => {
    const here = install(
      site({ '.nk-lint.yaml': 'plugins: [./lint/ours.mjs]\n', 'lint/ours.mjs': content, 'a.md': clean }),
    );
    const { code, stdout, stderr } = here.run(['a.md', '-f', 'json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(listed(JSON.parse(stdout))).toEqual(['a.md:1 our-rule']);
    expect(here.run(['rules']).stdout).toContain('our-rule');
    expect(here.run(['explain', 'our-rule']).stdout).toContain('Flags all.');
    expect(here.run(['a.md', '--rule', 'our-rule: off']).code).toBe(0);
  });

  test('a package, a TypeScript module, and rules that stand in the configuration', () => {
    const here = install(
      site({
        'nk-lint.config.mjs': `${imports}export default {\n  plugins: ['nk-lint-plugin-x', './lint/ours.ts', { rules: [${rule('inline-rule')}] }],\n  rules: { 'x-rule': 'warn' },\n};\n`,
        'node_modules/nk-lint-plugin-x/package.json':
          '{ "name": "nk-lint-plugin-x", "type": "module", "main": "index.js" }',
        'node_modules/nk-lint-plugin-x/index.js': `${imports}export default ${rule('x-rule')};\n`,
        'lint/ours.ts': `${imports}const all: unknown[] = [${rule('ts-rule')}];\nexport default all;\n`,
        'a.md': clean,
      }),
      'jiti',
    );
    expect(listed(here.report(['a.md']))).toEqual(['a.md:1 inline-rule', 'a.md:1 ts-rule', 'a.md:1 x-rule']);
  });

  test('a rule that throws is a finding that names it; the others go on; exit code 2', () => {
    const here = install(
      site({
        '.nk-lint.yaml': 'plugins: [./bad.mjs]\n',
        'bad.mjs': `${imports}export default ${rule('bad-rule', "throw new Error('boom');")};\n`,
        'a.md': broken,
      }),
    );
    const { code, stdout, stderr } = here.run(['a.md', '-f', 'json']);
    expect(code).toBe(2);
    expect(listed(JSON.parse(stdout))).toEqual(['a.md:1 internal-error', 'a.md:7 image-duplicate']);
    expect(stdout).toContain('boom');
    expect(stderr).toMatch(/./u);
  });

  test.each([
    ['a rule of a name that is taken', `${imports}export default ${rule('image-duplicate')};\n`, 'image-duplicate'],
    ['a module without a rule', 'export const a = 1;\n', 'articleRule()'],
    ['what is no rule', 'export default [{ id: "x" }];\n', 'articleRule()'],
    ['a module that does not load', 'export default a.b;\n', 'a is not defined'],
  ])('%s ends with 2', (_, content, help) => {
    const here = install(site({ '.nk-lint.yaml': 'plugins: [./bad.mjs]\n', 'bad.mjs': content, 'a.md': clean }));
    const { code, stderr } = here.run(['a.md']);
    expect(code).toBe(2);
    expect(stderr).toContain(help);
    expect(stderr).toMatch(/(?:\.nk-lint\.yaml|bad\.mjs):1:\d+/u);
  });
});
