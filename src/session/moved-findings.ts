import { spanAt } from '../core/place.ts';
import type { Edit, Finding } from '../core/types.ts';
import { offsetMover, placedEdits, splitMark } from '../engine/edits.ts';

/**
 * Moves findings of an earlier text to where they are in a later one. Those that the change touches are left out, and so
 * are fixes, which hold for the earlier text only.
 */
export function movedFindings(
  findings: readonly Finding[],
  before: string,
  after: string,
  lines: readonly number[],
): readonly Finding[] {
  if (before === after || findings.length === 0) return findings;
  const edit = changeBetween(splitMark(before).text, splitMark(after).text);
  const move = offsetMover(placedEdits([edit]));
  return findings.flatMap(({ fix: _, ...finding }) => {
    const [start, end] = [finding.span.start.offset, finding.span.end.offset];
    if (start < edit.range[1] && edit.range[0] < end) return [];
    return [{ ...finding, span: spanAt(lines, [move(start, 0), move(end, 1)]) }];
  });
}

/** Returns the one edit between two texts: what lies between their common start and their common end. */
function changeBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { range: [start, before.length - same], text: after.slice(start, after.length - same) };
}
