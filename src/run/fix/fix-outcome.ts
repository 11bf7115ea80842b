import type { Finding } from '../../core/types.ts';
import type { FileFindings } from '../../engine/conclude.ts';
import { type FixChoice, mayFix } from '../../engine/edits.ts';
import type { Fixable, Refused } from './fix-loop.ts';
import { contentOf, type Harm } from './proof.ts';

/** What became of the fixes of the findings that an article had before any of them. */
export interface FixOutcome {
  readonly made: readonly Fixable[];
  /** The number of reported findings among them; the others are told by the finding of another article. */
  readonly count: number;
  readonly refused: readonly Refused[];
}

export interface FixOutcomeInput {
  /** The findings of the article before and after all fixes. */
  readonly first: FileFindings | undefined;
  readonly last: FileFindings | undefined;
  /** The fixes that were tried in vain, whose findings may have moved meanwhile. */
  readonly refused: readonly Refused[];
  readonly choice: FixChoice;
}

/** Compares findings before and after fixes: one that is gone was fixed, by its own fix or by that of another. */
export function fixOutcome({ first, last, refused, choice }: FixOutcomeInput): FixOutcome {
  const harms = new Map(refused.map(({ finding, harm }): [string, Harm] => [contentOf(finding), harm]));
  const left = new Map<string, number>();
  for (const finding of fixablesIn(last, choice)) left.set(contentOf(finding), (left.get(contentOf(finding)) ?? 0) + 1);
  const made = new Set<Fixable>();
  const kept: Refused[] = [];
  for (const finding of fixablesIn(first, choice)) {
    const content = contentOf(finding);
    const count = left.get(content) ?? 0;
    const harm = harms.get(content);
    if (count > 0) left.set(content, count - 1);
    if (count === 0) made.add(finding);
    else if (harm !== undefined) kept.push({ finding, harm });
  }
  const reported: readonly Finding[] = first?.findings ?? [];
  return { made: [...made], count: reported.filter((finding) => made.has(finding as Fixable)).length, refused: kept };
}

function fixablesIn(file: FileFindings | undefined, choice: FixChoice): readonly Fixable[] {
  if (!file) return [];
  return [...file.findings, ...(file.repeated ?? [])].filter((finding) => mayFix(finding, choice));
}
