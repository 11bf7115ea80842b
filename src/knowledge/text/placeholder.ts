import { imageExtension, isTemplateUrl, urlParts } from '../url/url.ts';

/** What programs print for a missing value, in their spelling. */
const placeholders = ['undefined', 'null', 'None', 'NaN', '[object Object]', '(null)', '<nil>', '<no value>'] as const;
export type Placeholder = (typeof placeholders)[number];

/** A fast pre-check: matches every text that contains a placeholder. */
export const mayHavePlaceholder = /undefined|null|None|NaN|object(?: |%20|\+)Object|<nil>|<no value>/u;

/** Returns the placeholder if the text consists of nothing else; repetitions are allowed. */
export function placeholderOf(text: string): Placeholder | undefined {
  const trimmed = text.trim();
  const found = placeholders.find((each) => trimmed.startsWith(each));
  const rest = found && trimmed.length < 200 ? trimmed.replaceAll(found, ' ') : undefined;
  return rest?.trim() === '' && (trimmed === found || /\s/u.test(trimmed)) ? found : undefined;
}

/** Whether a text contains the placeholder as a word: it may be about it. */
export function mentionsPlaceholder(text: string, value: Placeholder): boolean {
  if (!text.includes(value)) return false;
  if (!/^\w+$/u.test(value)) return true;
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}_/])${value}(?![\\p{Script=Latin}\\p{N}_/])`, 'u').test(text);
}

/** Whether a text is a single identifier: `string`, `Number`, `is_nan`. */
export function isCodeWord(text: string): boolean {
  return /^[A-Za-z_$][\w$.-]*$/u.test(text.trim());
}

/** Sites whose first path segment is a user name, which may be any word. */
const userNameSites =
  /(?:^|\.)(?:github|gitlab|gitee|bitbucket|npmjs|twitter|x|medium|weibo|zhihu|instagram|facebook|youtube|t|about)\.(?:com|org|cn|me)$/u;
const urlPlaceholders = new Set<string>(['undefined', 'NaN', '[object Object]', 'null']);

/**
 * Returns the placeholder in a URL: as its host, as a path segment, or as the value of its only parameter. With several
 * parameters, a missing value rarely matters.
 */
export function placeholderInUrl(
  url: string,
  image = imageExtension.test(urlParts(url).path),
): Placeholder | undefined {
  if (url === '' || isTemplateUrl(url)) return undefined;
  const { scheme, authority, path, query } = urlParts(url);
  if (scheme !== '' && scheme !== 'http' && scheme !== 'https') return undefined;
  const whole = placeholderOf(url);
  if (whole) return whole;
  const host = authority?.replace(/^.*@|:\d+$/gu, '').toLowerCase();
  const asHost = placeholders.find(
    (each) => urlPlaceholders.has(each) && decodePlaceholder(host ?? '') === each.toLowerCase(),
  );
  if (asHost) return asHost;
  const segments = path.replace(/^\//u, '').split('/').map(decodePlaceholder);
  const found = segments.findIndex((segment, index) => {
    if (!urlPlaceholders.has(segment)) return false;
    if (host === undefined || segment === '[object Object]') return segments[index - 1] !== 'dev';
    if (index === 0 && (segment === 'null' || userNameSites.test(host))) return false;
    // The last segment may be the name of an article about the word.
    if (!image && index === segments.length - 1 && (segment !== 'undefined' || index > 0)) return false;
    return segments[index - 1] !== 'dev';
  });
  if (found >= 0) return placeholders.find((each) => each === segments[found]);
  const only = /^\?[\w.-]+=(?<value>[^&]*)$/u.exec(query)?.groups?.['value'];
  return placeholders.find(
    (each) => each !== 'null' && urlPlaceholders.has(each) && each === decodePlaceholder(only ?? ''),
  );
}

function decodePlaceholder(text: string): string {
  return text
    .replace(/%20|\+/gu, ' ')
    .replace(/%5B/giu, '[')
    .replace(/%5D/giu, ']');
}
