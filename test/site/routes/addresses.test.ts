import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/core/types.ts';
import { folderOf } from '../../../src/site/addresses/address.ts';
import { type IgnoreFile, withIgnored } from '../../../src/site/addresses/made-files.ts';
import { sitePageOf } from '../../../src/site/addresses/page-address.ts';
import { type SitePage, siteContext, siteMap } from '../../../src/site/addresses/site-map.ts';
import { targetOf } from '../../../src/site/addresses/targets.ts';
import { detectGenerator } from '../../../src/site/detect.ts';
import { statedConfig } from '../../../src/site/routes/stated-config.ts';
import { filesOf } from '../files.ts';

type Files = Readonly<Record<string, string>>;

interface Site {
  readonly engine: Engine;
  readonly pages: readonly SitePage[];
  /** Where a link in an article leads: the path of a page, or what is known of it. */
  leads(from: string, url: string): string | undefined;
}

/** Reads a site as a run does. Front matter is `key: value`. */
function siteOf(texts: Files, above: readonly IgnoreFile[] = []): Site {
  const files = filesOf(texts);
  const {
    engine,
    proof: [file = ''],
  } = detectGenerator(files) ?? { engine: 'generic', proof: [] };
  const config = withIgnored(statedConfig(engine, file, files) ?? {}, folderOf(file), files, above);
  const pages = Object.keys(texts)
    .filter((path) => /\.mdx?$/u.test(path))
    .map((path) => {
      const lines = (texts[path] ?? '').split('\n').filter(Boolean);
      const value = Object.fromEntries(
        lines.map((line) => [line.split(': ')[0] ?? '', parsed(line.split(': ')[1] ?? '')]),
      );
      const text = (key: string) => (typeof value[key] === 'string' ? value[key] : undefined);
      return sitePageOf({ path, value, text }, { engine, path, site: { root: '/', path, config } }, false);
    });
  const map = siteMap(pages, engine);
  return {
    engine,
    pages,
    leads(from, url) {
      const entries = (folder: string) => (files.names(folder).length > 0 ? files.names(folder) : undefined);
      const target = targetOf(url, siteContext({ engine, path: from, site: { path: from, config }, entries }, map));
      return typeof target === 'object' ? target.path : target;
    },
  };
}

function parsed(text: string): unknown {
  return { true: true, false: false }[text] ?? text;
}

/** The addresses of each article. */
function addressesOf(texts: Files): Readonly<Record<string, string>> {
  return Object.fromEntries(siteOf(texts).pages.map(({ path, addresses }) => [path, addresses.join(' ')]));
}

/** Articles by what their address is: `none` for none. */
function expectAddresses(
  others: Files,
  articles: Readonly<Record<string, readonly [matter: string, address: string]>>,
): void {
  const texts = Object.fromEntries(Object.entries(articles).map(([path, [matter]]) => [path, matter]));
  expect(addressesOf({ ...others, ...texts })).toEqual(
    Object.fromEntries(Object.entries(articles).map(([path, [, address]]) => [path, address])),
  );
}

