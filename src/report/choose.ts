import type { Severity } from '../core/types.ts';
import type { ReportFinding, ReportStream, ReportStyle } from '../engine/report.ts';

export interface Placed {
  readonly path: string;
  readonly finding: ReportFinding;
  /** Its number in the report. */
  readonly at: number;
}

/**
 * As many findings of a severity as there is room for: one of each rule, then a second of each from another host, and
 * so on. Ten places should tell ten things. Of one rule and host, no more than `perHost` are held.
 */
export function choose(
  { files }: ReportStream,
  { hosts }: Pick<ReportStyle, 'hosts'>,
  severity: Severity,
  room: number,
  perHost = room,
): Placed[] {
  const byRule = new Map<string, Map<string, Placed[]>>();
  let at = -1;
  for (const { path, findings } of files) {
    for (const finding of findings) {
      at++;
      if (finding.severity !== severity) continue;
      const byHost = byRule.get(finding.rule) ?? new Map<string, Placed[]>();
      byRule.set(finding.rule, byHost);
      const host = hosts.get(path) ?? '';
      const queue = byHost.get(host);
      if (!queue) byHost.set(host, [{ path, finding, at }]);
      else if (queue.length < perHost) queue.push({ path, finding, at });
    }
  }
  return [...inTurn([...byRule.values()].map((byHost) => [...inTurn([...byHost.values()])]))].slice(0, room);
}

/** The first of each, then the second of each. */
function* inTurn<Item>(queues: readonly (readonly Item[])[]): Generator<Item> {
  const longest = queues.reduce((most, { length }) => Math.max(most, length), 0);
  for (let turn = 0; turn < longest; turn++) {
    for (const queue of queues) {
      const item = queue[turn];
      if (item !== undefined) yield item;
    }
  }
}
