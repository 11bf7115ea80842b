import { createHash } from 'node:crypto';
import { closeSync, existsSync, lstatSync, readdirSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parserVersion } from '../../article/markdown/parse.ts';
import type { ArticleRecord, Engine } from '../../core/types.ts';
import { version } from '../../core/version.ts';
import type { Rule } from '../../engine/rule.ts';
import { collectorsOf } from '../../facts/extract.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { openOwnFile, readOwnFile } from '../../files/regular-file.ts';
import { removeLeftovers, startReplacement } from '../../files/replace-file.ts';
import { sha256 } from '../sha256.ts';
import { byteWriter } from '../store/byte-writer.ts';
import { cacheLineOf, nameInLine, parseCacheLine } from './fact-cache-line.ts';

/** The name of the folder in projects without `node_modules`. */
export const cacheFolder = '.nk-lint-cache';

/** Why an article had to be parsed. */
export type MissReason = 'new' | 'changed' | 'engine' | 'other-version' | 'damaged' | 'unreadable';

/** What decides about an article's record beside its text. */
export interface Reading {
  readonly engine: Engine;
  /** Whether it is read as MDX. */
  readonly mdx: boolean;
}

/** Records of articles from earlier runs. Paths are relative to the working directory, as in records. */
export interface FactCache {
  /** Whether the records hold the facts that these rules need. */
  serves(rules: readonly Rule[]): boolean;
  /** Returns the record of the text with this hash. */
  find(path: string, hash: string, reading: Reading): ArticleRecord | MissReason;
  /** Returns the record of a file whose `stampOf` is unchanged. */
  findUntouched(path: string, stamp: string, reading: Reading): ArticleRecord | MissReason;
  /** Why the cache has no entry for a path; undefined if it has one. */
  missing(path: string): MissReason | undefined;
  keep(record: ArticleRecord, stamp?: string): void;
  /** Keeps a line of `cacheLineOf`. */
  keepLine(path: string, line: string): void;
  /** Writes changed files; returns the reason if that failed. */
  save(): string | undefined;
}

export interface FactCacheOptions {
  readonly cwd: string;
  /** Absolute; the cache names folders relative to it, so that the project may be moved. */
  readonly base: string;
  /** Absolute; undefined to keep the records in memory only. */
  readonly location: string | undefined;
  readonly rules: readonly Rule[];
}

interface Folder {
  /** Why no line of the file can be used. */
  readonly problem: MissReason | undefined;
  /** By the name of the article: bytes as they are in the file, new lines as texts. */
  readonly lines: Map<string, string | Buffer>;
  readonly used: Set<string>;
  changed: boolean;
}

/**
 * Keeps the facts of articles from run to run: a file for each folder of articles, one line an article. The key is the
 * hash of the text, the versions of parser and collectors, the engine, and whether it is MDX; never options or rules. A damaged file, or one
 * of another version, counts as missing. Files are replaced whole, so that several runs may share them.
 */
export function openFactCache({ cwd, base, location, rules }: FactCacheOptions): FactCache {
  const key = collectorsKey(rules);
  const folders = new Map<string, Folder>();

  function folderAt(path: string): { folder: Folder; name: string } {
    const directory = toPosixPath(relative(base, resolve(cwd, dirname(path))));
    let folder = folders.get(directory);
    if (!folder) {
      folder = readFolder(location && folderFile(location, directory), key, directory);
      folders.set(directory, folder);
    }
    return { folder, name: basename(path) };
  }

  function lookUp(
    path: string,
    { engine, mdx }: Reading,
    fits: (record: ArticleRecord, stamp: string) => boolean,
  ): ArticleRecord | MissReason {
    const { folder, name } = folderAt(path);
    const line = folder.lines.get(name);
    if (line === undefined) return folder.problem ?? 'new';
    const entry = parseCacheLine(line, path);
    if (!entry) return 'damaged';
    const { stamp, record } = entry;
    if (!fits(record, stamp)) return 'changed';
    if (record.engine !== engine || (record.mdx !== undefined) !== mdx) return 'engine';
    folder.used.add(name);
    return record;
  }

  function keepLine(path: string, line: string): void {
    const { folder, name } = folderAt(path);
    folder.lines.set(name, line);
    folder.used.add(name);
    folder.changed = true;
  }

  return {
    serves: (others) => collectorsKey(others) === key,
    find: (path, hash, reading) => lookUp(path, reading, (record) => record.hash === hash),
    findUntouched: (path, stamp, reading) => lookUp(path, reading, (_, known) => known === stamp),
    missing(path) {
      const { folder, name } = folderAt(path);
      return folder.lines.has(name) ? undefined : (folder.problem ?? 'new');
    },
    keep(record, stamp) {
      const line = cacheLineOf(record, stamp);
      if (line !== undefined) keepLine(record.path, line);
    },
    keepLine,
    save() {
      const written = [...folders].filter(([, { changed }]) => changed);
      if (location === undefined || written.length === 0) return undefined;
      try {
        removeLeftovers(prepareFolder(location, 'facts'));
        for (const [directory, folder] of written)
          writeFolder(folder, folderFile(location, directory), key, directory, resolve(base, directory));
        if (written.some(([, { problem }]) => problem === 'new')) removeAbandoned(location, base);
        return undefined;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code ?? String(error);
      }
    },
  };
}

