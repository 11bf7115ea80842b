import { resolve } from 'node:path';
import type { Parser } from '../../article/markdown/parse.ts';
import type { ArticleRecord, Collector } from '../../core/types.ts';
import { splitMark } from '../../engine/edits.ts';
import { isMdx, type SettingsOf } from '../../engine/settings.ts';
import type { ExtractInput } from '../../facts/extract.ts';
import { extractFrontMatter } from '../../facts/front-matter/head.ts';
import { articlePlaces, realFolder } from '../../files/tree.ts';
import type { FactCache, MissReason } from '../cache/fact-cache.ts';
import type { Input } from '../input/discover.ts';
import {
  bytesOf,
  hashArticle,
  type ReadOptions,
  type ReadResult,
  readArticle,
  stampOf,
  takeArticle,
} from '../input/read-article.ts';
import { sha256 } from '../sha256.ts';
import type { Timing } from '../timing.ts';
import { extractAmongWorkers, extractWithinLimits } from './within-limits.ts';

export interface ExtractorOptions {
  readonly cwd: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly inputs: ReadonlyMap<string, Pick<Input, 'content'>>;
  /** Real paths of the folders that articles may lie in; the working directory by default. */
  readonly folders: readonly string[] | undefined;
  readonly config: { readonly maxFileSize: number };
  readonly settingsOf: SettingsOf;
  readonly collectors: readonly Collector[];
  readonly cache?: Pick<FactCache, 'find' | 'findUntouched' | 'keep'> | undefined;
  readonly trustMetadata: boolean;
  readonly parser?: Parser | undefined;
  readonly timing?: Pick<Timing, 'time'> | undefined;
  /** `front-matter`: nothing behind the front matter is parsed. */
  readonly extraction?: string;
}

/** Waits until no other thread works: the processor time of some articles is limited, and it is that of all threads. */
export type Quiesce = () => Promise<void>;

/** Turns articles into records: from the fact cache, else by reading and parsing them. */
export interface Extractor {
  /** The articles that the fact cache did not know, in the order in which they were extracted. */
  readonly misses: { readonly path: string; readonly reason: MissReason }[];
  recordOf(path: string, quiesce?: Quiesce): Promise<ArticleRecord>;
  /** The record that an article has with another text, which may begin with a byte order mark. */
  recordOfText(path: string, text: string): ArticleRecord;
  /** The hash of an article as it is now; `recordOf` uses it from then on. */
  hashOf(path: string): string;
  /** Reads an article again: a run does not keep the texts of all articles. */
  sourceAt(path: string): ReadResult;
  readonly reading: ReadOptions;
}

export function createExtractor(options: ExtractorOptions): Extractor {
  const { cwd, now, inputs, config, settingsOf, collectors, cache, trustMetadata, parser } = options;
  const misses: Extractor['misses'] = [];
  const hashes = new Map<string, string>();
  const contentOf = (path: string) => inputs.get(path)?.content;
  const time: Timing['time'] = options.timing?.time ?? ((_, act) => act());
  const { maxFileSize } = config;
  const reading = { maxFileSize, places: articlePlaces(options.folders ?? [realFolder(cwd)]) };
  const isHeadOnly = options.extraction === 'front-matter';
  const readingOf = (path: string) => {
    const settings = settingsOf(path);
    return { engine: settings.engine, mdx: isMdx(settings) };
  };
  return { misses, recordOf: isHeadOnly ? headOf : recordOf, recordOfText, hashOf, sourceAt, reading };

  async function recordOf(path: string, quiesce?: Quiesce): Promise<ArticleRecord> {
    const how = readingOf(path);
    const stamp = trustMetadata && contentOf(path) === undefined ? stampOf(resolve(cwd, path), now) : '';
    const untouched = stamp === '' ? undefined : time('cache', () => cache?.findUntouched(path, stamp, how));
    if (typeof untouched === 'object') return untouched;
    const hash = hashes.get(path);
    const unchanged = hash === undefined ? undefined : time('cache', () => cache?.find(path, hash, how));
    const record = typeof unchanged === 'object' ? unchanged : await readRecord(path, quiesce);
    if (stamp !== '') time('cache', () => cache?.keep(record, stamp));
    return record;
  }

  async function readRecord(path: string, quiesce: Quiesce | undefined): Promise<ArticleRecord> {
    const how = readingOf(path);
    const read = await withEncoding(sourceAt(path), () => contentOf(path) ?? bytesOf(resolve(cwd, path), reading));
    const cached = time('cache', () => cache?.find(path, read.hash, how));
    if (typeof cached === 'object') return cached;
    if (cached !== undefined) misses.push({ path, reason: cached });
    const record = await mapped({ path, ...how, parser, ...read }, quiesce);
    // The cache holds records of files: a text in memory is newer, or that of the next commit.
    if (contentOf(path) === undefined) time('cache', () => cache?.keep(record));
    return record;
  }

  async function mapped(input: ExtractInput, quiesce: Quiesce | undefined): Promise<ArticleRecord> {
    const record = quiesce && time('parsing', () => extractAmongWorkers(input, collectors));
    if (record) return record;
    await quiesce?.();
    return time('parsing', () => extractWithinLimits(input, collectors));
  }

  async function headOf(path: string): Promise<ArticleRecord> {
    return extractFrontMatter({ path, engine: settingsOf(path).engine, ...sourceAt(path) });
  }

  function recordOfText(path: string, marked: string): ArticleRecord {
    const { mark, text } = splitMark(marked);
    const input = { path, hash: sha256(marked), ...readingOf(path), source: text, mark, parser };
    return time('parsing', () => extractWithinLimits(input, collectors));
  }

  function hashOf(path: string): string {
    const isFile = contentOf(path) === undefined;
    const hash = isFile ? time('reading', () => hashArticle(resolve(cwd, path), reading)) : sourceAt(path).hash;
    hashes.set(path, hash);
    return hash;
  }

  function sourceAt(path: string): ReadResult {
    const content = contentOf(path);
    return time('reading', () =>
      content === undefined ? readArticle(resolve(cwd, path), reading) : takeArticle(content, maxFileSize),
    );
  }
}

/** Names the encoding of a file that is not UTF-8; the tables for that are loaded for such a file only. */
async function withEncoding(read: ReadResult, content: () => string | Uint8Array | ReadResult): Promise<ReadResult> {
  if (read.problem?.kind !== 'encoding') return read;
  const bytes = content();
  // It has changed since it was read.
  if (typeof bytes === 'object' && 'hash' in bytes) return bytes;
  const { likelyEncoding } = await import('../input/encoding.ts');
  return { ...read, problem: { ...read.problem, data: { encoding: likelyEncoding(Buffer.from(bytes)) } } };
}
