import { createHash } from 'node:crypto';
import type { LinkHostConfig, LinksConfig } from '../config/types.ts';
import { version } from '../core/version.ts';
import type { Level } from '../engine/levels.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import type { NetworkPolicy, Timeouts } from './types.ts';

export type LinkMode = 'pr' | 'nightly';

/** What a run does, with all that nobody stated filled in. Times in milliseconds. */
export interface LinkSettings {
  readonly mode: LinkMode;
  readonly hosts: Readonly<Record<string, LinkHostConfig>>;
  readonly severity: Readonly<Record<string, Level>>;
  readonly uncertainAfterDays: number | undefined;
  readonly connections: number;
  readonly allConnections: number;
  readonly interval: number;
  readonly timeouts: Timeouts;
  readonly deadline: number | undefined;
  readonly maxRequestsPerHost: number | undefined;
  /** The longest that a server may ask to wait within a run. */
  readonly patience: number;
  /** Before the first retry; the next waits twice as long. */
  readonly backOff: number;
  readonly site: string | undefined;
  readonly archive: string | undefined;
  readonly userAgent: string;
  readonly policy: NetworkPolicy;
  isExcluded(href: string): boolean;
  /** Of all that decides about a verdict beside the web. */
  readonly policyHash: string;
}

/** It must not contain "link": some servers refuse every name that does. */
const userAgent = `Mozilla/5.0 (compatible; nk-lint/${version})`;
const total = 20_000;

export function linkSettings(config: LinksConfig, mode: LinkMode, allowed: readonly string[] = []): LinkSettings {
  const { hosts = {}, timeout, site, archive } = config;
  const policy = {
    allow: [...(config.allow ?? []), ...allowed],
    ports: config.ports ?? [],
    trustedFakeIpCidrs: config.trustedFakeIpCidrs ?? [],
  };
  const excluded = (config.exclude ?? []).map(
    (text) => new RegExp(`^${text.replaceAll(/[\\^$.|?+()[\]{}]/gu, '\\$&').replaceAll('*', '.*')}`, 'u'),
  );
  const longest = timeout === undefined ? total : timeout * 1000;
  return {
    mode,
    hosts,
    severity: config.severity ?? {},
    uncertainAfterDays: config.uncertainAfterDays,
    connections: config.connections ?? 2,
    allConnections: config.allConnections ?? 32,
    interval: config.interval ?? (mode === 'pr' ? 1000 : 500),
    timeouts: { connect: Math.min(5000, longest), headers: Math.min(10_000, longest), total: longest },
    deadline: config.deadline === undefined ? (mode === 'pr' ? 300_000 : undefined) : config.deadline * 1000,
    maxRequestsPerHost: config.maxRequestsPerHost,
    patience: mode === 'pr' ? 5000 : 60_000,
    backOff: 1000,
    site,
    archive,
    userAgent: config.userAgent ?? userAgent,
    policy,
    isExcluded: (href) => excluded.some((pattern) => pattern.test(href)) || hostSettings(hosts, href)?.ask === false,
    policyHash: createHash('sha256')
      .update(JSON.stringify([1, policy, site]))
      .digest('hex')
      .slice(0, 12),
  };
}

/** What is stated for the host of an address, or for the nearest one above it. */
export function hostSettings(hosts: LinkSettings['hosts'], href: string): LinkHostConfig | undefined {
  const parts = parseUrl(href)?.hostname.split('.') ?? [];
  for (let from = 0; from < parts.length; from++) {
    const name = parts.slice(from).join('.');
    if (Object.hasOwn(hosts, name)) return hosts[name];
  }
  return undefined;
}
