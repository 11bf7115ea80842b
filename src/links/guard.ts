import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import type { NetworkPolicy } from './types.ts';

/** Why a URL receives no request. */
export type Refusal = 'private-address' | 'scheme' | 'port' | 'credentials';

/** Result of a lookup: addresses, only the invented addresses of a local proxy, or an error code. */
export type Resolution = 'resolved' | 'fake-ip' | (string & {});

/** A public address that reaches the host of an Azure machine. */
const platformAddress = '168.63.129.16';
const fakeIpRange = ipaddr.parseCIDR('198.18.0.0/15');
const globalIpv6 = ipaddr.parseCIDR('2000::/3');

/** Returns why the URL itself is refused, before any lookup. */
export function refusal(url: URL, policy: NetworkPolicy): Refusal | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  const port = portOf(url);
  if (isAllowListed(url.hostname, port, policy)) return undefined;
  if (port !== 80 && port !== 443 && !policy.ports.includes(port)) return 'port';
  const host = withoutBrackets(url.hostname);
  return isIP(host) !== 0 && !isPublic(host) ? 'private-address' : undefined;
}

/** Creates a connector that checks each address when it is dialled, so that no second lookup can differ. */
export function guardedConnector(
  policy: NetworkPolicy,
  options: buildConnector.BuildOptions & { readonly lookup: LookupFunction },
  onResolved: (host: string, resolution: Resolution) => void,
): buildConnector.connector {
  const trusted = policy.trustedFakeIpCidrs.map((cidr) => ipaddr.parseCIDR(cidr));
  const isAllowed = (address: string) => isPublic(address) || trusted.some((network) => isWithin(address, network));
  const connectUnguarded = buildConnector({
    ...options,
    lookup: checkedLookup(options.lookup, () => true, onResolved),
  });
  const connectGuarded = buildConnector({ ...options, lookup: checkedLookup(options.lookup, isAllowed, onResolved) });
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    // Node calls no lookup for literal IP addresses.
    const host = withoutBrackets(target.hostname);
    if (isAllowListed(host, port, policy)) connectUnguarded(target, callback);
    else if (isIP(host) !== 0 && !isPublic(host)) callback(refusalError('private-address'), null);
    else connectGuarded(target, callback);
  };
}

function checkedLookup(
  lookup: LookupFunction,
  isAllowed: (address: string) => boolean,
  onResolved: (host: string, resolution: Resolution) => void,
): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses: readonly LookupAddress[] =
        typeof found === 'string' ? [{ address: found, family: isIP(found) }] : (found ?? []);
      const [first] = addresses;
      if (error || !first) {
        const failure = error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
        onResolved(host, failure.code ?? 'EAI_FAIL');
        callback(failure, []);
        return;
      }
      onResolved(host, addresses.every(({ address }) => isWithin(address, fakeIpRange)) ? 'fake-ip' : 'resolved');
      if (!addresses.every(({ address }) => isAllowed(address))) callback(refusalError('private-address'), []);
      else if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

/** Returns the refusal in an error of the connector. */
export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof Error && 'refusal' in error ? (error.refusal as Refusal) : undefined;
}

function refusalError(refusal: Refusal): Error {
  return Object.assign(new Error(`refused: ${refusal}`), { code: 'REFUSED', refusal });
}

function isAllowListed(hostname: string, port: number, { allow }: NetworkPolicy): boolean {
  const host = withoutBrackets(hostname);
  return allow.includes(`${host.includes(':') ? `[${host}]` : host}:${port}`);
}

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast' || ip.toString() === platformAddress) return false;
  // Deprecated IPv6 forms such as `::7f00:1` count as unicast, but are outside the assigned range.
  return ip.kind() === 'ipv4' || ip.match(globalIpv6);
}

function isWithin(address: string, network: ReturnType<typeof ipaddr.parseCIDR>): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return ip.kind() === network[0].kind() && ip.match(network);
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function withoutBrackets(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}
