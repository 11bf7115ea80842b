import type { LinkState, Mutable, Reason } from '../engine/link-states.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import { type Chain, follow, withoutFragment } from './chain.ts';
import { isBelowHttp, isSilence, mayPass, reasonOfAnswer, reasonOfFailure, verdictOf } from './classify.ts';
import { header, retryAfter } from './headers.ts';
import { judgeImage } from './image.ts';
import { isMove } from './landing.ts';
import type { Network, Question } from './network.ts';
import { isHtml, readPage, titlesOf } from './page.ts';
import { softFault } from './soft-404.ts';
import type { Attempt, AttemptOptions, Target } from './types.ts';

/** What a chain of requests showed beside its reason. */
type Shown = Partial<Pick<LinkState, 'titles' | 'image' | 'refresh'>>;

interface Outcome {
  readonly chain: Chain;
  readonly reason: Reason;
  readonly shown?: Shown;
}

const pageHeaders = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
};
const imageHeaders = { accept: 'image/*,*/*;q=0.8', 'accept-encoding': 'identity' };

/** Asks for one address once, as its kind asks for. Waits only for its turns, and never throws for what a server does. */
export async function attempt(target: Target, network: Network, options: AttemptOptions): Promise<Attempt> {
  const parsed = parseUrl(target.href);
  if (!parsed) return { state: { ...target, verdict: 'broken', reason: 'malformed-url', requests: 0 } };
  const url = withoutFragment(parsed);
  const follower = counted(url, network, options);
  const outcome =
    target.kind === 'image'
      ? await image(url, follower.follow, options.referer)
      : await page(url, target.kind, follower.follow, network);
  const { state, retry } = told({ kind: target.kind, href: url.href }, outcome, follower.requests());
  const { end, url: last } = outcome.chain;
  const isSilent = 'failure' in end && isSilence(state.reason) && !follower.answered.has(last.hostname);
  return { state, ...(retry && { retry }), ...(isSilent && { unreachable: last.hostname }) };
}

type Follow = (question: Question) => Promise<Chain>;

function counted(url: URL, network: Network, { turn }: AttemptOptions) {
  const answered = new Set<string>();
  let requests = 0;
  return {
    answered,
    requests: () => requests,
    follow: async (question: Question): Promise<Chain> => {
      const chain = await follow(url, question, network, turn);
      requests += chain.requests;
      for (const host of chain.answered) answered.add(host);
      return chain;
    },
  };
}

async function page(url: URL, kind: 'source' | 'link', follow: Follow, { timeouts }: Network): Promise<Outcome> {
  if (kind === 'link') {
    const patience = Math.min(timeouts.headers, timeouts.total / 2);
    const head = outcomeOf(await follow({ method: 'HEAD', headers: pageHeaders, patience }));
    const isSuspect = head.reason === 'ok' && softFault(url, head.chain.url, {}) !== undefined;
    if (isFinal(head) && !isSuspect) return head;
  }
  const outcome = outcomeOf(await follow({ method: 'GET', headers: pageHeaders }));
  const { chain, reason } = outcome;
  if (reason !== 'ok' || !('answer' in chain.end)) return outcome;
  const { answer } = chain.end;
  const contentType = header(answer, 'content-type');
  const found = isHtml(answer.body, contentType) ? readPage(answer.body, contentType, chain.url) : {};
  const titles = titlesOf(found);
  const shown: Shown = {
    ...(kind === 'source' && titles.length > 0 && { titles }),
    ...(found.refresh !== undefined && { refresh: found.refresh }),
  };
  return { chain, reason: softFault(url, chain.url, found) ?? reason, shown };
}

/** Whether GET could say nothing else, or would only press a server that asked for patience. */
function isFinal({ chain: { end }, reason }: Outcome): boolean {
  if ('failure' in end) return isBelowHttp(end.failure);
  if ('reason' in end) return false;
  const { answer } = end;
  if (reason === 'rate-limited' || (answer.status === 503 && retryAfter(answer, Date.now()) !== undefined)) return true;
  return reason === 'ok' && answer.status !== 202;
}

async function image(url: URL, follow: Follow, referer: string | undefined): Promise<Outcome> {
  const from = referer === undefined ? undefined : refererFor(url, referer);
  const first = await picture(follow, from);
  if (from === undefined || !mayMind(first)) return first;
  const second = await picture(follow, undefined);
  return second.reason === 'ok' ? { ...first, reason: 'hotlink-protected', shown: second.shown ?? {} } : first;
}

async function picture(follow: Follow, referer: string | undefined): Promise<Outcome> {
  const headers = { ...imageHeaders, ...(referer !== undefined && { referer }) };
  let chain = await follow({ method: 'GET', headers: { ...headers, range: 'bytes=0-65535' } });
  // Some servers take a range for an attack, and one of an empty file cannot be had.
  if (chain.status === 416 || chain.status === 400) chain = await follow({ method: 'GET', headers });
  const outcome = outcomeOf(chain);
  if (outcome.reason !== 'ok' || !('answer' in chain.end)) return outcome;
  const { reason, image: found } = judgeImage(chain.end.answer);
  return { chain, reason, ...(found && { shown: { image: found } }) };
}

/** As browsers send it: only the site, and nothing from a secure page to one that is not. */
function refererFor(url: URL, referer: string): string | undefined {
  const parsed = parseUrl(referer);
  if (!parsed) return undefined;
  const { origin, protocol } = parsed;
  return origin === 'null' || (protocol === 'https:' && url.protocol === 'http:') ? undefined : `${origin}/`;
}

/** Whether the page that shows the image may be why the server does not give it. */
function mayMind({ chain, reason }: Outcome): boolean {
  if (!('answer' in chain.end)) return false;
  return ['access-denied', 'odd-status', 'client-error', 'not-an-image', 'empty-image'].includes(reason);
}

function outcomeOf(chain: Chain): Outcome {
  const { end } = chain;
  if ('reason' in end) return { chain, reason: end.reason };
  return { chain, reason: 'failure' in end ? reasonOfFailure(end.failure) : reasonOfAnswer(end.answer) };
}

function told(target: Target, { chain, reason, shown }: Outcome, requests: number): Attempt {
  const { end, hops, status, url } = chain;
  const final = reason === 'ok' && isMove(new URL(target.href), hops) ? 'moved' : reason;
  const code = codeOf(end);
  // A spread for each would take longer than reading the answer.
  const state: Mutable<LinkState> = { ...target, verdict: verdictOf(final), reason: final, requests };
  if (status !== undefined) state.status = status;
  if (code !== undefined) state.code = code;
  if (hops.length > 0) Object.assign(state, { finalUrl: url.href, hops });
  if (shown) Object.assign(state, shown);
  const after = 'answer' in end ? retryAfter(end.answer, Date.now()) : undefined;
  return { state, ...(mayPass(reason) && { retry: after === undefined ? {} : { after } }) };
}

function codeOf(end: Chain['end']): string | undefined {
  if ('failure' in end) return end.failure.refusal ? undefined : end.failure.code;
  return 'answer' in end ? end.answer.fault?.code : undefined;
}
