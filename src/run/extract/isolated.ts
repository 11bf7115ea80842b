import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ArticleRecord, Collector } from '../../core/types.ts';
import type { ExtractInput } from '../../facts/extract.ts';
import { type IsolatedAnswer, type IsolatedJob, state } from './isolated-job.ts';
import { workerFile } from './worker-file.ts';

/** `without-collectors`: parsing ended, but the thread lacks the collectors of a plugin. Undefined: there is no thread. */
export type IsolatedResult = ArticleRecord | 'too-slow' | 'out-of-memory' | 'without-collectors' | undefined;

interface Watchdog {
  readonly shared: Int32Array;
  readonly worker: Worker;
}

/** Undefined before the first use, null if threads cannot be started. Kept for the process, which does not wait for it. */
let watchdog: Watchdog | null | undefined;

const startTimeoutMs = 20_000;
/** Wall-clock seconds for each second of processor time; beyond, the thread is broken. */
const wallClockFactor = 30;

/**
 * Extracts an article in a thread that can be stopped and whose memory is limited, and waits for it. Returns the record or
 * the reason why there is none.
 */
export function extractIsolated(
  input: ExtractInput,
  collectors: readonly Collector[],
  seconds: number,
): IsolatedResult {
  watchdog ??= start() ?? null;
  if (!watchdog) return undefined;
  const { shared, worker } = watchdog;
  const { port1, port2 } = new MessageChannel();
  Atomics.store(shared, 0, state.waiting);
  const job: IsolatedJob = { input, collectors: collectors.map(({ id }) => id), seconds, port: port2 };
  worker.postMessage(job, [port2]);
  Atomics.wait(shared, 0, state.waiting, seconds * wallClockFactor * 1000);
  const how = Atomics.load(shared, 0);
  const answer = receiveMessageOnPort(port1)?.message as IsolatedAnswer | undefined;
  port1.close();
  if (how === state.outOfMemory) return 'out-of-memory';
  if (how === state.done) return answer?.record ?? 'without-collectors';
  if (how === state.failed) return undefined;
  if (how === state.waiting) {
    // Not even the watchdog answers: the next article must not wait for it.
    void worker.terminate();
    watchdog = null;
  }
  return 'too-slow';
}

function start(): Watchdog | undefined {
  const [watchdogFile, extractorFile] = [workerFile('watchdog-thread'), workerFile('extract-thread')];
  if (!existsSync(fileURLToPath(watchdogFile)) || !existsSync(fileURLToPath(extractorFile))) return undefined;
  const shared = new Int32Array(new SharedArrayBuffer(4));
  try {
    const worker = new Worker(watchdogFile, { workerData: { shared, extractor: extractorFile.href } });
    worker.unref();
    Atomics.wait(shared, 0, state.waiting, startTimeoutMs);
    if (Atomics.load(shared, 0) === state.ready) return { shared, worker };
    void worker.terminate();
  } catch {
    // Some environments with Node's modules forbid threads, or blocking waits.
  }
  return undefined;
}
