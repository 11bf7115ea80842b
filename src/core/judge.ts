import { NkLintError } from './errors.ts';
import { normsOf, pick } from './learn.ts';
import { coverage, spanAt } from './place.ts';
import type { ArticleView, CorpusRule, Outcome, RawFinding, Rule } from './rule.ts';
import type { FileSettings, RuleSetting, RunSettings } from './settings.ts';
import { hides, isExpired, isSuppressed, type Suppression } from './suppress.ts';
import {
  type ArticleRecord,
  type CollectorFailure,
  collectorFailures,
  type Finding,
  type Fix,
  type Range,
  type Severity,
  severities,
  type Words,
} from './types.ts';
import { fill } from './words.ts';

export interface Judgement {
  /** Sorted by path, place and rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  /** What was left out because another finding explains it; it comes back when that one is mended. */
  readonly explained: readonly Finding[];
}

/** The rule id of a finding that says that a rule or a collector threw; the run then ends with exit code 2. */
export const internalError = 'internal-error';

const crash: Words = {
  en: '`{id}` failed on this article: {reason}',
  'zh-CN': '`{id}` 处理这篇文章时出错：{reason}',
};

/**
 * From facts to findings. `records` is read twice: once to learn what each collection usually does and to fold what
 * corpus rules remember, once to judge. Nothing of a record is kept but that.
 */
export function judge(
  records: Iterable<ArticleRecord>,
  rules: readonly Rule[],
  settingsOf: (path: string) => FileSettings,
  run: RunSettings,
): Judgement {
  const findings: Finding[] = [];
  const blamed = new Set<string>();
  const suppressions = new Map<string, readonly Suppression[]>();
  const stating: ArticleRecord[] = [];
  const norms = normsOf(records, rules, settingsOf);
  const corpus = new Map<CorpusRule, CorpusEntry[]>();

  for (const record of records) {
    const settings = settingsOf(record.path);
    for (const failure of (record.facts[collectorFailures] ?? []) as readonly CollectorFailure[])
      crashed(record, failure);
    const stated = record.facts['suppressions'] as readonly Suppression[] | undefined;
    if (stated?.length && run.inlineConfig !== false) {
      suppressions.set(record.path, stated);
      stating.push({ ...record, facts: {} });
    }
    const article = viewOf(record, settings);
    for (const rule of rules) {
      const setting = settings.rules.get(rule.id);
      if (!setting || rule.scope === 'outcome') continue;
      const context = { options: setting.options, norms: norms(rule.norms, settings), article, run };
      const facts = pick(rule.needs, record);
      guard(rule, record, () => {
        if (rule.scope === 'article') {
          const report = (raw: RawFinding) => findings.push(finish(raw, rule, setting, record, () => record));
          rule.check(facts, { ...context, report });
          return;
        }
        const digest = rule.fold(facts, context);
        if (digest === undefined) return;
        const entry = { ...context, digest, setting, record: { path: record.path, lines: record.lines } };
        const entries = corpus.get(rule);
        if (entries) entries.push(entry);
        else corpus.set(rule, [entry]);
      });
    }
  }

  for (const [rule, all] of corpus) {
    // Where two articles clash, the one that was there before is not to blame.
    const isNew = run.isNew ?? (() => false);
    const entries = run.isNew
      ? [...all.filter(({ record }) => !isNew(record.path)), ...all.filter(({ record }) => isNew(record.path))]
      : all;
    const byPath = new Map(entries.map((entry) => [entry.record.path, entry]));
    const first = entries[0];
    if (!first) continue;
    guard(rule, first.record, () => {
      rule.check(entries, {
        run,
        report(path: string, raw: RawFinding) {
          const entry = byPath.get(path);
          if (entry)
            findings.push(finish(raw, rule, entry.setting, entry.record, (other) => byPath.get(other)?.record));
        },
      });
    });
  }

  const symptoms = symptomsOf(findings, rules);
  const causes = findings.filter((finding) => !symptoms.has(finding));
  const known = findings.length;
  const judged = causes.length;
  for (const record of stating) judgeOutcomes(record, causes);
  causes.push(...findings.slice(known));
  const kept = causes.filter((finding, index) => {
    const stated = suppressions.get(finding.path) ?? [];
    // A comment for all rules does not hide what is said about it.
    return !isSuppressed(
      finding,
      index < judged ? stated : stated.filter(({ rules: named }) => named.length > 0),
      run.now,
    );
  });
  return { findings: kept.sort(byPlace), suppressed: causes.length - kept.length, explained: [...symptoms] };

  function judgeOutcomes(record: ArticleRecord, all: readonly Finding[]): void {
    const settings = settingsOf(record.path);
    const about = rules.flatMap((rule) => (rule.scope === 'outcome' && settings.rules.has(rule.id) ? [rule] : []));
    if (about.length === 0) return;
    const here = all.filter(({ path }) => path === record.path);
    const outcomes = (suppressions.get(record.path) ?? []).map(
      (stated): Outcome => ({
        ...stated,
        hidden: here.filter((finding) => hides(stated, finding, run.now)).map(({ rule }) => rule),
        ran: [...settings.rules.keys()].filter((id) => stated.rules.length === 0 || stated.rules.includes(id)),
        expired: isExpired(stated, run.now),
      }),
    );
    for (const rule of about) {
      const setting = settings.rules.get(rule.id) as RuleSetting;
      const report = (raw: RawFinding) => findings.push(finish(raw, rule, setting, record, () => record));
      const context = { options: setting.options, norms: {}, article: viewOf(record, settings), run, report };
      guard(rule, record, () => rule.check(outcomes, context));
    }
  }

  /** A rule that throws becomes a finding; the other rules and articles go on. */
  function guard(rule: Rule, record: Placed, act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof NkLintError)) {
        crashed(record, { id: rule.id, reason: error instanceof Error ? error.message : String(error) });
        return;
      }
      // What the configuration is to blame for is the same in every article.
      const reason = fill(error.words.says, run.language, error.data);
      if (!blamed.has(reason)) crashed(record, { id: rule.id, reason });
      blamed.add(reason);
    }
  }

  function crashed({ path, lines }: Placed, data: CollectorFailure): void {
    const message = fill(crash, run.language, { ...data });
    const span = spanAt(lines, [0, 0]);
    findings.push({
      rule: internalError,
      messageId: 'crashed',
      message,
      severity: 'error',
      path,
      span,
      data: { ...data },
    });
  }

  function finish(
    raw: RawFinding,
    rule: Rule,
    { severity }: RuleSetting,
    { path, lines }: Placed,
    placed: (path: string) => Placed | undefined,
  ): Finding {
    const { messageId, data = {}, range } = raw;
    const words = rule.messages[messageId];
    if (!words) throw new Error(`unknown message id ${messageId}`);
    const related = (raw.related ?? []).flatMap(({ path: at = path, range: where, note }) => {
      const other = placed(at);
      const text = rule.notes[note];
      return other && text
        ? [{ path: at, span: spanAt(other.lines, where), message: fill(text, run.language, data) }]
        : [];
    });
    const title = raw.fix && rule.fixes[raw.fix.title];
    if (raw.fix && !title) throw new Error(`unknown fix title ${raw.fix.title}`);
    const fix: Fix | undefined = raw.fix && title && { ...raw.fix, title: fill(title, run.language, data) };
    return {
      rule: rule.id,
      messageId,
      message: fill(words, run.language, data),
      severity: milder(severity, raw.severity),
      path,
      span: spanAt(lines, range),
      data,
      ...(raw.key !== undefined && { key: raw.key }),
      ...(related.length > 0 && { related }),
      ...(fix && { fix }),
    };
  }
}

