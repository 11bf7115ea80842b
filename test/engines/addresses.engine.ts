import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/core/types.ts';
import { pageOf } from '../../src/facts/front-matter/page.ts';
import { outputOf, urlPathOf } from '../../src/site/generators/output.ts';
import { type Files, inSite, modules, run } from './engine.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { frontMatterOf } from './lint.ts';

type Config = Readonly<Record<string, unknown>>;

/** Front matter of the articles of one site, by path. */
type Articles = Readonly<Record<string, string>>;

/** Returns the URL paths that nk-lint derives for articles; without unknown ones. */
function told(articles: Articles, engine: Engine, config: Config): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [path, source] of Object.entries(filesOf(articles))) {
    const page = pageOf(frontMatterOf(source, engine), path, engine);
    const file = page && outputOf(page, engine, { root: '', path, config })?.files.find(({ kind }) => kind === 'page');
    if (file) found[path] = urlPathOf(file.file);
  }
  return found;
}

function filesOf(articles: Articles): Files {
  return Object.fromEntries(
    Object.entries(articles).map(([path, keys]) => [path, `---\n${keys}${keys && '\n'}---\n\nText of the article.\n`]),
  );
}

const posts = {
  'content/news/plain.md': 'title: Plain',
  'content/news/Upper Case.md': 'title: Upper',
  'content/news/upper-case.md': 'title: The same',
  'content/news/C++ & c#.md': 'title: Signs',
  'content/news/中文 标题，一.md': 'title: 中文',
  'content/news/- dash -x.md': 'title: Dashes',
  'content/news/dots.v1.md': 'title: Dots',
  'content/news/slug.md': 'title: Slug\nslug: "Ein Slug: 100% «x»"',
  'content/news/slug-with-folder.md': 'title: Slug\nslug: "/Ä b/C/"',
  'content/news/number.md': 'title: Number\nslug: 2024',
  'content/news/empty-slug.md': 'title: Empty\nslug: ""',
  'content/news/url.md': 'title: URL\nURL: /Some Where/X',
  'content/news/url-file.md': 'title: URL\nurl: there/y.html\nslug: unused',
  'content/news/url-slash.md': 'title: URL\nurl: /Some Where/X/',
  'content/news/bundle/index.md': 'title: Bundle',
  'content/news/named/index.md': 'title: Bundle\nslug: own-name',
  'content/news/branch/_index.md': 'title: Branch\nslug: unused',
  'content/news/branch.md': 'title: Beside the branch',
  'content/news/branch/deep/er/page.md': 'title: Deep',
  'content/about.md': 'title: About\nslug: ueber',
  'content/_index.md': 'title: Home',
  'content/My Section/a.md': 'title: A',
  'content/news/a.en.md': 'title: Language',
  'content/news/a.de.md': 'title: No language of the site',
};

const dated = {
  'content/blog/one.md': 'title: Hello World\ndate: 2024-01-05',
  'content/blog/two.md': 'title: "Hello, World!"\ndate: 2024-01-31T23:30:00-08:00',
  'content/blog/deep/three.md': 'title: Three\nslug: hello-world\ndate: 2024-01-02 10:00:00',
  'content/blog/bundle/index.md': 'title: Bundled\ndate: 2024-03-01',
  'content/blog/later.md': 'title: Later\npublishDate: 2025-02-01',
  'content/file/One Two.md': 'title: x\nslug: unused',
  'content/file/bundle/index.md': 'title: x',
  'content/either/a.md': 'title: x\nslug: Given',
  'content/either/b.md': 'title: x',
  'content/part/sub/a.md': 'title: The Title',
  'content/part/url.md': 'title: The Title\nurl: /elsewhere/',
  'content/other/a.md': 'title: No pattern',
};

const hugoSites: readonly (readonly [name: string, config: Config, articles: Articles])[] = [
  ['by names and slugs', {}, posts],
  ['with paths in capitals', { disablePathToLower: true }, posts],
  ['with ugly addresses', { uglyURLs: true }, posts],
  [
    'with another folder',
    { contentDir: 'text/pages' },
    { 'text/pages/a/b.md': 'title: B', 'text/pages/c.md': 'title: C' },
  ],
  [
    'by patterns',
    {
      permalinks: {
        blog: '/:year/:month/:slug/',
        file: '/f/:filename/',
        either: '/:section/x/:slugorfilename/',
        part: '/p/:title',
      },
    },
    dated,
  ],
  [
    'in two languages',
    { defaultContentLanguage: 'zh', languages: { zh: { weight: 1 }, de: { weight: 2 } } },
    {
      'content/news/a.md': 'title: 甲',
      'content/news/a.de.md': 'title: A',
      'content/news/b.zh.md': 'title: 乙',
      'content/news/c.en.md': 'title: C',
      'content/news/d/index.de.md': 'title: D\nslug: dee',
    },
  ],
  [
    'in two folders of languages',
    { languages: { en: { contentDir: 'content/en' }, 'zh-cn': { contentDir: 'content/zh-cn' } } },
    { 'content/en/news/a.md': 'title: A', 'content/zh-cn/news/a.md': 'title: 甲', 'content/zh-cn/b.md': 'title: B' },
  ],
];

