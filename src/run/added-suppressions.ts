import { spanAt } from '../core/place.ts';
import type { Suppression } from '../engine/suppression.ts';
import { suppressions } from '../facts/front-matter/suppressions.ts';
import type { Site } from './extract/site.ts';
import type { Hiding } from './input/hidings.ts';
import type { RunPlan } from './plan.ts';

/** Returns the suppressions on lines that a change added, by article; none where all articles are selected. */
export function addedSuppressions({ run, selected = [], selection }: RunPlan, site: Site): Hiding[] {
  if (run.inlineConfig === false) return [];
  return selected.flatMap((path): Hiding[] => {
    const record = site.file(path)?.record;
    const stated = (record?.facts[suppressions.id] ?? []) as readonly Suppression[];
    if (!record || stated.length === 0) return [];
    const added = selection?.added?.(path);
    const lines = stated.flatMap(({ range, unknown }) => {
      const { start, end } = spanAt(record.lines, range);
      const isNew = added?.some(([first, last]) => first <= end.line && start.line <= last) ?? true;
      return unknown === undefined && isNew ? [start.line] : [];
    });
    const [line] = lines;
    return line === undefined ? [] : [{ kind: 'suppressions', path, line, count: lines.length }];
  });
}
