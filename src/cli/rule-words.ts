import type { RuleWords } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';

/** What formats say of the rules themselves. */
export function ruleWords(rules: readonly Rule[]): ReadonlyMap<string, RuleWords> {
  return new Map(
    rules.map(({ id, docs: { what, why, topic } }) => [id, { what, why, topic, url: `docs/rules/${id}.md` }]),
  );
}
