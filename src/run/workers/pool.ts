import type { Worker } from 'node:worker_threads';

/** Work that is divided between this thread and some others. */
export interface Shared<Item, Result> {
  readonly items: readonly Item[];
  /** What others cannot do. */
  isOurs(item: Item): boolean;
  /** `rest` waits until no other thread works; they go on when the item is done. */
  here(item: Item, rest: () => Promise<void>): Promise<Result>;
  /** What another thread made of an item. */
  received(result: Result): void;
  /** How many threads are started, and how. They say `ready`, then answer each batch of items. */
  readonly others: number;
  start(): Worker;
}

/** An answer leaves out what has to be done here. */
type Answer<Result> = 'ready' | readonly (Result | undefined)[];

interface Batch<Item, Result> {
  readonly number: number;
  readonly items: readonly Item[];
  results?: readonly (Result | undefined)[];
}

interface Thread<Item, Result> {
  readonly worker: Worker;
  state: 'starting' | 'ready' | 'gone';
  /** In the order in which they were given, which is that of the answers. */
  readonly given: Batch<Item, Result>[];
}

/** Few enough that nobody waits long for the last one; a message for each item would cost too much. */
const batchSize = 8;
/** A thread that has done its batch must not wait for the next. */
const atOnce = 2;
/** How many batches for each thread may be done, or be worked at, before the first of them is asked for. */
const ahead = 4;

/**
 * The results in the order of the items, whoever made them. This thread takes its part while it waits. What a thread
 * cannot do, or had in hands when it died, is done here, so nothing depends on the others.
 */
export async function* inThreads<Item, Result>(work: Shared<Item, Result>): AsyncGenerator<Result> {
  const divided = new Set(work.items.filter((item) => !work.isOurs(item)));
  const batches = batchesOf<Item, Result>([...divided]);
  /** What dead threads left behind. */
  const returned: Batch<Item, Result>[] = [];
  let next = 0;
  let current = 0;
  let resting = false;
  let wake = () => {};
  const threads = Array.from({ length: Math.min(work.others, batches.length) }, startOne).filter((each) => !!each);

  try {
    let results: Iterator<Result | undefined> = [][Symbol.iterator]();
    for (const item of work.items) {
      if (!divided.has(item)) {
        yield await doHere(item);
        continue;
      }
      let result = results.next();
      if (result.done) {
        results = (await resultsOf(batches[current] as Batch<Item, Result>)).values();
        delete batches[current++];
        result = results.next();
      }
      yield result.value ?? (await doHere(item));
    }
  } finally {
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }

  async function resultsOf(batch: Batch<Item, Result>): Promise<readonly (Result | undefined)[]> {
    while (!batch.results) {
      await turn();
      if (batch.results) break;
      // The one that is asked for, unless somebody has it.
      const mine = take();
      if (mine) mine.results = await doAll(mine.items);
      else await news();
    }
    return batch.results;
  }

  async function doAll(items: readonly Item[]): Promise<readonly Result[]> {
    const results: Result[] = [];
    for (const item of items) results.push(await doHere(item));
    return results;
  }

  async function doHere(item: Item): Promise<Result> {
    const result = await work.here(item, rest);
    if (resting) {
      resting = false;
      feedAll();
    }
    return result;
  }

  async function rest(): Promise<void> {
    resting = true;
    while (threads.some(({ state, given }) => state === 'starting' || given.length > 0)) await news();
  }

  function take(): Batch<Item, Result> | undefined {
    if (returned.length > 0) return returned.shift();
    return next < current + ahead * (work.others + 1) ? batches[next++] : undefined;
  }

  function startOne(): Thread<Item, Result> | undefined {
    let worker: Worker;
    try {
      worker = work.start();
    } catch {
      return undefined;
    }
    const thread: Thread<Item, Result> = { worker, state: 'starting', given: [] };
    worker.on('message', (answer: Answer<Result>) => {
      if (answer === 'ready') thread.state = 'ready';
      else accept(thread.given.shift(), answer);
      feedAll();
      wake();
    });
    // Whatever it was, nothing more comes from it.
    for (const event of ['error', 'messageerror', 'exit']) worker.on(event, () => giveUp(thread));
    return thread;
  }

  function accept(batch: Batch<Item, Result> | undefined, results: readonly (Result | undefined)[]): void {
    if (!batch) return;
    for (const result of results) if (result !== undefined) work.received(result);
    batch.results = results;
  }

  function giveUp(thread: Thread<Item, Result>): void {
    if (thread.state === 'gone') return;
    thread.state = 'gone';
    returned.push(...thread.given.splice(0));
    returned.sort((one, other) => one.number - other.number);
    void thread.worker.terminate();
    feedAll();
    wake();
  }

  function feedAll(): void {
    for (const { worker, state, given } of threads) {
      while (state === 'ready' && !resting && given.length < atOnce) {
        const batch = take();
        if (!batch) return;
        given.push(batch);
        worker.postMessage(batch.items);
      }
    }
  }

  /** Lets messages come in. */
  async function turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    feedAll();
  }

  function news(): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
    });
  }
}

function batchesOf<Item, Result>(items: readonly Item[]): Batch<Item, Result>[] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, number) => ({
    number,
    items: items.slice(number * batchSize, (number + 1) * batchSize),
  }));
}
