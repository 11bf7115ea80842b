import type { ArticleRecord, Finding } from '../core/types.ts';
import { viewOf } from './article-view.ts';
import { isOutcomeRule, running } from './enabled-rules.ts';
import { finish, type LinesOf } from './finding.ts';
import { byPlace } from './finding-order.ts';
import { blamedOnce, whatThrew } from './internal-error.ts';
import { explanationsOf, symptomsOf } from './root-cause.ts';
import type { Outcome, RawFinding, Rule } from './rule.ts';
import type { RunSettings, SettingsOf } from './settings.ts';
import { hides, isExpired, isSuppressed, type Suppression } from './suppression.ts';

/** What is to be said of an article, or of all. */
export interface Judgement {
  /** Sorted by path, place and rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  /** What was left out because another finding explains it; it comes back when that one is mended. */
  readonly explained: readonly Finding[];
}

/** From all that rules found in an article to what is said of it. */
export type Conclude = (record: ArticleRecord, found: readonly Finding[]) => Judgement;

/** Causes hide symptoms, authors what they state; and what they state is judged in its turn. */
export function concluding(
  rules: readonly Rule[],
  settingsOf: SettingsOf,
  run: RunSettings,
  linesOf: LinesOf,
): Conclude {
  const explains = explanationsOf(rules);
  const isFirst = blamedOnce();
  return (record, found) => {
    const all = found.filter(isFirst);
    const symptoms = symptomsOf(all, explains);
    const causes = symptoms.size > 0 ? all.filter((finding) => !symptoms.has(finding)) : all;
    const stated = run.inlineConfig === false ? [] : ((record.facts['suppressions'] ?? []) as readonly Suppression[]);
    if (stated.length === 0) return { findings: causes.sort(byPlace), suppressed: 0, explained: [...symptoms] };
    const about = outcomes(record, stated, causes);
    // A comment for all rules does not hide what is said about it.
    const named = stated.filter(({ rules: ids }) => ids.length > 0);
    const kept = [
      ...causes.filter((finding) => !isSuppressed(finding, stated, run.now)),
      ...about.filter((finding) => !isSuppressed(finding, named, run.now)),
    ];
    const suppressed = causes.length + about.length - kept.length;
    return { findings: kept.sort(byPlace), suppressed, explained: [...symptoms] };
  };

  function outcomes(record: ArticleRecord, stated: readonly Suppression[], causes: readonly Finding[]): Finding[] {
    const settings = settingsOf(record.path);
    const article = viewOf(record, settings);
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
      const report = (raw: RawFinding) => found.push(finish(raw, rule, setting, record, linesOf, run.language));
      const context = { options: setting.options, norms: {}, article, run, report };
      try {
        rule.check(all, context);
      } catch (error) {
        found.push(whatThrew(record.path, rule, error, run.language));
      }
    }
    return found;
  }
}
