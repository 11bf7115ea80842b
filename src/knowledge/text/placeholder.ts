import { imageExtension, isTemplate, urlParts } from '../url/url.ts';

/** What programs write for a value that they do not have, spelled as they spell it. */
const placeholders = ['undefined', 'null', 'None', 'NaN', '[object Object]', '(null)', '<nil>', '<no value>'] as const;
export type Placeholder = (typeof placeholders)[number];

/** In a text, quick: whether it is worth a closer look. */
export const mayHavePlaceholder = /undefined|null|None|NaN|object(?: |%20|\+)Object|<nil>|<no value>/u;

/** The placeholder that a text is, once or several times over. */
export function placeholderOf(text: string): Placeholder | undefined {
  const trimmed = text.trim();
  const found = placeholders.find((each) => trimmed.startsWith(each));
  const rest = found && trimmed.length < 200 ? trimmed.replaceAll(found, ' ') : undefined;
  return rest?.trim() === '' && (trimmed === found || /\s/u.test(trimmed)) ? found : undefined;
}

/** Whether a text uses a placeholder as a word. */
export function speaksOf(text: string, value: Placeholder): boolean {
  if (!text.includes(value)) return false;
  if (!/^\w+$/u.test(value)) return true;
  return new RegExp(`(?<![\\p{Script=Latin}\\p{N}_/])${value}(?![\\p{Script=Latin}\\p{N}_/])`, 'u').test(text);
}

/** One word of the kind that programs are made of: `string`, `Number`, `is_nan`. */
export function isCodeWord(text: string): boolean {
  return /^[A-Za-z_$][\w$.-]*$/u.test(text.trim());
}

/** Sites where the first part of a path is the name of a user, who may call himself anything. */
const handles =
  /(?:^|\.)(?:github|gitlab|gitee|bitbucket|npmjs|twitter|x|medium|weibo|zhihu|instagram|facebook|youtube|t|about)\.(?:com|org|cn|me)$/u;
const inPath = new Set<string>(['undefined', 'NaN', '[object Object]', 'null']);

/**
 * The placeholder in an address: as its host, as a part of its path, or as the value of its only parameter. Other
 * parameters may well be empty, and the page is found nevertheless.
 */
export function placeholderIn(url: string, image = imageExtension.test(urlParts(url).path)): Placeholder | undefined {
  if (url === '' || isTemplate(url)) return undefined;
  const { scheme, authority, path, query } = urlParts(url);
  if (scheme !== '' && scheme !== 'http' && scheme !== 'https') return undefined;
  const whole = placeholderOf(url);
  if (whole) return whole;
  const host = authority?.replace(/^.*@|:\d+$/gu, '').toLowerCase();
  const asHost = placeholders.find((each) => inPath.has(each) && decodeEntities(host ?? '') === each.toLowerCase());
  if (asHost) return asHost;
  const segments = path.replace(/^\//u, '').split('/').map(decodeEntities);
  const found = segments.findIndex((segment, index) => {
    if (!inPath.has(segment)) return false;
    if (host === undefined || segment === '[object Object]') return segments[index - 1] !== 'dev';
    if (index === 0 && (segment === 'null' || handles.test(host))) return false;
    // An article on it has its name at the end.
    if (!image && index === segments.length - 1 && (segment !== 'undefined' || index > 0)) return false;
    return segments[index - 1] !== 'dev';
  });
  if (found >= 0) return placeholders.find((each) => each === segments[found]);
  const only = /^\?[\w.-]+=(?<value>[^&]*)$/u.exec(query)?.groups?.['value'];
  return placeholders.find((each) => each !== 'null' && inPath.has(each) && each === decodeEntities(only ?? ''));
}

function decodeEntities(text: string): string {
  return text
    .replace(/%20|\+/gu, ' ')
    .replace(/%5B/giu, '[')
    .replace(/%5D/giu, ']');
}
