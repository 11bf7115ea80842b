import { basename } from 'node:path';
import type { ArticleRecord, FileProblem } from '../../core/types.ts';
import { file as fileFacts } from '../../facts/file/file.ts';
import { readRecordText, recordText, separator } from '../store/record-text.ts';

/** One line of a file of the cache. */
export interface CacheEntry {
  readonly stamp: string;
  readonly record: ArticleRecord;
}

/** Returns an article's line: name, stamp, record; undefined for records that must not be cached. */
export function cacheLineOf(record: ArticleRecord, stamp = ''): string | undefined {
  const [problem] = (record.facts[fileFacts.id] ?? []) as readonly FileProblem[];
  // Limits and permissions may differ the next time.
  if (problem && problem.kind !== 'encoding' && problem.kind !== 'too-deep') return undefined;
  return recordText([JSON.stringify(basename(record.path)), stamp], record);
}

/** Returns the name at the head of a line without parsing the line. Throws if there is none. */
export function nameInLine(line: Buffer): string {
  const name: unknown = JSON.parse(line.toString('utf8', 0, line.indexOf(separator)));
  if (typeof name !== 'string') throw new TypeError('a line without a name');
  return name;
}

/** Parses a line; `path` is that of the article now. Returns undefined for a damaged line. */
export function parseCacheLine(line: string | Buffer, path: string): CacheEntry | undefined {
  try {
    const { before, record } = readRecordText(line, 2, path);
    return { stamp: before[1] ?? '', record };
  } catch {
    return undefined;
  }
}
