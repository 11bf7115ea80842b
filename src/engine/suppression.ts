import type { Finding, Range } from '../core/types.ts';

/** A statement by the author that findings are intended; a fact of the collector `suppressions`. */
export interface Suppression {
  /** Rule ids; empty for all rules. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** The last day on which it applies: `2027-01-01`. An invalid date counts as expired. */
  readonly until?: string;
  /** Findings that start in this range are hidden. */
  readonly covers: Range;
  /** The comment itself, or its key in the front matter. */
  readonly range: Range;
  /** The comment with its line, if the line has no other content. */
  readonly removal?: Range;
  /** The unknown directive of a comment that starts with `nk-lint-`. */
  readonly unknown?: string;
}

const day = 24 * 60 * 60 * 1000;

export function isSuppressed(finding: Finding, suppressions: readonly Suppression[], now: number): boolean {
  return suppressions.some((each) => hides(each, finding, now));
}

export function hides({ rules, covers: [start, end], ...stated }: Suppression, finding: Finding, now: number): boolean {
  const { offset } = finding.span.start;
  const named = rules.length === 0 || rules.includes(finding.rule);
  return named && start <= offset && offset <= end && !isExpired(stated, now);
}

/** Whether the date has passed; an invalid date counts as expired. */
export function isExpired({ until }: Pick<Suppression, 'until'>, now: number): boolean {
  return until !== undefined && !(now < Date.parse(`${until}T00:00:00Z`) + day);
}
