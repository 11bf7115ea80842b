import { getDomain } from 'tldts';

/** The site that a host belongs to, as politeness and redirects see it: its registrable domain; an address is its own. */
export function siteOf(url: URL): string {
  const { hostname, port } = url;
  return getDomain(hostname, { allowPrivateDomains: true }) ?? (port === '' ? hostname : `${hostname}:${port}`);
}
