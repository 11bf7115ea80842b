import { expect, test } from 'vitest';
import type { Renderer } from '../../../src/core/renderer.ts';
import type { Engine } from '../../../src/core/types.ts';
import { detectRenderer, usualRendering } from '../../../src/site/renderers/detect.ts';
import { filesOf } from '../files.ts';

type Case = readonly [
  name: string,
  engine: Engine,
  file: string,
  files: Readonly<Record<string, string>>,
  Partial<Renderer>,
];

const npm = (...packages: readonly string[]) => ({
  'package.json': JSON.stringify({ dependencies: Object.fromEntries(packages.map((each) => each.split(':'))) }),
});

const cases: readonly Case[] = [
  [
    'Hugo as it is',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': '' },
    { name: 'goldmark', rawHtml: 'dropped', bareUrls: 'ascii' },
  ],
  ['raw HTML', 'hugo', 'hugo.toml', { 'hugo.toml': '[markup.goldmark.renderer]\nunsafe = true' }, { rawHtml: 'kept' }],
  [
    'no bare links',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': '[markup.goldmark.extensions]\nlinkify = false' },
    { bareUrls: 'none' },
  ],
  [
    'another handler',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': '[markup]\ndefaultMarkdownHandler = "asciidoc"' },
    { name: 'unknown' },
  ],
  [
    'formulas',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': '[markup.goldmark.extensions.passthrough]\nenable = true' },
    { math: 'kept' },
  ],
  [
    'a hook for quotations',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': '', 'layouts/_default/_markup/render-blockquote.html': '' },
    { alerts: 'kept' },
  ],
  [
    'a theme with a hook for quotations',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': 'theme = "moon"', 'themes/moon/layouts/_markup/render-blockquote-alert.html': '' },
    { alerts: 'kept' },
  ],
  [
    'a theme without one',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': 'theme = "moon"', 'themes/moon/layouts/single.html': '' },
    { alerts: 'none', containers: 'none', math: 'none' },
  ],
  ['a theme that is elsewhere', 'hugo', 'hugo.toml', { 'hugo.toml': 'theme = "moon"' }, { alerts: 'unknown' }],
  [
    'a layout that reads containers',
    'hugo',
    'hugo.toml',
    { 'hugo.toml': '', 'layouts/single.html': '{{ replaceRE ":::(.*)" "" .Content }}' },
    { containers: 'unknown', alerts: 'none' },
  ],
  [
    'a plugin of its own for quotations',
    'jekyll',
    '_config.yml',
    { '_config.yml': '', '_plugins/notes.rb': 'html.gsub(/\\[!NOTE\\]/, "")' },
    { alerts: 'unknown', containers: 'none', math: 'double' },
  ],
  [
    'a theme that is not known',
    'hexo',
    '_config.yml',
    { '_config.yml': 'theme: moon' },
    { alerts: 'unknown', containers: 'unknown', math: 'none' },
  ],
  [
    'a theme and a filter for formulas',
    'hexo',
    '_config.yml',
    { '_config.yml': 'theme: moon', 'themes/moon/layout/post.ejs': '', ...npm('hexo-filter-mathjax:1') },
    { alerts: 'none', containers: 'none', math: 'unknown' },
  ],
  ['Jekyll as it is', 'jekyll', '_config.yml', { '_config.yml': '' }, { name: 'kramdown', gluedHeading: 'text' }],
  [
    'plain kramdown',
    'jekyll',
    '_config.yml',
    { '_config.yml': 'kramdown:\n  input: Kramdown' },
    { gluedHeading: 'heading' },
  ],
  [
    'CommonMark',
    'jekyll',
    '_config.yml',
    { '_config.yml': 'markdown: CommonMark' },
    { emphasis: 'commonmark', bareUrls: 'unknown' },
  ],
  ['a plugin of its own', 'jekyll', '_config.yml', { '_config.yml': 'markdown: Mine' }, { emphasis: 'unknown' }],
  ['Hexo as it is', 'hexo', '_config.yml', { '_config.yml': '' }, { name: 'marked', bareUrls: 'gfm' }],
  [
    'markdown-it',
    'hexo',
    '_config.yml',
    { '_config.yml': '', ...npm('hexo-renderer-markdown-it:7') },
    { bareUrls: 'linkify' },
  ],
  [
    'its options and plugins',
    'hexo',
    '_config.yml',
    {
      '_config.yml': 'markdown:\n  render:\n    linkify: false\n  plugins:\n    - markdown-it-cjk-friendly',
      ...npm('hexo-renderer-markdown-it:7'),
    },
    { bareUrls: 'none', emphasis: 'cjk-friendly' },
  ],
  [
    'two renderers',
    'hexo',
    '_config.yml',
    npm('hexo-renderer-marked:7', 'hexo-renderer-markdown-it:7'),
    { name: 'unknown' },
  ],
  [
    'an early marked',
    'hexo',
    '_config.yml',
    npm('hexo-renderer-marked:^2.0.0'),
    { emphasis: 'unknown', bareUrls: 'gfm', escapedTags: 'text' },
  ],
  [
    'marked 0.3',
    'hexo',
    '_config.yml',
    npm('hexo-renderer-marked:^0.3.0'),
    { emphasis: 'marked-0', escapedTags: 'tag' },
  ],
  ['kramed', 'hexo', '_config.yml', npm('hexo-renderer-kramed:^0.1.4'), { emphasis: 'unknown', escapedTags: 'tag' }],
  ['marked 1', 'hexo', '_config.yml', npm('hexo-renderer-marked:^3.0.0'), { emphasis: 'marked-1' }],
  ['marked 4', 'hexo', '_config.yml', npm('hexo-renderer-marked:^6.0.0'), { emphasis: 'marked-1' }],
  ['pandoc', 'hexo', '_config.yml', npm('hexo-renderer-pandoc:1'), { emphasis: 'unknown' }],
  [
    'Astro as it is',
    'astro',
    'astro.config.mjs',
    { 'astro.config.mjs': '' },
    { name: 'remark', emphasis: 'commonmark' },
  ],
  ['remark-cjk-friendly', 'astro', 'astro.config.mjs', npm('remark-cjk-friendly:2'), { emphasis: 'cjk-friendly' }],
  ['Starlight', 'astro', 'astro.config.mjs', npm('@astrojs/starlight:0.30'), { containers: 'directive' }],
  [
    'a plugin for quotations',
    'astro',
    'astro.config.mjs',
    npm('remark-github-blockquote-alert:1'),
    { alerts: 'unknown', containers: 'unknown', math: 'none' },
  ],
  [
    'a plugin of its own',
    'astro',
    'astro.config.mjs',
    {
      'astro.config.mjs':
        'import { notes } from "./notes.mjs"\nexport default { markdown: { remarkPlugins: [notes] } }',
    },
    { alerts: 'unknown', containers: 'unknown', math: 'unknown' },
  ],
  ['without GFM', 'astro', 'astro.config.mjs', { 'astro.config.mjs': 'markdown: { gfm: false }' }, { tables: 'none' }],
  ['Eleventy as it is', 'eleventy', '.eleventy.js', { '.eleventy.js': '' }, { bareUrls: 'none' }],
  [
    'a library with links',
    'eleventy',
    '.eleventy.js',
    { '.eleventy.js': 'c.setLibrary("md", markdownIt({ linkify: true }))' },
    { bareUrls: 'linkify' },
  ],
  ['a library elsewhere', 'eleventy', '.eleventy.js', npm('markdown-it:14'), { bareUrls: 'unknown' }],
  [
    'Docusaurus 3',
    'docusaurus',
    'docusaurus.config.js',
    npm('@docusaurus/core:^3.1.0'),
    { name: 'mdx', angleUrls: 'error' },
  ],
  [
    'Docusaurus without titles of MDX 1',
    'docusaurus',
    'docusaurus.config.js',
    {
      'docusaurus.config.js': 'markdown: { mdx1Compat: { comments: true, admonitions: false } }',
      ...npm('@docusaurus/core:^3.1.0'),
    },
    { containers: 'directive', alerts: 'none' },
  ],
  [
    'Docusaurus without admonitions',
    'docusaurus',
    'docusaurus.config.js',
    { 'docusaurus.config.js': 'docs: { admonitions: false }', ...npm('@docusaurus/core:^3.1.0') },
    { containers: 'unknown' },
  ],
  ['Docusaurus of no version', 'docusaurus', 'docusaurus.config.js', npm('@docusaurus/core:latest'), { name: 'mdx' }],
  [
    'Docusaurus 2',
    'docusaurus',
    'docusaurus.config.js',
    npm('@docusaurus/core:2.0.0-alpha.70'),
    { name: 'unknown', rawHtml: 'jsx' },
  ],
  [
    'a container of its own',
    'vitepress',
    '.vitepress/config.ts',
    { '.vitepress/config.ts': 'config: (md) => md.use(container, "moon")' },
    { containers: 'unknown', alerts: 'kept' },
  ],
  [
    'docsify with formulas',
    'docsify',
    'index.html',
    { 'index.html': '<script src="docsify-katex.js"></script>' },
    { math: 'unknown' },
  ],
  ['next-mdx-remote', 'generic', '', npm('next-mdx-remote:5'), { name: 'mdx' }],
  ['an early next-mdx-remote', 'generic', '', npm('next-mdx-remote:^3.0'), { name: 'unknown' }],
  ['MDX in some files', 'generic', '', npm('@mdx-js/loader:3'), { name: 'commonmark' }],
];

