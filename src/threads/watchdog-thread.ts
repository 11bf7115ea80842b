import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type MapJob, memory, state } from '../run/extract/isolated-job.ts';

/**
 * The thread between the one that waits and the one that maps: both are busy, and somebody has to see that the time is
 * over, or that the memory was not enough. It runs as a file of its own.
 */
interface WatchData {
  readonly shared: Int32Array;
  readonly mapper: string;
}

const { shared, mapper } = workerData as WatchData;
/** After that the mapper's memory is given back; to start another takes a quarter of a second. */
const idle = 1000;
const glance = 20;
let worker: Worker | undefined;
let finish: ((how: number) => Promise<void>) | undefined;
let rest: NodeJS.Timeout | undefined;

parentPort?.on('message', (job: MapJob) => {
  clearTimeout(rest);
  const begun = process.cpuUsage();
  const clock = setInterval(() => {
    const { user, system } = process.cpuUsage(begun);
    if (user + system > job.seconds * 1e6) void finish?.(state.tooSlow);
  }, glance);
  finish = async (how) => {
    finish = undefined;
    clearInterval(clock);
    if (how === state.done) rest = setTimeout(() => void stop(), idle);
    // The next article must not find the memory of this one still taken.
    else await stop();
    tell(how);
  };
  worker ??= start();
  worker.postMessage(job, [job.port]);
});
tell(state.ready);

function start(): Worker {
  const made = new Worker(new URL(mapper), { resourceLimits: memory });
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

function tell(how: number): void {
  Atomics.store(shared, 0, how);
  Atomics.notify(shared, 0);
}
