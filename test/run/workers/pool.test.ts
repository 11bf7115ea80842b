import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { type DividedWork, inWorkers } from '../../../src/run/workers/pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'nk-lint-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Work = DividedWork<number, { readonly square: number; readonly by: string }>;

const numbers = Array.from({ length: 300 }, (_, index) => index);
const squares = numbers.map((number) => number * number);

let count = 0;

/** A thread that says it is ready, and answers each batch with what an expression makes of it. */
function threadThat(answers: string, before = '', options: WorkerOptions = {}): () => Worker {
  const file = join(folder, `${++count}.cjs`);
  writeFileSync(
    file,
    `const { parentPort } = require('node:worker_threads');
    ${before};
    const square = (number) => ({ square: number * number, by: 'thread' });
    parentPort.on('message', (numbers) => parentPort.postMessage(${answers}));
    parentPort.postMessage('ready');`,
  );
  return () => new Worker(file, options);
}

/** Does the work, once another thread has `answered` or `ended`. */
async function run(first: 'answered' | 'ended' | 'nothing', work: Partial<Work> = {}) {
  const received: number[] = [];
  const given: number[] = [];
  let go = () => {};
  const waiting = first === 'nothing' ? Promise.resolve() : new Promise<void>((resolve) => (go = resolve));
  const { start = threadThat('numbers.map(square)') } = work;
  const all = inWorkers({
    items: numbers,
    isLocal: () => false,
    async runLocally(number) {
      given.push(number);
      await waiting;
      return { square: number * number, by: 'here' };
    },
    received({ square }) {
      received.push(Math.sqrt(square));
      if (first === 'answered') go();
    },
    others: 2,
    ...work,
    start() {
      const worker = start();
      if (first === 'ended') worker.once('exit', go);
      return worker;
    },
  });
  const results: { readonly square: number; readonly by: string }[] = [];
  for await (const result of all) results.push(result);
  expect(results.map(({ square }) => square)).toEqual(squares);
  const byThread = results.filter(({ by }) => by === 'thread').length;
  expect(received).toHaveLength(byThread);
  return { byThread, given };
}

test('results come in the order of the items, and nothing is done twice', async () => {
  const { byThread, given } = await run('answered');
  expect(byThread).toBeGreaterThan(0);
  expect(new Set(given).size).toBe(given.length);
  expect(byThread + given.length).toBe(numbers.length);
});

test('what is ours is done here', async () => {
  const { byThread, given } = await run('nothing', { isLocal: (number) => number % 2 === 0 });
  for (let number = 0; number < 300; number += 2) expect(given).toContain(number);
  expect(byThread).toBeLessThanOrEqual(150);
});

test('what a thread leaves out is done here', async () => {
  const start = threadThat('numbers.map((number) => number % 10 === 0 ? undefined : square(number))');
  const { given } = await run('answered', { start });
  for (let number = 0; number < 300; number += 10) expect(given).toContain(number);
});

test('while the others rest, nobody works', async () => {
  const busy = new Int32Array(new SharedArrayBuffer(4));
  const start = threadThat(
    'work(numbers)',
    `const busy = require('node:worker_threads').workerData;
    const work = (numbers) => {
      Atomics.add(busy, 0, 1);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      Atomics.sub(busy, 0, 1);
      return numbers.map(square);
    }`,
    { workerData: busy },
  );
  const seen: number[] = [];
  await run('nothing', {
    start,
    isLocal: (number) => number % 50 === 0,
    async runLocally(number, quiesce) {
      if (number % 50 === 0) {
        await quiesce();
        seen.push(Atomics.load(busy, 0));
        await new Promise((resolve) => setTimeout(resolve, 10));
        seen.push(Atomics.load(busy, 0));
      }
      return { square: number * number, by: 'here' };
    },
  });
  expect(seen).toEqual(Array(12).fill(0));
});

test.each([
  ['dies at the start', threadThat('0', "throw new Error('no')")],
  ['ends at the start', threadThat('0', 'process.exit(0)')],
  ['dies of its first batch', threadThat("(() => { throw new Error('no'); })()")],
  ['ends after a few batches', threadThat('(left-- > 0 ? numbers.map(square) : process.exit(1))', 'let left = 3')],
  [
    'has no memory left',
    threadThat(
      '(left-- > 0 ? numbers.map(square) : fill())',
      'let left = 2; const fill = () => { for (const all = [];;) all.push(new Array(1e5).fill(0.5)); }',
      { resourceLimits: { maxOldGenerationSizeMb: 32 } },
    ),
  ],
])('a thread that %s leaves its part to us', async (_, start) => {
  const { byThread, given } = await run('ended', { start });
  expect(byThread + given.length).toBe(numbers.length);
});

test('a thread that cannot be had leaves its part to us', async () => {
  const start = () => {
    throw new Error('no');
  };
  const { given } = await run('nothing', { start });
  expect(given).toEqual(numbers);
});

test('what fails here ends the run, and the threads with it', async () => {
  const runLocally = () => Promise.reject(new Error('it fails'));
  await expect(run('nothing', { runLocally })).rejects.toThrow('it fails');
});
