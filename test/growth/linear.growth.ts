import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Input, inputs } from './inputs.ts';

/** Four times as much may take this many times as long: what grows with the square takes 16 times. */
const limit = 6;
/** Noise only adds; a bad round is followed by another, and bad rounds by a process that has not run anything yet. */
const rounds = 5;
const processes = 3;
const nothing = [{ path: 'a.md', source: 'The tide is out.\n' }];

test.each(inputs)('time for $name grows as their number', async (input) => {
  let times = await measured(input);
  for (let more = 1; more < processes && times.fourTimes / times.once >= limit; more++) times = await measured(input);
  const { once: n, twice, fourTimes } = times;
  expect(
    fourTimes / n,
    `${n} s, ${twice} s, ${fourTimes} s for ${input.n} and two and four times as many`,
  ).toBeLessThan(limit);
});

/** `GROWTH_TABLE=1` shows the seconds. */
async function measured({ name, files, n }: Input) {
  const checker = fork(join(import.meta.dirname, 'checker.mjs'), { execArgv: ['--expose-gc'] });
  try {
    const sizes = [n, 2 * n, 4 * n].map((count) => [...files(count)].map(([path, source]) => ({ path, source })));
    const least = sizes.map(() => Number.POSITIVE_INFINITY);
    const ended = once(checker, 'exit').then(([code]) => Promise.reject(new Error(`the checker ended with ${code}`)));
    // It is ended on purpose, too.
    ended.catch(() => undefined);
    const check = async (articles: object) => {
      checker.send(articles);
      const [seconds] = await Promise.race([once(checker, 'message'), ended]);
      return seconds as number;
    };
    // Until the code is compiled, the first pays for all.
    for (const articles of sizes) await check(articles);
    // What a check costs that has nearly nothing to check.
    const empty = Math.min(await check(nothing), await check(nothing), await check(nothing));
    for (let round = 0; round < rounds; round++) {
      for (const [index, articles] of sizes.entries())
        least[index] = Math.min(least[index] ?? 0, Math.max((await check(articles)) - empty, 0.001));
      const [first = 0, , last = 0] = least;
      if (round > 0 && last / first < limit) break;
    }
    const [first = 0, twice = 0, fourTimes = 0] = least;
    if (process.env['GROWTH_TABLE'] !== undefined)
      process.stderr.write(
        `${[first, twice, fourTimes, fourTimes / first].map((value) => value.toFixed(3)).join(' ')} ${n} ${name}\n`,
      );
    return { once: first, twice, fourTimes };
  } finally {
    checker.kill();
  }
}
