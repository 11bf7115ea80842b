import type { Severity } from '../core/types.ts';

/** Numbers of findings. */
export type Reading = readonly [right: number, wrong: number, arguable: number];

/** What was read of the findings of a rule; a rule may report some of them as milder ones. */
export interface SiteReading {
  readonly rule: string;
  readonly severity: Severity;
  readonly reading: Reading;
}

/**
 * Findings on public sites to which no rule was fitted, as an editor of the site sees them: in each of five rounds at
 * most 15 of a rule, 30 of one that reports errors, on other sites each. What was wrong in a round was mended, and is no
 * longer counted where it is no longer reported.
 */
export const siteReadings: readonly SiteReading[] = [
  reading('article-duplicate', 'warning', 14, 4, 7),
  reading('article-empty', 'warning', 18, 1, 4),
  reading('boilerplate', 'warning', 2, 0, 3),
  reading('character-control', 'error', 14, 0, 0),
  reading('character-control', 'info', 0, 0, 1),
  reading('character-invisible', 'warning', 52, 0, 3),
  reading('character-lookalike', 'warning', 16, 0, 1),
  reading('code-fence-unclosed', 'error', 4, 0, 1),
  reading('code-fence-unclosed', 'warning', 11, 0, 0),
  reading('code-indented-prose', 'warning', 20, 0, 1),
  reading('container-unrendered', 'warning', 5, 0, 0),
  reading('definition-duplicate', 'warning', 17, 0, 0),
  reading('emphasis-run-in', 'warning', 1, 0, 0),
  reading('emphasis-unrendered', 'warning', 56, 0, 0),
  reading('encoding-invalid', 'error', 4, 0, 0),
  reading('file-unpublished', 'warning', 1, 0, 0),
  reading('front-matter-missing', 'warning', 2, 1, 2),
  reading('heading-malformed', 'warning', 18, 1, 0),
  reading('html-leftover', 'info', 1, 0, 24),
  reading('html-leftover', 'warning', 26, 0, 1),
  reading('html-unclosed', 'warning', 8, 0, 2),
  reading('image-alt-generic', 'info', 88, 0, 2),
  reading('image-duplicate', 'warning', 14, 0, 0),
  reading('image-file-missing', 'error', 18, 0, 0),
  reading('image-not-image', 'warning', 3, 0, 0),
  reading('image-url-expired', 'error', 3, 0, 0),
  reading('image-url-truncated', 'error', 0, 0, 1),
  reading('line-endings', 'info', 6, 0, 0),
  reading('link-anchor-missing', 'warning', 49, 0, 0),
  reading('link-empty', 'info', 3, 0, 0),
  reading('link-empty', 'warning', 34, 3, 9),
  reading('link-file-missing', 'error', 51, 0, 0),
  reading('link-reference-undefined', 'warning', 19, 0, 0),
  reading('link-syntax', 'error', 85, 0, 0),
  reading('markdown-in-html', 'warning', 4, 0, 0),
  reading('math-eaten', 'warning', 15, 0, 0),
  reading('paragraph-broken', 'warning', 33, 0, 5),
  reading('punctuation-width', 'info', 72, 1, 17),
  reading('quote-direction', 'info', 41, 0, 1),
  reading('slug-duplicate', 'error', 3, 0, 0),
  reading('source-link-invalid', 'warning', 0, 1, 0),
  reading('table-unrendered', 'warning', 2, 0, 0),
  reading('tag-duplicate', 'info', 14, 0, 0),
  reading('template-broken', 'warning', 7, 0, 0),
  reading('title-noise', 'info', 0, 0, 12),
  reading('title-noise', 'warning', 16, 0, 1),
  reading('url-glued', 'warning', 51, 0, 3),
  reading('url-malformed', 'error', 21, 0, 0),
  reading('url-malformed', 'warning', 0, 2, 0),
  reading('url-private', 'warning', 3, 0, 0),
  reading('url-tracking', 'info', 29, 0, 6),
  reading('wikilink-leftover', 'warning', 2, 0, 0),
];

/** The sites: generator, language and number of articles. */
export const sitesRead: readonly (readonly [generator: string, language: string, articles: number])[] = [
  ['Hugo', 'many', 955],
  ['Hugo', 'many', 1276],
  ['Jekyll', 'zh', 86],
  ['Jekyll', 'en', 207],
  ['Docusaurus 2', 'zh, en', 1191],
  ['VitePress', 'en', 119],
  ['Eleventy', 'en', 156],
  ['Hexo', 'many', 466],
  ['Astro Starlight', 'many', 338],
  ['Zola', 'en', 65],
  ['Hugo', 'en', 993],
  ['Hexo', 'zh', 239],
  ['Docusaurus 3', 'en', 283],
  ['VitePress', 'zh', 67],
  ['Zola', 'en', 754],
  ['docsify', 'zh', 92],
  ['Jekyll', 'many', 350],
  ['VitePress', 'zh', 52],
  ['Hexo', 'zh', 736],
  ['Zola', 'en', 40],
  ['Docusaurus 2', 'en, zh', 1650],
  ['Hugo', 'en', 726],
  ['Hexo', 'zh', 79],
  ['Hugo', 'zh, en', 516],
  ['Jekyll', 'zh', 333],
  ['docsify', 'zh', 21],
  ['Docusaurus 3', 'many', 1874],
  ['Docusaurus 3', 'en', 69],
  ['Zola', 'many', 194],
  ['Hexo', 'many', 70],
  ['VitePress', 'en, zh', 68],
  ['Astro Starlight', 'many', 2569],
  ['Eleventy', 'en', 481],
  ['Jekyll', 'zh, en', 188],
  ['Hugo', 'en', 9],
  ['Hugo', 'zh', 353],
  ['Hugo', 'zh', 123],
  ['Hugo', 'zh', 25],
  ['Jekyll', 'en', 65],
  ['Jekyll', 'en', 37],
  ['Hexo', 'zh', 56],
  ['Hexo', 'zh', 322],
  ['Hexo', 'zh', 260],
  ['Hexo', 'zh', 258],
  ['Docusaurus 3', 'en', 92],
  ['Docusaurus 3', 'en', 175],
  ['Docusaurus 3', 'en', 259],
  ['Docusaurus 3', 'en', 86],
  ['VitePress', 'en', 57],
  ['VitePress', 'many', 282],
  ['docsify', 'en', 25],
  ['Eleventy', 'en', 7],
];

function reading(rule: string, severity: Severity, ...counts: Reading): SiteReading {
  return { rule, severity, reading: counts };
}

export function sumOf(all: readonly SiteReading[]): Reading {
  return all.reduce<Reading>(([a, b, c], { reading: [d, e, f] }) => [a + d, b + e, c + f], [0, 0, 0]);
}
