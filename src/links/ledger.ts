import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { LinkState } from '../core/link-verdict.ts';
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
  /** Remembers, and writes it down at once: what was asked is known even if the run is killed. */
  put(entry: LedgerEntry): void;
  /** Whether it was written by a run that did not come to its end. */
  isUnfinished(entry: LedgerEntry): boolean;
  entries(): IterableIterator<LedgerEntry>;
  /** The run came to its end: leaves out what later lines have replaced. */
  finish(now: number): void;
  /** Lines that could not be read. */
  readonly damaged: number;
  /** Why it could not be read or written. */
  readonly failure: string | undefined;
}

interface Finished {
  readonly finished: number;
}

export function keyOf({ kind, href }: Target): string {
  return `${kind}|${href}`;
}

/**
 * JSON Lines that are only added to, the last line of an address counts. Lines stay text until they are asked for: most of
 * a large ledger never is. Without a file it is kept in memory; a file that is `readOnly` is read, and left as it is.
 */
export function openLedger(file: string | undefined, readOnly = false): Ledger {
  const lines = new Map<string, string>();
  const unfinished = new Set<string>();
  let written = 0;
  let damaged = 0;
  let failure: string | undefined;
  // A run that was killed while it wrote leaves a part of a line.
  let gap = '';
  try {
    gap = file !== undefined && isTorn(file) ? '\n' : '';
    for (const line of file === undefined ? [] : linesOf(file)) take(line);
  } catch (error) {
    failure = (error as NodeJS.ErrnoException).code ?? String(error);
  }

  function take(line: string): void {
    written++;
    const key = keyIn(line);
    if (key !== undefined) {
      lines.set(key, line);
      unfinished.add(key);
    } else if (/^\{"finished":\d+\}$/u.test(line)) unfinished.clear();
    else damaged++;
  }

  function append(line: string): void {
    written++;
    if (file === undefined || readOnly || failure !== undefined) return;
    try {
      if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${gap}${line}\n`);
      gap = '';
    } catch (error) {
      failure = (error as NodeJS.ErrnoException).code ?? String(error);
    }
  }

  return {
    get(target) {
      const line = lines.get(keyOf(target));
      return line === undefined ? undefined : (JSON.parse(line) as LedgerEntry);
    },
    put(entry) {
      const { kind, href, ...more } = entry;
      // Kind and address first: they are read without the rest.
      const line = JSON.stringify({ kind, href, ...more });
      lines.set(keyOf(entry), line);
      append(line);
    },
    isUnfinished: (entry) => unfinished.has(keyOf(entry)),
    *entries() {
      for (const line of lines.values()) yield JSON.parse(line) as LedgerEntry;
    },
    finish(now) {
      if (written === 0) return;
      append(JSON.stringify({ finished: now } satisfies Finished));
      if (file === undefined || readOnly || failure !== undefined || written < 2 * lines.size + 100) return;
      try {
        rewrite(file, lines.values(), now);
      } catch (error) {
        failure = (error as NodeJS.ErrnoException).code ?? String(error);
      }
    },
    get damaged() {
      return damaged;
    },
    get failure() {
      return failure;
    },
  };
}

const head = /^\{"kind":"(source|link|image)","href":("(?:[^"\\]|\\.)*"),.*\}$/su;

function keyIn(line: string): string | undefined {
  const [, kind, href] = head.exec(line) ?? [];
  if (kind === undefined || href === undefined) return undefined;
  try {
    const { lastCheck, verdict, failCount, policy } = JSON.parse(line) as Partial<LedgerEntry>;
    const whole = typeof lastCheck === 'number' && typeof failCount === 'number' && verdict !== undefined;
    return whole && typeof policy === 'string' ? `${kind}|${JSON.parse(href)}` : undefined;
  } catch {
    return undefined;
  }
}

/** The lines of a file, piece by piece: a ledger may be larger than what one string holds. */
function* linesOf(file: string): Generator<string> {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r');
  const decoder = new TextDecoder();
  const piece = new Uint8Array(1 << 20);
  let rest = '';
  try {
    for (let size = 1; size > 0; ) {
      size = readSync(descriptor, piece, 0, piece.length, null);
      const parts = (rest + decoder.decode(piece.subarray(0, size), { stream: size > 0 })).split('\n');
      rest = parts.pop() ?? '';
      yield* parts.filter((line) => line !== '');
    }
  } finally {
    closeSync(descriptor);
  }
  if (rest !== '') yield rest;
}

function isTorn(file: string): boolean {
  const size = existsSync(file) ? statSync(file).size : 0;
  if (size === 0) return false;
  const descriptor = openSync(file, 'r');
  const last = new Uint8Array(1);
  readSync(descriptor, last, 0, 1, size - 1);
  closeSync(descriptor);
  return last[0] !== 10;
}

function rewrite(file: string, lines: Iterable<string>, now: number): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'wx');
  try {
    for (const line of lines) writeSync(descriptor, `${line}\n`);
    writeSync(descriptor, `${JSON.stringify({ finished: now } satisfies Finished)}\n`);
    closeSync(descriptor);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
