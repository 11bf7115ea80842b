import { isTemplateUrl, parseUrl } from './url.ts';

/**
 * Returns the URL to request for a link: as serialized by the WHATWG parser, without the fragment. Percent-encoded bytes
 * are kept, since they may be in any encoding. Undefined for URLs that are invalid or not http(s): other rules report
 * those.
 */
export function linkHref(url: string): string | undefined {
  const written = url.trim();
  if (!/^(?:https?:)?\/\/[^/]/iu.test(written) || isTemplateUrl(written)) return undefined;
  const whole = written.startsWith('//') ? `https:${written}` : written;
  const parsed = parseUrl(whole);
  if (!parsed) return undefined;
  parsed.hash = '';
  return parsed.href;
}
