import type { ReportStream } from '../engine/report.ts';

export interface RuleCount {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** The number of articles with findings of the rule. */
  readonly files: number;
  /** The numbers of findings with a safe and with an unsafe fix. */
  readonly safe: number;
  readonly unsafe: number;
}

/** Returns the counts of each rule, the most severe first. */
export function ruleCounts({ files }: ReportStream): [rule: string, counts: RuleCount][] {
  const rules = new Map<string, { -readonly [Key in keyof RuleCount]: number }>();
  for (const { findings } of files) {
    const seen = new Set<string>();
    for (const { rule, severity, fix } of findings) {
      const row = rules.get(rule) ?? { error: 0, warning: 0, info: 0, files: 0, safe: 0, unsafe: 0 };
      rules.set(rule, row);
      row[severity]++;
      if (fix) row[fix.safety]++;
      if (!seen.has(rule)) row.files++;
      seen.add(rule);
    }
  }
  return [...rules].sort(
    ([a, m], [b, n]) => n.error - m.error || n.warning - m.warning || n.info - m.info || (a < b ? -1 : 1),
  );
}
