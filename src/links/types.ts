import type { LookupFunction } from 'node:net';
import type { LinkKind, LinkState } from '../engine/link-states.ts';

/** A URL to check once, however many places it has. */
export interface Target {
  readonly kind: LinkKind;
  readonly href: string;
}

/** Where requests may go; others are refused before they are sent. */
export interface NetworkPolicy {
  /** `HOST:PORT` that are allowed at any IP address; only from the command line or a trusted configuration. */
  readonly allow: readonly string[];
  /** Ports beside 80 and 443. */
  readonly ports: readonly number[];
  /** Networks (CIDR) that a local proxy resolves all names to; literal IP addresses in them stay refused. */
  readonly trustedFakeIpCidrs: readonly string[];
}

/** Milliseconds. */
export interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  /** Total of one request with its body. */
  readonly total: number;
}

export interface NetworkOptions {
  readonly policy: NetworkPolicy;
  readonly timeouts: Timeouts;
  readonly userAgent: string;
  /** By default `dns.lookup`. */
  readonly lookup?: LookupFunction;
  /** Certificates (PEM) that are trusted beside the default ones. */
  readonly ca?: string;
}

/** Runs a request when the limits of its site allow it. */
export type Turn = <T>(url: URL, request: () => Promise<T>) => Promise<T>;

export interface AttemptOptions {
  /** URL of the site that shows the images, for the `Referer` header. */
  readonly referer?: string;
  readonly turn: Turn;
}

/** Result of one attempt; `retry` is present if another attempt may differ. */
export interface Attempt {
  readonly state: LinkState;
  /** `afterMs` is the wait of `Retry-After`, if the server sent one. */
  readonly retry?: { readonly afterMs?: number };
  /** The host that sent no response, or whose name is unknown. */
  readonly unreachableHost?: string;
}
