import type { Target } from '../types.ts';
import { compactLedger } from './compact-ledger.ts';
import { entryKey, entryLine, finishedLine, type LedgerEntry, parseEntry } from './ledger-entry.ts';
import { readStored } from './ledger-file.ts';
import { lineWriter } from './ledger-writer.ts';

export interface Ledger {
  get(target: Target): LedgerEntry | undefined;
  /** Stores an entry. It is written in the same turn of the event loop, so that it survives a killed run. */
  put(entry: LedgerEntry): void;
  /** Whether the run that wrote the entry was interrupted. */
  isUnfinished(entry: LedgerEntry): boolean;
  entries(): IterableIterator<LedgerEntry>;
  /** Marks the run as finished; rewrites the file without replaced lines if most are. */
  finish(now: number): void;
  close(): void;
  /** Number of lines that were passed over, so far: an entry is parsed when it is needed. */
  readonly damagedLines: number;
  /** Code of the error that prevented reading or writing. */
  readonly failure: string | undefined;
}

/**
 * Opens an append-only file of JSON Lines, in which the last line of a URL counts. Memory holds the places of lines, because
 * most entries of a large ledger are never read. Without a file all entries stay in memory; `readOnly` writes nothing.
 */
export function openLedger(file: string | undefined, readOnly = false): Ledger {
  const stored = readStored(file);
  const added = new Map<string, string>();
  const mistyped = new Set<string>();
  const writer = lineWriter(readOnly || stored.failure !== undefined ? undefined : stored.file);
  let { count } = stored;

  function lineFor(key: string): string | undefined {
    return added.get(key) ?? stored.line(key);
  }

  function* keys(): Generator<string> {
    yield* stored.keys();
    for (const key of added.keys()) if (!stored.has(key)) yield key;
  }

  function entryOf(key: string): LedgerEntry | undefined {
    const line = lineFor(key);
    const entry = parseEntry(line);
    if (line !== undefined && !entry) mistyped.add(key);
    return entry;
  }

  return {
    get: (target) => entryOf(entryKey(target)),
    put(entry) {
      const line = entryLine(entry);
      added.set(entryKey(entry), line);
      writer.append(line);
      count++;
    },
    isUnfinished: (entry) => stored.unfinished.has(entryKey(entry)),
    *entries() {
      for (const key of keys()) {
        const entry = entryOf(key);
        if (entry) yield entry;
      }
    },
    finish(now) {
      if (count === 0) return;
      writer.append(finishedLine(now));
      writer.flush();
      count++;
      const isMostlyReplaced = count >= 2 * [...keys()].length + 100;
      if (isMostlyReplaced) writer.attempt((path) => compactLedger(path, now));
    },
    close() {
      writer.close();
      stored.close();
    },
    get damagedLines() {
      return stored.damagedLines + mistyped.size;
    },
    get failure() {
      return stored.failure ?? writer.failure();
    },
  };
}
