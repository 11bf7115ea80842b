import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name';
import { afterBlanks, isAlpha } from './characters.ts';
import { tagEnd } from './html-tag.ts';

const tagName = /<(?<slash>\/?)(?<name>[A-Za-z][\dA-Za-z-]*)(?=(?<next>[\s/>]|$))/uy;
const rawNames = new Set(htmlRawNames);
const blockNames = new Set(htmlBlockNames);

/** Returns which of CommonMark's seven kinds of HTML blocks a line starts; 0 if none. */
export function htmlKind(text: string, start: number, end: number): number {
  const next = text.charCodeAt(start + 1);
  if (start + 1 >= end) return 0;
  if (next === 63) return 3;
  if (next === 33) {
    if (start + 2 >= end) return 0;
    if (text.startsWith('--', start + 2)) return 2;
    if (text.startsWith('[CDATA[', start + 2)) return 5;
    return isAlpha(text.charCodeAt(start + 2)) ? 4 : 0;
  }
  tagName.lastIndex = start;
  const { slash = '', name = '', next: after = '' } = tagName.exec(text)?.groups ?? {};
  if (name === '') return 0;
  const lower = name.toLowerCase();
  if (after !== '/' && slash === '' && rawNames.has(lower)) return 1;
  if (blockNames.has(lower))
    return after !== '/' || text.startsWith('/>', start + 1 + slash.length + name.length) ? 6 : 0;
  const to = tagEnd(text, start, end, false);
  return to > 0 && afterBlanks(text, to, end) === end ? 7 : 0;
}
