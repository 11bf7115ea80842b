import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { outputOf, type Page, urlPathOf } from '../generators/output.ts';
import { normalizePath, relativePath } from './address.ts';
import { basePath, languagesOf, rootsOf } from './roots.ts';

/** Returns the address at which a page is served, as a link writes it; undefined where it is not known. */
export function servedAddress(
  page: Page,
  engine: Engine,
  site: { readonly root: string; readonly config: Mapping },
): string | undefined {
  const base = basePath(engine, site.config);
  // Plugins put the path of the site in front of links in Hexo, languages have addresses of their own in Hugo.
  if ((engine === 'hexo' && base !== '') || languagesOf(site.config).length > 1) return undefined;
  const file = outputOf(page, engine, { ...site, path: page.path })?.files.find(({ kind }) => kind === 'page')?.file;
  if (file === undefined) return undefined;
  const address = urlPathOf(file);
  return `/${normalizePath(`${base}/${address}`)}${address.endsWith('/') && address !== '/' ? '/' : ''}`;
}

/** Returns a link from one file of articles to another, for generators that follow the paths of files. */
export function linkToFile(from: string, to: string, engine: Engine, config: Mapping): string | undefined {
  if (['generic', 'vitepress', 'docusaurus', 'docsify'].includes(engine)) return relativePath(from, to);
  if (engine !== 'zola') return undefined;
  const root = rootsOf(engine, config).content.find((each) => to.startsWith(`${each}/`));
  return root === undefined ? undefined : `@/${to.slice(root.length + 1)}`;
}
