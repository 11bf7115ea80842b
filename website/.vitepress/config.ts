import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type DefaultTheme, defineConfig, type LocaleSpecificConfig } from 'vitepress';
import type { Language } from '../../src/core/types.ts';
import { withPolicy } from '../csp.ts';
import { headingId, noPages, pageOf, readAsForge, translationOf } from '../markdown.ts';
import { nav, sidebar } from '../pages.ts';
import { searchTerms } from '../search.ts';
import { themeWords } from '../words.ts';

const searchOptions: DefaultTheme.LocalSearchOptions = {
  locales: { 'zh-CN': { translations: themeWords['zh-CN'].search } },
};
// Not enumerable, so that it stays out of the pages: they would need `eval` for it. The theme sets the same there.
Object.defineProperty(searchOptions, 'miniSearch', { value: { options: { tokenize: searchTerms } } });

/** An underline as in an editor. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 10q2-5 4.5 0t4.5 0 5 0" fill="none" stroke="#d33" stroke-width="2.5"/></svg>';

/** The documentation site: the pages of `docs/` as they stand there, the README as the home, and the playground. */
export default defineConfig({
  title: 'nk-lint',
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
  srcDir: '..',
  srcExclude: noPages,
  outDir: join(import.meta.dirname, '../dist'),
  rewrites: pageOf,
  cleanUrls: true,
  ignoreDeadLinks: false,
  lastUpdated: false,
  locales: { root: locale('en', 'English'), 'zh-CN': locale('zh-CN', '简体中文') },
  themeConfig: { search: { provider: 'local', options: searchOptions }, outline: [2, 3] },
  markdown: { attrs: { disable: true }, anchor: { slugify: headingId }, config: readAsForge },
  transformPageData: ({ relativePath, frontmatter }, { siteConfig: { rewrites } }) => ({
    frontmatter: {
      ...frontmatter,
      isTranslated: translationOf(relativePath) in rewrites.inv,
      // The table of all rules needs the room.
      ...(relativePath.endsWith('rules/index.md') && { aside: false }),
    },
  }),
  transformHtml: withPolicy,
  vite: {
    publicDir: false,
    worker: { format: 'es' },
    plugins: [externalVue()],
    resolve: {
      // Workers have no document, which some packages use in browsers.
      conditions: ['worker'],
      // Its main entry is UMD, whose inner requires a bundler cannot follow.
      alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    },
    build: { chunkSizeWarningLimit: 3000 },
  },
});

function locale(language: Language, label: string): LocaleSpecificConfig<DefaultTheme.Config> & { label: string } {
  const { description, theme } = themeWords[language];
  return {
    label,
    lang: language,
    description,
    themeConfig: { nav: nav(language), sidebar: sidebar(language), ...theme },
  };
}

/** Leaves Vue to Node when pages are rendered: Vite looks for it at the root, and it is installed here. */
function externalVue(): Plugin {
  return {
    name: 'external-vue',
    enforce: 'pre',
    resolveId: (id, _, { ssr }) => (ssr && /^vue(?:\/|$)/u.test(id) ? { id, external: true } : undefined),
  };
}
