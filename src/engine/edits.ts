import { lastUpTo } from '../core/place.ts';
import type { Edit, Finding, Fix, Range } from '../core/types.ts';

/** Which fixes a run may make. */
export interface FixChoice {
  readonly unsafe: boolean;
}

export function mayFix(finding: Finding, { unsafe }: FixChoice): finding is Finding & { readonly fix: Fix } {
  return finding.fix !== undefined && (unsafe || finding.fix.safety === 'safe');
}

/** Applies edits that do not overlap, in any order. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { range, text } of inOrder(edits)) {
    result += source.slice(at, range[0]) + text;
    at = range[1];
  }
  return result + source.slice(at);
}

const byteOrderMark = '\uFEFF';

/** Applies fixes that do not overlap to a text, with or without its byte order mark. */
export function applyFixesTo(
  source: string,
  fixes: readonly { readonly edits: readonly Edit[]; readonly removesByteOrderMark?: true | undefined }[],
): string {
  const { mark, text } = splitMark(source);
  const fixed = applyEdits(
    text,
    fixes.flatMap(({ edits }) => edits),
  );
  return fixes.some(({ removesByteOrderMark }) => removesByteOrderMark) ? fixed : mark + fixed;
}

/** Returns a text without its byte order mark, and that mark. */
export function splitMark(source: string): { readonly mark: '' | '\uFEFF'; readonly text: string } {
  return source.startsWith(byteOrderMark) ? { mark: byteOrderMark, text: source.slice(1) } : { mark: '', text: source };
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

/**
 * Returns the fixes that can be applied together, in the order of the findings. Fixes are applied completely or not at
 * all. A fix that touches an earlier one waits for the next round.
 */
export function compatibleFixes<F extends { readonly edits: readonly Edit[] }>(fixes: readonly F[]): readonly F[] {
  const taken: Range[] = [];
  let end = -1;
  // Findings come by place: most fixes lie behind all that are taken.
  const isFree = (range: Range) => range[0] > end || !taken.some((other) => touches(range, other));
  return fixes.filter((fix) => {
    const ranges = fix.edits.map(({ range }) => range);
    if (!ranges.every(isFree)) return false;
    taken.unshift(...ranges);
    for (const range of ranges) end = Math.max(end, range[1]);
    return true;
  });
}

/** Whether two ranges overlap or are adjacent: the effect of an insertion depends on an edit at the same position. */
function touches(a: Range, b: Range): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** An edit, and where its new text stands. */
export interface PlacedEdit {
  readonly range: Range;
  readonly now: Range;
}

/** Returns the places of edits that do not overlap, in the order of the text. */
export function placedEdits(edits: readonly Edit[]): readonly PlacedEdit[] {
  let shift = 0;
  return inOrder(edits).map(({ range, text }) => {
    const start = range[0] + shift;
    shift += text.length - (range[1] - range[0]);
    return { range, now: [start, start + text.length] };
  });
}

/** Returns where an offset is after edits; of one inside of an edit, the `side` of the new text: 0 its start, 1 its end. */
export type MoveOffset = (offset: number, side: 0 | 1) => number;

export function offsetMover(placed: readonly PlacedEdit[]): MoveOffset {
  const ends = placed.map(({ range }) => range[1]);
  return (offset, side) => {
    const last = lastUpTo(ends, offset);
    const [before, next] = [placed[last], placed[last + 1]];
    if (next && next.range[0] < offset) return next.now[side];
    return before ? offset + before.now[1] - before.range[1] : offset;
  };
}

/** Whether any rule has more findings after a fix than before, at any severity. */
export function hasMoreFindings(before: readonly Finding[], after: readonly Finding[]): boolean {
  const count = new Map<string, number>();
  for (const { rule } of before) count.set(rule, (count.get(rule) ?? 0) + 1);
  for (const { rule } of after) count.set(rule, (count.get(rule) ?? 0) - 1);
  return [...count.values()].some((rest) => rest < 0);
}

/** Returns the edits of all items that have one; undefined if none has. */
export function editsOf(all: readonly { readonly edit?: Edit }[]): readonly [Edit, ...Edit[]] | undefined {
  const [first, ...others] = all.flatMap(({ edit }) => (edit ? [edit] : []));
  return first && [first, ...others];
}
