import { isAscii, isUtf8, transcode } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FileProblem } from '../../core/types.ts';
import { openWithoutWaiting } from '../../files/regular-file.ts';
import type { ArticlePlaces } from '../../files/tree.ts';
import { sha256 } from '../sha256.ts';

export interface ReadResult {
  /** SHA-256 of the bytes, or of the problem if they could not be read. */
  readonly hash: string;
  /** Without the byte order mark. Empty if there is a problem; for `encoding`, the part before the first invalid byte. */
  readonly source: string;
  /** The byte order mark. */
  readonly mark: '' | '\uFEFF';
  readonly problem?: FileProblem;
}

/** How articles are read. */
export interface ReadOptions {
  /** Bytes. */
  readonly maxFileSize: number;
  readonly places: ArticlePlaces;
}

/** A shared buffer for most articles; its content is decoded before the next read. */
const room = Buffer.allocUnsafeSlow(256 * 1024);

/** Reads an article. Failures become a problem of the file, never an exception. */
export function readArticle(file: string, options: ReadOptions): ReadResult {
  const bytes = bytesOf(file, options);
  return bytes instanceof Uint8Array ? decode(bytes) : bytes;
}

/** Returns the hash that `readArticle` would return, without decoding the text. */
export function hashArticle(file: string, options: ReadOptions): string {
  const bytes = bytesOf(file, options);
  return bytes instanceof Uint8Array ? sha256(bytes) : bytes.hash;
}

/** Returns the bytes of an article, valid until the next call; what `readArticle` returns if there are none. */
export function bytesOf(file: string, { maxFileSize, places }: ReadOptions): Uint8Array | ReadResult {
  let fd: number | undefined;
  try {
    fd = openArticle(file, places);
    const stats = fstatSync(fd);
    if (stats.isDirectory()) return failed({ kind: 'unreadable', data: { reason: 'EACCES' } });
    if (!stats.isFile()) return failed({ kind: 'not-a-file', data: { reason: 'ENOTFILE' } });
    if (stats.size > maxFileSize) return tooLarge(stats.size, maxFileSize);
    return readToEnd(fd, stats.size, maxFileSize);
  } catch (error) {
    return failed(problemOf(error as NodeJS.ErrnoException, file));
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Most articles are no links, and then only their folder has to be looked up, once. */
function openArticle(file: string, places: ArticlePlaces): number {
  if (constants.O_NOFOLLOW === undefined) return openWithoutWaiting(places.target(file));
  try {
    return openWithoutWaiting(join(places.folderOf(file), basename(file)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOOP') throw error;
    return openWithoutWaiting(places.target(file));
  }
}

/** A file may grow while it is read, and files of /proc say that they are empty. */
function readToEnd(fd: number, size: number, maxFileSize: number): Uint8Array | ReadResult {
  let bytes: Buffer = size < room.length ? room : Buffer.allocUnsafe(size + 1);
  for (let length = 0; ; ) {
    const count = readSync(fd, bytes, length, bytes.length - length, null);
    length += count;
    if (length > maxFileSize) return tooLarge(length, maxFileSize);
    if (count === 0 || (length === size && size > 0)) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], length * 2);
  }
}

function problemOf({ code = 'UNKNOWN' }: NodeJS.ErrnoException, file: string): FileProblem {
  if (code === 'EOUTSIDE') return { kind: 'outside', data: {} };
  // A socket cannot even be opened.
  if (code === 'ENXIO') return { kind: 'not-a-file', data: { reason: 'ENOTFILE' } };
  // Node shows bytes that are not UTF-8 by a mark, and finds no file of that name.
  const reason = code === 'ENOENT' && file.includes('\uFFFD') ? 'EILSEQ' : code;
  return { kind: 'unreadable', data: { reason } };
}

/** Reads an article from a text or bytes in memory. */
export function takeArticle(content: string | Uint8Array, maxFileSize: number): ReadResult {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
  if (size > maxFileSize) return tooLarge(size, maxFileSize);
  if (typeof content !== 'string') return decode(content);
  const mark = content.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { hash: sha256(content), source: content.slice(mark.length), mark };
}

/** Returns a stamp that changes when a file is written; empty within 2 s after a write, when the next one might not show. */
export function stampOf(file: string, now: number): string {
  try {
    const { mtimeMs, ctimeMs, size, ino, ...stats } = lstatSync(file);
    // What a link leads to may change without it.
    if (!stats.isFile()) return '';
    return now - Math.max(mtimeMs, ctimeMs) < 2000 ? '' : [mtimeMs, ctimeMs, size, ino].join(' ');
  } catch {
    // `readArticle` reports the reason.
    return '';
  }
}

/** Decodes UTF-8; of other encodings, the part before the first invalid byte. */
function decode(bytes: Uint8Array): ReadResult {
  const hash = sha256(bytes);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
  if (isUtf8(bytes)) return { hash, source: decodeUtf8(mark === '' ? bytes : bytes.subarray(3)), mark };
  const source = readablePart(bytes);
  return { hash, source, mark, problem: { kind: 'encoding', data: { encoding: 'unknown' }, offset: source.length } };
}

/** Decodes UTF-8 as a `TextDecoder` does, in a quarter of the time. */
export function decodeUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isAscii(buffer) ? buffer.toString('latin1') : transcode(buffer, 'utf8', 'utf16le').toString('utf16le');
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
  return { hash: sha256(JSON.stringify(problem)), source: '', mark: '', problem };
}
