import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { FileProblem } from '../core/types.ts';

export interface ReadResult {
  /** Of the bytes; of what was told instead where they could not be read. */
  readonly hash: string;
  /** Without a byte order mark; empty where there is a problem, except for what is readable of a wrong encoding. */
  readonly source: string;
  /** The byte order mark before it. */
  readonly mark: '' | '\uFEFF';
  readonly problem?: FileProblem;
}

/** Reads an article; what stands in the way becomes a problem of the file, never an exception. */
export function readArticle(file: string, maxFileSize: number): ReadResult {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return failed({ kind: 'unreadable', data: { reason: 'EACCES' } });
    if (!stats.isFile()) return failed({ kind: 'not-a-file', data: { reason: 'ENOTFILE' } });
    return stats.size > maxFileSize ? tooLarge(stats.size, maxFileSize) : decode(readFileSync(file));
  } catch (error) {
    const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
    return failed({ kind: 'unreadable', data: { reason: code } });
  }
}

/** Takes what is at hand as an article: a text, or the bytes of one. */
export function takeArticle(content: string | Uint8Array, maxFileSize: number): ReadResult {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
  if (size > maxFileSize) return tooLarge(size, maxFileSize);
  if (typeof content !== 'string') return decode(content);
  const mark = content.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { hash: hashOf(content), source: content.slice(mark.length), mark };
}

/** Changes when a file is written; empty for one that was written so lately that it may be written once more unseen. */
export function stampOf(file: string, now: number): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(file);
    return now - Math.max(mtimeMs, ctimeMs) < 2000 ? '' : [mtimeMs, ctimeMs, size, ino].join(' ');
  } catch {
    // Reading it tells why.
    return '';
  }
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** UTF-8 as text; of anything else, what can be read before the first wrong byte. */
function decode(bytes: Uint8Array): ReadResult {
  const hash = hashOf(bytes);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
  try {
    return { hash, source: new TextDecoder('utf-8', { fatal: true }).decode(bytes), mark };
  } catch {
    const source = readablePart(bytes);
    return { hash, source, mark, problem: { kind: 'encoding', data: { encoding: 'unknown' }, offset: source.length } };
  }
}

function readablePart(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  const end = text.indexOf('\uFFFD');
  return end < 0 ? text : text.slice(0, end);
}

function tooLarge(size: number, limit: number): ReadResult {
  return failed({ kind: 'too-large', data: { size, limit } });
}

function failed(problem: FileProblem): ReadResult {
  return { hash: hashOf(JSON.stringify(problem)), source: '', mark: '', problem };
}
