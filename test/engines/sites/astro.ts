import type { Case, Written } from '../built-site.ts';

const moons = Object.fromEntries(
  Array.from({ length: 16 }, (_, at): [string, Written] => [
    `src/content/docs/guide/moons/Moon ${at + 1}.md`,
    { links: [`/sky/guide/moons/moon-${((at + 1) % 16) + 1}/`, `/sky/guide/moons/moon-${at + 20}/`] },
  ]),
);

const starlight: Record<string, Written> = {
  ...moons,
  'src/content/docs/index.mdx': { links: ['/sky/guide/', '/sky/', '/sky/guides/', '/sky/fr/', '#two-tails', '#nope'] },
  'src/content/docs/guide/index.md': {
    links: [
      'first/',
      './first/',
      '../guide/first/#two-tails',
      './first/#three',
      'none/',
      '/sky/guide/moons/',
      '?/elsewhere/',
    ],
  },
  'src/content/docs/guide/First.md': { links: ['../', '../none/', '/sky/plain/', '/sky/about/', '/sky/abouts/'] },
  'src/content/docs/guide/With Space & Sign.md': {
    links: ['/sky/guide/with-space--sign/', '/sky/guide/with-space-sign/'],
  },
  'src/content/docs/guide/C++ notes.v1.md': { links: ['/sky/guide/c-notesv1/', '/sky/guide/c-notes.v1/'] },
  'src/content/docs/guide/01-numbered.md': { links: ['/sky/guide/01-numbered/', '/sky/guide/numbered/'] },
  'src/content/docs/中文/彗星.md': { links: ['/sky/中文/彗星/', '/sky/中文/月/'] },
  'src/content/docs/slugged.md': { matter: 'slug: Own/Place', links: ['/sky/Own/Place/', '/sky/slugged/'] },
  'src/content/docs/slug-index.md': { matter: 'slug: own/index', links: ['/sky/own/'] },
  'src/content/docs/draft.md': { matter: 'draft: true' },
  'src/content/docs/to-draft.md': { links: ['/sky/draft/', '/sky/old/', '?/sky/older/x/', '/sky/olds/'] },
  'src/content/docs/_hidden.md': {},
  'src/content/docs/404.md': { matter: 'template: splash' },
  'src/content/docs/to-404.md': {
    links: ['/sky/404/', '/sky/plan.txt', '/sky/plans.pdf', '?/sky/made/x/', '/sky/code/', '/sky/data.json'],
  },
  'src/content/docs/fr/index.mdx': {
    links: ['/sky/fr/guide/', '/sky/fr/guide/first/', '/sky/fr/none/', '/sky/guide/'],
  },
  'src/content/docs/fr/guide/First.md': {
    links: [
      '/sky/fr/guide/with-space--sign/',
      '../',
      '/sky/fr/guide/first/#two-tails',
      '/sky/fr/guide/#two-tails',
      '/sky/fr/guide/#nope',
    ],
  },
  'src/content/docs/fr/only.md': { links: ['/sky/only/', '/sky/fr/only/', '/sky/zh-cn/only/'] },
  'src/content/docs/zh-cn/guide/First.md': { links: ['/sky/zh-cn/guide/', '/sky/zh-cn/guide/first/#nope'] },
  'src/pages/plain.md': { links: ['/sky/guide/', '/sky/about/'] },
  'src/pages/deep/index.md': { links: ['/sky/deep/', '/sky/deep/er/', 'er/', 'none/'] },
  'src/pages/deep/er.md': { links: ['/sky/deeper/'] },
  'src/pages/Upper Case.md': { links: ['/sky/Upper%20Case/', '/sky/upper-case/'] },
  'src/pages/_off.md': {},
  'src/content/posts/a.md': { links: ['/sky/guide/', '/sky/nowhere/'] },
};

const config = `
import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: 'https://a.example',
  base: '/sky/',
  trailingSlash: 'always',
  redirects: { '/old': '/sky/guide/', '/older/[name]': '/made/[name]' },
  integrations: [
    starlight({
      title: 'Sky',
      pagefind: false,
      disable404Route: true,
      locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' }, 'zh-cn': { label: '简体中文', lang: 'zh-CN' } },
    }),
  ],
});
`;

const content = `
import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  posts: defineCollection({ loader: glob({ pattern: '*.md', base: './src/content/posts' }) }),
};
`;

const dynamic = `---
export const getStaticPaths = () => [{ params: { name: 'y' } }];
---
<p>{Astro.params.name}</p>
`;

const others = {
  'package.json': '{ "private": true, "type": "module" }',
  'astro.config.mjs': config,
  'src/content.config.mjs': content,
  'src/pages/about.astro': '<p>About</p>',
  'src/pages/code/index.astro': '<p>Code</p>',
  'src/pages/made/[name].astro': dynamic,
  'src/pages/data.json.js': "export const GET = () => new Response('{}');",
  'public/plan.txt': 'Plan.',
};

/** A site of Astro with Starlight, languages, pages of its own and another collection. */
export function starlightSite(): Case {
  return {
    articles: starlight,
    others,
    command: ['astro/astro.js', 'build'],
    output: 'dist',
    host: { base: '/sky/', slash: true },
    locales: ['fr', 'zh-cn'],
  };
}

const plain: Record<string, Written> = {
  ...Object.fromEntries(
    Array.from({ length: 36 }, (_, at): [string, Written] => [
      `src/pages/moons/moon-${at + 1}.md`,
      { links: [`/moons/moon-${((at + 1) % 36) + 1}`, `/moons/moon-${at + 40}`, './none'] },
    ]),
  ),
  'src/pages/index.md': { links: ['/moons/moon-1', '/moons', '/news/x', '/nws/x', '/feed.xml', '/tags/a/b'] },
  'src/pages/tags/a.md': { links: ['/tags/a', '/tags/a#two-tails', '/tags/a#nope', '/tag/a'] },
  'src/pages/about.md': { links: ['moons/moon-1', 'about', 'none'] },
  'src/content/news/x.md': { links: ['/about', '/abouts'] },
};

/** A site of Astro with pages of Markdown and routes in code. */
export function astroSite(): Case {
  return {
    articles: plain,
    others: {
      'package.json': '{ "private": true, "type": "module" }',
      'astro.config.mjs':
        "export default { site: 'https://a.example', trailingSlash: 'never', build: { format: 'file' } };\n",
      'src/pages/news/[...path].astro': dynamic.replace("name: 'y'", "path: 'x'").replace('params.name', 'params.path'),
      'src/pages/feed.xml.js': "export const GET = () => new Response('<x/>');",
    },
    command: ['astro/astro.js', 'build'],
    output: 'dist',
    host: { base: '/', slash: false },
  };
}