describe('Docusaurus', () => {
  test('documentation, posts and pages', () => {
    expectAddresses(
      { 'docusaurus.config.js': "export default { baseUrl: '/', presets: ['classic'] };" },
      {
        'docs/intro.md': ['slug: /', 'docs'],
        'docs/01-start/02-first.md': ['', 'docs/start/first'],
        'docs/01-start/index.md': ['', 'docs/start'],
        'docs/01-start/01-start.md': ['', 'docs/start'],
        'docs/01-start/start.md': ['', 'docs/start/start'],
        'docs/guide/README.md': ['', 'docs/guide'],
        'docs/guide/guide.mdx': ['', 'docs/guide'],
        'docs/2024-05-03-x.md': ['', 'docs/2024-05-03-x'],
        'docs/7.0-x.md': ['', 'docs/7.0-x'],
        'docs/03-kept.md': ['parse_number_prefixes: false', 'docs/03-kept'],
        'docs/a/b.md': ['id: c', 'docs/a/c'],
        'docs/a/d.md': ['slug: e', 'docs/a/e'],
        'docs/a/f.md': ['slug: ../g', 'docs/g'],
        'docs/a/_part.mdx': ['', ''],
        'docs/_parts/a.mdx': ['', ''],
        'blog/2024-05-03-comet.md': ['', 'blog/2024/05/03/comet'],
        'blog/2024-05-04-dir/index.md': ['', 'blog/2024/05/04/dir'],
        'blog/deep/2024-05-05-x.md': ['', 'blog/2024/05/05/deep/x'],
        'blog/2024/05/06/y.md': ['', 'blog/2024/05/06/y'],
        'blog/plain.md': ['slug: own', 'blog/own'],
        'src/pages/about.md': ['', 'about'],
        'src/pages/team/index.mdx': ['', 'team'],
        'src/pages/lead.md': ['slug: /boss', 'boss'],
        'README.md': ['', ''],
      },
    );
  });

  test('versions, languages and several documentations', () => {
    const config = `
const options = { id: 'lab', path: './lab', routeBasePath: '/lab/notes/', numberPrefixParser: false };
      export default {
        i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
        presets: [['@docusaurus/preset-classic', { docs: { versions: { '1.0': { path: 'old' } } }, blog: false }]],
        plugins: [['@docusaurus/plugin-content-docs', options]],
      };`;
    expectAddresses(
      { 'docusaurus.config.ts': config, 'versions.json': '["2.0", "1.0"]', 'lab_versions.json': '["1"]' },
      {
        'docs/a.md': ['', 'docs/next/a'],
        'versioned_docs/version-2.0/a.md': ['', 'docs/a'],
        'versioned_docs/version-1.0/a.md': ['', 'docs/old/a'],
        'versioned_docs/version-0.9/a.md': ['', ''],
        'lab/01-a.md': ['', 'lab/notes/next/01-a'],
        'lab_versioned_docs/version-1/a.md': ['', 'lab/notes/a'],
        'i18n/fr/docusaurus-plugin-content-docs/current/a.md': ['', 'fr/docs/next/a'],
        'i18n/fr/docusaurus-plugin-content-docs/version-2.0/a.md': ['', 'fr/docs/a'],
        'i18n/fr/docusaurus-plugin-content-docs-lab/version-1/a.md': ['', 'fr/lab/notes/a'],
        'i18n/fr/docusaurus-plugin-content-pages/b.md': ['', 'fr/b'],
        'blog/2024-05-03-x.md': ['', ''],
      },
    );
  });

  const site = (config: string, more: Files = {}) =>
    siteOf({
      'docusaurus.config.js': `export default { baseUrl: '/sky/', presets: ['classic'], ${config} };`,
      'docs/a.md': '',
      'docs/b/c.md': '',
      ...more,
    });

  test.each([
    ['/docs/a', 'docs/a.md'],
    ['/sky/docs/a', 'docs/a.md'],
    ['/docs/a/', 'docs/a.md'],
    ['/docs/d', 'missing'],
    ['/docs/b', 'missing'],
    ['/docs/category/x', 'unknown'],
    ['/docs/tags/x', 'unknown'],
    ['/blog/archive', 'unknown'],
    ['/search', 'unknown'],
    ['/old', 'here'],
    ['/plan.pdf', 'here'],
    ['/code', 'here'],
    ['/made', 'missing'],
    ['/docs/made', 'here'],
    ['/docs/listed', 'here'],
    ['b/c.md', 'docs/b/c.md'],
    ['./b/c.md', 'docs/b/c.md'],
    ['/b/c.md', 'docs/b/c.md'],
    ['/docs/b/c.md', 'docs/b/c.md'],
    ['@site/docs/b/c.md', 'docs/b/c.md'],
    ['@site/docs/b/d.md', 'missing'],
    ['./c.md', 'missing'],
    ['../outside.md', 'missing'],
  ])('%s leads to %s', (url, expected) => {
    const more = {
      'static/plan.pdf': '',
      'src/pages/code.jsx': '',
      'docs/b/_category_.json': '{ "link": { "type": "generated-index", "slug": "/made" } }',
      'sidebars.js': "export default { a: [{ link: { type: 'generated-index', slug: '/listed' } }] };",
    };
    const redirects =
      "plugins: [['@docusaurus/plugin-client-redirects', { redirects: [{ from: ['/old'], to: '/docs/a' }] }]]";
    expect(site(redirects, more).leads('docs/a.md', url)).toBe(expected);
  });

  test.each([
    ['a plugin that may make pages', "plugins: ['docusaurus-plugin-sky']", {}],
    ['a plugin that is computed', 'plugins: [sky]', {}],
    ['a function that makes pages', 'plugins: [() => ({ contentLoaded() { actions.addRoute({}); } })]', {}],
    ['a function around another plugin', 'plugins: [async (...args) => ({ ...(await blog.default(...args)) })]', {}],
    ['a plugin of the site that makes pages', "plugins: ['./sky']", { 'sky.js': 'actions.addRoute({})' }],
    ['redirects that are computed', "plugins: [['@docusaurus/plugin-client-redirects', { createRedirects() {} }]]", {}],
    [
      'categories that are computed',
      '',
      { 'sidebars.js': "const slug = f();\nexport default [{ type: 'generated-index', slug: slug }];" },
    ],
    ['an address that is no text', '', { 'docs/e.md': 'slug: true' }],
    ['a preset that is computed', 'presets: preset()', {}],
  ])('%s may be anywhere', (_, config, more) => {
    expect(site(config, more).leads('docs/a.md', '/docs/d')).toBe('unknown');
  });

  test.each([
    ['a plugin that makes none', "plugins: ['docusaurus-plugin-sass', '@docusaurus/plugin-ideal-image']", {}],
    [
      'a function that makes none',
      "plugins: [async function css() { return { name: 'css', configurePostCss: (o) => (o.plugins.push(require('tailwindcss')), o) }; }]",
      {},
    ],
    [
      'a plugin of the site that makes none',
      "plugins: ['./sky']",
      { 'sky.js': 'module.exports = () => ({ name: "sky" });' },
    ],
  ])('%s makes no page', (_, config, more) => {
    expect(site(config, more).leads('docs/a.md', '/docs/d')).toBe('missing');
  });

  test('what is not translated is served in its own language', () => {
    const more = { 'i18n/fr/docusaurus-plugin-content-docs/current/a.md': '', 'i18n/fr/code.json': '' };
    const { leads } = site("i18n: { defaultLocale: 'en', locales: ['en', 'fr'] }", more);
    const from = 'i18n/fr/docusaurus-plugin-content-docs/current/a.md';
    expect(leads(from, '/docs/a')).toBe(from);
    expect(leads(from, '/docs/b/c')).toBe('docs/b/c.md');
    expect(leads('docs/a.md', '/fr/docs/a')).toBe(from);
    expect(leads(from, '/docs/d')).toBe('missing');
  });

  test('beside the folder of the site, only what the run holds is known', () => {
    const { leads } = siteOf({
      'website/docusaurus.config.js':
        "export default { presets: [['classic', { docs: { path: '../docs', routeBasePath: '/' }, blog: false }]] };",
      'website/src/pages/x.js': '',
      'docs/a.md': '',
    });
    expect(leads('docs/a.md', '/a')).toBe('docs/a.md');
    expect(leads('docs/a.md', '/x')).toBe('here');
    expect(leads('docs/a.md', '/b')).toBe('missing');
  });
});

