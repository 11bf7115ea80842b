import type { ArticleRecord, Finding } from '../../core/types.ts';
import { readRecordText, recordText } from './record-text.ts';
import type { SpillFile } from './spill-file.ts';
import { findingBytes, spillList } from './spill-list.ts';

/** What is stored of an article until all are known. */
export interface StoredFile {
  readonly record: ArticleRecord;
  /** What the rules found that need nothing but the article. */
  readonly findings: readonly Finding[];
}

/** The stored files of a run, in the order in which they were added; they may be read again and again. */
export interface RecordStore extends Iterable<StoredFile> {
  /** A text is that of `serializeFile`. */
  add(path: string, file: StoredFile | string): void;
  get(path: string): StoredFile | undefined;
}

/** Records as objects take twice the memory of their texts, so only those of a small site stay objects. */
const mostBytes = 4 * 1024 * 1024;
const mostRecent = 50;

/** Writes a file as text; `neededFacts` are the ids of the collectors whose facts are kept, all by default. */
export function serializeFile({ record, findings }: StoredFile, neededFacts?: ReadonlySet<string>): string {
  return recordText([JSON.stringify(findings)], record, neededFacts);
}

export function deserializeFile(text: string, path: string): StoredFile {
  const { before, record } = readRecordText(text, 1, path);
  const [findings = '[]'] = before;
  return { record, findings: JSON.parse(findings) as Finding[] };
}

/** `neededFacts` is that of `serializeFile`. */
export function recordStore(spill: SpillFile, neededFacts?: ReadonlySet<string>): RecordStore {
  const indexes = new Map<string, number>();
  const recent = new Map<string, StoredFile>();
  const list = spillList<StoredFile | string>({
    spill,
    write: (file) => (typeof file === 'string' ? file : serializeFile(file, neededFacts)),
    read: (text) => text,
    sizeOf,
    mostBytes,
  });
  return {
    add(path, file) {
      indexes.set(path, indexes.size);
      list.add(typeof file === 'string' || !neededFacts ? file : withFacts(file, neededFacts));
    },
    get,
    *[Symbol.iterator]() {
      for (const [path, index] of indexes) yield at(path, index);
    },
  };

  /** Many findings point to the same few other articles. */
  function get(path: string): StoredFile | undefined {
    const index = indexes.get(path);
    if (index === undefined) return undefined;
    const file = recent.get(path) ?? at(path, index);
    recent.delete(path);
    recent.set(path, file);
    const [oldest] = recent.size > mostRecent ? recent.keys() : [];
    if (oldest !== undefined) recent.delete(oldest);
    return file;
  }

  function at(path: string, index: number): StoredFile {
    const file = list.get(index);
    return typeof file === 'string' ? deserializeFile(file, path) : file;
  }
}

/** Returns a file with some facts, so that the others are not kept in memory. */
function withFacts({ record, findings }: StoredFile, ids: ReadonlySet<string>): StoredFile {
  // Facts from the cache are parsed when they are read.
  const kept = Object.keys(record.facts).filter((id) => ids.has(id));
  const facts = Object.fromEntries(kept.map((id) => [id, record.facts[id] as readonly unknown[]]));
  return { record: { ...record, facts }, findings };
}

/** Facts hold parts of the article, which keep its text in memory, and as much again. */
function sizeOf(file: StoredFile | string): number {
  if (typeof file === 'string') return 2 * file.length;
  return 4 * (file.record.lines.at(-1) ?? 0) + findingBytes * file.findings.length;
}
