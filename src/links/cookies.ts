import { getDomain } from 'tldts';

export interface Cookies {
  readonly take: (url: URL, setCookie: readonly string[]) => void;
  /** The header for a request; empty where there is none. */
  readonly give: (url: URL) => string;
}

const most = 20;

/** For one chain of redirects: some sites set a cookie and lead back to the same address. */
export function openCookies(): Cookies {
  const jar = new Map<string, { readonly domain: string; readonly own: boolean; readonly pair: string }>();
  return {
    take: (url, setCookie) => {
      for (const line of setCookie) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
        const [name = ''] = pair.split('=');
        if (name === '' || !pair.includes('=') || pair.length > 4096) continue;
        const asked = attributes.find((part) => /^domain=/iu.test(part))?.slice(7);
        const domain = asked?.replace(/^\./u, '').toLowerCase() ?? '';
        // A cookie for a whole public suffix would be one for other people's sites.
        const wide = domain !== '' && covers(domain, url.hostname) && getDomain(domain) !== null;
        const key = `${wide ? domain : url.hostname}\n${name}`;
        if (jar.size >= most && !jar.has(key)) continue;
        if (attributes.some((part) => /^max-age=(?:0|-\d+)$/iu.test(part))) jar.delete(key);
        else jar.set(key, { domain: wide ? domain : url.hostname, own: !wide, pair });
      }
    },
    give: ({ hostname }) =>
      [...jar.values()]
        .filter(({ domain, own }) => (own ? domain === hostname : covers(domain, hostname)))
        .map(({ pair }) => pair)
        .join('; '),
  };
}

function covers(domain: string, hostname: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}