function folderFile(location: string, directory: string): string {
  return join(location, 'facts', `${sha256(directory).slice(0, 24)}.jsonl`);
}

/** Returns a hash of all that decides about facts beside the text and the engine. */
export function collectorsKey(rules: readonly Rule[]): string {
  const observed = collectorsOf(rules).map((collector) => `${collector.id}@${collector.version}`);
  // Regular expressions follow the Unicode version of Node.
  return sha256(JSON.stringify([version, parserVersion, process.versions['unicode'], observed.sort()])).slice(0, 16);
}

/** The first line says what the file is, and the hash of the rest. */
interface Header {
  readonly format: typeof format;
  readonly key: string;
  /** Relative to the directory that the cache lies in. */
  readonly directory: string;
  readonly sha256: string;
}

const format = 'nk-lint facts 3';

/** Starts the hash of a file, which is also that of what its header says. */
function startHash(key: string, directory: string) {
  return createHash('sha256').update(JSON.stringify([format, key, directory]));
}

function readFolder(file: string | undefined, key: string, directory: string): Folder {
  const none = (problem: MissReason): Folder => ({ problem, lines: new Map(), used: new Set(), changed: false });
  if (file === undefined) return none('new');
  let bytes: Buffer;
  try {
    bytes = readOwnFile(file);
  } catch (error) {
    return none((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'new' : 'unreadable');
  }
  const end = bytes.indexOf(10);
  const header = headerOf(bytes.subarray(0, end < 0 ? bytes.length : end));
  if (header?.format !== format) return none('damaged');
  if (header.key !== key || header.directory !== directory) return none('other-version');
  const body = bytes.subarray(end + 1);
  if (header.sha256 !== startHash(key, directory).update(body).digest('hex')) return none('damaged');
  try {
    return { problem: undefined, lines: linesIn(body), used: new Set(), changed: false };
  } catch {
    return none('damaged');
  }
}

/** Returns the lines by the names at their heads. */
function linesIn(body: Buffer): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(10, at);
    const line = body.subarray(at, end < 0 ? body.length : end);
    lines.set(nameInLine(line), line);
    at += line.length + 1;
  }
  return lines;
}

function headerOf(line: Uint8Array): Partial<Header> | undefined {
  try {
    const header = JSON.parse(Buffer.from(line).toString()) as Partial<Header>;
    return typeof header.directory === 'string' ? header : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves out articles that are gone. */
function writeFolder(folder: Folder, file: string, key: string, directory: string, absolute: string): void {
  const { lines, used } = folder;
  const kept = [...lines]
    .filter(([name]) => used.has(name) || existsSync(join(absolute, name)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = startHash(key, directory);
  const pages: Uint8Array[] = [];
  const body = byteWriter((bytes) => {
    hash.update(bytes);
    pages.push(bytes);
  });
  for (const [, line] of kept) {
    body.add(line);
    body.add('\n');
  }
  body.end();
  const header: Header = { format, key, directory, sha256: hash.digest('hex') };
  const replacement = startReplacement(file);
  try {
    replacement.write(`${JSON.stringify(header)}\n`);
    for (const page of pages) replacement.write(page);
    replacement.commit();
    folder.changed = false;
  } finally {
    replacement.drop();
  }
}

/** Creates a folder of the cache that git ignores, and returns it. Throws if a symbolic link is in its place. */
export function prepareFolder(location: string, name: string): string {
  const path = join(location, name);
  for (const folder of [location, path])
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
      throw Object.assign(new Error('a symbolic link'), { code: 'ELOOP' });
  makeFolder(path);
  const ignore = join(location, '.gitignore');
  if (lstatSync(ignore, { throwIfNoEntry: false }) === undefined)
    writeFileSync(ignore, '# Made by nk-lint; it may be removed at any time.\n*\n', { flag: 'a' });
  return path;
}

/** Whether a name is one that the cache gives its files. */
export function isCacheFile(name: string): boolean {
  return /^[\da-f]{24}\.jsonl$/u.test(name);
}

/** Removes the files of folders that no longer exist. */
function removeAbandoned(location: string, base: string): void {
  for (const name of readdirSync(join(location, 'facts')).filter(isCacheFile)) {
    const file = join(location, 'facts', name);
    if (!existsSync(resolve(base, directoryOf(file)))) rmSync(file, { force: true });
  }
}

/** Longer than any header. */
const mostHeaderBytes = 65_536;

/** Returns the directory that a file of the cache belongs to; the base itself for what is no such file. */
function directoryOf(file: string): string {
  let fd: number | undefined;
  try {
    fd = openOwnFile(file).fd;
    const bytes = Buffer.alloc(mostHeaderBytes);
    const head = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0));
    return headerOf(head.subarray(0, Math.max(0, head.indexOf(10))))?.directory ?? '';
  } catch {
    return '';
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}
