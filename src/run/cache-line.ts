import { basename } from 'node:path';
import type { ArticleRecord, Engine, FileProblem } from '../core/types.ts';
import { file as fileFacts } from '../facts/file.ts';

/** One line of a file of the cache: name, stamp, hash, engine, lines, facts. */
export type Entry = readonly [
  name: string,
  stamp: string,
  hash: string,
  engine: Engine,
  lines: ArticleRecord['lines'],
  facts: ArticleRecord['facts'],
];

/** An entry as it is written; undefined for what must not be kept. */
export function lineOf({ path, hash, engine, lines, facts }: ArticleRecord, stamp = ''): string | undefined {
  const [problem] = (facts[fileFacts.id] ?? []) as readonly FileProblem[];
  // That a machine was too slow, or must not read a file, may be otherwise the next time.
  if (problem && problem.kind !== 'encoding' && problem.kind !== 'too-deep') return undefined;
  const entry: Entry = [basename(path), stamp, hash, engine, lines, facts];
  return JSON.stringify(entry);
}
