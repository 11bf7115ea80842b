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
 * Findings on public sites to which no rule was fitted, as an editor of the site sees them: in each of three rounds at
 * most 15 of a rule, 30 of one that reports errors, on other sites each. What was wrong in a round was mended, and is no
 * longer counted where it is no longer reported.
 */
export const siteReadings: readonly SiteReading[] = [
  reading('article-duplicate', 'warning', 13, 1, 6),
  reading('article-empty', 'warning', 16, 1, 2),
  reading('boilerplate', 'warning', 1, 0, 3),
  reading('character-control', 'error', 7, 0, 0),
  reading('character-invisible', 'warning', 31, 0, 0),
  reading('character-lookalike', 'warning', 4, 0, 0),
  reading('code-fence-unclosed', 'error', 4, 0, 0),
  reading('code-fence-unclosed', 'warning', 5, 0, 0),
  reading('code-indented-prose', 'warning', 20, 0, 1),
  reading('definition-duplicate', 'warning', 2, 0, 0),
  reading('emphasis-run-in', 'warning', 1, 0, 0),
  reading('emphasis-unrendered', 'warning', 33, 0, 0),
  reading('encoding-invalid', 'error', 2, 0, 0),
  reading('front-matter-missing', 'warning', 0, 1, 2),
  reading('heading-malformed', 'warning', 16, 0, 0),
  reading('html-leftover', 'info', 1, 0, 11),
  reading('html-leftover', 'warning', 12, 0, 0),
  reading('html-unclosed', 'warning', 6, 0, 0),
  reading('image-alt-generic', 'info', 44, 0, 1),
  reading('image-duplicate', 'warning', 12, 0, 0),
  reading('image-file-missing', 'error', 9, 0, 0),
  reading('image-not-image', 'warning', 3, 0, 0),
  reading('image-url-truncated', 'error', 0, 0, 1),
  reading('link-anchor-missing', 'warning', 30, 0, 0),
  reading('link-empty', 'info', 2, 0, 0),
  reading('link-empty', 'warning', 23, 0, 0),
  reading('link-file-missing', 'error', 28, 0, 0),
  reading('link-reference-undefined', 'warning', 11, 0, 0),
  reading('link-syntax', 'error', 52, 0, 0),
  reading('markdown-in-html', 'warning', 3, 0, 0),
  reading('paragraph-broken', 'warning', 14, 0, 2),
  reading('punctuation-width', 'info', 39, 0, 6),
  reading('quote-direction', 'info', 19, 0, 0),
  reading('tag-duplicate', 'info', 10, 0, 0),
  reading('title-noise', 'warning', 10, 0, 0),
  reading('url-glued', 'warning', 40, 0, 1),
  reading('url-malformed', 'error', 9, 0, 0),
  reading('url-private', 'warning', 2, 0, 0),
  reading('url-tracking', 'info', 21, 0, 5),
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
];

function reading(rule: string, severity: Severity, ...counts: Reading): SiteReading {
  return { rule, severity, reading: counts };
}

export function sumOf(all: readonly SiteReading[]): Reading {
  return all.reduce<Reading>(([a, b, c], { reading: [d, e, f] }) => [a + d, b + e, c + f], [0, 0, 0]);
}
