import type { ReportStyle } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';

/** What formats say of the rules themselves; few ask, and what is said of all rules is long. */
export function ruleWords(rules: readonly Rule[]): ReportStyle['rules'] {
  return {
    get(id) {
      const rule = rules.find((each) => each.id === id);
      if (!rule) return undefined;
      const { what, why, topic } = rule.docs;
      return { what, why, topic, url: `docs/rules/${id}.md` };
    },
  };
}
