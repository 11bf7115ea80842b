import type { Answer } from './network.ts';

/** A header that a server may send more than once counts by its first. */
export function header({ headers }: Answer, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w -]+\d\d:\d\d:\d\d/u;

/** Milliseconds; undefined where the server asked for nothing that can be understood. */
export function retryAfter(answer: Answer, now: number): number | undefined {
  const value = header(answer, 'retry-after')?.trim() ?? '';
  if (/^\d+$/u.test(value)) return Math.min(Number(value), 1e9) * 1000;
  // `Date.parse` makes a date of nearly anything.
  const time = date.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
