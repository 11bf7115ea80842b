import type { ArticleRecord, Finding } from '../core/types.ts';
import { readRecordText, recordText } from './record-text.ts';
import { openSpool } from './spool.ts';

/** What is kept of an article until all are known. */
export interface Kept {
  readonly record: ArticleRecord;
  /** What was found in it already. */
  readonly found: readonly Finding[];
}

/** The records of a run, in the order in which they came; they may be read again and again. */
export interface Records extends Iterable<Kept> {
  /** The text is that of `keptText`. */
  add(path: string, text: string): void;
  get(path: string): ArticleRecord | undefined;
  close(): void;
}

const mostRecent = 50;

/** `needed` names the facts that are still asked for; all are kept unless it is told. */
export function keptText({ record, found }: Kept, needed?: ReadonlySet<string>): string {
  return recordText([JSON.stringify(found)], record, needed);
}

export function keepRecords(): Records {
  const spool = openSpool();
  const numbers = new Map<string, number>();
  const recent = new Map<string, ArticleRecord>();
  return {
    add(path, text) {
      numbers.set(path, spool.add(text));
    },
    get,
    *[Symbol.iterator]() {
      for (const [path, number] of numbers) yield read(path, number);
    },
    close: spool.close,
  };

  function get(path: string): ArticleRecord | undefined {
    const number = numbers.get(path);
    if (number === undefined) return undefined;
    // Many findings point to the same few other articles.
    const record = recent.get(path) ?? read(path, number).record;
    recent.delete(path);
    recent.set(path, record);
    const [oldest] = recent.size > mostRecent ? recent.keys() : [];
    if (oldest !== undefined) recent.delete(oldest);
    return record;
  }

  function read(path: string, number: number): Kept {
    const { before, record } = readRecordText(spool.get(number), 1, path);
    const [found = '[]'] = before;
    return { record, found: JSON.parse(found) as Finding[] };
  }
}
