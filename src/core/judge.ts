import { type Conclude, concluding, type Judgement } from './conclude.ts';
import { crashed, guarded } from './crash.ts';
import { detached } from './detached.ts';
import { finish, type LinesOf } from './finish.ts';
import { learning, normsOf, pick } from './learn.ts';
import { memoized } from './memo.ts';
import { byPlace } from './order.ts';
import type { ArticleRule, ArticleView, CorpusRule, Entry, RawFinding, Rule } from './rule.ts';
import { isAlone, isCorpusRule, isWithOthers, type RuleSettings, type Running, running } from './running.ts';
import type { RunSettings, SettingsOf } from './settings.ts';
import { type ArticleRecord, type CollectorFailure, collectorFailures, type Finding } from './types.ts';
import { viewOf } from './view.ts';

/** From facts to findings, in two passes over the records of a run. */
export interface Judging {
  /** What rules find that need nothing but the article: whenever it is asked, here or elsewhere. */
  alone(record: ArticleRecord): readonly Finding[];
  /** First each article: what collections usually do, what rules must remember; whenever it is asked, here or elsewhere. */
  fold(record: ArticleRecord): Folded;
  /** That of each article, in the order of the paths. */
  remember(folded: Folded): void;
  /** Then each article once more, in any order: what the other rules find. Nothing of it is kept. */
  withOthers(record: ArticleRecord): readonly Finding[];
  /** At last what is said of an article, in the order of the paths: of all that was found there. */
  conclude: Conclude;
}

/** All that is remembered of an article: plain JSON. */
export interface Folded extends Pick<ArticleRecord, 'path' | 'engine'> {
  readonly samples: readonly unknown[];
  /** Of each corpus rule that is on, in turn. */
  readonly digests: readonly unknown[];
  /** What is to be said of the rules that threw. */
  readonly thrown: readonly Finding[];
}

/** `linesOf` is asked for articles that findings of others point to. */
export function judging(
  rules: readonly Rule[],
  settingsOf: SettingsOf,
  run: RunSettings,
  linesOf: LinesOf = () => undefined,
): Judging {
  const learned = learning(normsOf(rules));
  /** What threw while an article was observed or all were compared, by path. */
  const thrown = new Map<string, Finding[]>();
  const remembered = new Map<CorpusRule, Entry<unknown, Record<string, never>>[]>();
  let compared: ReadonlyMap<CorpusRule, unknown> | undefined;
  const foldsOf = memoized((settings: RuleSettings) => running(rules, settings, isCorpusRule));
  const aloneIn = memoized((settings: RuleSettings): readonly Check[] =>
    running(rules, settings, isAlone).map((each) => ({ ...each, norms: {}, outcome: undefined })),
  );
  const withOthersIn = memoized((settings: RuleSettings) => {
    const byCollection = new Map<string, readonly Check[]>();
    return (collection: string): readonly Check[] => {
      const known = byCollection.get(collection) ?? checksIn(settings, collection);
      byCollection.set(collection, known);
      return known;
    };
  });
  return { alone, fold, remember, withOthers, conclude: concluding(rules, settingsOf, run, linesOf) };

  function fold(record: ArticleRecord): Folded {
    const { path, engine } = record;
    const settings = settingsOf(path);
    const article = viewOf(record, settings);
    const failures: Finding[] = [];
    const digests = foldsOf(settings.rules).map(({ rule, setting: { options } }) => {
      let digest: unknown;
      guarded(rule, path, run.language, failures, () => {
        digest = detached(rule.fold(pick(rule.needs, record), { options, article, run }));
      });
      return digest;
    });
    return { path, engine, samples: learned.fold(record), digests, thrown: failures };
  }

  function remember(folded: Folded): void {
    const settings = settingsOf(folded.path);
    learned.remember(settings.collection.name, folded.samples);
    const article = viewOf(folded, settings);
    for (const [index, { rule, setting }] of foldsOf(settings.rules).entries()) {
      const digest = folded.digests[index];
      if (digest === undefined) continue;
      const entry = { options: setting.options as Record<string, never>, article, digest };
      const entries = remembered.get(rule);
      if (entries) entries.push(entry);
      else remembered.set(rule, [entry]);
    }
    for (const finding of folded.thrown) thrownAt(folded.path).push(finding);
  }

  function compareAll(): ReadonlyMap<CorpusRule, unknown> {
    const all = new Map<CorpusRule, unknown>();
    const isNew = run.isNew ?? (() => false);
    for (const rule of rules.filter(isCorpusRule)) {
      const entries = remembered.get(rule) ?? [];
      // Where two articles clash, the one that was there before is not to blame.
      const sorted = run.isNew
        ? [
            ...entries.filter(({ article }) => !isNew(article.path)),
            ...entries.filter(({ article }) => isNew(article.path)),
          ]
        : entries;
      const path = sorted[0]?.article.path ?? '';
      guarded(rule, path, run.language, thrownAt(path), () => all.set(rule, rule.compare(sorted, run)));
    }
    remembered.clear();
    return all;
  }

  function alone(record: ArticleRecord): readonly Finding[] {
    const settings = settingsOf(record.path);
    const failures = (record.facts[collectorFailures] ?? []) as readonly CollectorFailure[];
    const findings = failures.map((failure) => crashed(record.path, failure, run.language));
    checkAll(aloneIn(settings.rules), record, viewOf(record, settings), findings);
    return findings;
  }

  function withOthers(record: ArticleRecord): readonly Finding[] {
    compared ??= compareAll();
    const settings = settingsOf(record.path);
    const findings = [...(thrown.get(record.path) ?? [])];
    checkAll(withOthersIn(settings.rules)(settings.collection.name), record, viewOf(record, settings), findings);
    return findings;
  }

  function checkAll(checks: readonly Check[], record: ArticleRecord, article: ArticleView, findings: Finding[]): void {
    for (const { rule, setting, norms, outcome } of checks) {
      const report = (raw: RawFinding) => findings.push(finish(raw, rule, setting, record, linesOf, run.language));
      const context = { options: setting.options, norms, compared: outcome, article, run, report };
      guarded(rule, record.path, run.language, findings, () => rule.check(pick(rule.needs, record), context));
    }
  }

  /** A rule whose comparison threw has nothing to judge by. */
  function checksIn(settings: RuleSettings, collection: string): readonly Check[] {
    return running(rules, settings, isWithOthers)
      .filter(({ rule }) => rule.scope === 'article' || compared?.has(rule))
      .map(({ rule, setting }) => ({
        rule,
        setting,
        norms: learned.learned(collection, rule.norms),
        outcome: rule.scope === 'corpus' ? compared?.get(rule) : undefined,
      }));
  }

  function thrownAt(path: string) {
    return { push: (finding: Finding) => thrown.set(path, [...(thrown.get(path) ?? []), finding]) };
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
  const court = judging(rules, settingsOf, run, (path) => byPath.get(path)?.lines);
  for (const record of records) court.remember(court.fold(record));
  const all = records.map((record) => court.conclude(record, [...court.withOthers(record), ...court.alone(record)]));
  return {
    findings: all.flatMap(({ findings }) => findings).sort(byPlace),
    suppressed: all.reduce((sum, { suppressed }) => sum + suppressed, 0),
    explained: all.flatMap(({ explained }) => explained),
  };
}

/** What the articles of a collection are checked with. */
interface Check extends Running<ArticleRule | CorpusRule> {
  readonly norms: Readonly<Record<string, unknown>>;
  /** Of a corpus rule, what its comparison gave. */
  readonly outcome: unknown;
}
