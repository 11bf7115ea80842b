import { findingKey } from '../engine/finding-key.ts';
import type { GoneFinding, ReportComparison, ReportFile, ReportFinding } from '../engine/report.ts';

/**
 * Compares a report with an earlier one. A finding is identified as in the baseline, by its rule and what it says, never
 * by its line; an article by its path, because a report has nothing else. `isChecked` returns whether the run checked
 * an article with a rule: the others are not gone.
 */
export function compareReports(
  file: string,
  earlier: Iterable<ReportFile>,
  current: Iterable<ReportFile>,
  isChecked: (path: string, rule: string) => boolean,
): ReportComparison {
  const before = countsOf(earlier);
  const additions = () => absentFrom(before);
  const isAdded = additions();
  let [added, unchanged] = [0, 0];
  for (const [path, finding] of findingsIn(current)) {
    if (isAdded(path, finding)) added++;
    else unchanged++;
  }
  const isGone = absentFrom(countsOf(current));
  const gone: GoneFinding[] = [];
  for (const [path, finding] of findingsIn(earlier)) {
    const { rule, severity, message, line } = finding;
    if (isGone(path, finding) && isChecked(path, rule)) gone.push({ path, rule, severity, message, line });
  }
  return { file, added, unchanged, gone, additions };
}

/** Returns whether a finding is absent; of equal findings, the first ones are there. */
function absentFrom(counts: ReadonlyMap<string, number>): (path: string, finding: ReportFinding) => boolean {
  const seen = new Map<string, number>();
  return (path, finding) => {
    const id = identityOf(path, finding);
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    return nth > (counts.get(id) ?? 0);
  };
}

function countsOf(files: Iterable<ReportFile>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [path, finding] of findingsIn(files)) {
    const id = identityOf(path, finding);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function* findingsIn(files: Iterable<ReportFile>): Iterable<[path: string, finding: ReportFinding]> {
  for (const { path, findings } of files) for (const finding of findings) yield [path, finding];
}

function identityOf(path: string, { rule, messageId, data }: ReportFinding): string {
  return JSON.stringify([path, rule, findingKey({ messageId, data })]);
}
