import type { Edit } from './core/types.ts';
import { applyFixesTo, compatibleFixes, splitMark } from './engine/edits.ts';
import type { ReportFinding } from './engine/report.ts';

/**
 * Applies the fixes of findings to the text that they were reported for, and returns the new text. Of fixes that touch
 * each other the first is applied; fixes that do not lie in the text are skipped. Never throws.
 *
 * One call is the first round of `--fix`, without its check that no rule finds more afterwards. Lint the result again
 * for the rest.
 *
 * @param source Text of one article, with or without its byte order mark.
 * @param findings Findings of this article, as in the JSON report.
 * @param options Whether unsafe fixes are applied, too; by default they are not.
 * @example
 * const [file] = (await lint([{ path: 'draft.md', source }])).files;
 * const fixed = applyFixes(source, file?.findings ?? []);
 */
export function applyFixes(
  source: string,
  findings: readonly Pick<ReportFinding, 'fix'>[],
  { unsafe = false }: { readonly unsafe?: boolean } = {},
): string {
  const { text } = splitMark(source);
  const fixes = findings
    .flatMap(({ fix }) => (fix && (unsafe || fix.safety === 'safe') ? [editsOf(fix)] : []))
    .filter(({ edits }) => areApplicable(edits, text.length));
  return applyFixesTo(source, compatibleFixes(fixes));
}

function editsOf({ edits, removesByteOrderMark }: NonNullable<ReportFinding['fix']>) {
  return {
    edits: edits.map(({ offset, endOffset, text }): Edit => ({ range: [offset, endOffset], text })),
    removesByteOrderMark,
  };
}

/** Whether edits lie in a text of this length and do not overlap. */
function areApplicable(edits: readonly Edit[], length: number): boolean {
  const ranges = edits.map(({ range }) => range).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return ranges.every(([start, end], index) => {
    const before = ranges[index - 1]?.[1] ?? 0;
    return Number.isInteger(start) && Number.isInteger(end) && before <= start && start <= end && end <= length;
  });
}
