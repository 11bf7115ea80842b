import type { Severity } from '../core/types.ts';
import { type Level, severityOfLevel } from '../engine/levels.ts';
import type { LedgerEntry } from './ledger/ledger-entry.ts';
import { hostConfig, type LinkSettings } from './settings.ts';

const dayMs = 86_400_000;
/** A page must fail this often, and for this long, to be an error in nightly mode. */
const minFailures = 3;
const minFailingMs = 2 * dayMs;

/** Returns the severity of an entry by mode and history; undefined if it is good. */
export function severityOf(entry: LedgerEntry, settings: LinkSettings, now: number): Severity | undefined {
  const { verdict, status } = entry;
  if (verdict === 'ok' || verdict === 'moved' || verdict === 'skipped') return undefined;
  const host = hostConfig(settings.hosts, entry.href);
  if (status !== undefined && host?.accept?.includes(status)) return undefined;
  const stated = statedLevel(entry, host?.severity ?? {}) ?? statedLevel(entry, settings.severity);
  if (stated !== undefined) return severityOfLevel(stated);
  if (verdict === 'broken') {
    if (settings.mode === 'pr') return 'error';
    const since = entry.failSince ?? now;
    return entry.failCount >= minFailures && now - since >= minFailingMs ? 'error' : 'warning';
  }
  const { uncertainAfterDays } = settings;
  const good = entry.lastOk ?? entry.firstSeen;
  return verdict === 'uncertain' && uncertainAfterDays !== undefined && now - good >= uncertainAfterDays * dayMs
    ? 'error'
    : 'warning';
}

/** Returns the configured level by the most specific key: status, reason, class of status, verdict. */
function statedLevel(
  { status = 0, reason, verdict }: LedgerEntry,
  levels: Readonly<Record<string, Level>>,
): Level | undefined {
  const keys = [String(status), reason, `${Math.floor(status / 100)}xx`, verdict];
  const key = keys.find((each) => Object.hasOwn(levels, each));
  return key === undefined ? undefined : levels[key];
}