function milder(a: Severity, b: Severity = a): Severity {
  return severities.indexOf(a) < severities.indexOf(b) ? b : a;
}

type Placed = Pick<ArticleRecord, 'path' | 'lines'>;

interface CorpusEntry {
  readonly digest: unknown;
  readonly setting: RuleSetting;
  readonly record: Placed;
}

function viewOf(
  { path, engine }: ArticleRecord,
  { timeZone, site, collection, schemaAt, entries }: FileSettings,
): ArticleView {
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

/** The findings that lie in a finding whose rule says that it explains them. */
function symptomsOf(findings: readonly Finding[], rules: readonly Rule[]): ReadonlySet<Finding> {
  const explains = new Map(
    rules.filter((rule) => rule.explains.length > 0).map((rule) => [rule.id, new Set(rule.explains)]),
  );
  const causes = new Map<string, Range[]>();
  for (const cause of findings) {
    for (const rule of explains.get(cause.rule) ?? []) {
      const key = keyOf(cause.path, rule);
      const ranges = causes.get(key);
      if (ranges) ranges.push(offsets(cause));
      else causes.set(key, [offsets(cause)]);
    }
  }
  const covered = new Map([...causes].map(([key, ranges]) => [key, coverage(ranges)]));
  return new Set(findings.filter((finding) => covered.get(keyOf(finding.path, finding.rule))?.(offsets(finding))));
}

function keyOf(path: string, rule: string): string {
  return `${rule} ${path}`;
}

function offsets({ span: { start, end } }: Finding): Range {
  return [start.offset, end.offset];
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.span.start.offset - b.span.start.offset ||
    a.span.end.offset - b.span.end.offset ||
    compare(a.rule, b.rule) ||
    compare(a.messageId, b.messageId) ||
    compare(a.message, b.message)
  );
}

/** By code units: the same order on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