describe('Astro', () => {
  const config = (options = '') =>
    `import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ ${options} })] };`;

  test('pages of Starlight', () => {
    expectAddresses(
      { 'astro.config.mjs': config() },
      {
        'src/content/docs/index.mdx': ['', ''],
        'src/content/docs/Guide/First Steps.md': ['', 'guide/first-steps'],
        'src/content/docs/guide/index.md': ['', 'guide'],
        'src/content/docs/guide/C++ & c#.v1.md': ['', 'guide/c--cv1'],
        'src/content/docs/中文/彗星，一.md': ['', '中文/彗星一'],
        'src/content/docs/slug.md': ['slug: Own/Place', 'own/place'],
        'src/content/docs/_part.md': ['', ''],
        'src/content/posts/a.md': ['', ''],
        'src/pages/About Us.md': ['', 'about us'],
        'src/pages/team/index.md': ['', 'team'],
        'src/pages/_off.md': ['', ''],
      },
    );
  });

  const pages = { 'src/content/docs/a.md': '', 'src/content/docs/b/c.md': '', 'src/content/docs/fr/a.md': '' };
  const locales = "locales: { root: { label: 'English' }, fr: { label: 'Français' } }";

  test.each([
    ['/a/', 'src/content/docs/a.md'],
    ['/b/c/', 'src/content/docs/b/c.md'],
    ['/b/', 'missing'],
    ['/d/', 'missing'],
    ['/fr/a/', 'src/content/docs/fr/a.md'],
    ['/fr/b/c/', 'src/content/docs/b/c.md'],
    ['/fr/d/', 'missing'],
    ['../b/c/', 'src/content/docs/b/c.md'],
    ['/x/y/', 'unknown'],
    ['/z/', 'here'],
    ['/feed.xml', 'here'],
    ['/404', 'unknown'],
  ])('%s leads to %s', (url, expected) => {
    const more = { 'src/pages/x/[name].astro': '', 'src/pages/z.astro': '', 'src/pages/feed.xml.ts': '' };
    expect(siteOf({ 'astro.config.mjs': config(locales), ...pages, ...more }).leads('src/content/docs/a.md', url)).toBe(
      expected,
    );
  });

  test.each([
    ['an integration that may make pages', config().replace('[starlight', '[sky(), starlight'), {}],
    ['a plugin of Starlight that may', config('plugins: [sky()]'), {}],
    ['redirects that are computed', config().replace('{ integ', '{ redirects: sky(), integ'), {}],
    ['other ids', config(), { 'src/content.config.ts': 'docsLoader({ generateId: () => "a" })' }],
    ['a route of code at the root', config(), { 'src/pages/[...path].astro': '' }],
    ['middleware', config(), { 'src/middleware.ts': 'context.rewrite("/a")' }],
    ['an article that the run does not hold', config(), { 'src/content/docs/e.markdown': '' }],
  ])('%s may be anywhere', (_, code, more) => {
    expect(siteOf({ 'astro.config.mjs': code, ...pages, ...more }).leads('src/content/docs/a.md', '/d/')).toBe(
      'unknown',
    );
  });

  test('integrations and plugins that make no pages', () => {
    const code = "import sky from './sky';\nimport validator from 'starlight-links-validator';\n";
    const { leads } = siteOf({
      'astro.config.mjs': `${code}${config('plugins: [starlightLinksValidator()]').replace('[starlight(', '[sky(), sitemap(), starlight(')}`,
      'sky.js': 'export default () => ({ name: "sky", hooks: {} });',
      ...pages,
    });
    expect(leads('src/content/docs/a.md', '/d/')).toBe('missing');
  });

  test('what is outside of the path of the site is another one', () => {
    const { leads } = siteOf({ 'astro.config.mjs': config().replace('{ integ', "{ base: '/sky', integ"), ...pages });
    expect(leads('src/content/docs/a.md', '/sky/a/')).toBe('src/content/docs/a.md');
    expect(leads('src/content/docs/a.md', '/sky/d/')).toBe('missing');
    expect(leads('src/content/docs/a.md', '/a/')).toBe('unknown');
  });
});

