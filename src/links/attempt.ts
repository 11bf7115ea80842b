import type { LinkState, Mutable, Reason } from '../engine/link-states.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import { type Chain, followRedirects, withoutFragment } from './chain.ts';
import { isBelowHttp, isHostFailure, isTransient, reasonOfFailure, reasonOfResponse, verdictOf } from './classify.ts';
import { header, retryAfterMs } from './headers.ts';
import { classifyImage } from './image.ts';
import { isMove } from './landing.ts';
import type { HttpRequest, Network } from './network.ts';
import { isHtml, readPage, titlesOf } from './page.ts';
import { softFailure } from './soft-404.ts';
import type { Attempt, AttemptOptions, Target } from './types.ts';

/** Details that a chain of requests shows beside its reason. */
type Details = Partial<Pick<LinkState, 'titles' | 'image' | 'refresh'>>;

interface Outcome {
  readonly chain: Chain;
  readonly reason: Reason;
  readonly details?: Details;
}

const pageHeaders = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
};
const imageHeaders = { accept: 'image/*,*/*;q=0.8', 'accept-encoding': 'identity' };

/** Checks a URL once: pages by HEAD or GET, images by GET. Server errors become states and never throw. */
export async function attempt(target: Target, network: Network, options: AttemptOptions): Promise<Attempt> {
  const parsed = parseUrl(target.href);
  if (!parsed) return { state: { ...target, verdict: 'broken', reason: 'malformed-url', requests: 0 } };
  const url = withoutFragment(parsed);
  const follower = countingFollower(url, network, options);
  const outcome =
    target.kind === 'image'
      ? await requestImage(url, follower.follow, options.referer)
      : await requestPage(url, target.kind, follower.follow, network);
  const { state, retry } = attemptFrom({ kind: target.kind, href: url.href }, outcome, follower.requests());
  const { end, url: last } = outcome.chain;
  const isSilent = 'failure' in end && isHostFailure(state.reason) && !follower.respondingHosts.has(last.hostname);
  return { state, ...(retry && { retry }), ...(isSilent && { unreachableHost: last.hostname }) };
}

type Follow = (request: HttpRequest) => Promise<Chain>;

function countingFollower(url: URL, network: Network, { turn }: AttemptOptions) {
  const respondingHosts = new Set<string>();
  let requests = 0;
  return {
    respondingHosts,
    requests: () => requests,
    follow: async (request: HttpRequest): Promise<Chain> => {
      const chain = await followRedirects(url, request, network, turn);
      requests += chain.requests;
      for (const host of chain.respondingHosts) respondingHosts.add(host);
      return chain;
    },
  };
}

async function requestPage(url: URL, kind: 'source' | 'link', follow: Follow, { timeouts }: Network): Promise<Outcome> {
  if (kind === 'link') {
    const timeoutMs = Math.min(timeouts.headers, timeouts.total / 2);
    const head = outcomeOf(await follow({ method: 'HEAD', headers: pageHeaders, timeoutMs }));
    const isSoftFailure = head.reason === 'ok' && softFailure(url, head.chain.url, {}) !== undefined;
    if (isFinal(head) && !isSoftFailure) return head;
  }
  const outcome = outcomeOf(await follow({ method: 'GET', headers: pageHeaders }));
  const { chain, reason } = outcome;
  if (reason !== 'ok' || !('response' in chain.end)) return outcome;
  const { response } = chain.end;
  const contentType = header(response, 'content-type');
  const found = isHtml(response.body, contentType) ? readPage(response.body, contentType, chain.url) : {};
  const titles = titlesOf(found);
  const details: Details = {
    ...(kind === 'source' && titles.length > 0 && { titles }),
    ...(found.refresh !== undefined && { refresh: found.refresh }),
  };
  return { chain, reason: softFailure(url, chain.url, found) ?? reason, details };
}

/** Whether a GET after this HEAD is useless, or would load a server that sent `Retry-After`. */
function isFinal({ chain: { end }, reason }: Outcome): boolean {
  if ('failure' in end) return isBelowHttp(end.failure);
  if ('reason' in end) return false;
  const { response } = end;
  if (reason === 'rate-limited' || (response.status === 503 && retryAfterMs(response, Date.now()) !== undefined))
    return true;
  return reason === 'ok' && response.status !== 202;
}

async function requestImage(url: URL, follow: Follow, referer: string | undefined): Promise<Outcome> {
  const from = referer === undefined ? undefined : refererFor(url, referer);
  const first = await requestImageOnce(follow, from);
  if (from === undefined || !mayDependOnReferer(first)) return first;
  const second = await requestImageOnce(follow, undefined);
  return second.reason === 'ok' ? { ...first, reason: 'hotlink-protected', details: second.details ?? {} } : first;
}

async function requestImageOnce(follow: Follow, referer: string | undefined): Promise<Outcome> {
  const headers = { ...imageHeaders, ...(referer !== undefined && { referer }) };
  let chain = await follow({ method: 'GET', headers: { ...headers, range: 'bytes=0-65535' } });
  // Some servers reject ranges, and an empty file has none that is valid.
  if (chain.status === 416 || chain.status === 400) chain = await follow({ method: 'GET', headers });
  const outcome = outcomeOf(chain);
  if (outcome.reason !== 'ok' || !('response' in chain.end)) return outcome;
  const { reason, image: found } = classifyImage(chain.end.response);
  return { chain, reason, ...(found && { details: { image: found } }) };
}

/** Returns the `Referer` as browsers send it: the origin alone, and none from HTTPS to HTTP. */
function refererFor(url: URL, referer: string): string | undefined {
  const parsed = parseUrl(referer);
  if (!parsed) return undefined;
  const { origin, protocol } = parsed;
  return origin === 'null' || (protocol === 'https:' && url.protocol === 'http:') ? undefined : `${origin}/`;
}

/** Whether the server may have refused the image because of the `Referer`. */
function mayDependOnReferer({ chain, reason }: Outcome): boolean {
  if (!('response' in chain.end)) return false;
  return ['access-denied', 'odd-status', 'client-error', 'not-an-image', 'empty-image'].includes(reason);
}

function outcomeOf(chain: Chain): Outcome {
  const { end } = chain;
  if ('reason' in end) return { chain, reason: end.reason };
  return { chain, reason: 'failure' in end ? reasonOfFailure(end.failure) : reasonOfResponse(end.response) };
}

function attemptFrom(target: Target, { chain, reason, details }: Outcome, requests: number): Attempt {
  const { end, hops, status, url } = chain;
  const final = reason === 'ok' && isMove(new URL(target.href), hops) ? 'moved' : reason;
  const code = codeOf(end);
  // Assignments, because a spread for each field takes longer than reading the response.
  const state: Mutable<LinkState> = { ...target, verdict: verdictOf(final), reason: final, requests };
  if (status !== undefined) state.status = status;
  if (code !== undefined) state.code = code;
  if (hops.length > 0) Object.assign(state, { finalUrl: url.href, hops });
  if (details) Object.assign(state, details);
  const afterMs = 'response' in end ? retryAfterMs(end.response, Date.now()) : undefined;
  return { state, ...(isTransient(reason) && { retry: afterMs === undefined ? {} : { afterMs } }) };
}

function codeOf(end: Chain['end']): string | undefined {
  if ('failure' in end) return end.failure.refusal ? undefined : end.failure.code;
  return 'response' in end ? end.response.fault?.code : undefined;
}
