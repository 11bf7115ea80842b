import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { byteWriter } from '../store/byte-writer.ts';
import type { DiskRead } from './disk-reads.ts';
import { prepareFolder } from './fact-cache.ts';
import type { StoredFindings } from './stored-findings.ts';

/** An article as it was, with what reporting needs beside its findings. */
export type ArticleLine = readonly [
  path: string,
  hash: string,
  /** Index of its settings in the footer's `groups`. */
  group: number,
  host: string | 0,
  /** Suppressions, and the line table that their places refer to. */
  stated: 0 | { readonly lines: readonly number[]; readonly suppressions: readonly unknown[] },
];

/** The last line: what holds for all articles. */
export interface Footer {
  readonly format: 'nk-lint findings 3';
  /** Hash of all that decides about findings beside articles, settings and disk reads. */
  readonly key: string;
  readonly groups: readonly string[];
  /** By the id of a rule, a hash of its options. */
  readonly rules: Readonly<Record<string, string>>;
  readonly diskReads: readonly DiskRead[];
  /** Of all lines above. */
  readonly sha256: string;
}

/** The second line of an article: texts to add to the table before its findings are unpacked, and the findings. */
export type FindingsLine = readonly [added: readonly string[], findings: StoredFindings];

/** What a run stored. */
export interface ResultFile {
  readonly footer: Footer;
  /** Yields the articles by path, each with a function that parses its findings. */
  articles(): Iterable<readonly [article: ArticleLine, findings: () => FindingsLine]>;
}

/** Returns undefined if the file is missing, damaged or of another format. */
export function readResultFile(file: string): ResultFile | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const end = bytes.lastIndexOf(10, -2) + 1;
  const footer = footerIn(bytes.subarray(end).toString());
  if (footer?.format !== 'nk-lint findings 3') return undefined;
  const body = bytes.subarray(0, end);
  if (footer.sha256 !== createHash('sha256').update(body).digest('hex')) return undefined;
  return { footer, articles: () => articlesIn(body) };
}

function footerIn(line: string): Footer | undefined {
  try {
    return JSON.parse(line) as Footer;
  } catch {
    return undefined;
  }
}

function* articlesIn(body: Buffer): ReturnType<ResultFile['articles']> {
  for (let at = 0; at < body.length; ) {
    const middle = body.indexOf(10, at);
    const end = body.indexOf(10, middle + 1);
    const article = JSON.parse(body.toString('utf8', at, middle)) as ArticleLine;
    yield [article, () => JSON.parse(body.toString('utf8', middle + 1, end)) as FindingsLine];
    at = end + 1;
  }
}

/** Writes the findings of a run while it goes on. Write failures are ignored: the cache is optional. */
export interface ResultWriter {
  article(line: ArticleLine, findings: FindingsLine): void;
  /** Replaces the file of the last run. */
  end(footer: Omit<Footer, 'format' | 'sha256'>): void;
  /** Ends without storing anything. */
  drop(): void;
}

/** Runs over other paths have files of their own; the oldest are removed. */
const mostFiles = 8;

export function writeResultFile(file: string): ResultWriter {
  const folder = dirname(file);
  const temporary = `${file}.${process.pid}.tmp`;
  const hash = createHash('sha256');
  const pages = byteWriter((bytes) => {
    hash.update(bytes);
    writeAll(bytes);
  });
  let fd: number | undefined;
  let failed = false;

  return {
    article(line, findings) {
      attempt(() => pages.add(`${JSON.stringify(line)}\n${JSON.stringify(findings)}\n`));
    },
    end(footer) {
      attempt(() => {
        pages.end();
        const last: Footer = { format: 'nk-lint findings 3', ...footer, sha256: hash.digest('hex') };
        writeAll(Buffer.from(`${JSON.stringify(last)}\n`));
        close();
        renameSync(temporary, file);
        for (const old of filesIn(folder).slice(mostFiles)) rmSync(old, { force: true });
      });
      drop();
    },
    drop,
  };

  function drop(): void {
    failed = true;
    if (fd === undefined) return;
    close();
    rmSync(temporary, { force: true });
  }

  function attempt(act: () => void): void {
    if (failed) return;
    try {
      act();
    } catch {
      drop();
    }
  }

  function writeAll(bytes: Uint8Array): void {
    if (fd === undefined) {
      prepareFolder(dirname(folder), 'findings');
      rmSync(temporary, { force: true });
      fd = openSync(temporary, 'wx');
    }
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
  }

  function close(): void {
    if (fd !== undefined) closeSync(fd);
    fd = undefined;
  }
}

/** Returns the files of a folder, the newest first; unfinished ones of other runs included. */
function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => [path, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([path]) => path);
}
