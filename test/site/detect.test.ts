import { expect, test } from 'vitest';
import type { Engine } from '../../src/core/types.ts';
import { detectGenerator } from '../../src/site/detect.ts';
import { filesOf } from './files.ts';

type Case = readonly [name: string, files: Readonly<Record<string, string>>, engine: Engine, ...proof: string[]];

const cases: readonly Case[] = [
  ['hugo.toml', { 'hugo.toml': '' }, 'hugo', 'hugo.toml'],
  ['Hugo’s old name', { 'config.toml': 'baseURL = "/"', 'content/a.md': '' }, 'hugo', 'config.toml'],
  ['Hugo’s folder', { 'config/_default/hugo.yaml': '', 'content/a.md': '' }, 'hugo', 'config/_default'],
  ['Zola', { 'config.toml': 'base_url = "/"\ncompile_sass = true', 'content/a.md': '' }, 'zola', 'config.toml'],
  [
    'Hugo with a key that Zola has, too',
    { 'config.toml': 'base_url = "/"', 'content/a.md': '', 'layouts/index.html': '' },
    'hugo',
    'config.toml',
  ],
  ['Hexo', { '_config.yml': '', 'source/_posts/a.md': '' }, 'hexo', '_config.yml', 'source/_posts'],
  [
    'Hexo without posts',
    { '_config.yml': '', 'package.json': '{"dependencies":{"hexo":"^7"}}' },
    'hexo',
    '_config.yml',
    'package.json',
  ],
  ['Jekyll', { '_config.yml': '', '_posts/2024-01-01-a.md': '' }, 'jekyll', '_config.yml', '_posts'],
  ['Jekyll by its layouts', { '_config.yml': '', '_layouts/a.html': '' }, 'jekyll', '_config.yml', '_layouts'],
  ['Jekyll by its keys', { '_config.yml': 'remote_theme: a/b', 'docs/a.md': '' }, 'jekyll', '_config.yml'],
  ['Astro', { 'astro.config.mjs': '', 'src/content/a.md': '' }, 'astro', 'astro.config.mjs'],
  [
    'Docusaurus beside the articles of a library',
    { 'website/docusaurus.config.ts': "docs: { path: '../docs' }", 'docs/a.md': '' },
    'docusaurus',
    'website/docusaurus.config.ts',
  ],
  ['Docusaurus', { 'docusaurus.config.ts': '', 'docs/a.md': '' }, 'docusaurus', 'docusaurus.config.ts'],
  ['VitePress', { '.vitepress/config.mts': '' }, 'vitepress', '.vitepress/config.mts'],
  ['VitePress in docs/', { 'docs/.vitepress/config.js': '' }, 'vitepress', 'docs/.vitepress/config.js'],
  ['Eleventy', { '.eleventy.js': '' }, 'eleventy', '.eleventy.js'],
  [
    'Eleventy without a configuration',
    { 'package.json': '{"devDependencies":{"@11ty/eleventy":"3"}}' },
    'eleventy',
    'package.json',
  ],
  ['docsify', { 'docs/index.html': '<script>window.$docsify = {}</script>' }, 'docsify', 'docs/index.html'],
];

for (const [name, files, engine, ...proof] of cases) {
  test(name, () => {
    expect(detectGenerator(filesOf(files))).toEqual({ engine, proof });
  });
}

test.each<[string, Readonly<Record<string, string>>]>([
  ['an index page', { 'index.html': '<p>docsify</p>' }],
  ['a configuration of anything', { '_config.yml': 'title: a', 'docs/a.md': '' }],
  ['a configuration without content', { 'config.toml': 'baseURL = "/"' }],
  ['a folder of articles', { 'content/a.md': '' }],
])('%s is no generator', (_, files) => {
  expect(detectGenerator(filesOf(files))).toBeUndefined();
});
