import { memoized } from '../core/memo.ts';
import { type ArticleRecord, type CollectorFailure, collectorFailures, type Finding } from '../core/types.ts';
import { viewOf } from './article-view.ts';
import { concluding, type Judgement } from './conclude.ts';
import { keepDigests, type TextStore } from './digest-store.ts';
import { isAlone, isCorpusRule, isWithOthers, type RuleSettings, running } from './enabled-rules.ts';
import type { LinesOf } from './finding.ts';
import { byPlace } from './finding-order.ts';
import { crashed, whatThrew } from './internal-error.ts';
import { learning, normsOf, picking } from './norm-learning.ts';
import { detached } from './own-copy.ts';
import type { ArticleView, CorpusRule, Rule } from './rule.ts';
import { type Check, checking } from './rule-runner.ts';
import type { FileSettings, RunSettings, SettingsOf } from './settings.ts';

/** From facts to findings, in two passes over the records of a run; `concluding` tells what is said of them. */
export interface Judging {
  /** What rules find that need nothing but the article: whenever it is asked, here or elsewhere. */
  alone(record: ArticleRecord): readonly Finding[];
  /** First each article: what collections usually do, what rules must remember; whenever it is asked, here or elsewhere. */
  fold(record: ArticleRecord): Folded;
  /** That of each article, in the order of the paths. */
  remember(folded: Folded): void;
  /** Then each article once more: what the other rules find. */
  withOthers(record: ArticleRecord): readonly Finding[];
}

/** All that is remembered of an article: plain JSON. */
export interface Folded extends Pick<ArticleRecord, 'path' | 'engine'> {
  readonly samples: readonly unknown[];
  /** Of each corpus rule that is on, in turn. */
  readonly digests: readonly unknown[];
  /** What is to be said of the rules that threw. */
  readonly thrown: readonly Finding[];
}

/** `linesOf` is asked for articles that findings of others point to; `store` has room for what is to be remembered. */
export function judging(
  rules: readonly Rule[],
  settingsOf: SettingsOf,
  run: RunSettings,
  linesOf: LinesOf = () => undefined,
  store?: TextStore,
): Judging {
  const learned = learning(normsOf(rules));
  /** What threw while an article was observed or all were compared, by path. */
  const thrown = new Map<string, Finding[]>();
  const remembered = keepDigests(store);
  let compared: ReadonlyMap<CorpusRule, unknown> | undefined;
  const foldsOf = memoized((settings: RuleSettings) =>
    running(rules, settings, isCorpusRule).map(({ rule, setting: { options } }) => ({
      rule,
      options: options as Record<string, never>,
      pick: picking(rule.needs),
    })),
  );
  const aloneIn = memoized((settings: RuleSettings) =>
    checking(
      running(rules, settings, isAlone).map((each) => ({ ...each, norms: {}, outcome: undefined })),
      run,
      linesOf,
    ),
  );
  const withOthersIn = memoized((settings: RuleSettings) => {
    const byCollection = new Map<string, ReturnType<typeof checking>>();
    return (collection: string) => {
      const known = byCollection.get(collection) ?? checking(checksIn(settings, collection), run, linesOf);
      byCollection.set(collection, known);
      return known;
    };
  });
  let last:
    | { readonly record: ArticleRecord; readonly settings: FileSettings; readonly article: ArticleView }
    | undefined;
  return { alone, fold, remember, withOthers };

  /** The same article is looked at several times in a row. */
  function lookAt(record: ArticleRecord) {
    if (last?.record === record) return last;
    const settings = settingsOf(record.path);
    last = { record, settings, article: viewOf(record, settings) };
    return last;
  }

  function fold(record: ArticleRecord): Folded {
    const { path, engine } = record;
    const { settings, article } = lookAt(record);
    const failures: Finding[] = [];
    const digests = foldsOf(settings.rules).map(({ rule, options, pick }) => {
      try {
        return detached(rule.fold(pick(record), { options, article, run }));
      } catch (error) {
        failures.push(whatThrew(path, rule, error, run.language));
        return undefined;
      }
    });
    return { path, engine, samples: learned.fold(record), digests, thrown: failures };
  }

  function remember(folded: Folded): void {
    const settings = settingsOf(folded.path);
    learned.remember(settings.collection.name, folded.samples);
    const article = viewOf(folded, settings);
    for (const [index, { rule, options }] of foldsOf(settings.rules).entries()) {
      const digest = folded.digests[index];
      if (digest === undefined) continue;
      remembered.add(rule, { options, article, digest });
    }
    if (folded.thrown.length > 0) thrown.set(folded.path, [...(thrown.get(folded.path) ?? []), ...folded.thrown]);
  }

  function compareAll(): ReadonlyMap<CorpusRule, unknown> {
    const all = new Map<CorpusRule, unknown>();
    const isNew = run.isNew ?? (() => false);
    for (const rule of rules.filter(isCorpusRule)) {
      const entries = remembered.take(rule);
      // Where two articles clash, the one that was there before is not to blame.
      const sorted = run.isNew
        ? [
            ...entries.filter(({ article }) => !isNew(article.path)),
            ...entries.filter(({ article }) => isNew(article.path)),
          ]
        : entries;
      const path = sorted[0]?.article.path ?? '';
      try {
        all.set(rule, rule.compare(sorted, run));
      } catch (error) {
        blame(path, rule, error);
      }
    }
    return all;
  }

  function alone(record: ArticleRecord): readonly Finding[] {
    const { settings, article } = lookAt(record);
    const failures = (record.facts[collectorFailures] ?? []) as readonly CollectorFailure[];
    const findings = failures.map((failure) => crashed(record.path, failure, run.language));
    aloneIn(settings.rules)(record, article, findings);
    return findings;
  }

  function withOthers(record: ArticleRecord): readonly Finding[] {
    compared ??= compareAll();
    const { settings, article } = lookAt(record);
    const findings = [...(thrown.get(record.path) ?? [])];
    withOthersIn(settings.rules)(settings.collection.name)(record, article, findings);
    return findings;
  }

  /** A rule whose comparison threw has nothing to judge by, nor has one about the web that was not asked. */
  function checksIn(settings: RuleSettings, collection: string): readonly Check[] {
    return running(rules, settings, isWithOthers)
      .filter(({ rule }) => (rule.scope === 'article' ? !rule.online || run.links : compared?.has(rule)))
      .map(({ rule, setting }) => ({
        rule,
        setting,
        norms: learned.learned(collection, rule.norms),
        outcome: rule.scope === 'corpus' ? compared?.get(rule) : undefined,
      }));
  }

  function blame(path: string, rule: Rule, error: unknown): void {
    thrown.set(path, [...(thrown.get(path) ?? []), whatThrew(path, rule, error, run.language)]);
  }
}

/** Judges records that are all at hand. */
export function judge(
  records: readonly ArticleRecord[],
  rules: readonly Rule[],
  settingsOf: SettingsOf,
  run: RunSettings,
): Judgement {
  const byPath = new Map(records.map((record) => [record.path, record]));
  const linesOf = (path: string) => byPath.get(path)?.lines;
  const court = judging(rules, settingsOf, run, linesOf);
  const conclude = concluding(rules, settingsOf, run, linesOf);
  for (const record of records) court.remember(court.fold(record));
  const all = records.map((record) => conclude(record, [...court.withOthers(record), ...court.alone(record)]));
  return {
    findings: all.flatMap(({ findings }) => findings).sort(byPlace),
    suppressed: all.reduce((sum, { suppressed }) => sum + suppressed, 0),
    explained: all.flatMap(({ explained }) => explained),
  };
}
