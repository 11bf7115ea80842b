import { detached } from './detached.ts';
import { NkLintError } from './errors.ts';
import { finish, type LinesOf, type Placed } from './finish.ts';
import { learning, normsOf, pick } from './learn.ts';
import { memoized } from './memo.ts';
import { byPlace } from './order.ts';
import { explanationsOf, symptomsOf } from './root-cause.ts';
import type { ArticleRule, ArticleView, CorpusRule, Entry, Outcome, RawFinding, Rule } from './rule.ts';
import { isCheck, isCorpusRule, isOutcomeRule, type RuleSettings, type Running, running } from './running.ts';
import type { FileSettings, RunSettings } from './settings.ts';
import { hides, isExpired, isSuppressed, type Suppression } from './suppress.ts';
import { type ArticleRecord, type CollectorFailure, collectorFailures, type Finding, type Words } from './types.ts';
import { fill } from './words.ts';

/** What is to be said of an article, or of all. */
export interface Judgement {
  /** Sorted by path, place and rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  /** What was left out because another finding explains it; it comes back when that one is mended. */
  readonly explained: readonly Finding[];
}

/** From facts to findings, in two passes over the records of a run. */
export interface Judging {
  /** First each article, in the order of the paths: what collections usually do, what rules must remember. */
  observe(record: ArticleRecord): void;
  /** Then each article once more, in any order. Nothing of it is kept. */
  judge(record: ArticleRecord): Judgement;
}

/** The rule id of a finding that says that a rule or a collector threw; the run then ends with exit code 2. */
export const internalError = 'internal-error';

const crash: Words = {
  en: '`{id}` failed on this article: {reason}',
  'zh-CN': '`{id}` 处理这篇文章时出错：{reason}',
};

const start = { line: 1, column: 1, offset: 0 };

export type SettingsOf = (path: string) => FileSettings;

