import { getDomain } from 'tldts';

/**
 * Returns the site of a URL for rate limits and redirects: its registrable domain, else its host and port. Private suffixes
 * count, because `a.github.io` and `b.github.io` have different owners.
 */
export function siteOf(url: URL): string {
  const { hostname, port } = url;
  return getDomain(hostname, { allowPrivateDomains: true }) ?? (port === '' ? hostname : `${hostname}:${port}`);
}
