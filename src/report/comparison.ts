import { findingKey } from '../engine/finding-key.ts';
import type { GoneFinding, ReportComparison, ReportFile, ReportFinding } from '../engine/report.ts';

/** What identifies a finding in an article. */
type Said = Pick<ReportFinding, 'rule' | 'messageId' | 'data'>;

export interface ComparedReports {
  /** The name of the earlier report's file. */
  readonly file: string;
  readonly earlier: Iterable<ReportFile>;
  readonly current: Iterable<ReportFile>;
  /** The findings that a baseline hides now; they are not gone. */
  readonly hidden: readonly (Said & { readonly path: string })[];
  /** Whether the run checked an article with a rule: the findings of others are not gone. */
  isChecked(path: string, rule: string): boolean;
}

/**
 * Compares a report with an earlier one. A finding is identified as in the baseline, by its rule and what it says, never
 * by its line; an article by its path, because a report has nothing else.
 */
export function compareReports({ file, earlier, current, hidden, isChecked }: ComparedReports): ReportComparison {
  const before = countsOf(findingsIn(earlier));
  const additions = () => absentFrom(before);
  const isAdded = additions();
  let [added, unchanged] = [0, 0];
  for (const [path, finding] of findingsIn(current)) {
    if (isAdded(path, finding)) added++;
    else unchanged++;
  }
  const known = hidden.map((finding) => [finding.path, finding] as const);
  // What the earlier report lacks, its baseline may have hidden, too.
  for (const [path, finding] of known) if (!isAdded(path, finding)) unchanged++;
  const isGone = absentFrom(countsOf([...findingsIn(current), ...known]));
  const gone: GoneFinding[] = [];
  for (const [path, finding] of findingsIn(earlier)) {
    const { rule, severity, message, line } = finding;
    if (isGone(path, finding) && isChecked(path, rule)) gone.push({ path, rule, severity, message, line });
  }
  return { file, added, unchanged, gone, additions };
}

/** Returns whether a finding is absent; of equal findings, the first ones are there. */
function absentFrom(counts: ReadonlyMap<string, number>): (path: string, finding: Said) => boolean {
  const seen = new Map<string, number>();
  return (path, finding) => {
    const id = identityOf(path, finding);
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    return nth > (counts.get(id) ?? 0);
  };
}

function countsOf(findings: Iterable<readonly [path: string, finding: Said]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [path, finding] of findings) {
    const id = identityOf(path, finding);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function* findingsIn(files: Iterable<ReportFile>): Iterable<[path: string, finding: ReportFinding]> {
  for (const { path, findings } of files) for (const finding of findings) yield [path, finding];
}

function identityOf(path: string, { rule, messageId, data }: Said): string {
  return JSON.stringify([path, rule, findingKey({ messageId, data })]);
}
