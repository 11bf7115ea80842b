import type { MessagePort } from 'node:worker_threads';
import type { ArticleRecord } from '../../core/types.ts';
import type { ExtractInput } from '../../facts/extract.ts';

/** An article that another thread extracts. */
export interface IsolatedJob {
  readonly input: ExtractInput;
  /** The ids of collectors: functions cannot be posted, but the other thread has the built-in ones. */
  readonly collectors: readonly string[];
  /** Limit of processor time, of all threads together: a busy machine makes no difference. */
  readonly seconds: number;
  /** The port to which the record is posted. */
  readonly port: MessagePort;
}

/** The record is undefined if a collector is not built in: parsing ended, but its facts are missing. */
export type IsolatedAnswer = { readonly record: ArticleRecord | undefined };

/** What the watchdog writes into the memory that it shares with the waiting thread. */
export const state = { waiting: 0, ready: 1, done: 2, tooSlow: 3, outOfMemory: 4, failed: 5 } as const;

/** Limits of the thread, in megabytes; with the rest of the process it stays below 1.5 GB. */
export const memoryLimits = { maxOldGenerationSizeMb: 640, maxYoungGenerationSizeMb: 64 } as const;
