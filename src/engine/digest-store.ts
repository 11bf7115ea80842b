import type { ArticleRecord, Finding } from '../core/types.ts';
import type { Entry } from './rule.ts';

/** What is kept of an article for norms and corpus rules: plain JSON, computed from its facts alone. */
export interface FileDigest extends Pick<ArticleRecord, 'path' | 'engine'> {
  /** What the article contributes to each norm, in the order of the norms. */
  readonly samples: readonly unknown[];
  /** Of each corpus rule that is on for the article, in the order of the rules; undefined where it keeps nothing. */
  readonly digests: readonly unknown[];
  /** Internal errors of rules that threw while they digested the article. */
  readonly errors: readonly Finding[];
}

/** A file digest as a store holds it: with its digests, or without those that are read when a rule compares them. */
export type StoredDigest = FileDigest | Omit<FileDigest, 'digests'>;

/** With the numbers under which its digests were spilled. */
interface SpilledDigest extends Omit<FileDigest, 'digests'> {
  readonly numbers: readonly number[];
}

type AnyEntry = Entry<unknown, Record<string, never>>;

/** File digests in the order in which they were added, which is that of the paths. */
export interface DigestStore extends Iterable<StoredDigest> {
  /** The entry that a corpus rule compares; `index` is the rule's among those that are on for the article. */
  entry(file: StoredDigest, index: number, context: Omit<AnyEntry, 'digest'>): AnyEntry | undefined;
}

export interface GrowingDigestStore extends DigestStore {
  add(file: FileDigest): void;
}

/** Texts outside of memory, read by number. */
export interface TextStore {
  add(text: string): number;
  get(number: number): string;
}

/** Most sites have fewer articles; to write and read their digests would take time for nothing. */
const mostInMemory = 10_000;
const nothing = -1;

/** Keeps the digests of the first articles in memory, and those of all others in `texts`. */
export function digestStore(texts: TextStore | undefined, most = mostInMemory): GrowingDigestStore {
  const files: (FileDigest | SpilledDigest)[] = [];
  /** Spilled entries share this accessor: a closure for each would take more room than the spill saves. */
  const spilled = {
    number: nothing,
    get digest(): unknown {
      return JSON.parse(texts?.get(this.number) ?? 'null');
    },
  };
  return {
    add: (file) => files.push(texts && files.length >= most ? spill(file, texts) : file),
    [Symbol.iterator]: () => files[Symbol.iterator](),
    entry(file, index, context) {
      if ('digests' in file) {
        const digest = file.digests[index];
        return digest === undefined ? undefined : { ...context, digest };
      }
      const number = (file as SpilledDigest).numbers[index] ?? nothing;
      return number === nothing
        ? undefined
        : Object.assign(Object.create(spilled) as typeof spilled, context, { number });
    },
  };
}

function spill({ digests, ...rest }: FileDigest, texts: TextStore): SpilledDigest {
  return {
    ...rest,
    numbers: digests.map((digest) => (digest === undefined ? nothing : texts.add(JSON.stringify(digest)))),
  };
}

/** Returns a view of a store in which the digests of some articles, by path, are replaced. */
export function replaceDigests(store: DigestStore, changed: ReadonlyMap<string, FileDigest>): DigestStore {
  return {
    entry: store.entry,
    *[Symbol.iterator]() {
      for (const file of store) yield changed.get(file.path) ?? file;
    },
  };
}
