import type { Severity } from '../core/types.ts';

/** What an address is in an article; the same address may be two of them. */
export const linkKinds = ['source', 'link', 'image'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const verdicts = ['ok', 'moved', 'broken', 'uncertain', 'blocked', 'skipped'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why, by verdict. */
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
  /** Where the redirect led. */
  readonly url: string;
}

/** What the web said of one address, of one kind. */
export interface LinkState {
  readonly kind: LinkKind;
  /** As the WHATWG parser writes it, without a fragment; as it stands in the article where it cannot be parsed. */
  readonly href: string;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** Of the last answer. */
  readonly status?: number;
  /** The code of a failure below HTTP: `ECONNRESET`, `CERT_HAS_EXPIRED`. */
  readonly code?: string;
  /** Where redirects ended, if there was one. */
  readonly finalUrl?: string;
  readonly hops?: readonly Hop[];
  readonly requests: number;
  /** What a source page calls itself: its `<title>`, `og:title` and first `<h1>`; at most 200 characters each. */
  readonly titles?: readonly string[];
  readonly image?: { readonly type: string; readonly width?: number; readonly height?: number };
  /** A meta refresh of the page leads there. */
  readonly refresh?: string;
}

/** What rules are told of an address. */
export interface JudgedLink extends LinkState {
  /** How bad it is where the articles are checked; absent where there is nothing to say. */
  readonly severity?: Severity;
  /** The first day, `2026-11-25`, of those on which it failed each time. */
  readonly since?: string;
  /** A copy of the page in an archive. */
  readonly archived?: string;
}

/** Gives what is known of an address; undefined where nobody asked. */
export type LinkStates = (kind: LinkKind, href: string) => JudgedLink | undefined;

/** While it is being made. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
