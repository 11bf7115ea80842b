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
/** With two cores, Node's own helpers, which compile and collect garbage, use the second one already: no time is saved. */
const fewest = 4;
/** Bytes: a thread compiles anew what this one has compiled already, which takes as long as the first look at 8 MB. */
const enough = 16_000_000;

/** How many threads work on files, with this one. */
export function threadsFor(asked: Threads['count'], files: Iterable<string>): number {
  if (asked !== 'auto') return asked;
  const cores = availableParallelism();
  if (cores < fewest) return 1;
  let bytes = 0;
  for (const file of files) {
    bytes += statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes >= enough) return Math.min(cores - 1, most);
  }
  return 1;
}
