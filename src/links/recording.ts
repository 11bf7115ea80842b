import { readFileSync } from 'node:fs';
import { NkLintError } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';
import { entryKey, type LedgerEntry } from './ledger-entry.ts';
import type { LinkMode } from './settings.ts';
import type { Target } from './types.ts';

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

/** Reads a recording; throws an NkLintError if the file is invalid. */
export function readRecording(file: string): Recording {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new NkLintError(
      code === undefined ? errors.recordingInvalid : errors.fileUnreadable,
      { file, reason: code ?? '' },
      { cause },
    );
  }
  const { version, now, mode, entries, stale, notChecked } = (value ?? {}) as Partial<Recording>;
  const isComplete =
    version === 1 && typeof now === 'number' && [entries, stale, notChecked].every((list) => Array.isArray(list));
  if (
    !isComplete ||
    !entries ||
    !stale ||
    !notChecked ||
    (mode !== 'pr' && mode !== 'nightly') ||
    !entries.every(isEntry)
  )
    throw new NkLintError(errors.recordingInvalid, { file });
  return { version, now, mode, entries, stale, notChecked };
}

function isEntry(value: unknown): boolean {
  const { kind, href, verdict, reason } = (value ?? {}) as Partial<LedgerEntry>;
  return [kind, href, verdict, reason].every((each) => typeof each === 'string');
}

export function entriesByKey(entries: readonly LedgerEntry[]): ReadonlyMap<string, LedgerEntry> {
  return new Map(entries.map((entry) => [entryKey(entry), entry]));
}