describe('VitePress', () => {
  const pages = { 'docs/index.md': '', 'docs/guide/index.md': '', 'docs/guide/a.md': '', 'docs/README.md': '' };
  const config = (code: string) => ({ 'docs/.vitepress/config.ts': `export default defineConfig({ ${code} });` });

  test.each([
    ['/guide/', 'docs/guide/index.md'],
    ['/guide', 'missing'],
    ['./a', 'docs/guide/a.md'],
    ['a.html', 'docs/guide/a.md'],
    ['a.md', 'docs/guide/a.md'],
    ['../', 'docs/index.md'],
    ['..', 'docs/index.md'],
    ['/README', 'docs/README.md'],
    ['/guide/b', 'missing'],
    ['b.md', 'missing'],
    ['/plan.pdf', 'here'],
    ['/made/x', 'unknown'],
    ['/api/x', 'unknown'],
  ])('%s leads to %s', (url, expected) => {
    const more = { 'docs/public/plan.pdf': '', 'docs/made/[name].md': '', 'docs/.gitignore': '/api/\ncache\n' };
    expect(siteOf({ ...config("base: '/sky/'"), ...pages, ...more }).leads('docs/guide/index.md', url)).toBe(expected);
  });

  test.each([
    ['rewrites by a function', 'rewrites: (id) => id'],
    ['rewrites by patterns', "rewrites: { 'a/:b': ':b' }"],
    ['other folders', 'srcDir: folder'],
    ['what is computed', '...rest'],
    ['dead links that are allowed', "ignoreDeadLinks: [/^\\/guide/, 'http://localhost']"],
    ['dead links that are allowed by their end', 'ignoreDeadLinks: [/\\/b$/]'],
    ['dead links that are allowed by more than text', 'ignoreDeadLinks: [/b+/]'],
    ['dead links that are allowed as they are written', 'ignoreDeadLinks: [/^\\.\\/b/]'],
  ])('%s may be anywhere', (_, code) => {
    expect(siteOf({ ...config(code), ...pages }).leads('docs/guide/index.md', '/guide/b')).toBe('unknown');
  });

  test('links are known beside dead links that are allowed elsewhere', () => {
    const { leads } = siteOf({ ...config('ignoreDeadLinks: [/^\\/play/, /:\\/\\/localhost/]'), ...pages });
    expect(leads('docs/guide/index.md', '/guide/b')).toBe('missing');
    expect(leads('docs/guide/index.md', '/play/b')).toBe('unknown');
  });

  test('what git ignores may be written before the build', () => {
    const above = [{ path: 'text', text: '/text/docs/api/\n/text\n/else/guide\n*.log\nmade/\n' }];
    const { leads } = siteOf({ ...config(''), ...pages }, above);
    expect(leads('docs/guide/index.md', '/api/b')).toBe('unknown');
    expect(leads('docs/guide/index.md', '../api/b.md')).toBe('unknown');
    expect(leads('docs/guide/index.md', '/guide/made/b')).toBe('unknown');
    expect(leads('docs/guide/index.md', '/guide/b')).toBe('missing');
    const own = siteOf({ ...config(''), ...pages, 'docs/made/.gitignore': '*' });
    expect(own.leads('docs/guide/index.md', '/made/b')).toBe('unknown');
    expect(own.leads('docs/guide/index.md', '../made/b.md')).toBe('unknown');
  });

  test('where all dead links are allowed, those in folders of the site are known', () => {
    const { leads } = siteOf({ ...config('ignoreDeadLinks: true'), ...pages });
    expect(leads('docs/guide/index.md', '/guide/b')).toBe('missing');
    expect(leads('docs/guide/index.md', '/api/b')).toBe('unknown');
  });

  test('rewrites of folders: links are to the new names', () => {
    const { leads } = siteOf({
      ...config("rewrites: { 'en/:rest*': ':rest*' }"),
      'docs/en/a.md': '',
      'docs/en/b/c.md': '',
      'docs/de/a.md': '',
    });
    expect(leads('docs/en/b/c.md', '/a')).toBe('docs/en/a.md');
    expect(leads('docs/en/b/c.md', '../a.md')).toBe('docs/en/a.md');
    expect(leads('docs/en/b/c.md', '/de/a')).toBe('docs/de/a.md');
    expect(leads('docs/en/b/c.md', '/en/a')).toBe('missing');
    expect(leads('docs/en/b/c.md', '../d.md')).toBe('missing');
  });

  test('rewrites of single files, and the folder of the articles', () => {
    expectAddresses(config("srcDir: '../text', rewrites: { 'a.md': 'b/c.md' }"), {
      'text/a.md': ['', 'b/c'],
      'text/d/index.md': ['', 'd/index'],
      'docs/e.md': ['', ''],
    });
  });
});