/** `linesOf` is asked for articles that findings of others point to. */
export function judging(
  rules: readonly Rule[],
  settingsOf: SettingsOf,
  run: RunSettings,
  linesOf: LinesOf = () => undefined,
): Judging {
  const learned = learning(normsOf(rules));
  const explains = explanationsOf(rules);
  const blamed = new Set<string>();
  /** What threw while an article was observed or all were compared, by path. */
  const thrown = new Map<string, Finding[]>();
  const remembered = new Map<CorpusRule, Entry<unknown, Record<string, never>>[]>();
  let compared: ReadonlyMap<CorpusRule, unknown> | undefined;
  const foldsOf = memoized((settings: RuleSettings) => running(rules, settings, isCorpusRule));
  const checksOf = memoized((settings: RuleSettings) => {
    const byCollection = new Map<string, readonly Check[]>();
    return (collection: string): readonly Check[] => {
      const known = byCollection.get(collection) ?? checksIn(settings, collection);
      byCollection.set(collection, known);
      return known;
    };
  });
  return { observe, judge: judgeArticle };

  function observe(record: ArticleRecord): void {
    const settings = settingsOf(record.path);
    learned.observe(record, settings.collection.name);
    const article = viewOf(record, settings);
    for (const { rule, setting } of foldsOf(settings.rules)) {
      guard(rule, record.path, thrownAt(record.path), () => {
        const { options } = setting;
        const digest = detached(rule.fold(pick(rule.needs, record), { options, article, run }));
        if (digest === undefined) return;
        const entry = { options: options as Record<string, never>, article, digest };
        const entries = remembered.get(rule);
        if (entries) entries.push(entry);
        else remembered.set(rule, [entry]);
      });
    }
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
      guard(rule, path, thrownAt(path), () => all.set(rule, rule.compare(sorted, run)));
    }
    remembered.clear();
    return all;
  }

  function judgeArticle(record: ArticleRecord): Judgement {
    compared ??= compareAll();
    const { path } = record;
    const settings = settingsOf(path);
    const article = viewOf(record, settings);
    const findings: Finding[] = [...(thrown.get(path) ?? [])];
    for (const failure of (record.facts[collectorFailures] ?? []) as readonly CollectorFailure[])
      findings.push(crashed(path, failure));
    for (const { rule, setting, norms, outcome } of checksOf(settings.rules)(settings.collection.name)) {
      const report = (raw: RawFinding) => findings.push(finish(raw, rule, setting, record, linesOf, run.language));
      const context = { options: setting.options, norms, compared: outcome, article, run, report };
      guard(rule, path, findings, () => rule.check(pick(rule.needs, record), context));
    }
    return conclude(record, settings, article, findings);
  }

  /** A rule whose comparison threw has nothing to judge by. */
  function checksIn(settings: RuleSettings, collection: string): readonly Check[] {
    return running(rules, settings, isCheck)
      .filter(({ rule }) => rule.scope === 'article' || compared?.has(rule))
      .map(({ rule, setting }) => ({
        rule,
        setting,
        norms: learned.learned(collection, rule.norms),
        outcome: rule.scope === 'corpus' ? compared?.get(rule) : undefined,
      }));
  }

  /** Causes hide symptoms, authors what they state; and what they state is judged in its turn. */
  function conclude(record: ArticleRecord, settings: FileSettings, article: ArticleView, all: Finding[]): Judgement {
    const symptoms = symptomsOf(all, explains);
    const causes = symptoms.size > 0 ? all.filter((finding) => !symptoms.has(finding)) : all;
    const stated = run.inlineConfig === false ? [] : ((record.facts['suppressions'] ?? []) as readonly Suppression[]);
    if (stated.length === 0) return { findings: causes.sort(byPlace), suppressed: 0, explained: [...symptoms] };
    const about = outcomes(record, settings, article, stated, causes);
    // A comment for all rules does not hide what is said about it.
    const named = stated.filter(({ rules: ids }) => ids.length > 0);
    const kept = [
      ...causes.filter((finding) => !isSuppressed(finding, stated, run.now)),
      ...about.filter((finding) => !isSuppressed(finding, named, run.now)),
    ];
    const suppressed = causes.length + about.length - kept.length;
    return { findings: kept.sort(byPlace), suppressed, explained: [...symptoms] };
  }

  function outcomes(
    placed: Placed,
    settings: FileSettings,
    article: ArticleView,
    stated: readonly Suppression[],
    causes: readonly Finding[],
  ): Finding[] {
    const found: Finding[] = [];
    const all = stated.map(
      (each): Outcome => ({
        ...each,
        hidden: causes.filter((finding) => hides(each, finding, run.now)).map(({ rule }) => rule),
        ran: [...settings.rules.keys()].filter((id) => each.rules.length === 0 || each.rules.includes(id)),
        expired: isExpired(each, run.now),
      }),
    );
    for (const { rule, setting } of running(rules, settings.rules, isOutcomeRule)) {
      const report = (raw: RawFinding) => found.push(finish(raw, rule, setting, placed, linesOf, run.language));
      const context = { options: setting.options, norms: {}, article, run, report };
      guard(rule, placed.path, found, () => rule.check(all, context));
    }
    return found;
  }

  /** A rule that throws becomes a finding; the other rules and articles go on. */
  function guard(rule: Rule, path: string, findings: { push(finding: Finding): void }, act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof NkLintError)) {
        const reason = error instanceof Error ? error.message : String(error);
        findings.push(crashed(path, { id: rule.id, reason }));
        return;
      }
      // What the configuration is to blame for is the same in every article.
      const reason = fill(error.words.says, run.language, error.data);
      if (!blamed.has(reason)) findings.push(crashed(path, { id: rule.id, reason }));
      blamed.add(reason);
    }
  }

  function thrownAt(path: string) {
    return { push: (finding: Finding) => thrown.set(path, [...(thrown.get(path) ?? []), finding]) };
  }

  function crashed(path: string, data: CollectorFailure): Finding {
    return {
      rule: internalError,
      messageId: 'crashed',
      message: fill(crash, run.language, { ...data }),
      severity: 'error',
      path,
      span: { start, end: start },
      data: { ...data },
    };
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
  for (const record of records) court.observe(record);
  const all = records.map((record) => court.judge(record));
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

function viewOf({ path, engine }: ArticleRecord, settings: FileSettings): ArticleView {
  const { timeZone, site, collection, schemaAt, entries } = settings;
  return {
    path,
    engine,
    timeZone,
    ...(site && { site }),
    collection,
    ...(schemaAt && { schemaAt }),
    ...(entries && { entries }),
  };
}
