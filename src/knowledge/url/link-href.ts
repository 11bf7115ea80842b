import { isTemplate, parseUrl } from './url.ts';

/**
 * What is asked of the web for an address in an article: as the WHATWG parser writes it, without the fragment. Percent
 * escapes stay as they are, for they may be of any encoding. Undefined for what is no web address, or cannot be read as
 * one: other rules tell of that.
 */
export function linkHref(url: string): string | undefined {
  const written = url.trim();
  if (!/^(?:https?:)?\/\/[^/]/iu.test(written) || isTemplate(written)) return undefined;
  const whole = written.startsWith('//') ? `https:${written}` : written;
  const parsed = parseUrl(whole);
  if (!parsed) return undefined;
  parsed.hash = '';
  return parsed.href;
}
