import type { LookupFunction } from 'node:net';
import type { LinkKind, LinkState } from '../engine/link-states.ts';

/** An address that is to be asked once, wherever it stands. */
export interface Target {
  readonly kind: LinkKind;
  readonly href: string;
}

/** Where requests may go; everything else is refused before a byte is sent. */
export interface NetworkPolicy {
  /** `HOST:PORT`, exactly; open whatever their address is. From the command line or a trusted configuration only. */
  readonly allow: readonly string[];
  /** Ports beside 80 and 443. */
  readonly ports: readonly number[];
  /** Networks (CIDR) that a DNS on this machine answers with for every name; never for addresses that are written out. */
  readonly trustedFakeIpCidrs: readonly string[];
}

/** Milliseconds. */
export interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  /** Of one request with its body. */
  readonly total: number;
}

export interface NetworkOptions {
  readonly policy: NetworkPolicy;
  readonly timeouts: Timeouts;
  readonly userAgent: string;
  /** `dns.lookup` unless told. */
  readonly lookup?: LookupFunction;
  /** Certificates that are believed beside the usual ones, PEM. */
  readonly ca?: string;
}

/** Lets a request to a host start when it is that host's turn. */
export type Turn = <T>(url: URL, request: () => Promise<T>) => Promise<T>;

export interface AttemptOptions {
  /** The address of the site that shows the images; asked for as `Referer` where a server may mind. */
  readonly referer?: string;
  readonly turn: Turn;
}

/** What one attempt came to; `retry` where another one may end otherwise. */
export interface Attempt {
  readonly state: LinkState;
  /** `after` is what the server asked for, in milliseconds; absent where it asked for nothing. */
  readonly retry?: { readonly after?: number };
  /** The host of the failure did not answer at all, or its name is not known. */
  readonly unreachable?: string;
}
