import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, errors } from 'undici';
import { decoded, mostWireBytes } from './body.ts';
import { type Exchange, type ExchangeOptions, exchange } from './exchange.ts';
import { guardedConnector, type Refusal, type Resolution, refusal, refusalOf } from './guard.ts';
import type { NetworkOptions } from './types.ts';

const mostHeaderBytes = 32 * 1024;

export interface Question {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds for all of it, where it is to be less than usual. */
  readonly patience?: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  /** Decoded; empty unless it is an answer of 2xx to a GET. */
  readonly body: Uint8Array;
  /** There was more than is read. */
  readonly cut: boolean;
  /** Why the body is not what the server meant to send. */
  readonly fault?: { readonly kind: 'cut-off' | 'timeout' | 'bad-encoding'; readonly code: string };
}

export interface Failure {
  readonly code: string;
  /** Nothing was sent. */
  readonly refusal?: Refusal;
}

export interface Network {
  readonly timeouts: NetworkOptions['timeouts'];
  readonly refusal: (url: URL) => Refusal | undefined;
  /** Never throws for what a server does. */
  readonly ask: (url: URL, question: Question) => Promise<Answer | Failure>;
  /** By host, the best that the resolver said of it. */
  readonly resolutions: ReadonlyMap<string, Resolution>;
  /** Breaks off what is under way. */
  readonly close: () => Promise<void>;
}

export function openNetwork(options: NetworkOptions): Network {
  const { policy, timeouts, ca } = options;
  const resolutions = new Map<string, Resolution>();
  const running = new Set<(reason: Error) => void>();
  const saw = (host: string, resolution: Resolution) => {
    if (resolutions.get(host) !== 'resolved') resolutions.set(host, resolution);
  };
  const lookup: LookupFunction = options.lookup ?? systemLookup;
  const connect = guardedConnector(
    policy,
    {
      lookup,
      timeout: timeouts.connect,
      // The usual 250 ms give up on hosts that are merely on another continent.
      autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(timeouts.connect / 3)),
      ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    },
    saw,
  );
  const agent = new Agent({
    connect,
    pipelining: 1,
    maxHeaderSize: mostHeaderBytes,
    headersTimeout: timeouts.headers,
    bodyTimeout: 0,
    keepAliveMaxTimeout: 10_000,
  });
  return {
    timeouts,
    resolutions,
    refusal: (url) => refusal(url, policy),
    ask: async (url, question) => {
      const refused = refusal(url, policy);
      return refused ? { code: 'REFUSED', refusal: refused } : answered(url, question, { ...options, agent, running });
    },
    close() {
      // The agent forgets a connection that it has begun to close: after HEAD it closes each, with what waits for it.
      for (const breakOff of running) breakOff(new errors.ClientDestroyedError());
      return agent.destroy();
    },
  };
}

/** One request, its body included, within its time. */
async function answered(
  url: URL,
  { method, headers, patience }: Question,
  {
    timeouts,
    userAgent,
    agent,
    running,
  }: NetworkOptions & Pick<ExchangeOptions, 'running'> & { readonly agent: Agent },
): Promise<Answer | Failure> {
  try {
    const received = await exchange(url, {
      method,
      headers: { 'user-agent': userAgent, 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8', ...headers },
      dispatcher: agent,
      running,
      patience: Math.min(patience ?? timeouts.total, timeouts.total),
      mostBytes: mostWireBytes,
    });
    return await read(received);
  } catch (error) {
    const refused = refusalOf(error);
    return { code: codeOf(error), ...(refused && { refusal: refused }) };
  }
}

async function read({ status, headers, bytes, cut, error }: Exchange): Promise<Answer> {
  const answer = { status, headers, body: new Uint8Array(), cut: false };
  if (error !== undefined) {
    const code = codeOf(error);
    if (code === 'UND_ERR_DESTROYED') throw error;
    return { ...answer, fault: { kind: code === 'DEADLINE' ? 'timeout' : 'cut-off', code } };
  }
  try {
    const plain = await decoded(bytes, String(headers['content-encoding'] ?? ''));
    if (plain) return { ...answer, body: plain.bytes, cut: cut || plain.cut };
    return { ...answer, fault: { kind: 'bad-encoding', code: 'UNKNOWN_ENCODING' } };
  } catch (failure) {
    return { ...answer, fault: { kind: 'bad-encoding', code: codeOf(failure) } };
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  // Of several addresses, those that this machine has no way to say the least.
  if (error instanceof AggregateError) {
    const codes = error.errors.map(codeOf);
    return codes.find((each) => !/^(?:ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/u.test(each)) ?? codes[0] ?? error.name;
  }
  const { code } = error as NodeJS.ErrnoException;
  // The parser's errors often have no code.
  return typeof code === 'string' ? code : error.cause instanceof Error ? codeOf(error.cause) : error.name;
}