describe('Eleventy', () => {
  test('permalinks in front matter and data files', () => {
    expectAddresses(
      {
        'eleventy.config.js': "export default function (config) {\n  return { dir: { input: 'src' } };\n}",
        'src/fixed/fix.json': '{ "permalink": "/x/y/" }',
        'src/coded/coded.11tydata.js': 'export default { permalink: () => "/x/" };',
        'src/silent/silent.11tydata.js': 'export default { layout: "a" };',
      },
      {
        'src/index.md': ['', ''],
        'src/a/b.md': ['', 'a/b'],
        'src/a/a.md': ['', 'a'],
        'src/a/index.md': ['', 'a'],
        'src/a/2024-05-03-c.md': ['', 'a/2024-05-03-c'],
        'src/a/d.md': ['permalink: /e/', 'e'],
        'src/a/f.md': ['permalink: /g.html', 'g g.html'],
        'src/a/h.md': ['permalink: "/{{ title }}/"', ''],
        'src/a/i.md': ['permalink: false', ''],
        'src/fixed/fix.md': ['', 'x/y'],
        'src/coded/j.md': ['', ''],
        'src/silent/k.md': ['', 'silent/k'],
        'src/_includes/l.md': ['', ''],
        'm.md': ['', ''],
      },
    );
  });

  const pages = { 'src/index.md': '', 'src/a/b.md': '' };
  const config = (code = '') => ({
    'eleventy.config.js': `export default function (config) {\n  ${code}\n  return { dir: { input: 'src' } };\n}`,
  });

  test.each([
    ['/a/b/', 'src/a/b.md'],
    ['./a/b/', 'src/a/b.md'],
    ['/a/', 'missing'],
    ['/a/c/', 'missing'],
    ['/list/', 'here'],
    ['/njk/', 'here'],
    ['/old/', 'here'],
    ['/pages/3/', 'unknown'],
    ['/plan.pdf', 'here'],
    ['/plan.doc', 'missing'],
    ['/feed.xml', 'unknown'],
  ])('%s leads to %s', (url, expected) => {
    const more = {
      'src/list.njk': '<p>List</p>',
      'src/more.njk': '---\npermalink: /njk/ \n---\n',
      'src/old.mustache': '<p>Old</p>',
      'src/pages.njk': '---\npagination:\n  data: x\npermalink: "/pages/{{ x }}/"\n---\n',
      'src/plan.pdf': '',
    };
    expect(siteOf({ ...config(), ...pages, ...more }).leads('src/index.md', url)).toBe(expected);
  });

  test.each([
    ['templates that code adds', config('config.addTemplate("a.md", "")'), {}],
    ['permalinks of all templates', config('config.addGlobalData("permalink", () => "/")'), {}],
    ['permalinks in the data of all templates', config(), { 'src/_data/eleventyComputed.js': '' }],
    ['permalinks in layouts', config(), { 'src/_includes/a.njk': '---\npermalink: "/{{ x }}/"\n---\n' }],
    ['folders that are computed', { 'eleventy.config.js': 'module.exports = () => ({ dir: { input: folder } });' }, {}],
    ['folders that a call returns', { 'eleventy.config.js': 'module.exports = { dir: folders() };' }, {}],
    ['an article whose address is computed', config(), { 'src/d.md': 'permalink: "/{{ x }}/"' }],
    ['templates in code', config(), { 'src/e.11ty.js': 'export default { data: { permalink: (x) => x } };' }],
  ])('%s may be anywhere', (_, code, more) => {
    expect(siteOf({ ...code, ...pages, ...more }).leads('src/index.md', '/a/c/')).toBe('unknown');
  });
});

