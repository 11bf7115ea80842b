import type { Case, Written } from '../built-site.ts';

const moons = Object.fromEntries(
  Array.from({ length: 26 }, (_, at): [string, Written] => [
    `src/moons/moon-${at + 1}.md`,
    { links: [`/moons/moon-${((at + 1) % 26) + 1}/`, `../moon-${((at + 2) % 26) + 1}/`, `../moon-${at + 40}/`] },
  ]),
);

const articles: Record<string, Written> = {
  ...moons,
  'src/index.md': {
    links: ['/guide/', '/moons/', '/moons/moon-1/', '/none/', '/about.html', '/abouts.html', '/list/', '/lists/'],
  },
  'src/guide/index.md': {
    links: ['first/', './first/', '../none/', '/guide/guide/', '/plan.txt', '/img/a.css', '/img/b.css'],
  },
  'src/guide/first.md': { links: ['../', '../second/', '../third/', '/guide/second/'] },
  'src/guide/second/second.md': { links: ['/guide/second/', '/guide/second/second/', '../first/'] },
  'src/posts/2024-05-03-comet.md': { links: ['/posts/2024-05-03-comet/', '/posts/comet/'] },
  'src/posts/2024-05-04-dir/index.md': { links: ['/posts/2024-05-04-dir/', '/posts/dir/'] },
  'src/about.md': { matter: 'permalink: /about.html', links: ['/about.html', '/about/', 'guide/'] },
  'src/own.md': { matter: 'permalink: "/own/place/"', links: ['/own/place/', '/own/', '/own/place/index.html'] },
  'src/hidden.md': { matter: 'permalink: false' },
  'src/to-hidden.md': {
    links: ['/hidden/', '/data/one/', '/data/', '/fixed/', '/feed.xml', '?/pages/1/', '?/pages/9/', '/njk/'],
  },
  'src/data/one.md': { links: ['/data/one/'] },
  'src/fixed/fix.md': { links: ['/fixed/', '/fixed/fix/', '/fixed/place/'] },
  'src/With Space.md': { links: ['/With%20Space/', '/with-space/'] },
  'src/Upper.md': { links: ['/Upper/', '/upper-case/'] },
  'src/v1.2.md': { links: ['/v1.2/', '/v1/'] },
};

const config = `
export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy('src/img');
  eleventyConfig.addPassthroughCopy('src/plan.txt');
  return {
    dir: { input: 'src', includes: '_includes', data: '_data', output: '_site' },
    markdownTemplateEngine: false,
  };
}
`;

/** A site of Eleventy with permalinks in front matter and data files, and templates that are no articles. */
export function eleventySite(): Case {
  return {
    articles,
    others: {
      'package.json': '{ "private": true, "type": "module" }',
      'eleventy.config.js': config,
      'src/_includes/base.njk': '<main>{{ content | safe }}</main>',
      'src/_data/site.json': '{ "name": "Sky" }',
      'src/data/data.json': '{ "tags": "data" }',
      'src/fixed/fix.json': '{ "permalink": "/fixed/place/" }',
      'src/posts/posts.11tydata.js': "export default { layout: 'base.njk' };\n",
      'src/list.njk': '<p>List</p>',
      'src/more.njk': '---\npermalink: /njk/\n---\n<p>More</p>',
      'src/feed.njk': '---\npermalink: /feed.xml\n---\n<feed/>',
      'src/pages.njk':
        '---\npagination:\n  data: items\n  size: 1\n  alias: item\nitems: [1, 2]\npermalink: "/pages/{{ item }}/"\n---\n<p>{{ item }}</p>',
      'src/img/a.css': 'p {}',
      'src/plan.txt': 'Plan.',
    },
    command: ['@11ty/eleventy/cmd.cjs'],
    output: '_site',
    host: { base: '/', slash: true },
  };
}
