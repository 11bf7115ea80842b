import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { readOwnFile } from '../../files/regular-file.ts';
import { removeLeftovers, startReplacement } from '../../files/replace-file.ts';
import { decodeUtf8 } from '../input/read-article.ts';
import { sha256 } from '../sha256.ts';
import { byteWriter } from '../store/byte-writer.ts';
import { separator } from '../store/record-text.ts';
import { prepareFolder } from './fact-cache.ts';

/** What the fields of a row are. */
export interface DigestColumns {
  /** The ids of the norms of which the first field has samples, in their order. */
  readonly norms: readonly string[];
  /** The ids of the corpus rules of the other fields. */
  readonly rules: readonly string[];
}

/** What is known of an article for norms and comparisons: JSON texts, empty where there is none. */
export interface DigestRow {
  field(index: number): string;
  /** As it is in the file. */
  text(): string | Uint8Array;
}

/** What a run has digested, by article. */
export interface DigestFile {
  readonly columns: DigestColumns;
  row(path: string): DigestRow | undefined;
}

const format = 'nk-lint digests 1';
const [tab, newline] = [9, 10];

/** Returns the file of digests that belongs to a file of findings: most runs read the latter only. */
export function digestFileOf(resultFile: string): string {
  return join(dirname(dirname(resultFile)), 'digests', basename(resultFile));
}

/** Joins the fields of a row. */
export function rowText(fields: readonly string[]): string {
  return fields.join(separator);
}

/** Reads a row of text. */
export function rowOf(text: string): DigestRow {
  const fields = text.split(separator);
  return { field: (index) => fields[index] ?? '', text: () => text };
}

/** Returns undefined if the file is missing, or another one than that with the hash. */
export function readDigestFile(file: string, hash: string): DigestFile | undefined {
  try {
    const bytes = readOwnFile(file);
    if (sha256(bytes) !== hash) return undefined;
    const end = bytes.indexOf(newline);
    const { format: found, ...columns } = JSON.parse(bytes.toString('utf8', 0, end)) as DigestColumns & {
      format: string;
    };
    const rows = found === format ? rowsIn(bytes.subarray(end + 1)) : undefined;
    return rows && { columns, row: (path) => rows.get(path) };
  } catch {
    return undefined;
  }
}

function rowsIn(body: Buffer): ReadonlyMap<string, DigestRow> {
  const rows = new Map<string, DigestRow>();
  for (let at = 0; at < body.length; ) {
    const start = body.indexOf(tab, at) + 1;
    const end = body.indexOf(newline, start);
    rows.set(JSON.parse(body.toString('utf8', at, start - 1)) as string, rowIn(body.subarray(start, end)));
    at = end + 1;
  }
  return rows;
}

/** Most fields of most rows are never read. */
function rowIn(bytes: Buffer): DigestRow {
  let ends: number[] | undefined;
  return {
    field(index) {
      ends ??= endsIn(bytes);
      return decodeUtf8(bytes.subarray(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, ends[index]));
    },
    text: () => bytes,
  };
}

function endsIn(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let end = bytes.indexOf(tab); end >= 0; end = bytes.indexOf(tab, end + 1)) ends.push(end);
  ends.push(bytes.length);
  return ends;
}

/** Replaces a file of digests; returns its hash. Throws where it cannot be written. */
export function writeDigestFile(
  file: string,
  columns: DigestColumns,
  rows: Iterable<readonly [path: string, text: string | Uint8Array]>,
): string {
  removeLeftovers(prepareFolder(dirname(dirname(file)), 'digests'));
  const replacement = startReplacement(file);
  try {
    const hash = createHash('sha256');
    const pages = byteWriter((bytes) => {
      hash.update(bytes);
      replacement.write(bytes);
    });
    pages.add(`${JSON.stringify({ format, ...columns })}\n`);
    for (const [path, text] of rows) {
      pages.add(`${JSON.stringify(path)}${separator}`);
      pages.add(text);
      pages.add('\n');
    }
    pages.end();
    replacement.commit();
    return hash.digest('hex');
  } finally {
    replacement.drop();
  }
}
