import { closeSync } from 'node:fs';
import { openOwnFile } from '../../files/regular-file.ts';
import { placeToWrite } from '../../files/tree.ts';
import { eachLine, entryKeyIn, isFinishedLine, isLineStart, type LinePlace, lineAt } from './ledger-entry.ts';
import { codeOf } from './ledger-writer.ts';

/** The lines of a ledger file by key, of which only the places are in memory. */
export interface StoredLines {
  /** The real path of the file. */
  readonly file: string | undefined;
  readonly descriptor: number | undefined;
  /** Keys of entries whose run was interrupted. */
  readonly unfinished: ReadonlySet<string>;
  readonly count: number;
  readonly damagedLines: number;
  /** Number of lines that nk-lint did not write; a file with any is never rewritten. */
  readonly foreignLines: number;
  /** Offset behind the last whole line. */
  readonly end: number;
  readonly failure: string | undefined;
  keys(): IterableIterator<string>;
  has(key: string): boolean;
  line(key: string): string | undefined;
  close(): void;
}

/** Indexes the lines of a file; a missing file is an empty ledger. */
export function readStored(name: string | undefined): StoredLines {
  const places = new Map<string, LinePlace>();
  const unfinished = new Set<string>();
  const counts = { count: 0, damagedLines: 0, foreignLines: 0, end: 0 };
  let file: string | undefined;
  let descriptor: number | undefined;
  let failure: string | undefined;
  try {
    file = name === undefined ? undefined : placeToWrite(name);
    if (file !== undefined) {
      descriptor = openOwnFile(file).fd;
      counts.end = eachLine(descriptor, index);
    }
    // The configured path may be a mistake or an attack, so other files are never overwritten.
    if (counts.foreignLines > 0 && counts.foreignLines === counts.count) failure = 'not a ledger';
  } catch (error) {
    const isMissing = file !== undefined && codeOf(error) === 'ENOENT';
    if (!isMissing) failure = codeOf(error);
  }
  return {
    file,
    get descriptor() {
      return descriptor;
    },
    unfinished,
    ...counts,
    failure,
    keys: () => places.keys(),
    has: (key) => places.has(key),
    line(key) {
      const place = places.get(key);
      return place === undefined || descriptor === undefined ? undefined : lineAt(descriptor, place);
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };

  function index(line: string, place: LinePlace): void {
    counts.count++;
    const key = entryKeyIn(line);
    if (key !== undefined) {
      places.set(key, place);
      unfinished.add(key);
    } else if (isFinishedLine(line)) unfinished.clear();
    else {
      counts.damagedLines++;
      // A line that a killed run left unfinished is damaged, not foreign.
      if (!isLineStart(line)) counts.foreignLines++;
    }
  }
}
