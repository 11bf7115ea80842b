import type { Resolved } from '../config/resolve.ts';
import { memoized } from '../core/memo.ts';
import type { Language } from '../core/types.ts';
import type { ReportStyle } from '../engine/report.ts';
import type { Rule } from '../engine/rule.ts';

/** Returns the descriptions of rules for reporters. Created on demand, because few formats need these long texts. */
export function ruleWords({ rules, rulePage }: Resolved, language: Language): ReportStyle['rules'] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const wordsOf = memoized(({ id, docs: { what, why, topic } }: Rule) => {
    return { what, why, topic, url: rulePage(id, language) };
  });
  return {
    get(id) {
      const rule = byId.get(id);
      return rule && wordsOf(rule);
    },
  };
}
