import { pushTo } from '../core/grouping.ts';
import { containmentTest } from '../core/place.ts';
import type { Finding, Range } from '../core/types.ts';
import type { Rule } from './rule.ts';

/** By rule id, the rules whose findings are symptoms if they lie inside a finding of that rule. */
export type Explanations = ReadonlyMap<string, readonly string[]>;

export function explanationsOf(rules: readonly Rule[]): Explanations {
  return new Map(rules.flatMap(({ id, explains }) => (explains.length > 0 ? [[id, explains] as const] : [])));
}

/** Returns the findings of one article that lie inside a finding whose rule explains them. */
export function symptomsOf(findings: readonly Finding[], explains: Explanations): ReadonlySet<Finding> {
  const causes = new Map<string, Range[]>();
  for (const cause of findings) {
    for (const rule of explains.get(cause.rule) ?? []) pushTo(causes, rule, offsets(cause));
  }
  const symptoms = new Set<Finding>();
  if (causes.size === 0) return symptoms;
  const covered = new Map([...causes].map(([rule, ranges]) => [rule, containmentTest(ranges)]));
  for (const finding of findings) if (covered.get(finding.rule)?.(offsets(finding))) symptoms.add(finding);
  return symptoms;
}

function offsets({ span: { start, end } }: Finding): Range {
  return [start.offset, end.offset];
}
