import { createHash } from 'node:crypto';
import type { LinkState, Mutable } from '../engine/link-states.ts';
import { entryKey, type LedgerEntry } from './ledger/ledger-entry.ts';
import type { LinkSettings } from './settings.ts';
import type { Target } from './types.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Returns the entry for a new state and the previous entry. `notBefore`: end of the wait that the host requested. */
export function updatedEntry(
  state: LinkState,
  previous: LedgerEntry | undefined,
  { policyHash }: LinkSettings,
  now: number,
  notBefore?: number,
): LedgerEntry {
  const isGood = state.verdict === 'ok' || state.verdict === 'moved';
  const isBroken = state.verdict === 'broken';
  // An uncertain state changes neither the good nor the bad history.
  const failCount = isBroken ? (previous?.failCount ?? 0) + 1 : isGood ? 0 : (previous?.failCount ?? 0);
  const failSince = isBroken ? (previous?.failSince ?? now) : isGood ? undefined : previous?.failSince;
  const lastOk = isGood ? now : previous?.lastOk;
  const okCount = isGood ? (previous?.okCount ?? 0) + 1 : previous?.okCount;
  const archived = isBroken ? previous?.archived : undefined;
  const entry: Mutable<LedgerEntry> = Object.assign({}, state, {
    firstSeen: previous?.firstSeen ?? now,
    lastCheck: now,
    failCount,
    policy: policyHash,
  });
  // Assignments, because a spread for each field takes longer than the rest of the processing.
  if (lastOk !== undefined) entry.lastOk = lastOk;
  if (okCount !== undefined) entry.okCount = okCount;
  if (failSince !== undefined) entry.failSince = failSince;
  if (notBefore !== undefined) entry.notBefore = notBefore;
  if (archived !== undefined) entry.archived = archived;
  return entry;
}

/** Whether an entry is valid without a new request. `isUnfinished`: the run that wrote it was interrupted. */
export function isFresh(entry: LedgerEntry, isUnfinished: boolean, settings: LinkSettings, now: number): boolean {
  if (entry.policy !== settings.policyHash) return false;
  const ageMs = now - entry.lastCheck;
  if (ageMs < 0) return false;
  if (isUnfinished && ageMs < hourMs) return true;
  return ageMs < lifetimeMs(entry, settings);
}

/** Returns when an entry expires, in milliseconds since 1970. */
export function nextCheck(entry: LedgerEntry, settings: LinkSettings): number {
  return Math.max(entry.lastCheck + lifetimeMs(entry, settings), entry.notBefore ?? 0);
}

function lifetimeMs(entry: LedgerEntry, { mode }: LinkSettings): number {
  const { verdict, kind, okCount = 0 } = entry;
  if (verdict === 'broken') return mode === 'pr' ? 0 : dayMs;
  if (verdict !== 'ok' && verdict !== 'moved') return 0;
  // A source page that was found twice is likely to stay.
  const days = kind === 'source' && okCount >= 2 ? 30 : 7;
  return days * dayMs * (0.75 + jitter(entry) / 2);
}

/** Returns a constant from 0 to 1 for each URL, which spreads the expiry of entries written in one night. */
export function jitter(target: Target): number {
  return createHash('sha256').update(entryKey(target)).digest().readUInt32BE(0) / 0xffff_ffff;
}
