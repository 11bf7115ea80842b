import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ConfigSource } from '../config/source.ts';

export interface Threads {
  readonly count: number | 'auto';
  /** What the configuration of the run was resolved from. */
  readonly config: ConfigSource;
}

/** Only the first look at articles is divided, so that more threads would hardly do more; each takes some 100 MB. */
const most = 4;
/**
 * Bytes. A thread compiles anew what this one has compiled already, which takes 2 to 3 seconds of the processor: as much
 * as the first look at 8 MB. With two cores, about half of what a thread takes over is saved.
 */
const enough = 16_000_000;

/** How many threads work on files, with this one. */
export function threadsFor(asked: Threads['count'], files: Iterable<string>): number {
  if (asked !== 'auto') return asked;
  const possible = Math.min(availableParallelism(), most);
  if (possible < 2) return 1;
  let bytes = 0;
  for (const file of files) {
    bytes += statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes >= enough) return possible;
  }
  return 1;
}
