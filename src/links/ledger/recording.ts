import { NkLintError } from '../../core/errors.ts';
import { maxDataBytes, readRegularFile, unreadable } from '../../files/regular-file.ts';
import { errors } from '../../messages/errors.ts';
import type { LinkMode } from '../settings.ts';
import type { Target } from '../types.ts';
import { isEntry, isTarget, isTime } from './entry-shape.ts';
import { entryKey, type LedgerEntry } from './ledger-entry.ts';

/** The results behind a run, with which it can be repeated without network. */
export interface Recording {
  readonly version: 1;
  /** Time of the run, in milliseconds since 1970. */
  readonly now: number;
  readonly mode: LinkMode;
  /** Sorted by address and kind. */
  readonly entries: readonly LedgerEntry[];
  /** Older entries that had expired at the time of the run. */
  readonly stale: readonly Target[];
  readonly notChecked: readonly Target[];
}

export function writeRecording(recording: Recording): string {
  const sorted = [...recording.entries].sort((a, b) =>
    a.href !== b.href ? (a.href < b.href ? -1 : 1) : a.kind < b.kind ? -1 : 1,
  );
  return `${JSON.stringify({ ...recording, entries: sorted }, null, 1)}\n`;
}

export interface ReadRecording extends Recording {
  /** Number of entries and addresses of wrong types, which are left out. */
  readonly damaged: number;
}

/** Reads a recording; throws an NkLintError if the file is invalid. */
export function readRecording(file: string, cwd?: string): ReadRecording {
  const { version, now, mode, entries, stale, notChecked } = (parsed(bytesOf(file, cwd)) ?? {}) as Partial<Recording>;
  const isHead = version === 1 && isTime(now) && (mode === 'pr' || mode === 'nightly');
  if (!isHead || now === undefined || !isList(entries) || !isList(stale) || !isList(notChecked))
    throw new NkLintError(errors.recordingInvalid, { file });
  const kept = {
    entries: entries.filter(isEntry),
    stale: stale.filter(isTarget),
    notChecked: notChecked.filter(isTarget),
  };
  const keptCount = kept.entries.length + kept.stale.length + kept.notChecked.length;
  const damaged = entries.length + stale.length + notChecked.length - keptCount;
  return { version, now, mode, ...kept, damaged };
}

function isList<Item>(value: readonly Item[] | undefined): value is readonly Item[] {
  return Array.isArray(value);
}

function bytesOf(file: string, cwd: string | undefined): Buffer {
  try {
    return readRegularFile(file, maxDataBytes, cwd);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

export function entriesByKey(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry> {
  return new Map(entries.map((entry) => [entryKey(entry), entry]));
}
