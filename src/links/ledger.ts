import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { LinkState } from '../engine/link-states.ts';
import type { Target } from './types.ts';

/** What is remembered of an address: the last state, and how it came there. Times in milliseconds since 1970. */
export interface LedgerEntry extends LinkState {
  readonly firstSeen: number;
  readonly lastCheck: number;
  /** When it was last ok or moved, and how often in a row. */
  readonly lastOk?: number;
  readonly okCount?: number;
  /** How often in a row it was broken, or could not be looked at, and since when. */
  readonly failCount: number;
  readonly failSince?: number;
  /** The host asked to be left alone until then. */
  readonly notBefore?: number;
  /** A copy in an archive; empty where there is none. */
  readonly archived?: string;
  /** What decided about the verdict beside the web; another one makes the verdict void, not the history. */
  readonly policy: string;
}

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

interface Finished {
  readonly finished: number;
}

/** A link that stands in its place, in a repository of a stranger, must not make nk-lint write elsewhere. */
const appending = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);

export function keyOf({ kind, href }: Target): string {
  return `${kind}|${href}`;
}

/**
 * JSON Lines that are only added to; the last line of an address counts. Of what the file has, only the places of lines are
 * kept: most of a large ledger is never asked for. Without a file all is kept in memory; a file that is `readOnly` is
 * read, and left as it is.
 */
