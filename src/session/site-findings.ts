import type { Finding } from '../core/types.ts';
import type { FileFindings } from '../engine/conclude.ts';
import { internalError } from '../engine/internal-error.ts';
import type { Rule } from '../engine/rule.ts';
import type { StoredFile } from '../run/store/record-store.ts';
import { allStale, noneStale, type Stale, union } from './stale.ts';

/** What is needed to lint the articles of a site. */
export interface SiteLinting {
  readonly rules: readonly Rule[];
  readonly paths: readonly string[];
  file(path: string): StoredFile | undefined;
  /** Returns the function that lints by some of the rules that need other articles. */
  linterOf(rules: readonly Rule[]): (record: StoredFile['record']) => readonly Finding[];
  conclude(file: StoredFile, found: readonly Finding[]): FileFindings;
}

/** The findings in all articles, which are kept until something changes that they depend on. */
export interface SiteFindings {
  /** An article has another text. */
  articleChanged(path: string): void;
  /** Some rules have compared the articles again. */
  compared(stale: Stale): void;
  lintAll(site: SiteLinting): Iterable<FileFindings>;
}

interface Known {
  /** Of the rules that need other articles. */
  readonly found: readonly Finding[];
  readonly concluded: FileFindings;
}

export function siteFindings(): SiteFindings {
  const known = new Map<string, Known>();
  let pending: Stale = allStale;
  let comparisons = 0;
  return {
    articleChanged: (path) => void known.delete(path),
    compared(stale) {
      pending = union(pending, stale);
      comparisons++;
    },
    *lintAll({ rules, paths, file, linterOf, conclude }) {
      const isPending = pendingTest(pending);
      const lintAgain = linterOf(rules.filter(isPending));
      const lintWhole = linterOf(rules);
      const ids = new Set(rules.filter(isPending).map(({ id }) => id));
      const nothing = pending === noneStale;
      const begun = comparisons;
      for (const path of paths) {
        const before = known.get(path);
        if (before && nothing) {
          yield before.concluded;
          continue;
        }
        const article = file(path);
        if (!article) continue;
        const kept = before?.found.filter(({ rule }) => !ids.has(rule) && rule !== internalError);
        const found = kept ? [...kept, ...lintAgain(article.record)] : lintWhole(article.record);
        const concluded = conclude(article, [...found, ...article.findings]);
        known.set(path, { found, concluded });
        yield concluded;
      }
      // A comparison between two articles made others stale.
      if (comparisons === begun) pending = noneStale;
    },
  };
}

function pendingTest({ rules, norms }: Stale): (rule: Rule) => boolean {
  return (rule) => rules === 'all' || rules.has(rule.id) || (norms && Object.keys(rule.norms).length > 0);
}
