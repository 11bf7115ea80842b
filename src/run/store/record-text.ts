import { type ArticleRecord, type Engine, engines } from '../../core/types.ts';
import { ownCopy } from '../../engine/own-copy.ts';
import { decodeUtf8 } from '../input/read-article.ts';

type Facts = ArticleRecord['facts'];

/** Separates the texts of a record: in JSON a tab is always escaped. */
export const separator = '\t';

/** The JSON texts of a record. */
interface Texts {
  readonly lines: string;
  /** By collector. */
  readonly facts: ReadonlyMap<string, () => string>;
}

/** The texts of the facts that were written or read last: the same record is often written next. */
let last: { readonly of: Facts; readonly texts: Texts } | undefined;

/**
 * Writes a record as texts with tabs between them: `before` (without tabs), hash, engine (and of MDX, what it is), lines, then the id and the JSON of
 * each collector's facts. `needed` names the collectors whose facts are kept, all by default.
 */
export function recordText(before: readonly string[], record: ArticleRecord, needed?: ReadonlySet<string>): string {
  const { hash, engine, facts } = record;
  const texts = last?.of === facts ? last.texts : undefined;
  const lines = texts?.lines ?? JSON.stringify(record.lines);
  const made = new Map<string, () => string>();
  const all = [...before, hash, record.mdx ? `${engine} ${record.mdx}` : engine, lines];
  for (const id in facts) {
    if (needed && !needed.has(id)) continue;
    const text = texts?.facts.get(id)?.() ?? JSON.stringify(facts[id]);
    all.push(id, text);
    if (!texts && !needed) made.set(id, () => text);
  }
  if (!texts && !needed) last = { of: facts, texts: { lines, facts: made } };
  return all.join(separator);
}

interface Read {
  readonly before: readonly string[];
  readonly record: ArticleRecord;
}

/**
 * Returns the `count` texts before a record, and the record. Facts are parsed when they are read: of most articles, most
 * facts are never read. Throws where a text is not what it should be.
 */
export function readRecordText(text: string | Buffer, count: number, path: string): Read {
  const { size, at, isList } = typeof text === 'string' ? cutText(text) : cutBytes(text);
  const texts = new Map<string, () => string>();
  for (let index = count + 3; index < size; index += 2) {
    if (!isList(index + 1)) throw new TypeError('facts that are no list');
    texts.set(at(index), () => at(index + 1));
  }
  const facts = lazyFacts(texts);
  const lines = at(count + 2);
  const [engine, mdx] = at(count + 1).split(' ') as [Engine, ArticleRecord['mdx']];
  if (!engines.includes(engine) || !isMdxState(mdx) || !isList(count + 2)) throw new TypeError('not a record');
  last = { of: facts, texts: { lines, facts: texts } };
  return {
    before: Array.from({ length: count }, (_, index) => at(index)),
    record: {
      path,
      hash: ownCopy(at(count)),
      engine,
      ...(mdx && { mdx }),
      lines: JSON.parse(lines) as ArticleRecord['lines'],
      facts,
    },
  };
}

/** Whether `mdx` of a record may be so. */
export function isMdxState(value: unknown): boolean {
  return value === undefined || value === 'parsed' || value === 'invalid';
}

/** Accessors would be simpler, but V8 makes a hidden class for each object that has them. */
function lazyFacts(texts: Texts['facts']): Facts {
  // Without a prototype: a plugin may have a collector of any name.
  const read: Record<string, readonly unknown[]> = Object.create(null);
  return new Proxy(read, {
    has: (_, id) => texts.has(id as string),
    get(_, id) {
      const known = read[id as string];
      const text = known ? undefined : texts.get(id as string);
      if (text) read[id as string] = JSON.parse(text());
      return read[id as string];
    },
    ownKeys: () => [...texts.keys()],
    getOwnPropertyDescriptor: (_, id) =>
      texts.has(id as string) ? { enumerable: true, configurable: true } : undefined,
  });
}

interface Cut {
  readonly size: number;
  at(index: number): string;
  /** Whether a text begins as a list does in JSON. */
  isList(index: number): boolean;
}

function cutText(text: string): Cut {
  const parts = text.split(separator);
  return { size: parts.length, at: (index) => parts[index] ?? '', isList: (index) => parts[index]?.[0] === '[' };
}

/** Decoding takes most of the time, so texts are decoded one by one. */
function cutBytes(bytes: Buffer): Cut {
  const ends: number[] = [];
  for (let end = bytes.indexOf(separator); end >= 0; end = bytes.indexOf(separator, end + 1)) ends.push(end);
  ends.push(bytes.length);
  const startOf = (index: number) => (index === 0 ? 0 : (ends[index - 1] ?? 0) + 1);
  return {
    size: ends.length,
    at: (index) => decodeUtf8(bytes.subarray(startOf(index), ends[index])),
    isList: (index) => bytes[startOf(index)] === 0x5b,
  };
}
