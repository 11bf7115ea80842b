import { fstatSync, readSync } from 'node:fs';
import { takeLock } from '../../files/lock.ts';
import { startReplacement } from '../../files/replace-file.ts';
import { finishedLine } from './ledger-entry.ts';
import { readStored, type StoredLines } from './ledger-file.ts';
import { isAt, lineWriter } from './ledger-writer.ts';

/**
 * Rewrites a ledger without the lines that later ones replace. Other runs may append to it meanwhile: what they write to the
 * old file until it is replaced is copied, and a run that writes to it later writes again, to the new one. Two runs never
 * rewrite at once.
 */
export function compactLedger(file: string, now: number): void {
  const unlock = takeLock(`${file}.lock`);
  if (!unlock) return;
  const stored = readStored(file);
  try {
    const { descriptor, foreignLines, failure } = stored;
    if (descriptor === undefined || foreignLines > 0 || failure !== undefined) return;
    if (rewrite(file, stored, descriptor, now)) appendLines(file, linesSince(descriptor, stored.end));
  } finally {
    stored.close();
    unlock();
  }
}

function rewrite(file: string, stored: StoredLines, descriptor: number, now: number): boolean {
  const replacement = startReplacement(file, { durable: true, isWanted: () => isAt(file, descriptor) });
  try {
    const write = (key: string) => replacement.write(`${stored.line(key)}\n`);
    const keys = [...stored.keys()];
    for (const key of keys) if (!stored.unfinished.has(key)) write(key);
    replacement.write(`${finishedLine(now)}\n`);
    // Those of other runs that go on.
    for (const key of keys) if (stored.unfinished.has(key)) write(key);
    return replacement.commit();
  } finally {
    replacement.drop();
  }
}

/** Returns the whole lines of a file behind an offset. */
function linesSince(descriptor: number, offset: number): string {
  const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - offset));
  const size = readSync(descriptor, bytes, 0, bytes.length, offset);
  return bytes.toString('utf8', 0, bytes.lastIndexOf(10, size - 1) + 1);
}

function appendLines(file: string, text: string): void {
  const writer = lineWriter(file);
  for (const line of text.split('\n').filter(Boolean)) writer.append(line);
  writer.close();
}
