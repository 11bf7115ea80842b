import { pushTo } from '../core/grouping.ts';
import type { CheckedLink, LinkStates, Reason } from '../engine/link-states.ts';
import { plainTitle } from '../knowledge/text/same-title.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import { entryKey, type LedgerEntry } from './ledger-entry.ts';
import type { LinkSettings } from './settings.ts';
import { severityOf } from './severity.ts';

/** A host that refuses to be looked at, whatever is asked of it. */
export interface ClosedHost {
  readonly host: string;
  readonly reason: Reason;
  readonly status?: number;
  /** Addresses that could not be looked at, of all that were asked. */
  readonly count: number;
  readonly total: number;
}

export interface Judged {
  readonly states: LinkStates;
  readonly closed: readonly ClosedHost[];
}

const closedFrom = 10;

/**
 * What rules are told of what the web said. Where a host lets most of its addresses not be looked at, that is one fact
 * about the host and not a hundred about articles; where it gives one title to several pages, that is the name of a site.
 */
export function judgeEntries(
  entries: readonly LedgerEntry[],
  settings: LinkSettings,
  now: number,
  isCurrent: (entry: LedgerEntry) => boolean,
): Judged {
  const closed = closedHosts(entries);
  const isClosed = new Set(closed.map(({ host, reason }) => `${host} ${reason}`));
  const common = commonTitles(entries);
  const states = new Map<string, CheckedLink>();
  for (const entry of entries) {
    const host = hostIn(entry);
    // That an address could not be looked at some time ago is no answer for today.
    const counts = entry.verdict !== 'uncertain' || isCurrent(entry);
    const isHost = isClosed.has(`${host} ${entry.reason}`);
    const severity = counts && !isHost ? severityOf(entry, settings, now) : undefined;
    const { titles, failSince, archived } = entry;
    const telling = titles?.filter((title) => !common.has(`${host} ${plainTitle(title)}`));
    states.set(entryKey(entry), {
      ...entry,
      ...(telling && { titles: telling }),
      ...(severity && { severity }),
      ...(failSince !== undefined && { since: new Date(failSince).toISOString().slice(0, 10) }),
      ...(archived !== undefined && archived !== '' && { archived }),
    });
  }
  return { states: (kind, href) => states.get(entryKey({ kind, href })), closed };
}

function closedHosts(entries: readonly LedgerEntry[]): ClosedHost[] {
  const byHost = new Map<string, { total: number; reasons: Map<Reason, LedgerEntry[]> }>();
  for (const entry of entries) {
    const host = byHost.get(hostIn(entry)) ?? { total: 0, reasons: new Map() };
    byHost.set(hostIn(entry), host);
    host.total++;
    if (entry.verdict === 'uncertain') pushTo(host.reasons, entry.reason, entry);
  }
  return [...byHost].flatMap(([host, { total, reasons }]) =>
    [...reasons].flatMap(([reason, those]) => {
      if (those.length < closedFrom || those.length <= total / 2) return [];
      const status = those[0]?.status;
      return [{ host, reason, count: those.length, total, ...(status !== undefined && { status }) }];
    }),
  );
}

/** Of titles that several pages of a host have, host and title. */
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
