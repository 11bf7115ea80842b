import { getDomainWithoutSuffix } from 'tldts';
import { isSentHome, isSentToError } from './landing.ts';
import { isPlainMissing, isShortMissing } from './missing-titles.ts';
import type { Page } from './page.ts';

/** A page that says it is not there although its status says otherwise; never by the text of the page. */
export function softFault(
  start: URL,
  end: URL,
  { title, heading }: Page,
): 'soft-not-found' | 'redirected-to-home' | undefined {
  if (saysMissing(title, end) || saysMissing(heading, end) || isSentToError(start, end)) return 'soft-not-found';
  return isSentHome(start, end) ? 'redirected-to-home' : undefined;
}

const longest = 120;
const separator = /\s*(?:[|｜_·—–]|\s-+\s|(?<=[\p{Script=Han}4])-|-(?=[\p{Script=Han}4])|::|»|›)+\s*/u;

function saysMissing(text: string | undefined, page: URL): boolean {
  if (text === undefined || text === '' || text.length > longest) return false;
  if (isPlainMissing(text) || isShortMissing(text)) return true;
  const parts = text.split(separator).filter((part) => part !== '');
  const [first = ''] = parts;
  if (parts.length === 2 && isPlainMissing(first)) return true;
  const says = (part: string) => isPlainMissing(part) || isShortMissing(part);
  return parts.length < 5 && parts.some(says) && parts.every((part) => says(part) || isSiteName(part, page));
}

const institution = /(?:大学|学院|新闻网|官网|网站|日报|晚报|时报|电视台|University|College)$/iu;

function isSiteName(part: string, { hostname }: URL): boolean {
  const word = getDomainWithoutSuffix(hostname) ?? '';
  if (word.length > 2 && part.toLowerCase().replace(/\s/gu, '').includes(word)) return true;
  return part.length <= 30 && institution.test(part);
}
