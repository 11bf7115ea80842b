import { basename } from 'node:path';
import type { ArticleRecord, FileProblem } from '../../core/types.ts';
import { file as fileFacts } from '../../facts/file/file.ts';
import { readRecordText, recordText, separator } from '../store/record-text.ts';

/** One line of a file of the cache. */
export interface Entry {
  readonly stamp: string;
  readonly record: ArticleRecord;
}

/** An entry as it is written: name, stamp, record; undefined for what must not be kept. */
export function lineOf(record: ArticleRecord, stamp = ''): string | undefined {
  const [problem] = (record.facts[fileFacts.id] ?? []) as readonly FileProblem[];
  // That a machine was too slow, or must not read a file, may be otherwise the next time.
  if (problem && problem.kind !== 'encoding' && problem.kind !== 'too-deep') return undefined;
  return recordText([JSON.stringify(basename(record.path)), stamp], record);
}

/** The name at the head of a line, without the cost of reading the line. Throws a SyntaxError where there is none. */
export function nameIn(line: Buffer): string {
  return JSON.parse(line.toString('utf8', 0, line.indexOf(separator))) as string;
}

/** `path` is that of the article now. Undefined for a line of something else. */
export function entryIn(line: string | Buffer, path: string): Entry | undefined {
  try {
    const { before, record } = readRecordText(line, 2, path);
    return { stamp: before[1] ?? '', record };
  } catch {
    return undefined;
  }
}
