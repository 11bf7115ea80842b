import type { Worker } from 'node:worker_threads';

/** Work that is divided between this thread and workers. */
export interface DividedWork<Item, Result> {
  readonly items: readonly Item[];
  /** Whether only this thread can do an item. */
  isLocal(item: Item): boolean;
  /** `quiesce` waits until no worker runs; they go on when the item is done. */
  runLocally(item: Item, quiesce: () => Promise<void>): Promise<Result>;
  /** Called with each result of a worker. */
  received(result: Result): void;
  /** How many workers are started. They post `ready`, then one answer for each batch of items. */
  readonly others: number;
  start(): Worker;
}

/** In an answer, items that this thread has to do are undefined. */
type Answer<Result> = 'ready' | readonly (Result | undefined)[];

interface Batch<Item, Result> {
  readonly number: number;
  readonly items: readonly Item[];
  results?: readonly (Result | undefined)[];
}

interface Thread<Item, Result> {
  readonly worker: Worker;
  state: 'starting' | 'ready' | 'gone';
  /** In the order in which they were posted, which is that of the answers. */
  readonly posted: Batch<Item, Result>[];
}

/** Small enough that the last batch ends soon; a message for each item would cost too much. */
const batchSize = 8;
/** A worker that has done a batch must not wait for the next. */
const batchesPosted = 2;
/** How many batches for each thread may be done or in work before the first of them is needed. */
const batchesAhead = 4;

/**
 * Yields the results in the order of the items. This thread takes its part while it waits. It also does what a worker
 * cannot do, or held when it died, so no result depends on workers.
 */
export async function* inWorkers<Item, Result>(work: DividedWork<Item, Result>): AsyncGenerator<Result> {
  const divided = new Set(work.items.filter((item) => !work.isLocal(item)));
  const pool = openPool(work, batchesOf<Item, Result>([...divided]));
  try {
    let results: Iterator<Result | undefined> = [][Symbol.iterator]();
    for (const item of work.items) {
      if (!divided.has(item)) {
        yield await pool.runHere(item);
        continue;
      }
      let result = results.next();
      if (result.done) {
        results = (await pool.nextBatch()).values();
        result = results.next();
      }
      yield result.value ?? (await pool.runHere(item));
    }
  } finally {
    await pool.terminate();
  }
}

interface Pool<Item, Result> {
  runHere(item: Item): Promise<Result>;
  /** Returns the results of the next batch, from a worker or from this thread. */
  nextBatch(): Promise<readonly (Result | undefined)[]>;
  terminate(): Promise<void>;
}

function openPool<Item, Result>(work: DividedWork<Item, Result>, batches: Batch<Item, Result>[]): Pool<Item, Result> {
  const queue = batchQueue(batches, work.others + 1);
  let isQuiescing = false;
  let wake = () => {};
  const threads = Array.from({ length: Math.min(work.others, batches.length) }, () =>
    startThread(work, queue, onChange),
  ).filter((each) => !!each);
  return {
    runHere,
    async nextBatch() {
      const batch = queue.current();
      while (!batch.results) {
        await yieldToEvents();
        if (batch.results) break;
        // The batch that is needed, unless a worker has it.
        const own = queue.take();
        if (own) own.results = await runAll(own.items);
        else await nextMessage();
      }
      queue.advance();
      return batch.results;
    },
    async terminate() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };

  async function runAll(items: readonly Item[]): Promise<readonly Result[]> {
    const results: Result[] = [];
    for (const item of items) results.push(await runHere(item));
    return results;
  }

  async function runHere(item: Item): Promise<Result> {
    const result = await work.runLocally(item, quiesce);
    if (isQuiescing) {
      isQuiescing = false;
      postAll();
    }
    return result;
  }

  async function quiesce(): Promise<void> {
    isQuiescing = true;
    while (threads.some(({ state, posted }) => state === 'starting' || posted.length > 0)) await nextMessage();
  }

  function onChange(): void {
    postAll();
    wake();
  }

  function postAll(): void {
    if (!isQuiescing) for (const thread of threads) postBatches(thread, queue);
  }

  /** Lets messages of workers be delivered. */
  async function yieldToEvents(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    postAll();
  }

  function nextMessage(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }
}

/** The batches in the order of the items; those of workers that died are taken first. */
interface BatchQueue<Item, Result> {
  /** The batch whose results are needed next. */
  current(): Batch<Item, Result>;
  advance(): void;
  /** Returns undefined if none is left, or too many are done or in work. */
  take(): Batch<Item, Result> | undefined;
  giveBack(batches: readonly Batch<Item, Result>[]): void;
}

function batchQueue<Item, Result>(batches: Batch<Item, Result>[], threads: number): BatchQueue<Item, Result> {
  const returned: Batch<Item, Result>[] = [];
  let next = 0;
  let current = 0;
  return {
    current: () => batches[current] as Batch<Item, Result>,
    advance() {
      delete batches[current++];
    },
    take() {
      if (returned.length > 0) return returned.shift();
      return next < current + batchesAhead * threads ? batches[next++] : undefined;
    },
    giveBack(unfinished) {
      returned.push(...unfinished);
      returned.sort((one, other) => one.number - other.number);
    },
  };
}

/** Starts a worker; returns undefined if that fails. `onChange` is called after each of its messages and its end. */
function startThread<Item, Result>(
  work: DividedWork<Item, Result>,
  queue: BatchQueue<Item, Result>,
  onChange: () => void,
): Thread<Item, Result> | undefined {
  let worker: Worker;
  try {
    worker = work.start();
  } catch {
    return undefined;
  }
  const thread: Thread<Item, Result> = { worker, state: 'starting', posted: [] };
  worker.on('message', (answer: Answer<Result>) => {
    if (answer === 'ready') thread.state = 'ready';
    else accept(thread.posted.shift(), answer);
    onChange();
  });
  // After any of these, no more answers come.
  for (const event of ['error', 'messageerror', 'exit']) worker.on(event, giveUp);
  return thread;

  function accept(batch: Batch<Item, Result> | undefined, results: readonly (Result | undefined)[]): void {
    if (!batch) return;
    for (const result of results) if (result !== undefined) work.received(result);
    batch.results = results;
  }

  function giveUp(): void {
    if (thread.state === 'gone') return;
    thread.state = 'gone';
    queue.giveBack(thread.posted.splice(0));
    void worker.terminate();
    onChange();
  }
}

function postBatches<Item, Result>(
  { worker, state, posted }: Thread<Item, Result>,
  queue: BatchQueue<Item, Result>,
): void {
  while (state === 'ready' && posted.length < batchesPosted) {
    const batch = queue.take();
    if (!batch) return;
    posted.push(batch);
    worker.postMessage(batch.items);
  }
}

function batchesOf<Item, Result>(items: readonly Item[]): Batch<Item, Result>[] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, number) => ({
    number,
    items: items.slice(number * batchSize, (number + 1) * batchSize),
  }));
}
