import { readSync } from 'node:fs';
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

/** What identifies an address in the ledger. */
export function entryKey({ kind, href }: Target): string {
  return `${kind}|${href}`;
}

/** Kind and URL come first, as they nearly always are: they are read without the rest. */
export function entryLine(entry: LedgerEntry): string {
  const text = JSON.stringify(entry);
  return head.test(text) ? text : JSON.stringify(Object.assign({ kind: entry.kind, href: entry.href }, entry));
}

/** The line with which a run says that it came to its end. */
export function finishedLine(now: number): string {
  return JSON.stringify({ finished: now });
}

export function isFinishedLine(line: string): boolean {
  return /^\{"finished":\d+\}$/u.test(line);
}

/** Whether a line may be what a killed run left of one of ours. */
export function beginsAsLine(line: string): boolean {
  return /^\{"(?:kind|finished)":/u.test(line);
}

const head = /^\{"kind":"(source|link|image)","href":("(?:[^"\\]|\\.)*"),/u;
const rest = [/,"verdict":"\w/u, /,"lastCheck":\d/u, /,"failCount":\d/u, /,"policy":"/u];

/** The address that a line is about; undefined for what is no entry. Reading all of each line would take most of the time. */
export function keyIn(line: string): string | undefined {
  const [, kind, href] = head.exec(line) ?? [];
  if (kind === undefined || href === undefined || !line.endsWith('}')) return undefined;
  if (!rest.every((each) => each.test(line))) return undefined;
  const key = `${kind}|${href.includes('\\') ? JSON.parse(href) : href.slice(1, -1)}`;
  // A copy: a part of a string keeps all of it in memory.
  return Buffer.from(key).toString();
}

export function entryIn(line: string | undefined): LedgerEntry | undefined {
  if (line === undefined) return undefined;
  try {
    const entry = JSON.parse(line) as LedgerEntry;
    return typeof entry.lastCheck === 'number' && typeof entry.failCount === 'number' ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Where a line stands in its file: its offset in bytes times 2^20, plus its length, which is less than that. */
export type LinePlace = number;
const lengths = 2 ** 20;

export function lineAt(descriptor: number, place: LinePlace): string {
  const line = Buffer.allocUnsafe(place % lengths);
  readSync(descriptor, line, 0, line.length, Math.floor(place / lengths));
  return line.toString();
}

/** Reads piece by piece: a ledger may be larger than what one string, or one buffer, holds. Tells whether the end is torn. */
export function eachLine(descriptor: number, take: (line: string, place: LinePlace) => void): boolean {
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
