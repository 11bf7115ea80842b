import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { siteFinder } from '../../../src/config/site/site.ts';
import { lint } from '../../../src/lint.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function site(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-site-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ '.git/HEAD': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const post = (slug: string) => `---\ntitle: Open day\ndate: 2024-01-05\nslug: ${slug}\n---\n\nText of the article.\n`;

test.each([
  ['hugo', { 'hugo.toml': 'timeZone = "Asia/Shanghai"\n[permalinks]\nnews = "/:slug/"\n' }],
  ['hugo', { 'config.yaml': 'timezone: Asia/Shanghai\npermalinks:\n  news: /:slug/\n', 'content/a.md': '' }],
  ['hugo', { 'hugo.json': '\uFEFF{"timeZone":"Asia/Shanghai","permalinks":{"news":"/:slug/"}}' }],
  [
    'hugo',
    {
      'content/a.md': '',
      'config/_default/hugo.toml': 'timeZone = "Asia/Shanghai"\n',
      'config/_default/permalinks.toml': 'news = "/:slug/"\n',
    },
  ],
] as const)('finds %s in %j', (engine, files) => {
  const root = site(files);
  const found = siteFinder()(join(root, 'content/news'));
  expect(found).toMatchObject({ engine, timeZone: 'Asia/Shanghai', root, config: { permalinks: { news: '/:slug/' } } });
});

test('joins what Hugo’s folder says of languages', () => {
  const root = site({
    'content/a.md': '',
    'config/_default/config.toml': 'defaultContentLanguage = "de"\n',
    'config/_default/languages.de.toml': 'contentDir = "content/de"\n',
    'config/_default/languages.en.yaml': 'contentDir: content/en\n',
    'config/_default/README.md': 'none',
  });
  expect(siteFinder()(root).config).toMatchObject({
    defaultContentLanguage: 'de',
    languages: { de: { contentDir: 'content/de' }, en: { contentDir: 'content/en' } },
  });
});

test.each([
  ['hexo', { '_config.yml': 'timezone: UTC\npermalink: :year/:title/\n', 'source/_posts/a.md': '' }, ':year/:title/'],
  ['jekyll', { '_config.yml': 'timezone: UTC\npermalink: pretty\n', '_posts/2024-01-01-a.md': '' }, 'pretty'],
] as const)('reads the configuration of %s', (engine, files, permalink) => {
  expect(siteFinder()(site(files))).toMatchObject({ engine, timeZone: 'UTC', config: { permalink } });
});

test('finds Astro, which has no configuration that could be read', () => {
  expect(siteFinder()(site({ 'astro.config.mjs': '' }))).toMatchObject({ engine: 'astro', config: {} });
});

test.each([
  ['that does not parse', '[permalinks\nnews = '],
  ['that is no mapping', '- a'],
])('does without a configuration %s', (_, text) => {
  const root = site({ 'hugo.yaml': text });
  expect(siteFinder()(root)).toMatchObject({ engine: 'hugo', timeZone: undefined, root });
});

test('ends where the repository does', () => {
  const root = site({ 'hugo.toml': '', 'theme/.git/HEAD': '', 'theme/content/a.md': '' });
  expect(siteFinder()(join(root, 'theme/content'))).toMatchObject({ engine: 'generic', root: undefined });
});

test('rules know where an article stands on its site, from wherever it is checked', async () => {
  const root = site({
    'hugo.toml': '[permalinks]\nnews = "/:slug/"\n',
    'content/news/a.md': post('open-day'),
    'content/news/deep/b.md': post('Open Day'),
    'content/other/c.md': post('open-day'),
  });
  for (const cwd of [root, join(root, 'content'), join(root, '..')]) {
    const { files } = await lint([root], { cwd, now: new Date('2024-06-01') });
    const duplicates = files.flatMap(({ findings }) => findings.filter(({ rule }) => rule === 'slug-duplicate'));
    expect(duplicates.map(({ message }) => message.replace(/(?<=`)\S*(?=news\/a)/u, ''))).toEqual([
      'This article and `news/a.md` are both published at `/open-day/`: only one of them appears',
    ]);
  }
});

test('an engine that the configuration states takes nothing from the files of another', async () => {
  const root = site({ 'hugo.toml': '', 'content/news/a.md': post('x'), 'content/news/b.md': post('X') });
  const options = { cwd: root, now: new Date('2024-06-01') };
  const rulesOf = async (engine: 'jekyll' | 'hugo') =>
    (await lint(['.'], { ...options, config: { engine } })).files.flatMap(({ findings }) =>
      findings.map(({ rule }) => rule),
    );
  expect(await rulesOf('hugo')).toContain('slug-duplicate');
  expect(await rulesOf('jekyll')).not.toContain('slug-duplicate');
});

test.each([
  [
    'a key of an inner object',
    "export default { editLink: { baseUrl: 'https://b.cn/edit/' }, site: 'https://a.cn' };",
    { site: 'https://a.cn' },
  ],
  [
    'keys of a call',
    "export default defineConfig({\n  // base: '/old/',\n  site: 'https://a.cn',\n  base: '/sky',\n  vite: { base: '/c' },\n})",
    { site: 'https://a.cn', base: '/sky' },
  ],
] as const)('reads strings of Astro in JavaScript: %s', (_, code, config) => {
  const root = site({ 'astro.config.mjs': code, 'src/content/docs/a.md': '' });
  expect(siteFinder()(root)).toMatchObject({ engine: 'astro' });
  const { site: stated, base } = siteFinder()(root).config;
  expect({ site: stated, base }).toEqual({ base: undefined, ...config });
});

describe('what git ignores may be written before the site is built', () => {
  const text = '[a](/api/tail/) [b](/api-of-moon/) ![c](/api/a.png)\n';
  test.each([
    ['Hugo', 'content/news/a.md', { 'hugo.toml': '', '.gitignore': '/content/api/\n/static/api\n/public\n' }],
    ['Hugo, in any folder', 'content/news/a.md', { 'hugo.toml': '', '.gitignore': 'api/\n' }],
    [
      'Hugo, by a folder',
      'content/news/a.md',
      { 'hugo.toml': '', 'content/api/.gitignore': '*', 'static/api/.gitignore': '*' },
    ],
    ['Jekyll', '_posts/2024-01-05-a.md', { '_config.yml': '', '.gitignore': '/api/*\n' }],
    [
      'Hexo',
      'source/_posts/a.md',
      { '_config.yml': 'title: A\n', 'source/_posts/b.md': 'B', '.gitignore': 'source/api\n' },
    ],
  ])('%s', async (_, path, files) => {
    const images = { 'static/b.png': 'b', 'b.png': 'b', 'source/b.png': 'b' };
    const cwd = site({ ...files, ...images, [path]: post('a') + text });
    const only = ['link-file-missing', 'image-file-missing'];
    const report = await lint(['.'], { cwd, config: false, only });
    expect(report.files.flatMap(({ findings }) => findings.map(({ data }) => data['url']))).toEqual(['/api-of-moon/']);
  });

  test('VitePress, whose configuration is computed', async () => {
    const cwd = site({
      '.vitepress/config/index.ts': 'export default { ...shared };',
      '.gitignore': 'api\n',
      'a.md': '[a](/api/tail.md#b) [b](/api-of-moon.md)\n',
    });
    const report = await lint(['.'], { cwd, config: false, only: ['link-file-missing'] });
    expect(report.files.flatMap(({ findings }) => findings.map(({ data }) => data['url']))).toEqual([
      '/api-of-moon.md',
    ]);
  });
});
