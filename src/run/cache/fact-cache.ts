import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parserVersion } from '../../article/markdown/parse.ts';
import type { ArticleRecord, Engine } from '../../core/types.ts';
import { version } from '../../core/version.ts';
import type { Rule } from '../../engine/rule.ts';
import { collectorsOf } from '../../facts/extract.ts';
import { gathering } from '../store/byte-writer.ts';
import { entryIn, lineOf, nameIn } from './fact-cache-line.ts';

/** The folder that is made where a project has no place for caches. */
export const cacheFolder = '.nk-lint-cache';

/** Why an article had to be parsed. */
export type MissReason = 'new' | 'changed' | 'engine' | 'other-version' | 'damaged' | 'unreadable';

export interface Cache {
  /** Whether the records are what these rules need. */
  serves(rules: readonly Rule[]): boolean;
  /** The record of the text with this hash. `path` is relative to the working directory, as in records. */
  find(path: string, hash: string, engine: Engine): ArticleRecord | MissReason;
  /** The record of a file that has not been touched since; `stamp` is all that its folder says of it. */
  findUntouched(path: string, stamp: string, engine: Engine): ArticleRecord | MissReason;
  /** Why nothing at all is known of a path; undefined where something is. */
  missing(path: string): MissReason | undefined;
  keep(record: ArticleRecord, stamp?: string): void;
  /** What `lineOf` made of a record. */
  keepLine(path: string, line: string): void;
  /** Writes what is new; gives the reason where that could not be done. */
  save(): string | undefined;
}

export interface CacheOptions {
  readonly cwd: string;
  /** Absolute; what the cache names its folders relative to, so that the project may be moved. */
  readonly base: string;
  /** Absolute; undefined to keep the records in memory only. */
  readonly location: string | undefined;
  readonly rules: readonly Rule[];
}

interface Folder {
  /** What is wrong with the file as a whole. */
  readonly problem: MissReason | undefined;
  /** By the name of the article, as they stand in the file; the new ones as texts. */
  readonly lines: Map<string, string | Buffer>;
  readonly used: Set<string>;
  changed: boolean;
}

/**
 * Keeps the facts of articles from run to run: a file for each folder of articles, one line an article. What is found is
 * decided by the hash of a text, by what parses and observes it, and by the engine; never by options or rules. What is
 * damaged or from another version is no more than missing. Files are replaced whole, so that several runs may share them.
 */
export function openCache({ cwd, base, location, rules }: CacheOptions): Cache {
  const key = keyOf(rules);
  const folders = new Map<string, Folder>();

  function folderOf(path: string): { folder: Folder; name: string } {
    const directory = relative(base, resolve(cwd, dirname(path))).replaceAll('\\', '/');
    let folder = folders.get(directory);
    if (!folder) {
      folder = readFolder(location && fileOf(location, directory), key, directory);
      folders.set(directory, folder);
    }
    return { folder, name: basename(path) };
  }

  function look(
    path: string,
    engine: Engine,
    fits: (record: ArticleRecord, stamp: string) => boolean,
  ): ArticleRecord | MissReason {
    const { folder, name } = folderOf(path);
    const line = folder.lines.get(name);
    if (line === undefined) return folder.problem ?? 'new';
    const entry = entryIn(line, path);
    if (!entry) return 'damaged';
    const { stamp, record } = entry;
    if (!fits(record, stamp)) return 'changed';
    if (record.engine !== engine) return 'engine';
    folder.used.add(name);
    return record;
  }

  function keepLine(path: string, line: string): void {
    const { folder, name } = folderOf(path);
    folder.lines.set(name, line);
    folder.used.add(name);
    folder.changed = true;
  }

  return {
    serves: (others) => keyOf(others) === key,
    find: (path, hash, engine) => look(path, engine, (record) => record.hash === hash),
    findUntouched: (path, stamp, engine) => look(path, engine, (_, known) => known === stamp),
    missing(path) {
      const { folder, name } = folderOf(path);
      return folder.lines.has(name) ? undefined : (folder.problem ?? 'new');
    },
    keep(record, stamp) {
      const line = lineOf(record, stamp);
      if (line !== undefined) keepLine(record.path, line);
    },
    keepLine,
    save() {
      const written = [...folders].filter(([, { changed }]) => changed);
      if (location === undefined || written.length === 0) return undefined;
      try {
        prepareFolder(location, 'facts');
        for (const [directory, folder] of written)
          writeFolder(folder, fileOf(location, directory), key, directory, resolve(base, directory));
        if (written.some(([, { problem }]) => problem === 'new')) removeAbandoned(location, base);
        return undefined;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code ?? String(error);
      }
    },
  };
}

