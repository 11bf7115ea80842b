import type { Engine } from '../core/types.ts';

interface Placed {
  readonly engine: Engine;
  readonly path: string;
  /** The path below the site's root. */
  readonly site?: { readonly path: string };
}

/** Whether the page of an article comes in the feed of its site as a rule; generators of documentation make none. */
export function isInFeed({ engine, path, site }: Placed): boolean {
  const below = site?.path ?? path;
  if (engine === 'jekyll' || engine === 'hexo') return /(?:^|\/)_posts\//u.test(below);
  // That collection is documentation by the conventions of its theme.
  if (engine === 'astro') return !/(?:^|\/)content\/docs\//u.test(below);
  return engine === 'hugo' || engine === 'zola' || engine === 'eleventy';
}

/**
 * Returns what of an article the feed of its site has by default, as it is written: Hexo leaves control characters out,
 * and Astro has titles only.
 */
export function feedPart(article: Placed): 'content' | 'summary' | 'none' {
  const { engine } = article;
  if (!isInFeed(article) || engine === 'hexo' || engine === 'astro') return 'none';
  return engine === 'hugo' ? 'summary' : 'content';
}

/** Whether the usual feed of a generator has its newest posts only: Jekyll's has ten. */
export function hasNewestOnly(engine: Engine): boolean {
  return engine === 'jekyll';
}
