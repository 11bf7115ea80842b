import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type IsolatedJob, memoryLimits, state } from '../run/extract/isolated-job.ts';

/**
 * The thread between the main thread, which waits, and the one that extracts: it ends an extraction at its time limit, and
 * notices when memory ran out. It runs as a file of its own.
 */
interface WatchdogData {
  readonly shared: Int32Array;
  /** The file of the thread that extracts. */
  readonly extractor: string;
}

const { shared, extractor } = workerData as WatchdogData;
/** After this idle time the thread ends, which releases its memory; to start another takes 250 ms. */
const idleMs = 1000;
const checkEveryMs = 20;
let worker: Worker | undefined;
let finish: ((how: number) => Promise<void>) | undefined;
let idleTimer: NodeJS.Timeout | undefined;

parentPort?.on('message', (job: IsolatedJob) => {
  clearTimeout(idleTimer);
  const begun = process.cpuUsage();
  const clock = setInterval(() => {
    const { user, system } = process.cpuUsage(begun);
    if (user + system > job.seconds * 1e6) void finish?.(state.tooSlow);
  }, checkEveryMs);
  finish = async (how) => {
    finish = undefined;
    clearInterval(clock);
    if (how === state.done) idleTimer = setTimeout(() => void stop(), idleMs);
    // The memory of this article must be free before the next one.
    else await stop();
    signal(how);
  };
  worker ??= start();
  worker.postMessage(job, [job.port]);
});
signal(state.ready);

function start(): Worker {
  const made = new Worker(new URL(extractor), { resourceLimits: memoryLimits });
  const ended = (how: number) => {
    if (worker === made) void finish?.(how);
  };
  made.on('message', () => ended(state.done));
  made.on('error', ({ code }: NodeJS.ErrnoException) => {
    ended(code === 'ERR_WORKER_OUT_OF_MEMORY' ? state.outOfMemory : state.failed);
  });
  made.on('exit', () => ended(state.failed));
  return made;
}

async function stop(): Promise<void> {
  const old = worker;
  worker = undefined;
  await old?.terminate();
}

function signal(how: number): void {
  Atomics.store(shared, 0, how);
  Atomics.notify(shared, 0);
}
