import { type Reason, reasons, type Verdict, verdicts } from '../engine/link-states.ts';
import { header } from './headers.ts';
import type { Answer, Failure } from './network.ts';

export function verdictOf(reason: Reason): Verdict {
  return verdicts.find((verdict) => (reasons[verdict] as readonly Reason[]).includes(reason)) ?? 'uncertain';
}

/** What a second try may change. */
const passing: readonly Reason[] = [
  ...(['timeout', 'connection-reset', 'connection-refused', 'cut-off', 'server-error', 'rate-limited'] as const),
  ...(['dns', 'no-host'] as const),
];

export function mayPass(reason: Reason): boolean {
  return passing.includes(reason);
}

/** What says nothing of the page, but of its host: it did not answer at all. */
const silent: readonly Reason[] = [
  ...(['timeout', 'connection-reset', 'connection-refused', 'host-unreachable', 'dns', 'no-host'] as const),
];

export function isSilence(reason: Reason): boolean {
  return silent.includes(reason);
}

const byStatus: Readonly<Record<number, Reason>> = {
  ...{ 404: 'not-found', 410: 'not-found', 408: 'timeout', 429: 'rate-limited' },
  ...{ 401: 'access-denied', 402: 'access-denied', 403: 'access-denied', 407: 'access-denied', 423: 'access-denied' },
  ...{ 451: 'access-denied', 999: 'access-denied' },
  // What was asked is at fault, or who asks; the page may be there all the same.
  ...{ 400: 'odd-status', 405: 'odd-status', 406: 'odd-status', 412: 'odd-status', 416: 'odd-status' },
  ...{ 418: 'odd-status', 421: 'odd-status', 425: 'odd-status', 428: 'odd-status' },
};

/** A page that was accepted for later and is this short is a gate, not a page. */
const tinyPage = 4096;

/** By status and headers; what is in the body is another matter. */
export function reasonOfAnswer(answer: Answer): Reason {
  const { status, body, cut, fault } = answer;
  if ((status >= 400 || status === 202) && isChallenge(answer)) return 'bot-challenge';
  if (status >= 200 && status < 300) {
    if (fault) return fault.kind;
    return status === 202 && body.length < tinyPage && !cut ? 'odd-status' : 'ok';
  }
  const known = byStatus[status];
  if (known) return known;
  if (status >= 500 && status < 600) return 'server-error';
  return status >= 400 && status < 500 ? 'client-error' : 'odd-status';
}

/** What gatekeepers in front of a site say of themselves. */
function isChallenge(answer: Answer): boolean {
  return header(answer, 'cf-mitigated') !== undefined || header(answer, 'x-amzn-waf-action') !== undefined;
}

const byCode: Readonly<Record<string, Reason>> = {
  ENOTFOUND: 'no-host',
  // The network was closed under it.
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

/** Failures that another method meets as well. */
export function isBelowHttp({ code, refusal }: Failure): boolean {
  const reason = reasonOfFailure({ code });
  if (refusal || code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return true;
  return ['no-host', 'dns', 'connection-refused', 'host-unreachable', 'tls'].includes(reason);
}
