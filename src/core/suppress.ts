import type { Finding, Range } from './types.ts';

/** One place where an author says that findings are meant; found by the collector `suppressions`. */
export interface Suppression {
  /** Empty for all rules. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** `2027-01-01`: the last day on which it holds; what is no date has expired. */
  readonly until?: string;
  /** Findings that begin here are hidden. */
  readonly covers: Range;
  /** The comment itself, or its key in the front matter. */
  readonly range: Range;
}

const day = 24 * 60 * 60 * 1000;

export function isSuppressed(finding: Finding, suppressions: readonly Suppression[], now: number): boolean {
  return suppressions.some(
    ({ rules, covers: [start, end], until }) =>
      (rules.length === 0 || rules.includes(finding.rule)) &&
      start <= finding.span.start.offset &&
      finding.span.start.offset <= end &&
      (until === undefined || now < Date.parse(`${until}T00:00:00Z`) + day),
  );
}
