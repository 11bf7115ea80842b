import { type Reason, reasons, type Verdict, verdicts } from '../engine/link-states.ts';
import { header } from './headers.ts';
import type { Failure, HttpResponse } from './network.ts';

export function verdictOf(reason: Reason): Verdict {
  return verdicts.find((verdict) => (reasons[verdict] as readonly Reason[]).includes(reason)) ?? 'uncertain';
}

/** Reasons that a retry may change. */
const transientReasons: readonly Reason[] = [
  ...(['timeout', 'connection-reset', 'connection-refused', 'cut-off', 'server-error', 'rate-limited'] as const),
  ...(['dns', 'no-host'] as const),
];

export function isTransient(reason: Reason): boolean {
  return transientReasons.includes(reason);
}

/** Reasons that concern the host, which sent no response, and not the page. */
const hostFailures: readonly Reason[] = [
  ...(['timeout', 'connection-reset', 'connection-refused', 'host-unreachable', 'dns', 'no-host'] as const),
];

export function isHostFailure(reason: Reason): boolean {
  return hostFailures.includes(reason);
}

const byStatus: Readonly<Record<number, Reason>> = {
  ...{ 404: 'not-found', 410: 'not-found', 408: 'timeout', 429: 'rate-limited' },
  ...{ 401: 'access-denied', 402: 'access-denied', 403: 'access-denied', 407: 'access-denied', 423: 'access-denied' },
  ...{ 451: 'access-denied', 999: 'access-denied' },
  // The request or the client is at fault; the page may exist.
  ...{ 400: 'odd-status', 405: 'odd-status', 406: 'odd-status', 412: 'odd-status', 416: 'odd-status' },
  ...{ 418: 'odd-status', 421: 'odd-status', 425: 'odd-status', 428: 'odd-status' },
};

/** A shorter body with status 202 is an access check, not the page. */
const maxGatePageBytes = 4096;

/** Returns the reason by status and headers; the body is examined elsewhere. */
export function reasonOfResponse(response: HttpResponse): Reason {
  const { status, body, isTruncated, fault } = response;
  if ((status >= 400 || status === 202) && isChallenge(response)) return 'bot-challenge';
  if (status >= 200 && status < 300) {
    if (fault) return fault.kind;
    return status === 202 && body.length < maxGatePageBytes && !isTruncated ? 'odd-status' : 'ok';
  }
  const known = byStatus[status];
  if (known) return known;
  if (status >= 500 && status < 600) return 'server-error';
  return status >= 400 && status < 500 ? 'client-error' : 'odd-status';
}

/** Whether a bot filter such as Cloudflare's or AWS's sent the response. */
function isChallenge(response: HttpResponse): boolean {
  return header(response, 'cf-mitigated') !== undefined || header(response, 'x-amzn-waf-action') !== undefined;
}

const byCode: Readonly<Record<string, Reason>> = {
  ENOTFOUND: 'no-host',
  // The network was closed during the request.
  ...{ UND_ERR_DESTROYED: 'not-checked', UND_ERR_CLOSED: 'not-checked' },
  ECONNREFUSED: 'connection-refused',
  ...{ ECONNRESET: 'connection-reset', ECONNABORTED: 'connection-reset', EPIPE: 'connection-reset' },
  UND_ERR_SOCKET: 'connection-reset',
  ...{ EHOSTUNREACH: 'host-unreachable', ENETUNREACH: 'host-unreachable', EHOSTDOWN: 'host-unreachable' },
  ...{ ENETDOWN: 'host-unreachable', EADDRNOTAVAIL: 'host-unreachable', EACCES: 'host-unreachable' },
  ...{ EPERM: 'host-unreachable', EPROTO: 'tls' },
  ...{ ETIMEDOUT: 'timeout', DEADLINE: 'timeout', UND_ERR_CONNECT_TIMEOUT: 'timeout' },
  ...{ UND_ERR_HEADERS_TIMEOUT: 'timeout', UND_ERR_BODY_TIMEOUT: 'timeout' },
  ...{ EAI_AGAIN: 'dns', ENODATA: 'dns', ESERVFAIL: 'dns', ETIMEOUT: 'dns', EREFUSED: 'dns' },
};

const tlsCode =
  /^(?:ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|HOSTNAME_|PATH_LENGTH_)/u;

export function reasonOfFailure({ code, refusal }: Failure): Reason {
  if (refusal) return refusal;
  const known = byCode[code];
  if (known) return known;
  if (code.startsWith('EAI_')) return 'dns';
  return tlsCode.test(code) ? 'tls' : 'bad-protocol';
}

/** Whether a request with another method would fail, too. */
export function isBelowHttp({ code, refusal }: Failure): boolean {
  const reason = reasonOfFailure({ code });
  if (refusal || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return true;
  return ['no-host', 'dns', 'connection-refused', 'host-unreachable', 'tls'].includes(reason);
}
