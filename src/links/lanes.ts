import { isFresh } from './history.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { LinkSettings } from './settings.ts';
import { siteOf } from './site-of.ts';
import type { Target } from './types.ts';

export interface Task {
  readonly target: Target;
  readonly before: LedgerEntry | undefined;
  tries: number;
  requests: number;
  /** By `performance.now()`; for a retry. */
  due: number;
}

/** What has to be asked of one site. */
export interface Lane {
  readonly site: string;
  /** The next one is the last. */
  readonly queue: Task[];
  readonly retries: Task[];
  requests: number;
  /** The site asked to be left alone for longer than a run may wait; until then, in milliseconds since 1970. */
  parked: number | undefined;
}

interface LanesInput {
  readonly targets: readonly Target[];
  readonly ledger: Ledger;
  readonly settings: LinkSettings;
  readonly now: number;
}

/** What the ledger does not know, site by site; what was asked last, or never, comes at the end, from where it is taken. */
export function lanesOf({ targets, ledger, settings, now }: LanesInput): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  for (const target of targets) {
    const before = ledger.get(target);
    if (before && isFresh(before, ledger.isUnfinished(before), settings, now)) continue;
    const site = siteOf(new URL(target.href));
    const lane = lanes.get(site) ?? { site, queue: [], retries: [], requests: 0, parked: undefined };
    lanes.set(site, lane);
    lane.queue.push({ target, before, tries: 0, requests: 0, due: 0 });
    if ((before?.notBefore ?? 0) > now) lane.parked = Math.max(lane.parked ?? 0, before?.notBefore ?? 0);
  }
  for (const { queue } of lanes.values()) {
    const age = ({ before }: Task) => before?.lastCheck ?? 0;
    queue.sort((a, b) => age(b) - age(a) || (a.target.href < b.target.href ? 1 : -1));
  }
  return [...lanes.values()];
}
