import { pushTo } from '../core/grouping.ts';
import { containmentTest, lastUpTo } from '../core/place.ts';
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

/** Whether a value that was read from a file is a suppression: the engine, which must not throw, relies on its shape. */
export function isSuppression(value: unknown): value is Suppression {
  const { rules, covers, range } = (value ?? {}) as Partial<Record<keyof Suppression, unknown>>;
  const isRange = (each: unknown) =>
    Array.isArray(each) && each.length === 2 && each.every((offset) => typeof offset === 'number');
  return Array.isArray(rules) && rules.every((each) => typeof each === 'string') && isRange(covers) && isRange(range);
}

const day = 24 * 60 * 60 * 1000;

/** Returns a test whether one of the suppressions hides a finding; each call takes logarithmic time. */
export function suppressionTest(suppressions: readonly Suppression[], now: number): (finding: Finding) => boolean {
  const ranges = new Map<string, Range[]>();
  for (const { rules, covers, ...stated } of suppressions) {
    if (isExpired(stated, now)) continue;
    for (const rule of rules.length === 0 ? [everyRule] : rules) pushTo(ranges, rule, covers);
  }
  const tests = new Map(Array.from(ranges, ([rule, covered]) => [rule, containmentTest(covered)]));
  return ({ rule, span: { start } }) =>
    [rule, everyRule].some((id) => tests.get(id)?.([start.offset, start.offset]) ?? false);
}

/** Stands for all rules; the id of none. */
const everyRule = '';

/** Returns a function from a suppression to the rules whose findings it hides. */
export function hiddenRules(
  findings: readonly Finding[],
  now: number,
): (suppression: Suppression) => readonly string[] {
  const offsets = new Map<string, number[]>();
  for (const { rule, span } of findings) pushTo(offsets, rule, span.start.offset);
  for (const each of offsets.values()) each.sort((a, b) => a - b);
  const startsIn = (rule: string, [start, end]: Range) => {
    const starts = offsets.get(rule) ?? [];
    return (starts[lastUpTo(starts, end)] ?? Number.NEGATIVE_INFINITY) >= start;
  };
  return ({ rules, covers, ...stated }) => {
    if (isExpired(stated, now)) return [];
    return (rules.length === 0 ? [...offsets.keys()] : rules).filter((rule) => startsIn(rule, covers));
  };
}

/** Whether the date has passed; an invalid date counts as expired. */
export function isExpired({ until }: Pick<Suppression, 'until'>, now: number): boolean {
  return until !== undefined && !(now < Date.parse(`${until}T00:00:00Z`) + day);
}
