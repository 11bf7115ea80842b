import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Input, inputs } from './inputs.ts';

/** Four times as much may take so many times as long: what grows with the square takes 16 times. */
const limit = 6;
const rounds = 7;
/** A square gets worse where there is more; noise does not. */
const tries = 3;
/** What noise is small beside. */
const leastSeconds = 0.05;
const nothing = [{ path: 'a.md', source: 'The tide is out.\n' }];

type Seconds = (articles: readonly object[]) => Promise<number>;

test.each(inputs)('time for $name grows with their number', async (input) => {
  const { seconds, end } = startTimer();
  const ratios: number[] = [];
  let n = await enough(input, seconds);
  while (ratios.length < tries && ratios.every((ratio) => ratio >= limit)) {
    ratios.push(await ratioOf(input, n, seconds));
    n *= 4;
  }
  end();
  // `GROWTH_TABLE=1` shows how all grow.
  const shown = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  if (process.env['GROWTH_TABLE'] !== undefined) process.stderr.write(`${shown} before ${n} ${input.name}\n`);
  expect(Math.min(...ratios), `${shown} times as long for four times as many`).toBeLessThan(limit);
});

/** A process that measures the CPU time of a check. */
function startTimer(): { readonly seconds: Seconds; end(): void } {
  // Compilers and the garbage collector work in the measured thread, where other processes disturb them less.
  const timer = fork(join(import.meta.dirname, 'timer.mjs'), { execArgv: ['--expose-gc', '--single-threaded'] });
  const ended = once(timer, 'exit').then(([code]) => Promise.reject(new Error(`the timer ended with ${code}`)));
  // It is ended on purpose, too.
  ended.catch(() => undefined);
  return {
    async seconds(articles) {
      timer.send(articles);
      const [answer] = await Promise.race([once(timer, 'message'), ended]);
      return answer as number;
    },
    end: () => void timer.kill(),
  };
}

/** So many that a check of them takes long enough. */
async function enough({ files, n }: Input, seconds: Seconds): Promise<number> {
  for (let size = n; ; size *= 2) {
    const articles = articlesOf(files(size));
    // Until the code is compiled, the first pays for all.
    await seconds(articles);
    if ((await seconds(articles)) - (await seconds(nothing)) >= leastSeconds) return size;
  }
}

/** How many times as long 4n take as n: the median of the rounds. */
async function ratioOf({ files }: Input, n: number, seconds: Seconds): Promise<number> {
  const [few, many] = [articlesOf(files(n)), articlesOf(files(4 * n))];
  await seconds(many);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // What is slow now is slow for all three.
    const least = await seconds(nothing);
    const once = await seconds(few);
    const fourTimes = await seconds(many);
    ratios.push((fourTimes - least) / Math.max(once - least, 1e-3));
  }
  return ratios.sort((one, other) => one - other)[rounds >> 1] as number;
}

function articlesOf(files: ReturnType<Input['files']>): readonly object[] {
  return Array.from(files, ([path, source]) => ({ path, source }));
}
