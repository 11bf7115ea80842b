import type { ArticleRule, CorpusRule, OutcomeRule, Rule } from './rule.ts';
import type { FileSettings, RuleSetting } from './settings.ts';

export type RuleSettings = FileSettings['rules'];

/** A rule that is on, and how. */
export interface Running<Kind extends Rule> {
  readonly rule: Kind;
  readonly setting: RuleSetting;
}

/** The rules of a kind that are on. */
export function running<Kind extends Rule>(
  rules: readonly Rule[],
  settings: RuleSettings,
  isOf: (rule: Rule) => rule is Kind,
): readonly Running<Kind>[] {
  return rules.filter(isOf).flatMap((rule) => {
    const setting = settings.get(rule.id);
    return setting ? [{ rule, setting }] : [];
  });
}

export const isCorpusRule = (rule: Rule): rule is CorpusRule => rule.scope === 'corpus';
export const isOutcomeRule = (rule: Rule): rule is OutcomeRule => rule.scope === 'outcome';
/** What looks at the facts of one article and at nothing else. */
export const isAlone = (rule: Rule): rule is ArticleRule =>
  rule.scope === 'article' && !rule.online && Object.keys(rule.norms).length === 0;
/** What looks at facts, and knows of other articles or the web. */
export const isWithOthers = (rule: Rule): rule is ArticleRule | CorpusRule =>
  rule.scope !== 'outcome' && !isAlone(rule);
