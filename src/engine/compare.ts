import { pushTo } from '../core/grouping.ts';
import type { Finding } from '../core/types.ts';
import { viewOf } from './article-view.ts';
import type { DigestStore } from './digest-store.ts';
import { enabledRules, isCorpusRule } from './enabled-rules.ts';
import { internalErrorFor } from './internal-error.ts';
import { type KnownNorm, type LearnedNorms, normLearning, normsOf } from './norm-learning.ts';
import type { CorpusRule, Entry, Rule } from './rule.ts';
import type { FileSettings, RunSettings, SettingsOf } from './settings.ts';

/** What a comparison says in an article: what `check` receives, or `notConcerned` where there is nothing to report. */
export type AnswerFor = (path: string) => unknown;
export const notConcerned: unique symbol = Symbol('not concerned');

/** All that rules may know beyond the article that they check. Immutable. */
export interface CorpusContext {
  /** The settings of the run, with the states of links where these are known. */
  readonly run: RunSettings;
  readonly norms: LearnedNorms;
  /** What the comparison of each corpus rule says; without rules whose comparison threw. */
  readonly compared: ReadonlyMap<CorpusRule, AnswerFor>;
  /** By path: internal errors of rules that threw while they digested an article or compared all. */
  readonly errors: ReadonlyMap<string, readonly Finding[]>;
}

export interface CompareInput {
  readonly rules: readonly Rule[];
  readonly settingsOf: SettingsOf;
  readonly run: RunSettings;
  readonly digests: DigestStore;
  /** What an earlier comparison of nearly the same articles still answers. */
  readonly earlier?: EarlierComparison | undefined;
}

/** A comparison after which some digests have changed. */
export interface EarlierComparison {
  readonly compared: CorpusContext['compared'];
  /** Whether the digests of a rule are the same as then. */
  isCurrent(rule: CorpusRule): boolean;
  /** The norms, if no sample has changed. */
  readonly norms?: LearnedNorms | undefined;
  /** What is known of those whose samples are the same. */
  readonly norm?: KnownNorm;
}

/** Learns the norms of each collection and runs the comparisons of corpus rules, from the digests of all articles. */
export function compareDigests({ rules, settingsOf, run, digests, earlier }: CompareInput): CorpusContext {
  const learning = normLearning(normsOf(rules));
  const errors = new Map<string, Finding[]>();
  const articles = [...digests].map((file) => {
    const settings = settingsOf(file.path);
    learning.add(settings.collection.name, file);
    if (file.errors.length > 0) errors.set(file.path, [...file.errors]);
    return { file, settings, article: viewOf(file, settings) };
  });
  const compared = new Map<CorpusRule, AnswerFor>();
  for (const rule of rules.filter(isCorpusRule)) {
    const known = earlier?.isCurrent(rule) ? earlier.compared.get(rule) : undefined;
    if (known) {
      compared.set(rule, known);
      continue;
    }
    const entries = newestLast(entriesOf(rule), run.isNew);
    try {
      compared.set(rule, answersOf(rule, rule.compare(entries, run)));
    } catch (error) {
      const path = entries[0]?.article.path ?? '';
      pushTo(errors, path, internalErrorFor(path, rule, error, run.language));
    }
  }
  return { run, norms: earlier?.norms ?? learning.learn(earlier?.norm), compared, errors };

  function entriesOf(rule: CorpusRule): AnyEntry[] {
    const found: AnyEntry[] = [];
    const positions = new Map<FileSettings['rules'], number>();
    for (const { file, settings, article } of articles) {
      const setting = settings.rules.get(rule.id);
      if (!setting) continue;
      const index = positions.get(settings.rules) ?? positionOf(rule, settings.rules);
      positions.set(settings.rules, index);
      const entry = digests.entry(file, index, { article, options: setting.options as Record<string, never> });
      if (entry) found.push(entry);
    }
    return found;
  }

  function positionOf(rule: CorpusRule, settings: FileSettings['rules']): number {
    return enabledRules(rules, settings, isCorpusRule).findIndex((each) => each.rule === rule);
  }
}

function answersOf({ answer, concerns }: CorpusRule, compared: unknown): AnswerFor {
  if (answer) return (path) => answer(path, compared) ?? notConcerned;
  return concerns ? (path) => (concerns(path, compared) ? compared : notConcerned) : () => compared;
}

type AnyEntry = Entry<unknown, Record<string, never>>;

/** Where two articles clash, the one that was there before is not to blame. */
function newestLast(entries: AnyEntry[], isNew: RunSettings['isNew']): AnyEntry[] {
  if (!isNew) return entries;
  return [
    ...entries.filter(({ article }) => !isNew(article.path)),
    ...entries.filter(({ article }) => isNew(article.path)),
  ];
}
