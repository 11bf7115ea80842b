import type { ArticleRecord, Finding } from '../../core/types.ts';
import { readRecordText, recordText } from './record-text.ts';
import { openShelf } from './spill-list.ts';

/** What is kept of an article until all are known. */
export interface Kept {
  readonly record: ArticleRecord;
  /** What was found in it already. */
  readonly found: readonly Finding[];
}

/** The records of a run, in the order in which they came; they may be read again and again. */
export interface Records extends Iterable<Kept> {
  /** Text is that of `keptText`. */
  add(path: string, kept: Kept | string): void;
  get(path: string): ArticleRecord | undefined;
  close(): void;
}

const mostRecent = 50;

/** `needed` names the facts that are still asked for; all are kept unless it is told. */
export function keptText({ record, found }: Kept, needed?: ReadonlySet<string>): string {
  return recordText([JSON.stringify(found)], record, needed);
}

function readKept(text: string, path: string): Kept {
  const { before, record } = readRecordText(text, 1, path);
  const [found = '[]'] = before;
  return { record, found: JSON.parse(found) as Finding[] };
}

/** `needed` is that of `keptText`. */
export function keepRecords(needed?: ReadonlySet<string>): Records {
  const numbers = new Map<string, number>();
  const recent = new Map<string, ArticleRecord>();
  const shelf = openShelf<Kept | string>(
    (kept) => (typeof kept === 'string' ? kept : keptText(kept, needed)),
    (text) => text,
  );
  return {
    add(path, kept) {
      numbers.set(path, numbers.size);
      shelf.add(kept);
    },
    get,
    *[Symbol.iterator]() {
      for (const [path, number] of numbers) yield at(path, number);
    },
    close: shelf.close,
  };

  function get(path: string): ArticleRecord | undefined {
    const number = numbers.get(path);
    if (number === undefined) return undefined;
    // Many findings point to the same few other articles.
    const record = recent.get(path) ?? at(path, number).record;
    recent.delete(path);
    recent.set(path, record);
    const [oldest] = recent.size > mostRecent ? recent.keys() : [];
    if (oldest !== undefined) recent.delete(oldest);
    return record;
  }

  function at(path: string, number: number): Kept {
    const kept = shelf.get(number);
    return typeof kept === 'string' ? readKept(kept, path) : kept;
  }
}
