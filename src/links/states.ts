import { pushTo } from '../core/grouping.ts';
import type { CheckedLink, LinkStates, Reason } from '../engine/link-states.ts';
import { plainTitle } from '../knowledge/text/same-title.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import { entryKey, type LedgerEntry } from './ledger/ledger-entry.ts';
import type { LinkSettings } from './settings.ts';
import { severityOf } from './severity.ts';

/** A host for most of whose URLs the result is uncertain. */
export interface UncheckableHost {
  readonly host: string;
  readonly reason: Reason;
  readonly status?: number;
  /** Number of uncertain URLs, and of all URLs of the host. */
  readonly count: number;
  readonly total: number;
}

export interface Evaluation {
  readonly states: LinkStates;
  readonly uncheckableHosts: readonly UncheckableHost[];
}

const minUncheckable = 10;

/**
 * Converts ledger entries to the states that rules read. A host with mostly uncertain URLs is reported once, not for each
 * article. A title that several pages of a host share is the name of the site, so it is left out.
 */
export function evaluateEntries(
  entries: readonly LedgerEntry[],
  settings: LinkSettings,
  now: number,
  isCurrent: (entry: LedgerEntry) => boolean,
): Evaluation {
  const uncheckableHosts = findUncheckableHosts(entries);
  const uncheckable = new Set(uncheckableHosts.map(({ host, reason }) => `${host} ${reason}`));
  const common = commonTitles(entries);
  const states = new Map<string, CheckedLink>();
  for (const entry of entries) {
    const host = hostIn(entry);
    // An expired uncertain result is no evidence.
    const isUsable = entry.verdict !== 'uncertain' || isCurrent(entry);
    const isHostProblem = uncheckable.has(`${host} ${entry.reason}`);
    const severity = isUsable && !isHostProblem ? severityOf(entry, settings, now) : undefined;
    const { titles, failSince, archived } = entry;
    const distinctTitles = titles?.filter((title) => !common.has(`${host} ${plainTitle(title)}`));
    states.set(entryKey(entry), {
      ...entry,
      ...(distinctTitles && { titles: distinctTitles }),
      ...(severity && { severity }),
      ...(failSince !== undefined && { since: new Date(failSince).toISOString().slice(0, 10) }),
      ...(archived !== undefined && archived !== '' && { archived }),
    });
  }
  return { states: (kind, href) => states.get(entryKey({ kind, href })), uncheckableHosts };
}

function findUncheckableHosts(entries: readonly LedgerEntry[]): UncheckableHost[] {
  const byHost = new Map<string, { total: number; reasons: Map<Reason, LedgerEntry[]> }>();
  for (const entry of entries) {
    const host = byHost.get(hostIn(entry)) ?? { total: 0, reasons: new Map() };
    byHost.set(hostIn(entry), host);
    host.total++;
    if (entry.verdict === 'uncertain') pushTo(host.reasons, entry.reason, entry);
  }
  return [...byHost].flatMap(([host, { total, reasons }]) =>
    [...reasons].flatMap(([reason, group]) => {
      if (group.length < minUncheckable || group.length <= total / 2) return [];
      const status = group[0]?.status;
      return [{ host, reason, count: group.length, total, ...(status !== undefined && { status }) }];
    }),
  );
}

/** Returns the keys (host and title) of titles that several pages of a host share. */
function commonTitles(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const common = new Set<string>();
  for (const entry of entries) {
    for (const title of new Set((entry.titles ?? []).map(plainTitle))) {
      const key = `${hostIn(entry)} ${title}`;
      if (seen.has(key)) common.add(key);
      seen.add(key);
    }
  }
  return common;
}

function hostIn({ href }: LedgerEntry): string {
  return parseUrl(href)?.hostname ?? '';
}
