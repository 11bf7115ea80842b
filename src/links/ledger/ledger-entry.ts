import { readSync } from 'node:fs';
import type { LinkState } from '../../engine/link-states.ts';
import type { Target } from '../types.ts';
import { isEntry } from './entry-shape.ts';

/** The last state of a URL and its history. Times are in milliseconds since 1970. */
export interface LedgerEntry extends LinkState {
  readonly firstSeen: number;
  readonly lastCheck: number;
  /** Time of the last `ok` or `moved`, and how many came in a row. */
  readonly lastOk?: number;
  readonly okCount?: number;
  /** Number of consecutive `broken` states, uncertain ones between them ignored, and the time of the first. */
  readonly failCount: number;
  readonly failSince?: number;
  /** End of the wait that the host requested. */
  readonly notBefore?: number;
  /** URL of a copy in an archive; empty if there is none. */
  readonly archived?: string;
  /** Hash of the settings behind the verdict; another hash voids the verdict, but not the history. */
  readonly policy: string;
}

/** Returns the key of a URL in the ledger. */
export function entryKey({ kind, href }: Target): string {
  return `${kind}|${href}`;
}

/** Writes `kind` and `href` first, so that they can be read without parsing the line. */
export function entryLine(entry: LedgerEntry): string {
  const text = JSON.stringify(entry);
  return head.test(text) ? text : JSON.stringify(Object.assign({ kind: entry.kind, href: entry.href }, entry));
}

/** Returns the line that marks the end of a run. */
export function finishedLine(now: number): string {
  return JSON.stringify({ finished: now });
}

export function isFinishedLine(line: string): boolean {
  return /^\{"finished":\d+\}$/u.test(line);
}

/** Whether a line starts as those of nk-lint do, as an unfinished line of a killed run does. */
export function isLineStart(line: string): boolean {
  return /^\{"(?:kind|finished)":/u.test(line);
}

const head = /^\{"kind":"(source|link|image)","href":("(?:[^"\\]|\\.)*"),/u;
const requiredKeys = [
  /,"verdict":"\w+"/u,
  /,"reason":"[\w-]+"/u,
  /,"lastCheck":\d{1,16}[,}]/u,
  /,"failCount":\d{1,9}[,}]/u,
  /,"policy":"/u,
];

/** Returns the key in a line, or undefined if it is no entry. Parsing whole lines takes most of the time. */
export function entryKeyIn(line: string): string | undefined {
  const [, kind, href] = head.exec(line) ?? [];
  if (kind === undefined || href === undefined || !line.endsWith('}')) return undefined;
  if (!requiredKeys.every((each) => each.test(line))) return undefined;
  const address = href.includes('\\') ? unescaped(href) : href.slice(1, -1);
  if (address === undefined) return undefined;
  const key = `${kind}|${address}`;
  // A copy, because a substring keeps the whole string in memory.
  return Buffer.from(key).toString();
}

function unescaped(json: string): string | undefined {
  try {
    return JSON.parse(json) as string;
  } catch {
    return undefined;
  }
}

/** Returns undefined for a line that is damaged, or has values of wrong types. */
export function parseEntry(line: string | undefined): LedgerEntry | undefined {
  if (line === undefined) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** Place of a line in its file: byte offset times 2^20, plus its length, which is less than 2^20. */
export type LinePlace = number;
const placeFactor = 2 ** 20;

export function lineAt(descriptor: number, place: LinePlace): string {
  const line = Buffer.allocUnsafe(place % placeFactor);
  readSync(descriptor, line, 0, line.length, Math.floor(place / placeFactor));
  return line.toString();
}

/** Visits all lines, piece by piece, since a ledger may exceed a string. Returns where the last whole line ends. */
export function eachLine(descriptor: number, visit: (line: string, place: LinePlace) => void): number {
  const piece = Buffer.allocUnsafe(placeFactor * 2);
  let carried = 0;
  let offset = 0;
  for (;;) {
    const size = readSync(descriptor, piece, carried, piece.length - carried, null);
    const filled = carried + size;
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0 && end < filled; end = piece.indexOf(10, start)) {
      if (end > start)
        visit(
          piece.toString('utf8', start, end),
          (offset + start) * placeFactor + Math.min(end - start, placeFactor - 1),
        );
      start = end + 1;
    }
    if (size === 0) {
      if (filled > start)
        visit(piece.toString('utf8', start, filled), (offset + start) * placeFactor + (filled - start));
      return offset + start;
    }
    // A line longer than the buffer is dropped.
    if (start === 0 && filled === piece.length) start = filled;
    piece.copyWithin(0, start, filled);
    offset += start;
    carried = filled - start;
  }
}
