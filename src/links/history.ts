import { createHash } from 'node:crypto';
import type { LinkState, Mutable } from '../engine/link-states.ts';
import { entryKey, type LedgerEntry } from './ledger-entry.ts';
import type { LinkSettings } from './settings.ts';
import type { Target } from './types.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** An entry out of a new state and the one before; `notBefore` where the host asked for patience. */
export function remember(
  state: LinkState,
  before: LedgerEntry | undefined,
  { policyHash }: LinkSettings,
  now: number,
  notBefore?: number,
): LedgerEntry {
  const isGood = state.verdict === 'ok' || state.verdict === 'moved';
  const isBroken = state.verdict === 'broken';
  // What could not be looked at says nothing, neither good nor bad.
  const failCount = isBroken ? (before?.failCount ?? 0) + 1 : isGood ? 0 : (before?.failCount ?? 0);
  const failSince = isBroken ? (before?.failSince ?? now) : isGood ? undefined : before?.failSince;
  const lastOk = isGood ? now : before?.lastOk;
  const okCount = isGood ? (before?.okCount ?? 0) + 1 : before?.okCount;
  const archived = isBroken ? before?.archived : undefined;
  const entry: Mutable<LedgerEntry> = Object.assign({}, state, {
    firstSeen: before?.firstSeen ?? now,
    lastCheck: now,
    failCount,
    policy: policyHash,
  });
  // A spread for each would take longer than all else that is done with an answer.
  if (lastOk !== undefined) entry.lastOk = lastOk;
  if (okCount !== undefined) entry.okCount = okCount;
  if (failSince !== undefined) entry.failSince = failSince;
  if (notBefore !== undefined) entry.notBefore = notBefore;
  if (archived !== undefined) entry.archived = archived;
  return entry;
}

/** Whether an entry still answers for the web. `isUnfinished`: the run that wrote it was broken off. */
export function isFresh(entry: LedgerEntry, isUnfinished: boolean, settings: LinkSettings, now: number): boolean {
  if (entry.policy !== settings.policyHash) return false;
  const age = now - entry.lastCheck;
  if (age < 0) return false;
  if (isUnfinished && age < hour) return true;
  return age < lifetime(entry, settings);
}

/** When an entry has to be asked again, in milliseconds since 1970. */
export function nextCheck(entry: LedgerEntry, settings: LinkSettings): number {
  return Math.max(entry.lastCheck + lifetime(entry, settings), entry.notBefore ?? 0);
}

function lifetime(entry: LedgerEntry, { mode }: LinkSettings): number {
  const { verdict, kind, okCount = 0 } = entry;
  if (verdict === 'broken') return mode === 'pr' ? 0 : day;
  if (verdict !== 'ok' && verdict !== 'moved') return 0;
  // The page of an article that was there twice will be there next week.
  const days = kind === 'source' && okCount >= 2 ? 30 : 7;
  return days * day * (0.75 + share(entry) / 2);
}

/** From 0 to 1, always the same for an address: so that not all that was asked in one night is due in one night. */
export function share(target: Target): number {
  return createHash('sha256').update(entryKey(target)).digest().readUInt32BE(0) / 0xffff_ffff;
}
