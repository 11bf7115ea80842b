import type { Count, Counts } from './counter.ts';

export interface Growth {
  /** `(c(4n) - c(2n)) / (c(2n) - c(n))`: 2 where the work grows with n, 4 where it grows with its square. */
  readonly ratio: number;
  /** Functions whose own work grows faster than with n, with their counts. */
  readonly squares: readonly string[];
}

/** Between 2 and 4. */
export const limit = 3;
/** Of the growth of all work; smaller functions grow by steps, as numbers get longer. */
const smallestShare = 0.01;

/** Counts the work on n, 2n and 4n items, after some on a single one. */
export async function growthOf(count: Count, n: number, work: (n: number) => unknown): Promise<Growth> {
  // What is loaded or made once belongs to no size.
  await work(1);
  const sizes: Counts[] = [];
  for (const size of [n, 2 * n, 4 * n]) sizes.push(await count(() => work(size)));
  const all = steps(sizes.map(total));
  const squares = [...(sizes.at(-1) ?? [])].flatMap(([place]) => {
    const counts = sizes.map((each) => each.get(place) ?? 0);
    const own = steps(counts);
    const isSquare = own.last >= limit * own.first && own.last >= smallestShare * all.last;
    return isSquare ? [`${place}: ${counts.join(', ')}`] : [];
  });
  return { ratio: all.last / all.first, squares };
}

function steps([once = 0, twice = 0, fourTimes = 0]: readonly number[]) {
  return { first: twice - once, last: fourTimes - twice };
}

export function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}
