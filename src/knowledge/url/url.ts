/** Returns the host of an http(s) URL in lower case, without `www.`; undefined for other URLs. */
export function hostOf(url: string): string | undefined {
  const host = ordinary.exec(url)?.groups?.['host'];
  if (host !== undefined && !url.includes('xn--')) return host.toLowerCase().replace(/^www\./u, '');
  return /^https?:\/\//iu.test(url) ? parseUrl(url)?.hostname.replace(/^www\./u, '') : undefined;
}

/**
 * Parses a URL by the WHATWG standard; returns undefined if it is invalid. Not with `URL.canParse`: in Node 20 its
 * optimized code rejects hosts like `½.cn`.
 */
export function parseUrl(url: string, base?: string | URL): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

/** The parts of a URL as written: nothing is decoded or resolved. */
export interface UrlParts {
  readonly scheme: string;
  /** The text between `//` and the path; undefined without `//`. */
  readonly authority: string | undefined;
  readonly path: string;
  /** The query with its `?`. */
  readonly query: string;
  /** The fragment with its `#`. */
  readonly fragment: string;
}

const schemeName = /^[a-z][a-z0-9+.-]*$/iu;

/** Splits any text by RFC 3986, appendix B. By hand: the regular expression given there takes 4 times as long. */
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
 * Whether an http(s) URL has only ASCII labels in its host, harmless characters in its path and no query. Nearly all
 * URLs are like this, and most rules can skip them.
 */
export function isOrdinaryUrl(url: string): boolean {
  return ordinary.test(url) && !url.includes('xn--');
}

const ordinary = /^https?:\/\/(?<host>(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,20})\/[\w./~-]{0,500}$/iu;

/** Matches a URL or path with the extension of an image that browsers display. */
export const imageExtension = /\.(?:jpe?g|jfif|a?png|gif|webp|svgz?|bmp|ico|tiff?|avif|hei[cf]|jxl)$/iu;

/** Returns the file name in a URL or path, as it is written, without the extension of an image. */
export function fileStem(url: string): string {
  return urlParts(url).path.replace(/^.*\//u, '').replace(imageExtension, '');
}

/** Files of Markdown that generators read. */
export const markdownExtension = /\.(?:md|mdx|markdown)$/iu;

/** Servers reject longer URLs, and checking them would be slow. */
const maxUrlLength = 4096;

/** Whether a URL cannot be checked: a template engine or a shell replaces a part of it, or it is over 4096 characters. */
export function isTemplateUrl(url: string): boolean {
  if (url.length > maxUrlLength) return true;
  return /[{}<%$]/u.test(url) && /\{[{%#]|[}%]\}|<%|\$\{|%7B(?:%7B|%25)/iu.test(url);
}

/** Returns a URL without the parts that may differ for one page: scheme, `www.`, fragment, trailing slash. */
export function plainUrl(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/iu, '')
    .replace(/#.*$/su, '')
    .replace(/\/$/u, '');
}

/** Returns the host of the site by its generator's configuration. */
export function siteHost(config: Readonly<Record<string, unknown>> = {}): string | undefined {
  const url = config['baseURL'] ?? config['base_url'] ?? config['url'] ?? config['site'];
  return typeof url === 'string' ? parseUrl(url)?.hostname : undefined;
}

/** Whether a URL leads into the site on a host; paths and fragments do. */
export function isOwnUrl(url: string, host: string | undefined): boolean {
  return /^(?!\w+:|\/\/)./u.test(url) || (host !== undefined && parseUrl(url)?.hostname === host);
}

/** Decodes a part of a URL; returns it as it is if an escape is invalid. */
export function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
