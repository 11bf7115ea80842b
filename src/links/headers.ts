import type { HttpResponse } from './network.ts';

/** Returns the value of a header, the first one of several. */
export function header({ headers }: HttpResponse, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w -]+\d\d:\d\d:\d\d/u;

/** Returns the wait of `Retry-After` in milliseconds; undefined if absent or invalid. */
export function retryAfterMs(response: HttpResponse, now: number): number | undefined {
  const value = header(response, 'retry-after')?.trim() ?? '';
  if (/^\d+$/u.test(value)) return Math.min(Number(value), 1e9) * 1000;
  // `Date.parse` accepts nearly any text.
  const time = httpDate.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
