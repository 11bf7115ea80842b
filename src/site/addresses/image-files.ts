import { asMapping, member, textMember } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { imageExtension, isTemplateUrl, urlParts } from '../../knowledge/url/url.ts';
import { decodeSafely, folderOf, joined } from './address.ts';
import { basePath } from './roots.ts';

/** Folders below the root of the site in which an image of an engine may be, whether it is served from there or not. */
const searchFolders: Readonly<Record<Engine, readonly string[]>> = {
  hugo: ['static', 'assets', 'content', ''],
  hexo: ['source', ''],
  jekyll: [''],
  astro: ['public', 'src/assets', 'src', ''],
  zola: ['static', 'content', ''],
  eleventy: ['', 'src', 'public', 'static', 'assets', 'content', 'source'],
  docusaurus: ['static', 'docs', 'blog', 'src', ''],
  vitepress: ['public', 'docs/public', 'docs', 'src', 'src/public', ''],
  docsify: ['', 'docs'],
  generic: ['', 'static', 'public', 'source', 'assets', 'content', 'docs', 'src'],
};

export interface Setting {
  readonly engine: Engine;
  /** Path of the article, relative to the root of the site. */
  readonly path: string;
  /** The configuration of the site; undefined if unknown. */
  readonly config: unknown;
}

/** Returns the files that an image URL may refer to, the best first; undefined if it is not a file of this site. */
export function candidateFiles(url: string, setting: Setting): readonly string[] | undefined {
  const { engine, path, config } = setting;
  if (url.startsWith('https:') || url.startsWith('http:')) return undefined;
  const parts = urlParts(url);
  if (parts.scheme !== '' || parts.authority !== undefined || isTemplateUrl(url)) return undefined;
  const file = decodeSafely(parts.path);
  if (!imageExtension.test(file) || file.includes('\\')) return undefined;
  // Mounts and multiple themes add folders that are not modelled.
  if (member(config, 'module') !== undefined || Array.isArray(member(config, 'theme'))) return undefined;
  const theme = textMember(config, 'theme');
  const themed = theme ? [`themes/${theme}/${engine === 'hexo' ? 'source' : 'static'}`] : [];
  const from = [...searchFolders[engine], ...themed];
  const found = file.startsWith('/')
    ? [file, withoutBase(file, setting)].flatMap((each) => from.map((root) => `${root}/${each}`))
    : relativeCandidates(file, path, engine, from);
  return [...new Set(found.flatMap((each) => joined('', each) ?? []))];
}

function relativeCandidates(file: string, path: string, engine: Engine, from: readonly string[]): string[] {
  const directory = folderOf(path);
  const page = path.replace(/\.[^./]+$/u, '');
  // These resolve an image from the file of the article, as an import.
  if (engine === 'vitepress' || engine === 'docusaurus') return [`${directory}/${file}`];
  const near = [`${directory}/${file}`, `${page}/${file}`];
  // A browser resolves the URL against the URL of the page, which is below the root of the published site.
  const inSite = page.replace(/^(?:content|source|docs|src\/content|src\/pages)\//u, '');
  const section = folderOf(inSite);
  const shown = from.flatMap((root) => [`${root}/${inSite}/${file}`, `${root}/${section}/${file}`, `${root}/${file}`]);
  return engine === 'jekyll' ? [...near, file] : [...near, ...shown];
}

/** Removes the path at which the site is published, such as that of `https://a.cn/blog/`. */
function withoutBase(file: string, { engine, config }: Setting): string {
  const base = `/${basePath(engine, asMapping(config))}`;
  return base !== '/' && file.startsWith(`${base}/`) ? file.slice(base.length) : file;
}
