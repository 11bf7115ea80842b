import { shareOf } from '../core/numbers.ts';
import type { FindingData, Words } from '../core/types.ts';
import type { NormLine } from '../engine/rule.ts';

/** Returns the line about `count` of `total` articles: `all` where that is each, else `some`, with the share. */
export function shareLine(
  { all, some }: { readonly all: Words; readonly some: Words },
  [count, total]: readonly [count: number, total: number],
  data: FindingData = {},
): NormLine {
  return { says: count === total && total > 0 ? all : some, data: { ...data, ...shareOf(count, total) } };
}
