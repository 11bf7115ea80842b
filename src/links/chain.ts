import type { Hop, Reason } from '../engine/link-states.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import { openCookies } from './cookies.ts';
import { header } from './headers.ts';
import type { Failure, HttpRequest, HttpResponse, Network } from './network.ts';
import type { Turn } from './types.ts';

const maxHops = 5;
const maxUrlLength = 8192;
const redirects = [301, 302, 303, 307, 308];

/** Result of a URL and its redirects. */
export interface Chain {
  readonly requests: number;
  /** Hosts that sent a response. */
  readonly respondingHosts: ReadonlySet<string>;
  readonly hops: readonly Hop[];
  /** URL of the last response or failure. */
  readonly url: URL;
  /** Status of the last response, if there was one. */
  readonly status?: number;
  /** `reason` if a redirect has no usable target. */
  readonly end: { readonly response: HttpResponse } | { readonly failure: Failure } | { readonly reason: Reason };
}

/** Requests a URL and follows its redirects; each hop passes the guard and the scheduler. */
export async function followRedirects(
  start: URL,
  baseRequest: HttpRequest,
  network: Network,
  turn: Turn,
): Promise<Chain> {
  const cookies = openCookies();
  const visits = new Map<string, number>();
  const respondingHosts = new Set<string>();
  const hops: Hop[] = [];
  let url = start;
  let requests = 0;
  let status: number | undefined;
  const chainEndingWith = (end: Chain['end']): Chain =>
    status === undefined
      ? { requests, respondingHosts, hops, url, end }
      : { requests, respondingHosts, hops, url, end, status };
  for (;;) {
    const refusal = network.refusal(url);
    if (refusal) return chainEndingWith({ failure: { code: 'REFUSED', refusal } });
    const cookie = cookies.headerFor(url);
    const key = `${withoutFragment(url).href}\n${cookie}`;
    const visitCount = visits.get(key) ?? 0;
    // A single repetition may be a busy server.
    if (visitCount === 2) return chainEndingWith({ reason: 'redirect-loop' });
    // The chain may still end: uncertain, not broken.
    if (hops.length > maxHops) return chainEndingWith({ reason: 'odd-status' });
    visits.set(key, visitCount + 1);
    const current = url;
    const request = cookie === '' ? baseRequest : { ...baseRequest, headers: { ...baseRequest.headers, cookie } };
    const result = await turn(current, () => network.request(current, request));
    if (!('status' in result)) {
      if (!result.refusal) requests++;
      return chainEndingWith({ failure: result });
    }
    requests++;
    status = result.status;
    respondingHosts.add(current.hostname);
    if (!redirects.includes(result.status)) return chainEndingWith({ response: result });
    const next = redirectTarget(result, url);
    if (typeof next === 'string') return chainEndingWith({ reason: next });
    cookies.store(url, [result.headers['set-cookie'] ?? []].flat());
    hops.push({ status: result.status, url: next.href });
    url = next;
  }
}

function redirectTarget(response: HttpResponse, base: URL): URL | Reason {
  const location = header(response, 'location')?.trim() ?? '';
  if (location === '') return 'redirect-nowhere';
  // Each character is a byte of an unknown encoding; escape it unchanged.
  const escaped = location.replace(/[\x80-\xff]/gu, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  if (escaped.length > maxUrlLength) return 'odd-status';
  return parseUrl(escaped, base) ?? 'redirect-malformed';
}

export function withoutFragment(url: URL): URL {
  if (url.hash === '') return url;
  const copy = new URL(url);
  copy.hash = '';
  return copy;
}
