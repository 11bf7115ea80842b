import { type Severity, severities } from '../core/types.ts';
import type { ReportFile, ReportFinding, ReportStream, ReportStyle } from '../engine/report.ts';

export interface SelectedFinding {
  readonly path: string;
  readonly finding: ReportFinding;
  /** The index of the finding in the report. */
  readonly at: number;
}

/**
 * Selects at most `room` findings of a severity: one of each rule, then a second one from another host, and so on. A
 * short selection thus shows as many different problems as possible. Keeps at most `perHost` findings of a rule and
 * host in memory.
 */
export function selectFindings(
  { files }: ReportStream,
  { hosts }: Pick<ReportStyle, 'hosts'>,
  severity: Severity,
  room: number,
  perHost = room,
): SelectedFinding[] {
  const byRule = new Map<string, Map<string, SelectedFinding[]>>();
  let at = -1;
  for (const { path, findings } of files) {
    for (const finding of findings) {
      at++;
      if (finding.severity !== severity) continue;
      const byHost = byRule.get(finding.rule) ?? new Map<string, SelectedFinding[]>();
      byRule.set(finding.rule, byHost);
      const host = hosts.get(path) ?? '';
      const queue = byHost.get(host);
      if (!queue) byHost.set(host, [{ path, finding, at }]);
      else if (queue.length < perHost) queue.push({ path, finding, at });
    }
  }
  return [...roundRobin([...byRule.values()].map((byHost) => [...roundRobin([...byHost.values()])]))].slice(0, room);
}

/** Returns a report of at most `max` findings, the most severe ones; its summary counts all. */
export function worstOf(report: ReportStream, style: Pick<ReportStyle, 'hosts'>, max: number): ReportStream {
  const kept = new Set<number>();
  for (const severity of severities)
    for (const { at } of selectFindings(report, style, severity, max - kept.size)) kept.add(at);
  return { ...report, files: { [Symbol.iterator]: files } };

  function* files(): Iterator<ReportFile> {
    let at = 0;
    for (const { path, findings } of report.files) {
      const some = findings.filter(() => kept.has(at++));
      if (some.length > 0) yield { path, findings: some };
    }
  }
}

/** Yields the first item of each queue, then the second of each. */
function* roundRobin<Item>(queues: readonly (readonly Item[])[]): Generator<Item> {
  const longest = queues.reduce((most, { length }) => Math.max(most, length), 0);
  for (let turn = 0; turn < longest; turn++) {
    for (const queue of queues) {
      const item = queue[turn];
      if (item !== undefined) yield item;
    }
  }
}
