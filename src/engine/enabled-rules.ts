import type { ArticleRule, CorpusRule, OutcomeRule, Rule } from './rule.ts';
import type { FileSettings, RuleSetting } from './settings.ts';

export type RuleSettings = FileSettings['rules'];

/** A rule that is on, with its severity and options. */
export interface EnabledRule<Kind extends Rule> {
  readonly rule: Kind;
  readonly setting: RuleSetting;
}

/** Returns the rules of a kind that are on. */
export function enabledRules<Kind extends Rule>(
  rules: readonly Rule[],
  settings: RuleSettings,
  isOfKind: (rule: Rule) => rule is Kind,
): readonly EnabledRule<Kind>[] {
  return rules.filter(isOfKind).flatMap((rule) => {
    const setting = settings.get(rule.id);
    return setting ? [{ rule, setting }] : [];
  });
}

export const isCorpusRule = (rule: Rule): rule is CorpusRule => rule.scope === 'corpus';
export const isOutcomeRule = (rule: Rule): rule is OutcomeRule => rule.scope === 'outcome';
/** Whether a rule reads the facts of one article and nothing else. */
export const isFileRule = (rule: Rule): rule is ArticleRule =>
  rule.scope === 'article' && !rule.online && Object.keys(rule.norms).length === 0;
/** Whether a rule also needs norms, other articles or the states of links. */
export const needsCorpus = (rule: Rule): rule is ArticleRule | CorpusRule =>
  rule.scope !== 'outcome' && !isFileRule(rule);
