import type { Report, ReportFinding, ReportStyle } from '../core/report.ts';
import type { Severity } from '../core/types.ts';

export interface Placed {
  readonly path: string;
  readonly finding: ReportFinding;
}

/**
 * As many findings of a severity as there is room for: one of each rule, then a second of each from another host, and
 * so on. Ten places should tell ten things.
 */
export function choose(
  { files }: Report,
  { hosts }: Pick<ReportStyle, 'hosts'>,
  severity: Severity,
  room: number,
): Placed[] {
  const byRule = new Map<string, Map<string, Placed[]>>();
  for (const { path, findings } of files) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const byHost = byRule.get(finding.rule) ?? new Map<string, Placed[]>();
      byRule.set(finding.rule, byHost);
      const host = hosts.get(path) ?? '';
      const queue = byHost.get(host);
      if (queue) queue.push({ path, finding });
      else byHost.set(host, [{ path, finding }]);
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
