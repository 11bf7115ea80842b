import type { Config } from './types.ts';

/**
 * `recommended` is every rule at its own severity. `crawled` is for articles that a program wrote: what an author may
 * mean is there a fault of the crawler. `strict` lets nothing pass that a careful editor would mend.
 */
export const presets: Readonly<Record<string, Config>> = {
  recommended: {},
  crawled: {
    rules: {
      'source-link-missing': 'error',
      'date-mismatch': 'error',
      'summary-divider-misplaced': 'error',
      'title-noise': 'error',
    },
  },
  strict: {
    rules: {
      'source-link-missing': 'error',
      'date-imprecise': 'error',
      'date-mismatch': 'error',
      'emphasis-run-in': 'error',
      'image-alt-generic': 'warn',
      'image-duplicate': 'error',
      'paragraph-broken': 'error',
      'summary-divider-misplaced': 'error',
      'title-noise': 'error',
    },
  },
};
