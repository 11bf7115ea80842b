import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ArticleRecord, Collector } from '../../core/types.ts';
import type { MapInput } from '../../facts/extract.ts';
import { type MapAnswer, type MapJob, state } from './isolated-job.ts';
import { workerFile } from './worker-file.ts';

/** `mapped`: it can be mapped, but not there, where a collector of the user's own is missing. */
export type Elsewhere = ArticleRecord | 'too-slow' | 'out-of-memory' | 'mapped' | undefined;

interface Watch {
  readonly shared: Int32Array;
  readonly worker: Worker;
}

/** Undefined: not tried yet. Null: cannot be had here. It is kept for the whole process, and does not keep it alive. */
let watch: Watch | null | undefined;

const startTime = 20_000;
/** Seconds on the wall for one of the processor; more, and something is wrong with the thread. */
const patience = 30;

/**
 * Maps an article in a thread that can be stopped and whose memory is limited, and waits for it: the answer is the
 * record or the reason why there is none; undefined where no thread can be had.
 */
export function mapElsewhere(input: MapInput, collectors: readonly Collector[], seconds: number): Elsewhere {
  watch ??= start() ?? null;
  if (!watch) return undefined;
  const { shared, worker } = watch;
  const { port1, port2 } = new MessageChannel();
  Atomics.store(shared, 0, state.waiting);
  const job: MapJob = { input, collectors: collectors.map(({ id }) => id), seconds, port: port2 };
  worker.postMessage(job, [port2]);
  Atomics.wait(shared, 0, state.waiting, seconds * patience * 1000);
  const how = Atomics.load(shared, 0);
  const answer = receiveMessageOnPort(port1)?.message as MapAnswer | undefined;
  port1.close();
  if (how === state.outOfMemory) return 'out-of-memory';
  if (how === state.done) return answer?.record ?? 'mapped';
  if (how === state.failed) return undefined;
  if (how === state.waiting) {
    // Not even the watch answers; whatever holds it up, the next article must not wait for it.
    void worker.terminate();
    watch = null;
  }
  return 'too-slow';
}

function start(): Watch | undefined {
  const [watcher, mapper] = [workerFile('watchdog-thread'), workerFile('extract-thread')];
  if (!existsSync(fileURLToPath(watcher)) || !existsSync(fileURLToPath(mapper))) return undefined;
  const shared = new Int32Array(new SharedArrayBuffer(4));
  try {
    const worker = new Worker(watcher, { workerData: { shared, mapper: mapper.href } });
    worker.unref();
    Atomics.wait(shared, 0, state.waiting, startTime);
    if (Atomics.load(shared, 0) === state.ready) return { shared, worker };
    void worker.terminate();
  } catch {
    // Not every place where Node's modules are there lets a thread start, or this one wait.
  }
  return undefined;
}
