import { parseUrl } from './url.ts';
/** An address taken apart far enough to be compared with its siblings on the same host. */
export interface UrlShape {
  /** Without `www.`. */
  readonly host: string;
  /** The folders of the path; numbers are all alike, so that `/2024/03/` and `/2023/11/` are one. */
  readonly folders: readonly string[];
  /** The last segment as it stands; empty where the path ends in a slash. */
  readonly last: string;
  /** Of the last segment: `html`; `''` where it ends in a dot; undefined where there is none. */
  readonly extension: string | undefined;
  /** A query or fragment stands behind the path. */
  readonly query: boolean;
}

/** Undefined for what is no http(s) address. */
export function shapeOf(url: string): UrlShape | undefined {
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

/** True for hosts of one owner: `news.x.edu.cn` and `www.x.edu.cn`. A guess from the names alone. */
export function areKin(a: string, b: string): boolean {
  return ownerOf(a) === ownerOf(b);
}

function ownerOf(host: string): string {
  const labels = host.split('.');
  return labels.slice(secondLevel.test(labels.at(-2) ?? '') ? -3 : -2).join('.');
}
