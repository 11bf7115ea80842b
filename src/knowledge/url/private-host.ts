import { isOrdinaryUrl, isTemplateUrl, parseUrl, urlParts } from './url.ts';

export interface PrivateHost {
  /** The local machine; a private network; link-local addresses; a name that public DNS does not resolve. */
  readonly kind: 'loopback' | 'network' | 'local' | 'name';
  readonly host: string;
  /** The usual form of an IP address that is written in another one. */
  readonly disguised?: string;
}

const privateName = /\.(?:local|localhost|internal|lan|intranet|arpa)\//iu;

/** Returns the host of a URL if it is private: reachable from some machines only, or different for each; else undefined. */
export function privateHost(url: string): PrivateHost | undefined {
  if (isOrdinaryUrl(url) && !privateName.test(url)) return undefined;
  const parsed = /^https?:\/\//iu.test(url) && !isTemplateUrl(url) ? parseUrl(url) : undefined;
  if (!parsed) return undefined;
  const { hostname } = parsed;
  const written = (urlParts(url).authority ?? '').replace(/^.*@/su, '').replace(/:\d*$/u, '');
  const host = written.toLowerCase();
  const kind = hostname.startsWith('[') ? ipv6Kind(hostname.slice(1, -1)) : ipv4Kind(hostname);
  if (kind) return { kind, host: written, ...(hostname !== host && { disguised: hostname }) };
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return { kind: 'loopback', host: written };
  // Placeholders such as `http://HOST/` and `http://your-server/` are excluded below.
  if (hostname.includes('.') || hostname.startsWith('['))
    return /\.(?:local|internal|lan|intranet|home\.arpa)$/u.test(hostname)
      ? { kind: 'name', host: written }
      : undefined;
  return /[^a-z0-9-]|your|my|host|server|domain|site|example|^(?:xxx?|foo|bar|ip|url)$/iu.test(host)
    ? undefined
    : { kind: 'name', host: written };
}

/** Whether a host is reserved for examples by RFC 2606 and RFC 6761. */
export function isReservedHost(host: string): boolean {
  return /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/iu.test(host);
}

/** Whether a URL is one of an example: on a private host, or on one that cannot exist (`http://xxx/`, `http://服务器ip/`, `example.com`). */
export function isExampleUrl(url: string): boolean {
  const host = /^https?:\/\/(?<host>[^\s/?#]*)/iu.exec(url)?.groups?.['host'] ?? '';
  const name = host.replace(/^.*@|:\d*$/gu, '').toLowerCase();
  if (isReservedHost(name)) return true;
  if (/[^a-z\d.-]/u.test(name)) return !/\.[\p{L}\p{M}]{2,}$/u.test(name);
  return privateHost(url) !== undefined || !/\.[a-z]/u.test(name);
}

function ipv4Kind(host: string): PrivateHost['kind'] | undefined {
  const parts = /^(\d+)\.(\d+)\.\d+\.\d+$/u.exec(host);
  if (!parts) return undefined;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first === 127 || first === 0) return 'loopback';
  if (first === 169 && second === 254) return 'local';
  const shared = first === 100 && second >= 64 && second < 128;
  const own = first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second < 32);
  return own || shared ? 'network' : undefined;
}

function ipv6Kind(host: string): PrivateHost['kind'] | undefined {
  if (host === '::1' || host === '::') return 'loopback';
  const inner = /^::ffff:([\da-f]+):([\da-f]+)$/u.exec(host);
  if (inner) {
    const [high, low] = [Number.parseInt(inner[1] ?? '0', 16), Number.parseInt(inner[2] ?? '0', 16)];
    return ipv4Kind([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  if (/^f[cd]/u.test(host)) return 'network';
  return /^fe[89ab]/u.test(host) ? 'local' : undefined;
}