function fileOf(location: string, directory: string): string {
  return join(location, 'facts', `${digest(directory).slice(0, 24)}.jsonl`);
}

/** What decides about facts beside the text and the engine. */
export function keyOf(rules: readonly Rule[]): string {
  const observed = collectorsOf(rules).map((collector) => `${collector.id}@${collector.version}`);
  // Regular expressions follow the Unicode version of Node.
  return digest(JSON.stringify([version, parserVersion, process.versions['unicode'], observed.sort()])).slice(0, 16);
}

function digest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The first line says what the file is, and the hash of the rest. */
interface Header {
  readonly format: 'nk-lint facts 2';
  readonly key: string;
  /** Relative to the directory that the cache lies in. */
  readonly directory: string;
  readonly sha256: string;
}

function readFolder(file: string | undefined, key: string, directory: string): Folder {
  const none = (problem: MissReason): Folder => ({ problem, lines: new Map(), used: new Set(), changed: false });
  if (file === undefined) return none('new');
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return none((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'new' : 'unreadable');
  }
  const end = bytes.indexOf(10);
  const header = headerOf(bytes.subarray(0, end < 0 ? bytes.length : end));
  if (header?.format !== 'nk-lint facts 2') return none('damaged');
  if (header.key !== key || header.directory !== directory) return none('other-version');
  const body = bytes.subarray(end + 1);
  if (header.sha256 !== digest(body)) return none('damaged');
  try {
    return { problem: undefined, lines: linesIn(body), used: new Set(), changed: false };
  } catch {
    return none('damaged');
  }
}

/** By the names at their heads. */
function linesIn(body: Buffer): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf(10, at);
    const line = body.subarray(at, end < 0 ? body.length : end);
    lines.set(nameIn(line), line);
    at += line.length + 1;
  }
  return lines;
}

function headerOf(line: Uint8Array): Partial<Header> | undefined {
  try {
    return JSON.parse(Buffer.from(line).toString()) as Partial<Header>;
  } catch {
    return undefined;
  }
}

/** Articles that are gone are left out. */
function writeFolder(folder: Folder, file: string, key: string, directory: string, absolute: string): void {
  const { lines, used } = folder;
  const kept = [...lines]
    .filter(([name]) => used.has(name) || existsSync(join(absolute, name)))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256');
  const pages: Uint8Array[] = [];
  const body = gathering((bytes) => {
    hash.update(bytes);
    pages.push(bytes);
  });
  for (const [, line] of kept) {
    body.add(line);
    body.add('\n');
  }
  body.end();
  const header: Header = { format: 'nk-lint facts 2', key, directory, sha256: hash.digest('hex') };
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    rmSync(temporary, { force: true });
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...pages]), { flag: 'wx' });
    renameSync(temporary, file);
    folder.changed = false;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The folder is nobody's content: git must not see it, and a link in its place must not lead elsewhere. */
export function prepareFolder(location: string, name: string): void {
  for (const folder of [location, join(location, name)])
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
      throw Object.assign(new Error('a symbolic link'), { code: 'ELOOP' });
  mkdirSync(join(location, name), { recursive: true });
  const ignore = join(location, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '# Made by nk-lint; it may be removed at any time.\n*\n');
}

/** Files of folders that are no longer there. */
function removeAbandoned(location: string, base: string): void {
  for (const name of readdirSync(join(location, 'facts'))) {
    if (!name.endsWith('.jsonl')) continue;
    const file = join(location, 'facts', name);
    const bytes = readFileSync(file);
    const header = headerOf(bytes.subarray(0, Math.max(0, bytes.indexOf(10))));
    if (header?.directory === undefined || !existsSync(resolve(base, header.directory))) rmSync(file, { force: true });
  }
}
