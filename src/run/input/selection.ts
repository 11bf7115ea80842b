import type { Judgement } from '../../engine/conclude.ts';
import { internalError } from '../../engine/internal-error.ts';
import type { LineRange } from './git.ts';

/** What of a run is reported, where not all is; the rest of the site is looked at all the same. */
export interface Selection {
  has(path: string): boolean;
  /** Of a selected article, the lines that count; all unless told. */
  lines?(path: string): readonly LineRange[] | undefined;
  /** Of a selected article, the lines that are new; all unless told. */
  added?(path: string): readonly LineRange[] | undefined;
}

/** What the selection leaves; an `internal-error` is told wherever it happened. */
export function selected(judgement: Judgement, selection: Selection | undefined): Judgement {
  if (!selection) return judgement;
  const findings = judgement.findings.filter(({ path, rule, span }) => {
    if (rule === internalError) return true;
    if (!selection.has(path)) return false;
    const lines = selection.lines?.(path);
    return !lines || lines.some(([first, last]) => first <= span.end.line && span.start.line <= last);
  });
  return { ...judgement, findings };
}
