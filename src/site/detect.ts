import type { Engine } from '../core/types.ts';
import { hasPackage, type SiteFiles } from './site-files.ts';

/** A generator, and the files and folders that only it has. */
export interface Detection {
  readonly engine: Engine;
  /** The first one is its configuration. */
  readonly proof: readonly string[];
}

/** The stronger one first: a site may hold files of several, such as Hugo's beside those of a theme's demo. */
const detectors: readonly ((files: SiteFiles) => Detection | undefined)[] = [
  ({ has }) => by('hugo', ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json'].find(has)),
  docusaurus,
  ({ has }) => by('astro', modules('astro.config').find(has)),
  vitepress,
  zola,
  hugoByOldName,
  hexo,
  jekyll,
  eleventy,
  docsify,
];

/** Returns the generator whose site a folder is, by what only it has. */
export function detectGenerator(files: SiteFiles): Detection | undefined {
  for (const detect of detectors) {
    const found = detect(files);
    if (found) return found;
  }
  return undefined;
}

function by(engine: Engine, ...proof: readonly (string | undefined)[]): Detection | undefined {
  const files = proof.filter((file) => file !== undefined);
  return files.length === proof.length ? { engine, proof: files } : undefined;
}

function modules(name: string): readonly string[] {
  return ['js', 'mjs', 'ts', 'mts', 'cjs', 'cts'].map((extension) => `${name}.${extension}`);
}

/** Libraries keep the site in a folder of its own and its articles beside it. */
function docusaurus({ has, text }: SiteFiles): Detection | undefined {
  const own = modules('docusaurus.config').find(has);
  const beside = modules('website/docusaurus.config').find((file) => has(file) && /['"`]\.\.\/\w/u.test(text(file)));
  return by('docusaurus', own ?? beside);
}

/** Both Zola and older Hugo have `config.toml` and `content/`: their keys are spelt differently. */
function zola({ has, data, names }: SiteFiles): Detection | undefined {
  const config = ['config.toml', 'zola.toml'].find(has);
  if (config === undefined) return undefined;
  const keys = Object.keys(data(config));
  const isZola = config === 'zola.toml' || keys.some((key) => zolaKeys.has(key));
  const isHugo = keys.some((key) => hugoKeys.has(key.toLowerCase())) || hasHugoFolder(names(''));
  return isZola && !isHugo ? by('zola', config) : undefined;
}

const zolaKeys = new Set([
  'base_url',
  'compile_sass',
  'build_search_index',
  'generate_feed',
  'generate_feeds',
  'minify_html',
  'hard_link_static',
  'highlight_code',
  'ignored_content',
  'taxonomies_sort',
]);
const hugoKeys = new Set([
  'baseurl',
  'languagecode',
  'defaultcontentlanguage',
  'publishdir',
  'buildfuture',
  'paginate',
]);

function hasHugoFolder(names: readonly string[]): boolean {
  return ['layouts', 'archetypes'].some((name) => names.includes(name));
}

function hugoByOldName({ has, names }: SiteFiles): Detection | undefined {
  if (!has('content')) return undefined;
  const config = ['config.toml', 'config.yaml', 'config.yml', 'config.json'].find(has);
  if (config !== undefined) return by('hugo', config);
  const parts = names('config/_default');
  return parts.some((name) => /\.(?:toml|ya?ml|json)$/u.test(name)) ? by('hugo', 'config/_default') : undefined;
}

function siteConfig({ has }: SiteFiles): string | undefined {
  return ['_config.yml', '_config.yaml'].find(has);
}

function hexo(files: SiteFiles): Detection | undefined {
  const config = siteConfig(files);
  if (config === undefined) return undefined;
  if (files.has('source/_posts')) return by('hexo', config, 'source/_posts');
  return hasPackage(files, 'hexo') ? by('hexo', config, 'package.json') : undefined;
}

const jekyllFiles = ['_posts', 'Gemfile', '_layouts', '_includes', '_drafts', '_sass'];
const jekyllKeys = ['markdown', 'kramdown', 'remote_theme', 'theme', 'plugins', 'gems', 'collections', 'permalink'];

function jekyll(files: SiteFiles): Detection | undefined {
  const config = siteConfig(files);
  const own = jekyllFiles.find(files.has);
  if (config === undefined) return undefined;
  if (own !== undefined) return by('jekyll', config, own);
  const keys = files.data(config);
  return jekyllKeys.some((key) => key in keys) && !files.has('source') ? by('jekyll', config) : undefined;
}

function vitepress({ names }: SiteFiles): Detection | undefined {
  for (const folder of ['', 'docs/']) {
    const config = names(`${folder}.vitepress`).find((name) => /^config(?:\.[cm]?[jt]s)?$/u.test(name));
    if (config !== undefined) return by('vitepress', `${folder}.vitepress/${config}`);
  }
  return undefined;
}

function eleventy(files: SiteFiles): Detection | undefined {
  const config = ['.eleventy.js', ...modules('eleventy.config')].find(files.has);
  if (config !== undefined) return by('eleventy', config);
  return hasPackage(files, '@11ty/eleventy') ? by('eleventy', 'package.json') : undefined;
}

function docsify({ has, text }: SiteFiles): Detection | undefined {
  const page = ['index.html', 'docs/index.html'].find((name) => has(name) && /\$docsify\b/u.test(text(name)));
  return page === undefined ? undefined : by('docsify', page);
}
