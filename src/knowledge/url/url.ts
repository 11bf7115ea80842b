/** The host of an http(s) address in lower case, without `www.`; undefined where there is none. */
export function hostOf(url: string): string | undefined {
  const host = ordinary.exec(url)?.groups?.['host'];
  if (host !== undefined && !url.includes('xn--')) return host.toLowerCase().replace(/^www\./u, '');
  return /^https?:\/\//iu.test(url) ? parseUrl(url)?.hostname.replace(/^www\./u, '') : undefined;
}

/**
 * An address as the WHATWG parser reads it; undefined where it cannot. Not `URL.canParse`: in Node 20 it says no to
 * hosts like `½.cn` as soon as it has been compiled.
 */
export function parseUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

/** The pieces of an address as they are written: nothing is decoded or resolved. */
export interface UrlParts {
  readonly scheme: string;
  /** What stands between `//` and the path; undefined where there is no `//`. */
  readonly authority: string | undefined;
  readonly path: string;
  /** With its `?`. */
  readonly query: string;
  /** With its `#`. */
  readonly fragment: string;
}

const schemeName = /^[a-z][a-z0-9+.-]*$/iu;

/** After RFC 3986, appendix B; takes any text. By hand: the pattern that stands there takes four times as long. */
export function urlParts(url: string): UrlParts {
  const colon = url.indexOf(':');
  const lead = colon > 0 ? url.slice(0, colon) : '';
  const scheme = lead === 'https' || lead === 'http' ? lead : schemeName.test(lead) ? lead.toLowerCase() : '';
  let at = scheme === '' ? 0 : colon + 1;
  const hash = url.indexOf('#', at);
  const fragmentAt = hash < 0 ? url.length : hash;
  const mark = url.indexOf('?', at);
  const queryAt = mark < 0 || mark > fragmentAt ? fragmentAt : mark;
  let authority: string | undefined;
  if (url.startsWith('//', at)) {
    const slash = url.indexOf('/', at + 2);
    const end = slash < 0 || slash > queryAt ? queryAt : slash;
    authority = url.slice(at + 2, end);
    at = end;
  }
  return {
    scheme,
    authority,
    path: url.slice(at, queryAt),
    query: url.slice(queryAt, fragmentAt),
    fragment: url.slice(fragmentAt),
  };
}

/**
 * An http(s) address of the usual kind: a host of ASCII labels, a path of harmless characters, no query. Nearly all are,
 * and most rules have nothing to say of them.
 */
export function isOrdinary(url: string): boolean {
  return ordinary.test(url) && !url.includes('xn--');
}

const ordinary = /^https?:\/\/(?<host>(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,20})\/[\w./~-]{0,500}$/iu;

/** An address, or a part of one, that ends in what browsers show as an image. */
export const imageExtension = /\.(?:jpe?g|jfif|a?png|gif|webp|svgz?|bmp|ico|tiff?|avif|hei[cf]|jxl)$/iu;

/** No server takes a longer one, and the search for what is wrong with it would take long. */
const longest = 4096;

/** Nothing can be said about the address: a part is filled in by a template engine or a shell, or it has no end. */
export function isTemplate(url: string): boolean {
  if (url.length > longest) return true;
  return /[{}<%$]/u.test(url) && /\{[{%#]|[}%]\}|<%|\$\{|%7B(?:%7B|%25)/iu.test(url);
}

/** An address without what may differ for one page: scheme, `www.`, fragment, the last slash. */
export function plainUrl(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/iu, '')
    .replace(/#.*$/su, '')
    .replace(/\/$/u, '');
}