describe('docsify', () => {
  const site = (options: string) =>
    siteOf({
      'docs/index.html': `<script>window.$docsify = { name: 'Sky', ${options} };</script>`,
      'docs/README.md': '',
      'docs/a/b.md': '',
      'docs/a/README.md': '',
      'docs/_sidebar.md': '',
    });

  test.each([
    ['a/b.md', 'docs/a/b.md'],
    ['/a/b', 'docs/a/b.md'],
    ['#/a/b?id=c', 'docs/a/b.md'],
    ['#/a/', 'docs/a/README.md'],
    ['#/', 'docs/README.md'],
    ['/a/d', 'missing'],
    ['#/a/d', 'missing'],
    ['c.md', 'missing'],
    ['b.md', 'here'],
    ['b', 'missing'],
    ['/plan.pdf', 'unknown'],
  ])('%s leads to %s', (url, expected) => {
    const leads = site('').leads('docs/a/b.md', url);
    expect(leads === 'docs/a/b.md' && url === 'b.md' ? 'here' : leads).toBe(expected);
  });

  test('links relative to the article', () => {
    expect(site('relativePath: true').leads('docs/a/b.md', './b')).toBe('docs/a/b.md');
    expect(site('relativePath: true').leads('docs/a/b.md', 'c')).toBe('missing');
  });

  test.each([
    ['alias: { "/a/.*": "/README.md" }'],
    ["alias: { '.*?/d': 'https://a.example/d.md' }"],
    ['...rest'],
    ['basePath: "https://a.example/"'],
  ])('%s hides pages', (options) => {
    expect(site(options).leads('docs/a/b.md', '/a/d')).toBe('unknown');
  });
});
