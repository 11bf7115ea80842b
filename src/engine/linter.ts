import { memoized } from '../core/memo.ts';
import { type ArticleRecord, type CollectorFailure, collectorFailures, type Finding } from '../core/types.ts';
import { viewOf } from './article-view.ts';
import { type CorpusContext, compareDigests } from './compare.ts';
import { type FileFindings, findingsConcluder } from './conclude.ts';
import { digestStore, type FileDigest } from './digest-store.ts';
import { enabledRules, isCorpusRule, isFileRule, needsCorpus, type RuleSettings } from './enabled-rules.ts';
import { factPicker } from './fact-access.ts';
import type { LinesOf } from './finding.ts';
import { internalErrorFor, internalErrorOf } from './internal-error.ts';
import { normSampler, normsOf } from './norm-learning.ts';
import { ownCopy } from './own-copy.ts';
import type { Norm, Rule } from './rule.ts';
import { type PreparedRule, ruleRunner } from './rule-runner.ts';
import type { RunSettings, SettingsOf } from './settings.ts';

/** Lints one article by itself. Pure: the result is the same in any thread and on any machine. */
export interface FileLinter {
  /** Returns what the rules find that need nothing but the article. */
  lintFile(record: ArticleRecord): readonly Finding[];
  /** Returns what norms and corpus rules need of the article. */
  digestFile(record: ArticleRecord): FileDigest;
}

export interface LinterInput {
  readonly rules: readonly Rule[];
  readonly settingsOf: SettingsOf;
  readonly run: RunSettings;
}

export function createFileLinter(
  { rules, settingsOf, run }: LinterInput,
  norms: ReadonlySet<Norm> = normsOf(rules),
): FileLinter {
  const runnerFor = memoized((settings: RuleSettings) => {
    const prepared = enabledRules(rules, settings, isFileRule).map((each) => ({
      ...each,
      norms: {},
      answerFor: undefined,
    }));
    return ruleRunner(prepared, run, () => undefined);
  });
  const digestersFor = memoized((settings: RuleSettings) =>
    enabledRules(rules, settings, isCorpusRule).map(({ rule, setting: { options } }) => ({
      rule,
      options,
      pick: factPicker(rule.needs),
    })),
  );
  const sample = normSampler(norms);
  const settled = lastOf((record: ArticleRecord) => {
    const settings = settingsOf(record.path);
    return { rules: settings.rules, article: viewOf(record, settings) };
  });
  return { lintFile, digestFile };

  function lintFile(record: ArticleRecord): readonly Finding[] {
    const failures = (record.facts[collectorFailures] ?? []) as readonly CollectorFailure[];
    const findings = failures.map((failure) => internalErrorOf(record.path, failure, run.language));
    const { rules: settings, article } = settled(record);
    runnerFor(settings)(record, article, findings);
    return findings;
  }

  function digestFile(record: ArticleRecord): FileDigest {
    const { path, engine } = record;
    const { rules: settings, article } = settled(record);
    const errors: Finding[] = [];
    const digests = digestersFor(settings).map(({ rule, options, pick }) => {
      try {
        return ownCopy(rule.digest(pick(record), { options, article }));
      } catch (error) {
        errors.push(internalErrorFor(path, rule, error, run.language));
        return undefined;
      }
    });
    return { path, engine, samples: sample(record), digests, errors };
  }
}

/** Returns a function that returns what the rules find in an article that need norms, other articles or links. */
export function createCorpusLinter(
  { rules, settingsOf }: Omit<LinterInput, 'run'>,
  corpus: CorpusContext,
  linesOf: LinesOf,
): (record: ArticleRecord) => readonly Finding[] {
  const { run, norms, compared, errors } = corpus;
  const runnersFor = memoized((_: RuleSettings) => new Map<string, ReturnType<typeof ruleRunner>>());
  return (record) => {
    const settings = settingsOf(record.path);
    const { name } = settings.collection;
    const byCollection = runnersFor(settings.rules);
    const runner = byCollection.get(name) ?? ruleRunner(prepare(settings.rules, name), run, linesOf);
    byCollection.set(name, runner);
    const findings = [...(errors.get(record.path) ?? [])];
    runner(record, viewOf(record, settings), findings);
    return findings;
  };

  /** Leaves out rules whose comparison threw, and those about links whose states are not known. */
  function prepare(settings: RuleSettings, collection: string): PreparedRule[] {
    return enabledRules(rules, settings, needsCorpus)
      .filter(({ rule }) => (rule.scope === 'article' ? !rule.online || run.links : compared.has(rule)))
      .map(({ rule, setting }) => ({
        rule,
        setting,
        norms: norms.of(collection, rule.norms),
        answerFor: rule.scope === 'corpus' ? compared.get(rule) : undefined,
      }));
  }
}

/** Lints records that are all in memory: extracted → compared → linted → concluded. */
export function lintRecords(records: readonly ArticleRecord[], input: LinterInput): readonly FileFindings[] {
  const byPath = new Map(records.map((record) => [record.path, record]));
  const linesOf = (path: string) => byPath.get(path)?.lines;
  const { lintFile, digestFile } = createFileLinter(input);
  const digests = digestStore(undefined);
  for (const record of records) digests.add(digestFile(record));
  const lintWithCorpus = createCorpusLinter(input, compareDigests({ ...input, digests }), linesOf);
  const conclude = findingsConcluder(input, linesOf);
  return records.map((record) => conclude(record, [...lintWithCorpus(record), ...lintFile(record)]));
}

/** Keeps the last result: one record is linted and digested in a row. */
function lastOf<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
