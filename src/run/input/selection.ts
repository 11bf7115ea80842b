import type { FileFindings } from '../../engine/conclude.ts';
import { internalError } from '../../engine/internal-error.ts';
import type { LineRange } from './changes.ts';

/** The part of a run that is reported; unless it `isWhole`, the rest of the site is linted all the same. */
export interface Selection {
  has(path: string): boolean;
  /** Whether what is selected is reported as in a run over all: it is not new, so it is not to blame for what repeats. */
  readonly isWhole?: true;
  /** The lines of a selected article that are reported; all by default. */
  lines?(path: string): readonly LineRange[] | undefined;
  /** The lines of a selected article that are new; all by default. */
  added?(path: string): readonly LineRange[] | undefined;
}

/** Whether findings of an article are reported: those of articles beside the named ones are not even looked for. */
export function isReported(path: string, selection: Selection | undefined): boolean {
  return !selection?.isWhole || selection.has(path);
}

/** Removes findings outside the selection; internal errors are reported wherever they happened. */
export function selectFindings(file: FileFindings, selection: Selection | undefined): FileFindings {
  if (!selection) return file;
  const isSelected = selection.has(file.path);
  const lines = isSelected ? (selection.lines?.(file.path) ?? everyLine) : [];
  const findings = file.findings.filter(
    ({ rule, span }) =>
      rule === internalError ||
      (isSelected && rule === fileUnreadable) ||
      lines.some(([first, last]) => first <= span.end.line && span.start.line <= last),
  );
  if (isSelected || !file.repeated) return { ...file, findings };
  return { ...file, findings, repeated: [] };
}

/** Concerns the whole file: an article that was not linted hides what is wrong with its new lines. */
const fileUnreadable = 'file-unreadable';

const everyLine: readonly LineRange[] = [[1, Number.POSITIVE_INFINITY]];
