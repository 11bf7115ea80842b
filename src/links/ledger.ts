import { closeSync, existsSync, openSync } from 'node:fs';
import {
  beginsAsLine,
  eachLine,
  entryIn,
  entryKey,
  entryLine,
  finishedLine,
  isFinishedLine,
  keyIn,
  type LedgerEntry,
  type LinePlace,
  lineAt,
} from './ledger-entry.ts';
import { codeOf, lineWriter } from './ledger-writer.ts';
import type { Target } from './types.ts';

export interface Ledger {
  get(target: Target): LedgerEntry | undefined;
  /** Remembers, and writes it down before anything else is waited for: it is known even if the run is killed. */
  put(entry: LedgerEntry): void;
  /** Whether it was written by a run that did not come to its end. */
  isUnfinished(entry: LedgerEntry): boolean;
  entries(): IterableIterator<LedgerEntry>;
  /** The run came to its end: leaves out what later lines have replaced. */
  finish(now: number): void;
  close(): void;
  /** Lines that could not be read. */
  readonly damaged: number;
  /** Why it could not be read or written. */
  readonly failure: string | undefined;
}

/**
 * JSON Lines that are only added to; the last line of an address counts. Of what the file has, only the places of lines are
 * kept: most of a large ledger is never asked for. Without a file all is kept in memory; a file that is `readOnly` is
 * read, and left as it is.
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

  function* lastLines(known: readonly string[], now: number): Generator<string> {
    for (const key of known) {
      const line = lineFor(key);
      if (line !== undefined) yield line;
    }
    yield finishedLine(now);
  }

  return {
    get: (target) => entryIn(lineFor(entryKey(target))),
    put(entry) {
      const line = entryLine(entry);
      added.set(entryKey(entry), line);
      writer.append(line);
      count++;
    },
    isUnfinished: (entry) => stored.unfinished.has(entryKey(entry)),
    *entries() {
      for (const key of keys()) {
        const entry = entryIn(lineFor(key));
        if (entry) yield entry;
      }
    },
    finish(now) {
      if (count === 0) return;
      writer.append(finishedLine(now));
      writer.flush();
      count++;
      const known = [...keys()];
      const isMostlyOld = count >= 2 * known.length + 100;
      if (isMostlyOld && stored.foreign === 0) writer.replace(lastLines(known, now));
    },
    close() {
      writer.close();
      stored.close();
    },
    damaged: stored.damaged,
    get failure() {
      return stored.failure ?? writer.failure();
    },
  };
}

/** Reads a file; an empty ledger where there is none. */
function readStored(file: string | undefined) {
  const places = new Map<string, LinePlace>();
  const unfinished = new Set<string>();
  let count = 0;
  let damaged = 0;
  /** Lines that no run of ours has written: with them in it, the file is never written anew. */
  let foreign = 0;
  /** A run that was killed while it wrote leaves a part of a line. */
  let isTorn = false;
  let descriptor: number | undefined;
  let failure: string | undefined;
  if (file !== undefined && existsSync(file)) {
    try {
      descriptor = openSync(file, 'r');
      isTorn = eachLine(descriptor, index);
      // A name in a configuration may be mistaken, or a stranger's: what is there stays as it is.
      if (foreign > 0 && foreign === count) failure = 'not a ledger';
    } catch (error) {
      failure = codeOf(error);
    }
  }
  return {
    unfinished,
    count,
    damaged,
    foreign,
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
    const key = keyIn(line);
    if (key !== undefined) {
      places.set(key, place);
      unfinished.add(key);
    } else if (isFinishedLine(line)) unfinished.clear();
    else {
      damaged++;
      // What a killed run left of a line begins as a line.
      if (!beginsAsLine(line)) foreign++;
    }
  }
}
