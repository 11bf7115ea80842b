import type { Finding } from '../../core/types.ts';
import type { CorpusContext } from '../../engine/compare.ts';
import type { Rule } from '../../engine/rule.ts';
import type { Site } from '../extract/site.ts';
import type { StoredFile } from '../store/record-store.ts';
import type { KeptArticles } from './kept-articles.ts';

export interface ResultCacheOptions {
  /** Absolute path of the file in which the last run over the same paths stored its findings. */
  readonly file: string;
  /** The ids of the rules whose code the build identifies: plugins may change without it. */
  readonly builtin: ReadonlySet<string>;
}

/** What of the last run still holds. */
export interface PreviousResults {
  /** The rules that have to lint again: all articles, or those that have changed where the others are kept. */
  readonly staleRules: readonly Rule[];
  /** Returns what was found in an unchanged article, by rules that are not stale. */
  findingsOf(path: string): readonly Finding[];
  /** The site as far as reporting needs it; undefined if any rule has to lint again. */
  readonly site: Site | undefined;
  /** The articles that are as they were, where others have changed. */
  readonly kept: KeptArticles | undefined;
  /** Passes linted files on, and stores their findings for the next run once all have passed. */
  store(files: Iterable<StoredFile>, site: Site, corpus: CorpusContext): Iterable<StoredFile>;
}

export const NO_PREVIOUS_RESULTS: Omit<PreviousResults, 'staleRules'> = {
  findingsOf: () => [],
  site: undefined,
  kept: undefined,
  store: (files) => files,
};
