import { createHash } from 'node:crypto';
import type { LinkHostConfig, LinksConfig } from '../config/types.ts';
import { version } from '../core/version.ts';
import type { Level } from '../engine/levels.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import type { NetworkPolicy, Timeouts } from './types.ts';

export type LinkMode = 'pr' | 'nightly';

/** Settings of a run with all defaults filled in. Times are in milliseconds. */
export interface LinkSettings {
  readonly mode: LinkMode;
  readonly hosts: Readonly<Record<string, LinkHostConfig>>;
  readonly severity: Readonly<Record<string, Level>>;
  readonly uncertainAfterDays: number | undefined;
  readonly connections: number;
  readonly allConnections: number;
  readonly intervalMs: number;
  readonly timeouts: Timeouts;
  readonly deadlineMs: number | undefined;
  readonly maxRequestsPerHost: number | undefined;
  /** The longest `Retry-After` that a run waits for. */
  readonly maxWaitMs: number;
  /** Wait before the first retry, doubled for each further one. */
  readonly backOffMs: number;
  readonly site: string | undefined;
  readonly archive: string | undefined;
  readonly userAgent: string;
  readonly policy: NetworkPolicy;
  isExcluded(href: string): boolean;
  /** Hash of the settings that influence a verdict. */
  readonly policyHash: string;
}

/** Must not contain "link", which some servers refuse. */
const defaultUserAgent = `Mozilla/5.0 (compatible; nk-lint/${version})`;
const totalTimeoutMs = 20_000;

export function linkSettings(config: LinksConfig, mode: LinkMode, allowed: readonly string[] = []): LinkSettings {
  const { hosts = {}, timeout, site, archive } = config;
  const policy = {
    allow: [...(config.allow ?? []), ...allowed],
    ports: config.ports ?? [],
    trustedFakeIpCidrs: config.trustedFakeIpCidrs ?? [],
  };
  const excluded = (config.exclude ?? []).map((text) => text.split('*'));
  const totalMs = timeout === undefined ? totalTimeoutMs : timeout * 1000;
  return {
    mode,
    hosts,
    severity: config.severity ?? {},
    uncertainAfterDays: config.uncertainAfterDays,
    connections: config.connections ?? 2,
    allConnections: config.allConnections ?? 32,
    intervalMs: config.interval ?? (mode === 'pr' ? 1000 : 500),
    timeouts: { connect: Math.min(5000, totalMs), headers: Math.min(10_000, totalMs), total: totalMs },
    deadlineMs: config.deadline === undefined ? (mode === 'pr' ? 300_000 : undefined) : config.deadline * 1000,
    maxRequestsPerHost: config.maxRequestsPerHost,
    maxWaitMs: mode === 'pr' ? 5000 : 60_000,
    backOffMs: 1000,
    site,
    archive,
    userAgent: config.userAgent ?? defaultUserAgent,
    policy,
    isExcluded: (href) => excluded.some((parts) => beginsWith(href, parts)) || hostConfig(hosts, href)?.ask === false,
    policyHash: createHash('sha256')
      .update(JSON.stringify([1, policy, site]))
      .digest('hex')
      .slice(0, 12),
  };
}

/** Whether a text begins with these parts, with any characters between them. The nearest place of each part is the best. */
function beginsWith(text: string, [first = '', ...others]: readonly string[]): boolean {
  if (!text.startsWith(first)) return false;
  let end = first.length;
  return others.every((part) => {
    const at = text.indexOf(part, end);
    end = at + part.length;
    return at >= 0;
  });
}

/** Returns the configuration for the host of a URL, or for its nearest parent domain. */
export function hostConfig(hosts: LinkSettings['hosts'], href: string): LinkHostConfig | undefined {
  const parts = parseUrl(href)?.hostname.split('.') ?? [];
  for (let from = 0; from < parts.length; from++) {
    const name = parts.slice(from).join('.');
    if (Object.hasOwn(hosts, name)) return hosts[name];
  }
  return undefined;
}
