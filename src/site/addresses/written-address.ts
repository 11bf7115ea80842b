import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { normalizePath, relativePath } from './address.ts';
import { basePath, languagesOf, rootsOf } from './roots.ts';
import type { SitePage } from './site-map.ts';

/** Returns the address at which a page is served, as a link writes it; undefined where it is not known. */
export function servedAddress(
  { addresses: [own], draft }: SitePage,
  engine: Engine,
  config: Mapping,
): string | undefined {
  if (own === undefined || draft || !['hugo', 'hexo', 'jekyll'].includes(engine)) return undefined;
  const base = basePath(engine, config);
  // Plugins put the path of the site in front of links in Hexo, languages have addresses of their own in Hugo.
  if ((engine === 'hexo' && base !== '') || languagesOf(config).length > 1) return undefined;
  return `/${normalizePath(`${base}/${own}`)}${own.endsWith('/') ? '/' : ''}`;
}

/** Returns a link from one file of articles to another, for generators that follow the paths of files. */
export function linkToFile(from: string, to: string, engine: Engine, config: Mapping): string | undefined {
  if (['generic', 'vitepress', 'docusaurus', 'docsify'].includes(engine)) return relativePath(from, to);
  if (engine !== 'zola') return undefined;
  const root = rootsOf(engine, config).content.find((each) => to.startsWith(`${each}/`));
  return root === undefined ? undefined : `@/${to.slice(root.length + 1)}`;
}
