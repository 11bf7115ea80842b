import type { ArticleRecord, Finding } from '../core/types.ts';
import type { Running } from './enabled-rules.ts';
import { finish, type LinesOf } from './finding.ts';
import { whatThrew } from './internal-error.ts';
import { picking } from './norm-learning.ts';
import type { ArticleRule, ArticleView, CorpusRule, RawFinding } from './rule.ts';
import type { RunSettings } from './settings.ts';

/** What the articles of a collection are checked with. */
export interface Check extends Running<ArticleRule | CorpusRule> {
  readonly norms: Readonly<Record<string, unknown>>;
  /** Of a corpus rule, what its comparison gave. */
  readonly outcome: unknown;
}

/**
 * Checks one article after the other, and adds to the findings. What rules are given is made once and then told of the
 * next article: a site of 5,000 asks them 300,000 times, and most have nothing to say.
 */
export function checking(checks: readonly Check[], run: RunSettings, linesOf: LinesOf) {
  let record: ArticleRecord;
  let findings: Finding[];
  const asked = checks.map(({ rule, setting, norms, outcome }) => {
    const report = (raw: RawFinding) => findings.push(finish(raw, rule, setting, record, linesOf, run.language));
    const article = undefined as ArticleView | undefined;
    return {
      rule,
      concerns: rule.scope === 'corpus' ? rule.concerns : undefined,
      pick: picking(rule.needs),
      context: { options: setting.options, norms, compared: outcome, article, run, report },
    };
  });
  return (next: ArticleRecord, article: ArticleView, found: Finding[]): void => {
    record = next;
    findings = found;
    for (const { rule, concerns, pick, context } of asked) {
      context.article = article;
      try {
        if (concerns && !concerns(next.path, context.compared)) continue;
        rule.check(pick(next), context);
      } catch (error) {
        found.push(whatThrew(next.path, rule, error, run.language));
      }
    }
  };
}
