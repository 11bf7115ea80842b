import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Parser } from '../../article/markdown/parse.ts';
import type { Resolved } from '../../config/resolve.ts';
import type { ArticleRecord } from '../../core/types.ts';
import type { FileSettings } from '../../engine/settings.ts';
import { collectorsOf, type MapInput } from '../../facts/extract.ts';
import type { Cache, MissReason } from '../cache/fact-cache.ts';
import type { Input } from '../check.ts';
import { hashOf, hashOfArticle, type ReadResult, readArticle, stampOf, takeArticle } from '../input/read-article.ts';
import { mapAmongOthers, mapInTime } from './within-limits.ts';

export interface ReaderOptions {
  readonly cwd: string;
  readonly inputs: readonly Input[];
  readonly config: Resolved;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cache?: Pick<Cache, 'find' | 'findUntouched' | 'keep'> | undefined;
  readonly trustMetadata?: boolean;
  readonly parser?: Parser | undefined;
  /** The records of the inputs, by path, where they are known already. */
  readonly records?: Iterable<ArticleRecord> | undefined;
}

/** Turns the articles of a run into records. */
export interface Reader {
  /** By path. */
  readonly inputs: ReadonlyMap<string, Input>;
  /** In the order in which they are read. */
  readonly paths: readonly string[];
  /** By path, when all have been read. */
  readonly misses: { readonly path: string; readonly reason: MissReason }[];
  settingsOf(path: string): FileSettings;
  /** The records, by path, whatever the order in which the articles were found or given. */
  read(): AsyncIterable<ArticleRecord>;
  /** One of them; where other threads work, `rest` makes them rest for an article that has to be watched. */
  recordOf(path: string, rest?: () => Promise<void>): Promise<ArticleRecord>;
  /** Of what is read of an article now; it is known from then on. */
  hashAt(path: string): string;
  /** Read again when it is asked for: a run does not keep the text of all articles. */
  articleAt(path: string): ReadResult;
  /** The record that an article has with another text. */
  map(path: string, source: string): ArticleRecord;
}

export function openReader(options: ReaderOptions): Reader {
  const { cwd, config, now, cache, parser } = options;
  const inputs = new Map(options.inputs.map((input) => [input.path, input]));
  const settings = new Map<string, FileSettings>();
  const collectors = collectorsOf(config.rules);
  const misses: Reader['misses'] = [];
  const paths = [...inputs.keys()].sort();
  const hashes = new Map<string, string>();
  return { inputs, paths, misses, hashAt, settingsOf, read, recordOf, articleAt, map };

  async function* read(): AsyncIterable<ArticleRecord> {
    if (options.records) return yield* options.records;
    for (const path of paths) yield recordOf(path);
  }

  function settingsOf(path: string): FileSettings {
    const known = settings.get(path);
    if (known) return known;
    const found = config.settingsOf(path, inputs.get(path)?.root);
    settings.set(path, found);
    return found;
  }

  /** What the cache knows of an article, else what it is read and parsed to. */
  async function recordOf(path: string, rest?: () => Promise<void>): Promise<ArticleRecord> {
    const content = inputs.get(path)?.content;
    const { engine } = settingsOf(path);
    const file = resolve(cwd, path);
    const stamp = options.trustMetadata && content === undefined ? stampOf(file, now) : '';
    const untouched = stamp === '' ? undefined : cache?.findUntouched(path, stamp, engine);
    if (typeof untouched === 'object') return untouched;
    const hash = hashes.get(path);
    const before = hash === undefined ? undefined : cache?.find(path, hash, engine);
    const known = typeof before === 'object' ? before : undefined;
    const record = known ?? (await readRecord());
    // A text that is at hand is not yet, or no longer, that of the file.
    if (content === undefined && stamp !== '') cache?.keep(record, stamp);
    return record;

    async function readRecord(): Promise<ArticleRecord> {
      const read = await withEncoding(articleAt(path), () => content ?? readFileSync(file));
      const found = cache?.find(path, read.hash, engine);
      if (typeof found === 'object') return found;
      if (found !== undefined) misses.push({ path, reason: found });
      const made = await mapped({ path, engine, parser, ...read }, rest);
      if (content === undefined && stamp === '') cache?.keep(made);
      return made;
    }
  }

  function hashAt(path: string): string {
    const hash =
      inputs.get(path)?.content === undefined
        ? hashOfArticle(resolve(cwd, path), config.maxFileSize)
        : articleAt(path).hash;
    hashes.set(path, hash);
    return hash;
  }

  async function mapped(input: MapInput, rest: (() => Promise<void>) | undefined): Promise<ArticleRecord> {
    const record = rest && mapAmongOthers(input, collectors);
    if (record) return record;
    await rest?.();
    return mapInTime(input, collectors);
  }

  function articleAt(path: string): ReadResult {
    const content = inputs.get(path)?.content;
    return content === undefined
      ? readArticle(resolve(cwd, path), config.maxFileSize)
      : takeArticle(content, config.maxFileSize);
  }

  function map(path: string, source: string): ArticleRecord {
    const { engine } = settingsOf(path);
    return mapInTime({ path, hash: hashOf(source), engine, source, parser }, collectors);
  }
}

/** Names the encoding of a file that is not UTF-8; the tables for that are loaded for such a file only. */
async function withEncoding(read: ReadResult, content: () => string | Uint8Array): Promise<ReadResult> {
  if (read.problem?.kind !== 'encoding') return read;
  const { likelyEncoding } = await import('../input/encoding.ts');
  return { ...read, problem: { ...read.problem, data: { encoding: likelyEncoding(Buffer.from(content())) } } };
}
