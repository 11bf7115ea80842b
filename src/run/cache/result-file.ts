import { createHash, type Hash } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readOwnFile } from '../../files/regular-file.ts';
import { type Replacement, removeLeftovers, startReplacement } from '../../files/replace-file.ts';
import { byteWriter } from '../store/byte-writer.ts';
import { digestFileOf } from './digest-file.ts';
import type { DiskRead } from './disk-reads.ts';
import { isCacheFile, prepareFolder } from './fact-cache.ts';
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
  readonly format: typeof format;
  /** Hash of all that decides about findings beside articles, settings and disk reads. */
  readonly key: string;
  readonly groups: readonly string[];
  /** By the id of a rule, a hash of its options. */
  readonly rules: Readonly<Record<string, string>>;
  readonly diskReads: readonly DiskRead[];
  /** Digest of the state of the history, where a rule that lints reads it. */
  readonly past: string;
  /** What was learned of each collection, by the ids of the norms. */
  readonly norms: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Hash of the file of digests that belongs to this one; empty for none. */
  readonly digests: string;
  /** Of all lines above, and of what else is in this one. */
  readonly sha256: string;
}

const format = 'nk-lint findings 6';

/** The second line of an article: texts to add to the table before its findings are unpacked, and the findings. */
export type FindingsLine = readonly [added: readonly string[], findings: StoredFindings];

/** The third line of an article: what decides whether its findings hold after others have changed. */
export interface CorpusLine {
  /** What comparisons said of the article, by the id of the rule; without rules that are not concerned. */
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  /** The other articles that its findings point to, by the id of the rule. */
  readonly cites: Readonly<Record<string, readonly string[]>>;
  /** The ids of the rules that read norms and have findings in it. */
  readonly usual: readonly string[];
  /** Its digests, if it has changed since the file of digests was written. */
  readonly row?: string;
}

/** The answer in brackets, or the hash of a long one; `true` where the rule has the whole comparison. */
export type StoredAnswer = readonly [unknown] | number | true;

/** An article of the file, with functions that parse the rest of its lines. */
export interface StoredArticle {
  readonly line: ArticleLine;
  findings(): FindingsLine;
  corpus(): CorpusLine;
  /** All lines, as they are in the file. */
  bytes(): Uint8Array;
}

/** What a run stored. */
export interface ResultFile {
  readonly footer: Footer;
  /** Yields the articles by path. */
  articles(): Iterable<StoredArticle>;
}

/** Returns undefined if the file is missing, damaged or of another format. */
export function readResultFile(file: string): ResultFile | undefined {
  let bytes: Buffer;
  try {
    bytes = readOwnFile(file);
  } catch {
    return undefined;
  }
  const end = bytes.lastIndexOf(10, -2) + 1;
  const body = bytes.subarray(0, end);
  const footer = footerIn(bytes.subarray(end).toString());
  if (footer?.sha256 === undefined) return undefined;
  const { sha256, ...rest } = footer;
  return sha256 === hashOf(createHash('sha256').update(body), rest)
    ? { footer, articles: () => articlesIn(body) }
    : undefined;
}

/** Returns the hash of a file from that of its articles. */
function hashOf(articles: Hash, footer: Omit<Footer, 'sha256'>): string {
  return articles.update(JSON.stringify(footer)).digest('hex');
}

function footerIn(line: string): Footer | undefined {
  try {
    const footer = JSON.parse(line) as Footer;
    const isWhole = footer.format === format && Array.isArray(footer.groups) && Array.isArray(footer.diskReads);
    return isWhole && [footer.rules, footer.norms].every(isMapping) ? footer : undefined;
  } catch {
    return undefined;
  }
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Throws for lines that are no articles. */
function* articlesIn(body: Buffer): ReturnType<ResultFile['articles']> {
  for (let at = 0; at < body.length; ) {
    const start = at;
    const first = body.indexOf(10, at);
    const second = body.indexOf(10, first + 1);
    const end = body.indexOf(10, second + 1);
    const line: unknown = JSON.parse(body.toString('utf8', at, first));
    if (!isArticleLine(line) || end < 0) throw new TypeError('not an article');
    let corpus: CorpusLine | undefined;
    yield {
      line,
      findings: () => JSON.parse(body.toString('utf8', first + 1, second)) as FindingsLine,
      corpus: () => {
        corpus ??= JSON.parse(body.toString('utf8', second + 1, end)) as CorpusLine;
        return corpus;
      },
      bytes: () => body.subarray(start, end + 1),
    };
    at = end + 1;
  }
}

function isArticleLine(value: unknown): value is ArticleLine {
  if (!Array.isArray(value)) return false;
  const [path, hash, group, host, stated] = value as readonly unknown[];
  const isStated =
    stated === 0 ||
    ['lines', 'suppressions'].every((name) => Array.isArray((stated as Record<string, unknown>)?.[name]));
  return (
    [path, hash].every((each) => typeof each === 'string') &&
    typeof group === 'number' &&
    (host === 0 || typeof host === 'string') &&
    isStated
  );
}

/** Writes the findings of a run while it goes on. Write failures are ignored: the cache is optional. */
export interface ResultWriter {
  article(line: ArticleLine, findings: FindingsLine, corpus: CorpusLine): void;
  /** Adds an article as it was. */
  copy(bytes: Uint8Array): void;
  /** Replaces the file of the last run. */
  end(footer: Omit<Footer, 'format' | 'sha256'>): void;
  /** Ends without storing anything. */
  drop(): void;
}

/** Runs over other paths have files of their own; the oldest are removed. */
const mostFiles = 8;

export function writeResultFile(file: string): ResultWriter {
  const folder = dirname(file);
  const hash = createHash('sha256');
  const pages = byteWriter((bytes) => {
    hash.update(bytes);
    started().write(bytes);
  });
  let replacement: Replacement | undefined;
  let failed = false;

  return {
    article(line, findings, corpus) {
      attempt(() => pages.add(`${[line, findings, corpus].map((each) => JSON.stringify(each)).join('\n')}\n`));
    },
    copy(bytes) {
      attempt(() => pages.add(bytes));
    },
    end(footer) {
      attempt(() => {
        pages.end();
        const last = { format, ...footer } as const;
        started().write(`${JSON.stringify({ ...last, sha256: hashOf(hash, last) } satisfies Footer)}\n`);
        started().commit();
        for (const old of filesIn(folder).slice(mostFiles))
          for (const file of [old, digestFileOf(old)]) rmSync(file, { force: true });
      });
      drop();
    },
    drop,
  };

  function drop(): void {
    failed = true;
    replacement?.drop();
  }

  function attempt(act: () => void): void {
    if (failed) return;
    try {
      act();
    } catch {
      drop();
    }
  }

  function started(): Replacement {
    if (!replacement) {
      removeLeftovers(prepareFolder(dirname(folder), 'findings'));
      replacement = startReplacement(file);
    }
    return replacement;
  }
}

/** Returns the files of the cache in a folder, the newest first. */
function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(isCacheFile)
    .map((name) => join(folder, name))
    .map((path) => [path, lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([path]) => path);
}