describe.runIf(hugo.version())('Hugo', () => {
  test.each(hugoSites)('%s', (_, config, articles) => {
    const { addresses, collisions } = buildHugo(config, articles);
    const ours = told(articles, 'hugo', config);
    // Hugo prefixes the language; nk-lint keeps languages apart.
    expect(ours).toEqual(
      Object.fromEntries(
        Object.entries(addresses).map(([path, address]) => [path, address.replace(/^\/(?:de|zh|en|zh-cn)\//u, '/')]),
      ),
    );
    if (!('languages' in config)) expect(collisionsOf(ours)).toEqual(collisions);
  });

  test('aliases', () => {
    const aliases = ['/news/old/', '../up', 'beside', '/Old Path', '/old.html', './dot/', '/v1.2'];
    const articles = { 'content/news/a.md': `title: A\naliases: ${JSON.stringify(aliases)}` };
    const { files } = buildHugo({}, articles);
    const [path, source] = Object.entries(filesOf(articles))[0] ?? ['', ''];
    const page = pageOf(frontMatterOf(source, 'hugo'), path, 'hugo');
    const ours = page && outputOf(page, 'hugo', { root: '', path, config: {} })?.files.map(({ file }) => file);
    expect(ours).toHaveLength(aliases.length + 1);
    expect(files).toEqual(expect.arrayContaining(ours ?? []));
  });
});

/** Returns the URL paths that several articles share. */
function collisionsOf(addresses: Readonly<Record<string, string>>): string[] {
  const seen = Object.values(addresses);
  return [...new Set(seen.filter((address, index) => seen.indexOf(address) !== index))].sort();
}

/** Builds a site with Hugo: returns the URL path of each file, duplicate paths, and all output files. */
function buildHugo(config: Config, articles: Articles) {
  const home =
    '{{ $all := slice }}{{ range .Sites }}{{ range .Pages }}{{ $url := .RelPermalink }}{{ with .File }}' +
    '{{ $all = $all | append (dict "file" .Filename "url" $url) }}{{ end }}{{ end }}{{ end }}{{ $all | jsonify }}';
  const settings = { baseURL: 'https://example.org/', disableKinds: ['taxonomy', 'term', 'RSS', 'sitemap'], ...config };
  const site: Files = {
    ...filesOf(articles),
    'hugo.json': JSON.stringify(settings),
    'layouts/_default/single.html': '{{ .Title }}',
    'layouts/_default/list.html': '{{ .Title }}',
    'layouts/index.html': home,
  };
  return inSite(site, (folder) => {
    const { ok, all } = run('hugo', ['--printPathWarnings'], folder);
    if (!ok) throw new Error(all);
    const root = join(folder, 'public');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
    const index = files
      .filter((file) => /^(?:[a-z-]+\/)?index\.html$/u.test(file))
      .map((file) => readFileSync(join(root, file), 'utf8'));
    const pages = JSON.parse(index.find((text) => text.startsWith('[')) ?? '[]') as { file: string; url: string }[];
    const warned = /Duplicate target paths: (?<list>.*)/u.exec(all)?.groups?.['list'] ?? '';
    return {
      addresses: Object.fromEntries(pages.map(({ file, url }) => [file.slice(folder.length + 1), decodeURI(url)])),
      collisions: [...warned.matchAll(/(?<file>\/.*?) \(\d+\)(?:, |$)/gu)]
        .map(([, file = '']) => urlPathOf(file))
        .sort(),
      files: files.map((file) => `/${file}`),
    };
  });
}

const hexoPosts = {
  'source/_posts/plain.md': 'title: Plain\ndate: 2024-01-05 10:00:00',
  'source/_posts/folder/deep.md': 'title: Deep\ndate: 2024-01-05',
  'source/_posts/folder/same.md': 'title: Same\ndate: 2024-02-05\nurlname: x1\nlang: en',
  'source/_posts/same.md': 'title: Same\ndate: 2024-02-05\nurlname: x1\nlang: en\nslug: unused',
  'source/_posts/2024-03-01-dated.md': 'title: Dated\nurlname: x2\nlang: de',
  'source/_posts/own.md': 'title: Own\ndate: 2024-01-05\npermalink: own/address/',
  'source/_posts/own-file.md': 'title: Own\ndate: 2024-01-05\npermalink: /own/file.html',
  'source/_posts/中文 标题.md': 'title: 中文\ndate: 2024-01-06\nurlname: zh\nlang: zh',
  'source/_posts/hidden.md': 'title: Hidden\ndate: 2024-01-06\npublished: false',
  'source/about/index.md': 'title: About',
  'source/page.md': 'title: Page\npermalink: my-page/',
};

describe.runIf(hexo.version())('Hexo', () => {
  test.each([
    [{}],
    [{ permalink: ':title.html' }],
    [{ permalink: 'posts/:name/', new_post_name: ':year-:month-:day-:title.md' }],
    [{ permalink: ':year/:i_month/:title/', new_post_name: ':year-:month-:day-:title.md' }],
    [{ permalink: ':lang/:urlname/', permalink_defaults: { lang: 'en' } }],
    [{ permalink: ':year-:title', post_asset_folder: true }],
  ])('%j', (config) => {
    const ours = told(hexoPosts, 'hexo', config);
    expect(Object.keys(ours).length).toBeGreaterThan(5);
    expect(buildHexo(config, hexoPosts)).toMatchObject(ours);
  });
});

/** Loads a site with Hexo, and prints the output path of each file. */
const hexoProgram = `
const Hexo = require('hexo');
const hexo = new Hexo(__dirname, { silent: true });
(async () => {
  await hexo.init();
  hexo.extend.renderer.register('md', 'html', Object.assign((data) => data.text, { disableNunjucks: true }), true);
  await hexo.load();
  const found = {};
  for (const kind of ['Post', 'Page']) hexo.model(kind).forEach((each) => {
    if (each.published !== false) found['source/' + each.source] = '/' + hexo.route.format(each.path);
  });
  require('fs').writeFileSync(__dirname + '/found.json', JSON.stringify(found));
})();
`;

function buildHexo(config: Config, articles: Articles): Record<string, string> {
  const site: Files = {
    ...filesOf(articles),
    '_config.yml': JSON.stringify(config),
    'package.json': '{ "private": true, "hexo": { "version": "8.1.2" } }',
    'read.cjs': hexoProgram,
  };
  return inSite(
    site,
    (folder) => {
      const { ok, all } = run(process.execPath, ['read.cjs'], folder);
      if (!ok) throw new Error(all);
      const found = JSON.parse(readFileSync(join(folder, 'found.json'), 'utf8')) as Record<string, string>;
      return Object.fromEntries(Object.entries(found).map(([path, file]) => [path, urlPathOf(file)]));
    },
    modules,
  );
}

const jekyllPosts = {
  '_posts/2024-01-05-plain.md': 'title: Plain',
  '_posts/2024-01-06-Upper.md': 'title: Upper\nslug: own-slug',
  '_posts/deep/2024-01-07-deep.md': 'title: Deep',
  'news/_posts/2024-01-08-section.md': 'title: Section\ncategories: [campus]',
  '_posts/2024-01-09-moved.md': 'title: Moved\ndate: 2024-02-01',
  '_posts/2024-01-10-words.md': 'title: Words\ncategories: one two',
  '_posts/2024-01-11-own.md': 'title: Own\npermalink: /own/address/',
  '_posts/2024-01-12-file.md': 'title: Own\npermalink: /own/file',
  '_posts/2024-01-13-hidden.md': 'title: Hidden\npublished: false',
};

describe.runIf(jekyll.version())('Jekyll', () => {
  test.each([
    [{}],
    [{ permalink: 'pretty' }],
    [{ permalink: 'none' }],
    [{ permalink: '/blog/:year/:title' }],
    [{ permalink: '/:categories/:slug.html' }],
    [{ permalink: 'pretty', collections: { posts: { output: true, permalink: '/p/:year:month:day/:title/' } } }],
  ])('%j', (config) => {
    const ours = told(jekyllPosts, 'jekyll', config);
    expect(Object.keys(ours)).toHaveLength(8);
    expect(buildJekyll(config, jekyllPosts)).toEqual(ours);
  });
});

const jekyllProgram = `
require 'jekyll'
require 'json'
site = Jekyll::Site.new(Jekyll.configuration('source' => Dir.pwd, 'quiet' => true, 'future' => true))
site.read
print JSON.generate(site.posts.docs.to_h { |post| [post.relative_path, post.destination('').sub(site.dest, '')] })
`;

function buildJekyll(config: Config, articles: Articles): Record<string, string> {
  return inSite({ ...filesOf(articles), '_config.yml': JSON.stringify(config), 'read.rb': jekyllProgram }, (folder) => {
    const { ok, stdout, all } = run('ruby', ['read.rb'], folder);
    if (!ok) throw new Error(all);
    const found = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Record<string, string>;
    return Object.fromEntries(Object.entries(found).map(([path, file]) => [path, urlPathOf(file)]));
  });
}
