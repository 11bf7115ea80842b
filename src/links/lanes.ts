import { isFresh } from './history.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { LedgerEntry } from './ledger/ledger-entry.ts';
import type { LinkSettings } from './settings.ts';
import { siteOf } from './site-of.ts';
import type { Target } from './types.ts';

export interface Task {
  readonly target: Target;
  readonly previous: LedgerEntry | undefined;
  tries: number;
  requests: number;
  /** Start of a retry, in the time of `performance.now()`. */
  dueMs: number;
}

/** The targets of one site. */
export interface Lane {
  readonly site: string;
  /** A stack: the last task is next. */
  readonly queue: Task[];
  readonly retries: Task[];
  requests: number;
  /** End of a `Retry-After` that exceeds the run, in milliseconds since 1970. */
  parkedUntil: number | undefined;
}

interface LanesInput {
  readonly targets: readonly Target[];
  readonly ledger: Ledger;
  readonly settings: LinkSettings;
  readonly now: number;
}

/** Groups targets without a fresh entry by site. Targets without an entry, then the oldest entries, are checked first. */
export function lanesFor({ targets, ledger, settings, now }: LanesInput): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  for (const target of targets) {
    const previous = ledger.get(target);
    if (previous && isFresh(previous, ledger.isUnfinished(previous), settings, now)) continue;
    const site = siteOf(new URL(target.href));
    const lane = lanes.get(site) ?? { site, queue: [], retries: [], requests: 0, parkedUntil: undefined };
    lanes.set(site, lane);
    lane.queue.push({ target, previous, tries: 0, requests: 0, dueMs: 0 });
    if ((previous?.notBefore ?? 0) > now) lane.parkedUntil = Math.max(lane.parkedUntil ?? 0, previous?.notBefore ?? 0);
  }
  for (const { queue } of lanes.values()) {
    const age = ({ previous }: Task) => previous?.lastCheck ?? 0;
    queue.sort((a, b) => age(b) - age(a) || (a.target.href < b.target.href ? 1 : -1));
  }
  return [...lanes.values()];
}
