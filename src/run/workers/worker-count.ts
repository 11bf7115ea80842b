import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ConfigSource } from '../../config/source.ts';

export interface Threads {
  readonly count: number | 'auto';
  /** What the configuration of the run was resolved from. */
  readonly config: ConfigSource;
}

/** Only the first look at articles is divided, so that more threads would hardly do more; each takes some 100 MB. */
const most = 4;
/**
 * Bytes of articles from which on it pays: a thread compiles anew what this one has compiled already. Where there are few
 * cores, Node's own helpers, which compile and collect garbage, use the second one: two threads took as long as one for
 * 23 MB, and 0.85 of the time for 45 MB.
 */
const enough = { fewCores: 40_000_000, manyCores: 16_000_000 } as const;
const many = 4;

/** So many are looked at to tell how large all are. */
const sample = 200;

/** How many threads work on files, with this one. */
export function threadsFor(asked: Threads['count'], files: readonly string[]): number {
  if (asked !== 'auto') return asked;
  const cores = availableParallelism();
  if (cores < 2) return 1;
  const step = Math.ceil(files.length / sample);
  let bytes = 0;
  for (let index = 0; index < files.length; index += step) bytes += step * sizeOf(files[index] as string);
  const least = cores < many ? enough.fewCores : enough.manyCores;
  return bytes < least ? 1 : Math.min(Math.max(2, cores - 1), most);
}

/** Whoever reads the file tells what is wrong with it. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
