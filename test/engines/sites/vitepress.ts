import type { Case, Written } from '../built-site.ts';

const moons = Object.fromEntries(
  Array.from({ length: 30 }, (_, at): [string, Written] => [
    `src/moons/moon-${at + 1}.md`,
    {
      links: [`./moon-${((at + 1) % 30) + 1}`, `moon-${at + 40}`, `/moons/moon-${((at + 2) % 30) + 1}.html#two-tails`],
    },
  ]),
);

const articles: Record<string, Written> = {
  ...moons,
  'src/index.md': {
    links: ['/guide/', '/guide', '/guide/first', './guide/first.md', '/none', '?/sky/guide/', 'moons/'],
  },
  'src/guide/index.md': {
    links: ['first', './first.html', '../none', '../index.md', '/guide/index', '#two-tails', '#nope'],
  },
  'src/guide/first.md': {
    links: ['./', '../', './second', 'second.md#two-tails', 'second.md#nope', '/plan.txt', '?/plans.txt'],
  },
  'src/guide/second.md': { links: ['/first', '../guide/first', '../guide/none', '/page', '/page.html', '/pages'] },
  'src/guide/README.md': { links: ['./README', './readme-2', './README.md'] },
  'src/guide/With Space.md': { links: ['./With%20Space', './With%20Spaces', '<./With Space.md>'] },
  'src/guide/Upper.md': { links: ['./Upper', '/guide/Upper.html'] },
  'src/guide/c++.v1.md': { links: ['/guide/c++.v1.md', '/guide/c++.v2.md'] },
  'src/zh/index.md': { links: ['/zh/guide', '/zh/guide/', './guide/first', '/guide/first'] },
  'src/zh/guide/first.md': { links: ['../', '../none', '../../guide/first', '/zh/guide/first#two-tails'] },
  'src/old-name.md': { links: ['/new/name', '/old-name', './moons/moon-1', '../moons/moon-2'] },
  'src/made/x.md': { links: ['./x', '?./y', '?/made/z', '?./deep/z'] },
  'README.md': { links: ['./src/index.md'] },
};

const config = `
import { defineConfig } from 'vitepress';

export default defineConfig({
  title: 'Sky',
  srcDir: './src',
  base: '/sky/',
  ignoreDeadLinks: false,
  locales: { root: { label: 'English', lang: 'en' }, zh: { label: '中文', lang: 'zh' } },
});
`;

/** A site of VitePress in a folder of its own, with languages and pages that code makes. */
export function vitepressSite(rewritten: boolean): Case {
  const own = rewritten
    ? config.replace("  base: '/sky/',", "  rewrites: { 'old-name.md': 'new/name.md' },\n  cleanUrls: true,")
    : config;
  return {
    articles: rewritten ? articles : { ...articles, 'src/old-name.md': { links: ['/old-name', '/new/name'] } },
    others: {
      'package.json': '{ "private": true, "type": "module" }',
      '.vitepress/config.js': own,
      'src/made/[name].md': '---\ntitle: Made\n---\n\nMade.\n',
      'src/made/[name].paths.js': "export default { paths: () => [{ params: { name: 'y' } }] };\n",
      'src/public/plan.txt': 'Plan.',
      'src/public/page.html': '<p>Page</p>',
    },
    // It stops at dead links.
    forBuild: { '.vitepress/config.js': own.replace('ignoreDeadLinks: false', 'ignoreDeadLinks: true') },
    command: ['vitepress/bin/vitepress.js', 'build'],
    output: '.vitepress/dist',
    host: { base: rewritten ? '/' : '/sky/', slash: true },
  };
}
