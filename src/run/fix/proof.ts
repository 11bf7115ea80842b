import { pushTo } from '../../core/grouping.ts';
import { overlapTest } from '../../core/place.ts';
import type { Edit, Finding, Range, Span } from '../../core/types.ts';
import type { FileFindings } from '../../engine/conclude.ts';
import { hasMoreFindings, offsetMover, placedEdits } from '../../engine/edits.ts';
import type { Fixable } from './fix-loop.ts';
import { keepsOutline, type Outline } from './outline.ts';

/** Why fixes are not made: they do not remove their own findings, cause others, or change the page around them. */
export type Harm = 'not-gone' | 'more-findings' | 'outline';

export interface ProofInput {
  readonly fixables: readonly Fixable[];
  /** The findings of the article before and after its fixes. */
  readonly old: FileFindings | undefined;
  readonly now: FileFindings | undefined;
  /** The outline of the article before some fixes, and after them. */
  outlines(some: readonly Fixable[]): readonly [Outline, Outline];
}

/** Returns what the fixes of an article do that they should not; undefined for none. */
export function harmOf({ fixables, old, now, outlines }: ProofInput): Harm | undefined {
  if (hasMoreFindings(allIn(old), allIn(now))) return 'more-findings';
  if (isAnyStillThere(fixables, now)) return 'not-gone';
  const strict = fixables.filter(({ fix }) => !fix.restructures);
  const others = strict.length < fixables.length;
  if (strict.length > 0 && !keepsOutline(...outlines(strict), editsOf(strict))) return 'outline';
  return others && !keepsOutline(...outlines(fixables), editsOf(fixables), { restructures: true })
    ? 'outline'
    : undefined;
}

function editsOf(fixables: readonly Fixable[]): Edit[] {
  return fixables.flatMap(({ fix }) => fix.edits);
}

/** Symptoms count, too: to fix a cause may reveal what it explained, which is no harm. */
function allIn(file: FileFindings | undefined): readonly Finding[] {
  return file ? [...file.findings, ...file.explained, ...(file.repeated ?? [])] : [];
}

/** Whether any of the findings is where it was, although its fix was made. */
function isAnyStillThere(fixables: readonly Fixable[], now: FileFindings | undefined): boolean {
  const moved = offsetMover(placedEdits(editsOf(fixables)));
  const ranges = new Map<string, Range[]>();
  for (const finding of now?.findings ?? []) pushTo(ranges, contentOf(finding), rangeOf(finding.span));
  const tests = new Map(Array.from(ranges, ([content, all]) => [content, overlapTest(all)]));
  return fixables.some((fixable) => {
    const [start, end] = rangeOf(fixable.span);
    return tests.get(contentOf(fixable))?.([moved(start, 0), moved(end, 1)]) === true;
  });
}

function rangeOf({ start, end }: Span): Range {
  return [start.offset, end.offset];
}

/** What a finding says, wherever it stands. */
export function contentOf({ rule, messageId, data }: Finding): string {
  return JSON.stringify([rule, messageId, data]);
}
