import { closeSync, existsSync, openSync } from 'node:fs';
import {
  eachLine,
  entryKey,
  entryKeyIn,
  entryLine,
  finishedLine,
  isFinishedLine,
  isLineStart,
  type LedgerEntry,
  type LinePlace,
  lineAt,
  parseEntry,
} from './ledger-entry.ts';
import { codeOf, lineWriter } from './ledger-writer.ts';
import type { Target } from './types.ts';

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
  /** Number of unreadable lines. */
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
  const writer = lineWriter(readOnly || stored.failure !== undefined ? undefined : file, stored.isTorn);
  let { count } = stored;

  function lineFor(key: string): string | undefined {
    return added.get(key) ?? stored.line(key);
  }

  function* keys(): Generator<string> {
    yield* stored.keys();
    for (const key of added.keys()) if (!stored.has(key)) yield key;
  }

  function* currentLines(known: readonly string[], now: number): Generator<string> {
    for (const key of known) {
      const line = lineFor(key);
      if (line !== undefined) yield line;
    }
    yield finishedLine(now);
  }

  return {
    get: (target) => parseEntry(lineFor(entryKey(target))),
    put(entry) {
      const line = entryLine(entry);
      added.set(entryKey(entry), line);
      writer.append(line);
      count++;
    },
    isUnfinished: (entry) => stored.unfinished.has(entryKey(entry)),
    *entries() {
      for (const key of keys()) {
        const entry = parseEntry(lineFor(key));
        if (entry) yield entry;
      }
    },
    finish(now) {
      if (count === 0) return;
      writer.append(finishedLine(now));
      writer.flush();
      count++;
      const known = [...keys()];
      const isMostlyReplaced = count >= 2 * known.length + 100;
      if (isMostlyReplaced && stored.foreignLines === 0) writer.replace(currentLines(known, now));
    },
    close() {
      writer.close();
      stored.close();
    },
    damagedLines: stored.damagedLines,
    get failure() {
      return stored.failure ?? writer.failure();
    },
  };
}

/** Indexes the lines of a file; a missing file is an empty ledger. */
function readStored(file: string | undefined) {
  const places = new Map<string, LinePlace>();
  const unfinished = new Set<string>();
  let count = 0;
  let damagedLines = 0;
  /** Number of lines that nk-lint did not write; a file with any is never rewritten. */
  let foreignLines = 0;
  /** Whether the last line lacks its end, as after a killed run. */
  let isTorn = false;
  let descriptor: number | undefined;
  let failure: string | undefined;
  if (file !== undefined && existsSync(file)) {
    try {
      descriptor = openSync(file, 'r');
      isTorn = eachLine(descriptor, index);
      // The configured path may be a mistake or an attack, so other files are never overwritten.
      if (foreignLines > 0 && foreignLines === count) failure = 'not a ledger';
    } catch (error) {
      failure = codeOf(error);
    }
  }
  return {
    unfinished,
    count,
    damagedLines,
    foreignLines,
    isTorn,
    failure,
    keys: () => places.keys(),
    has: (key: string) => places.has(key),
    line(key: string): string | undefined {
      const place = places.get(key);
      return place === undefined || descriptor === undefined ? undefined : lineAt(descriptor, place);
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };

  function index(line: string, place: LinePlace): void {
    count++;
    const key = entryKeyIn(line);
    if (key !== undefined) {
      places.set(key, place);
      unfinished.add(key);
    } else if (isFinishedLine(line)) unfinished.clear();
    else {
      damagedLines++;
      // A line that a killed run left unfinished is damaged, not foreign.
      if (!isLineStart(line)) foreignLines++;
    }
  }
}
