import type { Severity } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { hostSettings, type LinkSettings } from './settings.ts';

const day = 86_400_000;
/** A page that is gone for an hour is not gone: so often, and for so long, it must be missed. */
const failures = 3;
const failing = 2 * day;

/** How bad the last answer is, for the mode of the run and what is known from before; undefined where it is good. */
export function severityOf(entry: LedgerEntry, settings: LinkSettings, now: number): Severity | undefined {
  const { verdict, status } = entry;
  if (verdict === 'ok' || verdict === 'moved' || verdict === 'skipped') return undefined;
  const host = hostSettings(settings.hosts, entry.href);
  if (status !== undefined && host?.accept?.includes(status)) return undefined;
  const stated = statedLevel(entry, host?.severity ?? {}) ?? statedLevel(entry, settings.severity);
  if (stated !== undefined) return stated === 'off' ? undefined : stated === 'warn' ? 'warning' : stated;
  if (verdict === 'broken') {
    if (settings.mode === 'pr') return 'error';
    const since = entry.failSince ?? now;
    return entry.failCount >= failures && now - since >= failing ? 'error' : 'warning';
  }
  const { uncertainAfterDays } = settings;
  const good = entry.lastOk ?? entry.firstSeen;
  return verdict === 'uncertain' && uncertainAfterDays !== undefined && now - good >= uncertainAfterDays * day
    ? 'error'
    : 'warning';
}

/** The most exact key counts: status, reason, class of status, verdict. */
function statedLevel(
  { status = 0, reason, verdict }: LedgerEntry,
  levels: Readonly<Record<string, Level>>,
): Level | undefined {
  const keys = [String(status), reason, `${Math.floor(status / 100)}xx`, verdict];
  const key = keys.find((each) => Object.hasOwn(levels, each));
  return key === undefined ? undefined : levels[key];
}
