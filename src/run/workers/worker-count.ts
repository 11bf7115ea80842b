import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ConfigSource } from '../../config/source.ts';

export interface Workers {
  readonly count: number | 'auto';
  /** What the configuration of the run was resolved from. */
  readonly config: ConfigSource;
}

/** Only extraction is divided, so that more threads would hardly help; each takes some 100 MB. */
const mostThreads = 4;
/**
 * Bytes of articles from which on workers pay: each compiles the code again. With few cores, Node's own helper threads
 * (compiler, garbage collector) use the second one: two threads took as long as one for 23 MB, 0.85 of it for 45 MB.
 */
const enoughBytes = { fewCores: 40_000_000, manyCores: 16_000_000 } as const;
const manyCores = 4;

/** The size of all files is estimated from so many. */
const sampleSize = 200;

/** Returns how many threads extract the files, this one included. */
export function workerCount(wanted: Workers['count'], files: readonly string[]): number {
  if (wanted !== 'auto') return wanted;
  const cores = availableParallelism();
  if (cores < 2) return 1;
  const step = Math.ceil(files.length / sampleSize);
  let bytes = 0;
  for (let index = 0; index < files.length; index += step) bytes += step * sizeOf(files[index] as string);
  const enough = cores < manyCores ? enoughBytes.fewCores : enoughBytes.manyCores;
  return bytes < enough ? 1 : Math.min(Math.max(2, cores - 1), mostThreads);
}

/** An unreadable file counts nothing here: extraction reports it. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