test.each(cases)('%s: %s', (_, engine, file, texts, traits) => {
  const files = filesOf(texts);
  expect(detectRenderer(engine, { files, file, config: files.data(file) }).renderer).toMatchObject(traits);
});

test.each([
  ['@mdx-js/loader:3', 'mdx'],
  ['@mdx-js/react:^1.6.22', 'unknown'],
  ['gatsby-plugin-mdx:^3', 'unknown'],
] as const)('what compiles .mdx files: %s', (name, expected) => {
  expect(detectRenderer('generic', { files: filesOf(npm(name)), file: '', config: {} }).mdx.name).toBe(expected);
});

test('a generator that is only stated has its defaults', () => {
  expect(usualRendering('jekyll')).toMatchObject({ renderer: { name: 'kramdown' }, proof: [] });
});

test('Docusaurus reads its usual folders, and those that its configuration names', () => {
  const files = filesOf({ 'docusaurus.config.js': "docs: { path: 'guides' }, x: { path: './api-docs' }" });
  const { reads } = detectRenderer('docusaurus', { files, config: {}, file: 'docusaurus.config.js' });
  const paths = ['docs/a.md', 'guides/a.md', 'api-docs/a.md', 'api_versioned_docs/1/a.md', 'README.md', 'archive/a.md'];
  expect(paths.filter((path) => reads?.(path))).toEqual(paths.slice(0, 4));
});
