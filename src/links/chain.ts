import type { Hop, Reason } from '../engine/link-states.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import { openCookies } from './cookies.ts';
import { header } from './headers.ts';
import type { Answer, Failure, Network, Question } from './network.ts';
import type { Turn } from './types.ts';

const mostHops = 5;
const longestAddress = 8192;
const redirects = [301, 302, 303, 307, 308];

/** One address asked, and where it led. */
export interface Chain {
  readonly requests: number;
  /** The hosts that did. */
  readonly answered: ReadonlySet<string>;
  readonly hops: readonly Hop[];
  /** The address of the last answer or failure. */
  readonly url: URL;
  /** Of the last answer, if there was one. */
  readonly status?: number;
  /** `reason` where a redirect led nowhere that could be asked. */
  readonly end: { readonly answer: Answer } | { readonly failure: Failure } | { readonly reason: Reason };
}

/** Follows redirects by hand, so that each hop passes the guard and waits its turn. */
export async function follow(start: URL, question: Question, network: Network, turn: Turn): Promise<Chain> {
  const cookies = openCookies();
  const asked = new Map<string, number>();
  const answered = new Set<string>();
  const hops: Hop[] = [];
  let url = start;
  let requests = 0;
  let status: number | undefined;
  const ended = (end: Chain['end']): Chain =>
    status === undefined ? { requests, answered, hops, url, end } : { requests, answered, hops, url, end, status };
  for (;;) {
    const refusal = network.refusal(url);
    if (refusal) return ended({ failure: { code: 'REFUSED', refusal } });
    const cookie = cookies.headerFor(url);
    const key = `${withoutFragment(url).href}\n${cookie}`;
    const times = asked.get(key) ?? 0;
    // Once may be a server that was busy.
    if (times === 2) return ended({ reason: 'redirect-loop' });
    // So many different addresses may still end somewhere.
    if (hops.length > mostHops) return ended({ reason: 'odd-status' });
    asked.set(key, times + 1);
    const current = url;
    const asks = cookie === '' ? question : { ...question, headers: { ...question.headers, cookie } };
    const result = await turn(current, () => network.ask(current, asks));
    if (!('status' in result)) {
      if (!result.refusal) requests++;
      return ended({ failure: result });
    }
    requests++;
    status = result.status;
    answered.add(current.hostname);
    if (!redirects.includes(result.status)) return ended({ answer: result });
    const next = destination(result, url);
    if (typeof next === 'string') return ended({ reason: next });
    cookies.store(url, [result.headers['set-cookie'] ?? []].flat());
    hops.push({ status: result.status, url: next.href });
    url = next;
  }
}

function destination(answer: Answer, base: URL): URL | Reason {
  const location = header(answer, 'location')?.trim() ?? '';
  if (location === '') return 'redirect-nowhere';
  // Each character is a byte here, of whatever encoding; it is asked for as it came.
  const plain = location.replace(/[\x80-\xff]/gu, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  if (plain.length > longestAddress) return 'odd-status';
  return parseUrl(plain, base) ?? 'redirect-malformed';
}

export function withoutFragment(url: URL): URL {
  if (url.hash === '') return url;
  const copy = new URL(url);
  copy.hash = '';
  return copy;
}
