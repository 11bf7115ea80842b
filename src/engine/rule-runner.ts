import type { ArticleRecord, Finding } from '../core/types.ts';
import { type AnswerFor, notConcerned } from './compare.ts';
import type { EnabledRule } from './enabled-rules.ts';
import { factPicker } from './fact-access.ts';
import { finish, type LinesOf } from './finding.ts';
import { internalErrorFor } from './internal-error.ts';
import type { ArticleRule, ArticleView, CorpusRule, RawFinding } from './rule.ts';
import type { RunSettings } from './settings.ts';

/** A rule that is on for a collection, with all that its context holds. */
export interface PreparedRule extends EnabledRule<ArticleRule | CorpusRule> {
  readonly norms: Readonly<Record<string, unknown>>;
  /** What the comparison of a corpus rule says. */
  readonly answerFor: AnswerFor | undefined;
}

/** Adds what the rules find in an article to `findings`. */
export type RunRules = (record: ArticleRecord, article: ArticleView, findings: Finding[]) => void;

/**
 * Returns a function that runs rules over one article after another. Contexts are made once and reused: a site of 5,000
 * articles runs 300,000 checks, and most find nothing.
 */
export function ruleRunner(rules: readonly PreparedRule[], run: RunSettings, linesOf: LinesOf): RunRules {
  let current: ArticleRecord;
  let found: Finding[];
  const prepared = rules.map(({ rule, setting, norms, answerFor }) => {
    const report = (raw: RawFinding) => found.push(finish(raw, rule, setting, current, linesOf, run.language));
    const article = undefined as ArticleView | undefined;
    return {
      rule,
      answerFor,
      pick: factPicker(rule.needs),
      context: { options: setting.options, norms, compared: undefined as unknown, article, run, report },
    };
  });
  return (record, article, findings) => {
    current = record;
    found = findings;
    for (const { rule, answerFor, pick, context } of prepared) {
      context.article = article;
      try {
        context.compared = answerFor?.(record.path);
        if (context.compared === notConcerned) continue;
        rule.check(pick(record), context);
      } catch (error) {
        findings.push(internalErrorFor(record.path, rule, error, run.language));
      }
    }
  };
}
