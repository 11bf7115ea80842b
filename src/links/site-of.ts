import { getDomain } from 'tldts';

/**
 * The site that a host belongs to, as politeness and redirects see it: its registrable domain, or the address that it is.
 * Private suffixes count: what is at `a.github.io` and at `b.github.io` belongs to two people.
 */
export function siteOf(url: URL): string {
  const { hostname, port } = url;
  return getDomain(hostname, { allowPrivateDomains: true }) ?? (port === '' ? hostname : `${hostname}:${port}`);
}
