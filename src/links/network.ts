import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, errors } from 'undici';
import { decodeBody, maxWireBytes } from './body.ts';
import { type Exchange, type ExchangeOptions, exchange } from './exchange.ts';
import { guardedConnector, type Refusal, type Resolution, refusal, refusalOf } from './guard.ts';
import type { NetworkOptions } from './types.ts';

const maxHeaderBytes = 32 * 1024;

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** For the request and its body, if less than the default. */
  readonly timeoutMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  /** Decoded; empty unless the request is a GET and the status 2xx. */
  readonly body: Uint8Array;
  /** Whether more bytes followed. */
  readonly isTruncated: boolean;
  /** Why the body is incomplete or undecodable. */
  readonly fault?: { readonly kind: 'cut-off' | 'timeout' | 'bad-encoding'; readonly code: string };
}

export interface Failure {
  readonly code: string;
  /** Present if the policy refused the request before it was sent. */
  readonly refusal?: Refusal;
}

export interface Network {
  readonly timeouts: NetworkOptions['timeouts'];
  readonly refusal: (url: URL) => Refusal | undefined;
  /** Sends one request; server errors never reject. */
  readonly request: (url: URL, httpRequest: HttpRequest) => Promise<HttpResponse | Failure>;
  /** The best result of lookups, by host. */
  readonly resolutions: ReadonlyMap<string, Resolution>;
  /** Aborts running requests. */
  readonly close: () => Promise<void>;
}

export function openNetwork(options: NetworkOptions): Network {
  const { policy, timeouts, ca } = options;
  const resolutions = new Map<string, Resolution>();
  const running = new Set<(reason: Error) => void>();
  const onResolved = (host: string, resolution: Resolution) => {
    if (resolutions.get(host) !== 'resolved') resolutions.set(host, resolution);
  };
  const lookup: LookupFunction = options.lookup ?? systemLookup;
  const connect = guardedConnector(
    policy,
    {
      lookup,
      timeout: timeouts.connect,
      // The default of 250 ms is too short for hosts on another continent.
      autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(timeouts.connect / 3)),
      ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    },
    onResolved,
  );
  const agent = new Agent({
    connect,
    pipelining: 1,
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: timeouts.headers,
    bodyTimeout: 0,
    keepAliveMaxTimeout: 10_000,
  });
  return {
    timeouts,
    resolutions,
    refusal: (url) => refusal(url, policy),
    request: async (url, httpRequest) => {
      const refused = refusal(url, policy);
      return refused
        ? { code: 'REFUSED', refusal: refused }
        : sendRequest(url, httpRequest, { ...options, agent, running });
    },
    close() {
      // undici does not abort requests on connections that it is closing, as it does after each HEAD.
      for (const abort of running) abort(new errors.ClientDestroyedError());
      return agent.destroy();
    },
  };
}

/** Sends a request and reads its body within the timeout. */
async function sendRequest(
  url: URL,
  { method, headers, timeoutMs }: HttpRequest,
  {
    timeouts,
    userAgent,
    agent,
    running,
  }: NetworkOptions & Pick<ExchangeOptions, 'running'> & { readonly agent: Agent },
): Promise<HttpResponse | Failure> {
  try {
    const received = await exchange(url, {
      method,
      headers: { 'user-agent': userAgent, 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8', ...headers },
      dispatcher: agent,
      running,
      timeoutMs: Math.min(timeoutMs ?? timeouts.total, timeouts.total),
      maxBytes: maxWireBytes,
    });
    return await responseFrom(received);
  } catch (error) {
    const refused = refusalOf(error);
    return { code: codeOf(error), ...(refused && { refusal: refused }) };
  }
}

async function responseFrom({ status, headers, bytes, isTruncated, error }: Exchange): Promise<HttpResponse> {
  const emptyResponse = { status, headers, body: new Uint8Array(), isTruncated: false };
  if (error !== undefined) {
    const code = codeOf(error);
    if (code === 'UND_ERR_DESTROYED') throw error;
    return { ...emptyResponse, fault: { kind: code === 'DEADLINE' ? 'timeout' : 'cut-off', code } };
  }
  try {
    const decoded = await decodeBody(bytes, String(headers['content-encoding'] ?? ''));
    if (decoded) return { ...emptyResponse, body: decoded.bytes, isTruncated: isTruncated || decoded.isTruncated };
    return { ...emptyResponse, fault: { kind: 'bad-encoding', code: 'UNKNOWN_ENCODING' } };
  } catch (failure) {
    return { ...emptyResponse, fault: { kind: 'bad-encoding', code: codeOf(failure) } };
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  // Of several addresses, those that this machine cannot route to explain least.
  if (error instanceof AggregateError) {
    const codes = error.errors.map(codeOf);
    return codes.find((each) => !/^(?:ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/u.test(each)) ?? codes[0] ?? error.name;
  }
  const { code } = error as NodeJS.ErrnoException;
  // Errors of the HTTP parser often have no code.
  return typeof code === 'string' ? code : error.cause instanceof Error ? codeOf(error.cause) : error.name;
}
