import { getDomainWithoutSuffix } from 'tldts';
import { isRedirectedHome, isRedirectedToError } from './landing.ts';
import { isAmbiguousNotFoundTitle, isNotFoundTitle } from './missing-titles.ts';
import type { Page } from './page.ts';

/** Detects an error page with a good status, by titles and redirects, never by the text of the page. */
export function softFailure(
  start: URL,
  end: URL,
  { title, heading }: Page,
): 'soft-not-found' | 'redirected-to-home' | undefined {
  if (isNotFoundText(title, end) || isNotFoundText(heading, end) || isRedirectedToError(start, end))
    return 'soft-not-found';
  return isRedirectedHome(start, end) ? 'redirected-to-home' : undefined;
}

const maxTitleLength = 120;
const separator = /\s*(?:[|｜_·—–]|\s-+\s|(?<=[\p{Script=Han}4])-|-(?=[\p{Script=Han}4])|::|»|›)+\s*/u;

function isNotFoundText(text: string | undefined, page: URL): boolean {
  if (text === undefined || text === '' || text.length > maxTitleLength) return false;
  if (isNotFoundTitle(text) || isAmbiguousNotFoundTitle(text)) return true;
  const parts = text.split(separator).filter((part) => part !== '');
  const [first = ''] = parts;
  if (parts.length === 2 && isNotFoundTitle(first)) return true;
  const isNotFoundPart = (part: string) => isNotFoundTitle(part) || isAmbiguousNotFoundTitle(part);
  return (
    parts.length < 5 &&
    parts.some(isNotFoundPart) &&
    parts.every((part) => isNotFoundPart(part) || isSiteName(part, page))
  );
}

const institution = /(?:大学|学院|新闻网|官网|网站|日报|晚报|时报|电视台|University|College)$/iu;

function isSiteName(part: string, { hostname }: URL): boolean {
  const word = getDomainWithoutSuffix(hostname) ?? '';
  if (word.length > 2 && part.toLowerCase().replace(/\s/gu, '').includes(word)) return true;
  return part.length <= 30 && institution.test(part);
}
