import type { MessagePort } from 'node:worker_threads';
import type { ArticleRecord } from '../../core/types.ts';
import type { MapInput } from '../../facts/extract.ts';

/** An article that another thread maps. */
export interface MapJob {
  readonly input: MapInput;
  /** Functions cannot be sent; the other thread has the built-in collectors, too. */
  readonly collectors: readonly string[];
  /** Of processor time, of all threads together: a busy machine makes no difference. */
  readonly seconds: number;
  /** Where the record goes. */
  readonly port: MessagePort;
}

/** Undefined where a collector is not a built-in one: the article can be mapped, but not there. */
export type MapAnswer = { readonly record: ArticleRecord | undefined };

/** What the watching thread writes into the memory that it shares with the waiting one. */
export const state = { waiting: 0, ready: 1, done: 2, tooSlow: 3, outOfMemory: 4, failed: 5 } as const;

/** What the thread may have, in megabytes; with the rest of the process it stays below 1.5 GB. */
export const memory = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 64 } as const;
