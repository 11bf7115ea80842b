import type { Severity } from '../core/types.ts';

/** The role of a URL in an article; one URL may have several. */
export const linkKinds = ['source', 'link', 'image'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const verdicts = ['ok', 'moved', 'broken', 'uncertain', 'blocked', 'skipped'] as const;
export type Verdict = (typeof verdicts)[number];

/** The possible reasons of each verdict. */
export const reasons = {
  ok: ['ok'],
  /** Every hop was 301 or 308, within one site. */
  moved: ['moved'],
  broken: [
    'not-found',
    'client-error',
    'no-host',
    'malformed-url',
    'redirect-loop',
    'redirect-nowhere',
    'redirect-malformed',
    'not-an-image',
    'empty-image',
  ],
  uncertain: [
    'access-denied',
    'bot-challenge',
    'rate-limited',
    'server-error',
    'odd-status',
    'timeout',
    'connection-reset',
    'connection-refused',
    'cut-off',
    'tls',
    'dns',
    'bad-encoding',
    'bad-protocol',
    'unknown-image',
    'tracking-pixel',
    'hotlink-protected',
    'soft-not-found',
    'redirected-to-home',
    'host-unreachable',
  ],
  blocked: ['private-address', 'scheme', 'port', 'credentials'],
  skipped: ['excluded', 'not-checked'],
} as const satisfies Readonly<Record<Verdict, readonly string[]>>;

export type Reason = (typeof reasons)[Verdict][number];

export interface Hop {
  readonly status: number;
  /** The target of the redirect. */
  readonly url: string;
}

/** The result of checking one URL of one kind. */
export interface LinkState {
  readonly kind: LinkKind;
  /** The URL normalised by the WHATWG parser, without a fragment; as written if it cannot be parsed. */
  readonly href: string;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The status of the last response. */
  readonly status?: number;
  /** The error code of a failure below HTTP: `ECONNRESET`, `CERT_HAS_EXPIRED`. */
  readonly code?: string;
  /** The URL after redirects, if there were any. */
  readonly finalUrl?: string;
  readonly hops?: readonly Hop[];
  readonly requests: number;
  /** The titles of a source page: its `<title>`, `og:title` and first `<h1>`; at most 200 characters each. */
  readonly titles?: readonly string[];
  readonly image?: { readonly type: string; readonly width?: number; readonly height?: number };
  /** The target of a meta refresh on the page. */
  readonly refresh?: string;
}

/** The state of a URL as rules receive it. */
export interface CheckedLink extends LinkState {
  /** The severity in this run; undefined if there is nothing to report. */
  readonly severity?: Severity;
  /** The first day of the current series of failures: `2026-11-25`. */
  readonly since?: string;
  /** The URL of an archived copy. */
  readonly archived?: string;
}

/** Returns the state of a URL; undefined if it was not checked. */
export type LinkStates = (kind: LinkKind, href: string) => CheckedLink | undefined;

/** Makes the properties of a type writable, for construction. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
