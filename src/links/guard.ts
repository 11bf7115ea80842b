import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import type { NetworkPolicy } from './types.ts';

/** Why an address is not asked. */
export type Refusal = 'private-address' | 'scheme' | 'port' | 'credentials';

/** What a lookup came to: addresses, only such as a local proxy invents, or the code of its failure. */
export type Resolution = 'resolved' | 'fake-ip' | (string & {});

/** Public by its number, but each cloud machine finds its own host behind it. */
const platformAddress = '168.63.129.16';
const fakeIp = ipaddr.parseCIDR('198.18.0.0/15');
const globalSix = ipaddr.parseCIDR('2000::/3');

/** What the address itself says, before any lookup. */
export function refusal(url: URL, policy: NetworkPolicy): Refusal | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'credentials';
  const port = portOf(url);
  if (isOpen(url.hostname, port, policy)) return undefined;
  if (port !== 80 && port !== 443 && !policy.ports.includes(port)) return 'port';
  const host = bare(url.hostname);
  return isIP(host) !== 0 && !isPublic(host) ? 'private-address' : undefined;
}

/** Dials what passes the policy. It sees each address that is dialled, literal or looked up, so there is no second lookup. */
export function guardedConnector(
  policy: NetworkPolicy,
  options: buildConnector.BuildOptions & { readonly lookup: LookupFunction },
  saw: (host: string, resolution: Resolution) => void,
): buildConnector.connector {
  const trusted = policy.trustedFakeIpCidrs.map((cidr) => ipaddr.parseCIDR(cidr));
  const may = (address: string) => isPublic(address) || trusted.some((network) => isWithin(address, network));
  const open = buildConnector({ ...options, lookup: checked(options.lookup, () => true, saw) });
  const guarded = buildConnector({ ...options, lookup: checked(options.lookup, may, saw) });
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    // Node asks no lookup about an address that is written out.
    const host = bare(target.hostname);
    if (isOpen(host, port, policy)) open(target, callback);
    else if (isIP(host) !== 0 && !isPublic(host)) callback(refused('private-address'), null);
    else guarded(target, callback);
  };
}

function checked(
  lookup: LookupFunction,
  may: (address: string) => boolean,
  saw: (host: string, resolution: Resolution) => void,
): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses: readonly LookupAddress[] =
        typeof found === 'string' ? [{ address: found, family: isIP(found) }] : (found ?? []);
      const [first] = addresses;
      if (error || !first) {
        const failure = error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
        saw(host, failure.code ?? 'EAI_FAIL');
        callback(failure, []);
        return;
      }
      saw(host, addresses.every(({ address }) => isWithin(address, fakeIp)) ? 'fake-ip' : 'resolved');
      if (!addresses.every(({ address }) => may(address))) callback(refused('private-address'), []);
      else if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

/** The refusal that an error of the connector stands for. */
export function refusalOf(error: unknown): Refusal | undefined {
  return error instanceof Error && 'refusal' in error ? (error.refusal as Refusal) : undefined;
}

function refused(refusal: Refusal): Error {
  return Object.assign(new Error(`refused: ${refusal}`), { code: 'REFUSED', refusal });
}

function isOpen(hostname: string, port: number, { allow }: NetworkPolicy): boolean {
  const host = bare(hostname);
  return allow.includes(`${host.includes(':') ? `[${host}]` : host}:${port}`);
}

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast' || ip.toString() === platformAddress) return false;
  // `::7f00:1` and other relics of IPv6 count as unicast, but lie outside what is given out.
  return ip.kind() === 'ipv4' || ip.match(globalSix);
}

function isWithin(address: string, network: ReturnType<typeof ipaddr.parseCIDR>): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return ip.kind() === network[0].kind() && ip.match(network);
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function bare(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}
