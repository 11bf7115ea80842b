import { parseUrl } from './url.ts';
/** The parts of a URL by which it is compared with other URLs of the same host. */
export interface UrlShape {
  /** The host without `www.`. */
  readonly host: string;
  /** The folders of the path; digits are replaced, so that `/2024/03/` and `/2023/11/` are equal. */
  readonly folders: readonly string[];
  /** The last segment as written; empty if the path ends in a slash. */
  readonly last: string;
  /** Extension of the last segment, such as `html`; `''` if the segment ends in a dot; undefined without one. */
  readonly extension: string | undefined;
  /** Whether the URL has a query or a fragment. */
  readonly query: boolean;
}

/** Returns the shape of a URL; undefined if it is not http(s). */
export function urlShapeOf(url: string): UrlShape | undefined {
  const parsed = /^https?:\/\/[^/]/iu.test(url) ? parseUrl(url) : undefined;
  if (!parsed) return undefined;
  const { hostname, pathname, search, hash } = parsed;
  const segments = pathname.split('/').slice(1);
  const last = segments.pop() ?? '';
  return {
    host: hostname.replace(/^www\./u, ''),
    folders: segments.map((segment) => segment.replace(/\d+/gu, '#')),
    last,
    extension: /\.([a-z]{0,5})$/iu.exec(last)?.[1]?.toLowerCase(),
    query: search !== '' || hash !== '' || /[?#]$/u.test(url),
  };
}

const secondLevel = /^(?:ac|co|com|edu|gov|mil|net|org)$/u;

/** Whether two hosts probably have one owner, by their names: `news.x.edu.cn` and `www.x.edu.cn`. */
export function haveSameOwner(a: string, b: string): boolean {
  return ownerOf(a) === ownerOf(b);
}

function ownerOf(host: string): string {
  const labels = host.split('.');
  return labels.slice(secondLevel.test(labels.at(-2) ?? '') ? -3 : -2).join('.');
}

/** Hosts below which everybody may have a site. */
const shared = /\.(?:github\.io|gitlab\.io|gitee\.io|netlify\.app|vercel\.app|pages\.dev|web\.app)$/u;
const shortestName = 4;

/** Whether a URL leads to a host of a site's owner, or to an account that has the name of the site: `social.example/@star`. */
export function namesSite(url: string, site: string): boolean {
  const parts = parseUrl(url);
  if (!parts) return false;
  if (!shared.test(site) && haveSameOwner(parts.hostname, site)) return true;
  const host = site.replace(/^www\./u, '');
  const name = (shared.test(host) ? host : ownerOf(host)).split('.')[0] ?? '';
  const names = [host, ...(name.length < shortestName ? [] : [name])];
  return parts.pathname.split('/').some((part) => names.includes(part.replace(/^@/u, '').toLowerCase()));
}