export function openLedger(file: string | undefined, readOnly = false): Ledger {
  const stored = new Map<string, Place>();
  const added = new Map<string, string>();
  const unfinished = new Set<string>();
  let descriptor: number | undefined;
  let writer: number | undefined;
  let written = 0;
  let damaged = 0;
  /** Lines that no run of ours has written: with them in it, the file is never written anew. */
  let foreign = 0;
  let failure: string | undefined;
  const waiting: string[] = [];
  /** A run that was killed while it wrote leaves a part of a line. */
  let isTorn = false;
  if (file !== undefined && existsSync(file)) {
    try {
      descriptor = openSync(file, 'r');
      isTorn = eachLine(descriptor, take);
      // A name in a configuration may be mistaken, or a stranger's: what is there stays as it is.
      if (foreign > 0 && foreign === written) failure = 'not a ledger';
    } catch (error) {
      fail(error);
    }
  }

  function take(line: string, place: Place): void {
    written++;
    const key = keyIn(line);
    if (key !== undefined) {
      stored.set(key, place);
      unfinished.add(key);
    } else if (/^\{"finished":\d+\}$/u.test(line)) unfinished.clear();
    else {
      damaged++;
      // What a killed run left of a line begins as a line.
      if (!/^\{"(?:kind|finished)":/u.test(line)) foreign++;
    }
  }

  function lineOf(key: string): string | undefined {
    const line = added.get(key);
    const place = line === undefined ? stored.get(key) : undefined;
    return place === undefined || descriptor === undefined ? line : lineAt(descriptor, place);
  }

  function append(line: string): void {
    written++;
    if (file === undefined || readOnly || failure !== undefined) return;
    waiting.push(`${line}\n`);
    // What comes in together is written together, before anything else is waited for.
    if (waiting.length === 1) setImmediate(flush);
  }

  function flush(): void {
    if (file === undefined || waiting.length === 0) return;
    const text = waiting.splice(0).join('');
    try {
      if (writer === undefined) {
        mkdirSync(dirname(file), { recursive: true });
        writer = openSync(file, appending);
      }
      writeSync(writer, isTorn ? `\n${text}` : text);
      isTorn = false;
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    failure = (error as NodeJS.ErrnoException).code ?? String(error);
  }

  function* keys(): Generator<string> {
    yield* stored.keys();
    for (const key of added.keys()) if (!stored.has(key)) yield key;
  }

  return {
    get: (target) => entryIn(lineOf(keyOf(target))),
    put(entry) {
      const text = JSON.stringify(entry);
      // Kind and address first, as they nearly always are: they are read without the rest.
      const line = head.test(text)
        ? text
        : JSON.stringify(Object.assign({ kind: entry.kind, href: entry.href }, entry));
      added.set(keyOf(entry), line);
      append(line);
    },
    isUnfinished: (entry) => unfinished.has(keyOf(entry)),
    *entries() {
      for (const key of keys()) {
        const entry = entryIn(lineOf(key));
        if (entry) yield entry;
      }
    },
    finish(now) {
      if (written === 0) return;
      append(JSON.stringify({ finished: now } satisfies Finished));
      flush();
      const known = [...keys()];
      const isMostlyOld = written >= 2 * known.length + 100;
      if (file === undefined || readOnly || failure !== undefined || foreign > 0 || !isMostlyOld) return;
      try {
        rewrite(file, known.map(lineOf), now);
      } catch (error) {
        fail(error);
      }
    },
    close() {
      flush();
      for (const each of [descriptor, writer]) if (each !== undefined) closeSync(each);
      descriptor = undefined;
      writer = undefined;
    },
    get damaged() {
      return damaged;
    },
    get failure() {
      return failure;
    },
  };
}

const head = /^\{"kind":"(source|link|image)","href":("(?:[^"\\]|\\.)*"),/u;
const rest = [/,"verdict":"\w/u, /,"lastCheck":\d/u, /,"failCount":\d/u, /,"policy":"/u];

/** The address that a line is about; undefined for what is no entry. Reading all of each line would take most of the time. */
function keyIn(line: string): string | undefined {
  const [, kind, href] = head.exec(line) ?? [];
  if (kind === undefined || href === undefined || !line.endsWith('}')) return undefined;
  if (!rest.every((each) => each.test(line))) return undefined;
  const key = `${kind}|${href.includes('\\') ? JSON.parse(href) : href.slice(1, -1)}`;
  // A copy: a part of a string keeps all of it in memory.
  return Buffer.from(key).toString();
}

function entryIn(line: string | undefined): LedgerEntry | undefined {
  if (line === undefined) return undefined;
  try {
    const entry = JSON.parse(line) as LedgerEntry;
    return typeof entry.lastCheck === 'number' && typeof entry.failCount === 'number' ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Where a line stands in its file: its offset in bytes times 2^20, plus its length, which is less than that. */
type Place = number;
const lengths = 2 ** 20;

function lineAt(descriptor: number, place: Place): string {
  const line = Buffer.allocUnsafe(place % lengths);
  readSync(descriptor, line, 0, line.length, Math.floor(place / lengths));
  return line.toString();
}

/** Reads piece by piece: a ledger may be larger than what one string, or one buffer, holds. Tells whether the end is torn. */
function eachLine(descriptor: number, take: (line: string, place: Place) => void): boolean {
  const piece = Buffer.allocUnsafe(lengths * 2);
  let kept = 0;
  let offset = 0;
  for (;;) {
    const size = readSync(descriptor, piece, kept, piece.length - kept, null);
    const filled = kept + size;
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0 && end < filled; end = piece.indexOf(10, start)) {
      if (end > start)
        take(piece.toString('utf8', start, end), (offset + start) * lengths + Math.min(end - start, lengths - 1));
      start = end + 1;
    }
    if (size === 0) {
      if (filled > start) take(piece.toString('utf8', start, filled), (offset + start) * lengths + (filled - start));
      return filled > start;
    }
    // A line without an end is none.
    if (start === 0 && filled === piece.length) start = filled;
    piece.copyWithin(0, start, filled);
    offset += start;
    kept = filled - start;
  }
}

function rewrite(file: string, lines: readonly (string | undefined)[], now: number): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'wx');
  try {
    for (const line of lines) if (line !== undefined) writeSync(descriptor, `${line}\n`);
    writeSync(descriptor, `${JSON.stringify({ finished: now } satisfies Finished)}\n`);
    closeSync(descriptor);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
