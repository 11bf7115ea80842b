import type { Finding, Range } from '../core/types.ts';

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
  /** The comment with its line, if it is all that stands there. */
  readonly removal?: Range;
  /** A comment that begins like one, but with a word that means nothing. */
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

/** What is no date has expired. */
export function isExpired({ until }: Pick<Suppression, 'until'>, now: number): boolean {
  return until !== undefined && !(now < Date.parse(`${until}T00:00:00Z`) + day);
}
