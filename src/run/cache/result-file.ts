import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gathering } from '../store/byte-writer.ts';
import type { Asked } from './disk-reads.ts';
import { prepareFolder } from './fact-cache.ts';
import type { StoredFindings } from './stored-findings.ts';

/** One line of the file: an article as it was, and what is to be known of it beside its findings. */
export type ArticleLine = readonly [
  path: string,
  hash: string,
  /** Which of the footer's `groups` has its settings. */
  group: number,
  host: string | 0,
  /** What its author states, and the lines that this refers to. */
  stated: 0 | { readonly lines: readonly number[]; readonly suppressions: readonly unknown[] },
];

/** The last line: what holds for all articles. */
export interface Footer {
  readonly format: 'nk-lint findings 2';
  /** Hash of all that decides about findings beside articles, settings and what the disk answers. */
  readonly key: string;
  readonly groups: readonly string[];
  /** By the id of a rule, a hash of its options. */
  readonly rules: Readonly<Record<string, string>>;
  /** What rules asked of the disk, and hashes of the answers. */
  readonly asked: readonly Asked[];
  /** Of all lines before. */
  readonly sha256: string;
}

/** The other line of an article: what the table of texts has beside before its findings are read, and these. */
export type FindingsLine = readonly [added: readonly string[], findings: StoredFindings];

export interface LastRun {
  readonly footer: Footer;
  /** Each article, in the order of the paths; the findings are read when they are asked for. */
  articles(): Iterable<readonly [article: ArticleLine, findings: () => FindingsLine]>;
}

/** Reads what a run left; undefined where there is nothing, or nothing that is whole. */
export function readLastRun(file: string): LastRun | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined;
  }
  const end = bytes.lastIndexOf(10, -2) + 1;
  const footer = footerIn(bytes.subarray(end).toString());
  if (footer?.format !== 'nk-lint findings 2') return undefined;
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

function* articlesIn(body: Buffer): ReturnType<LastRun['articles']> {
  for (let at = 0; at < body.length; ) {
    const middle = body.indexOf(10, at);
    const end = body.indexOf(10, middle + 1);
    const article = JSON.parse(body.toString('utf8', at, middle)) as ArticleLine;
    yield [article, () => JSON.parse(body.toString('utf8', middle + 1, end)) as FindingsLine];
    at = end + 1;
  }
}

/** Writes down a run while it goes on; a file that cannot be written is nobody's mistake. */
export interface RunWriter {
  article(line: ArticleLine, findings: FindingsLine): void;
  /** Puts the file in the place of the last one. */
  end(footer: Omit<Footer, 'format' | 'sha256'>): void;
  /** Nothing is to be remembered. */
  drop(): void;
}

/** Runs over other paths have files of their own; the oldest go. */
const mostFiles = 8;

export function writeRun(file: string): RunWriter {
  const folder = dirname(file);
  const temporary = `${file}.${process.pid}.tmp`;
  const hash = createHash('sha256');
  const pages = gathering((bytes) => {
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
        const last: Footer = { format: 'nk-lint findings 2', ...footer, sha256: hash.digest('hex') };
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

/** The newest first. What other runs are writing, or were when they were ended, counts as well. */
function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => [path, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([path]) => path);
}
