import type { ArticleRecord } from '../core/types.ts';
import { openSpool } from './spool.ts';

/** The records of a run, in the order in which they came; they may be read again and again. */
export interface Records extends Iterable<ArticleRecord> {
  /** Its facts as JSON has them. */
  add(record: ArticleRecord): void;
  get(path: string): ArticleRecord | undefined;
  close(): void;
}

export type StoredRecord = Pick<ArticleRecord, 'hash' | 'engine' | 'lines' | 'facts'>;

const mostRecent = 50;

export function keepRecords(): Records {
  const spool = openSpool();
  const numbers = new Map<string, number>();
  const recent = new Map<string, ArticleRecord>();
  return {
    add({ path, ...stored }) {
      numbers.set(path, spool.add(JSON.stringify(stored satisfies StoredRecord)));
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
    const record = recent.get(path) ?? read(path, number);
    if (recent.size >= mostRecent) recent.clear();
    recent.set(path, record);
    return record;
  }

  function read(path: string, number: number): ArticleRecord {
    return { path, ...(JSON.parse(spool.get(number)) as StoredRecord) };
  }
}
