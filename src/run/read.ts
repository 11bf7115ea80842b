import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { analyse } from 'chardet';
import type { FileProblem } from '../core/types.ts';

export interface ReadResult {
  /** Of the bytes; of what was told instead where they could not be read. */
  readonly hash: string;
  /** Without a byte order mark; empty where there is a problem, except for what is readable of a wrong encoding. */
  readonly source: string;
  readonly problem?: FileProblem;
}

/** Reads an article; what stands in the way becomes a problem of the file, never an exception. */
export function readArticle(file: string, maxFileSize: number): ReadResult {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return failed({ kind: stats.isDirectory() ? 'unreadable' : 'not-a-file', data: { reason: stats.isDirectory() ? 'EACCES' : 'ENOTFILE' } });
    if (stats.size > maxFileSize) return failed({ kind: 'too-large', data: { size: stats.size, limit: maxFileSize } });
    return decode(readFileSync(file));
  } catch (error) {
    const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
    return failed({ kind: 'unreadable', data: { reason: code } });
  }
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** UTF-8 as text; of anything else, what can be read before the first wrong byte, and the encoding that it may be. */
export function decode(bytes: Uint8Array): ReadResult {
  const hash = hashOf(bytes);
  try {
    return { hash, source: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const source = readablePart(bytes);
    return { hash, source, problem: { kind: 'encoding', data: { encoding: likelyEncoding(bytes) }, offset: source.length } };
  }
}

function readablePart(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  const end = text.indexOf('\uFFFD');
  return end < 0 ? text : text.slice(0, end);
}

function likelyEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const guess = analyse(bytes).find(({ name, confidence }) => !name.startsWith('UTF-8') && confidence >= 10);
  return guess?.name ?? 'unknown';
}

function failed(problem: FileProblem): ReadResult {
  return { hash: hashOf(JSON.stringify(problem)), source: '', problem };
}
