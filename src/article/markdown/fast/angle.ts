import type { Html, Link } from 'mdast';
import { isAlpha, isControl } from './characters.ts';
import { tagEnd } from './html-tag.ts';
import { type Source, spanOf } from './source.ts';
import type { Missing } from './state.ts';

const scheme = /<[A-Za-z][\d+.A-Za-z-]{1,31}:/uy;
const email = /<[#$%&'*+\-./\d=?A-Z^_`a-z{|}~]+@[\dA-Za-z](?:[\dA-Za-z-]{0,62})(?:\.[\dA-Za-z][\dA-Za-z-]{0,62})*>/uy;

/** Builds the link of an autolink in angle brackets; the range includes the brackets. */
export function autolink(source: Source, start: number, end: number): Link {
  const value = source.text.slice(start + 1, end - 1);
  return {
    type: 'link',
    title: null,
    url: isScheme(source.text, start) ? value : `mailto:${value}`,
    children: [{ type: 'text', value, position: spanOf(source, start + 1, end - 1) }],
    position: spanOf(source, start, end),
  };
}

function isScheme(text: string, start: number): boolean {
  scheme.lastIndex = start;
  return scheme.test(text);
}

/** Returns the offset after an autolink in angle brackets; 0 if there is none. */
export function autolinkEnd(text: string, start: number, end: number): number {
  if (isScheme(text, start)) {
    for (let at = text.indexOf(':', start); at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 62) return at + 1;
      if (code === 32 || code === 60 || isControl(code)) return 0;
    }
    return 0;
  }
  email.lastIndex = start;
  const [found] = email.exec(text) ?? [];
  if (!found || /-[.>]/u.test(found.slice(found.indexOf('@'))) || email.lastIndex > end) return 0;
  return email.lastIndex;
}

/** Returns the offset after the raw HTML at `start`; 0 if there is none. */
export function htmlEnd(text: string, start: number, end: number, missing: Missing): number {
  const next = text.charCodeAt(start + 1);
  if (next === 63) return endAfter(text, '?>', start + 2, end, missing);
  if (next !== 33) return tagEnd(text, start, end, true);
  if (text.startsWith('--', start + 2)) {
    if (start + 4 > end) return 0;
    if (text.startsWith('>', start + 4)) return start + 5 <= end ? start + 5 : 0;
    if (text.startsWith('->', start + 4)) return start + 6 <= end ? start + 6 : 0;
    return endAfter(text, '-->', start + 4, end, missing);
  }
  if (text.startsWith('[CDATA[', start + 2)) return endAfter(text, ']]>', start + 9, end, missing);
  return isAlpha(text.charCodeAt(start + 2)) ? endAfter(text, '>', start + 3, end, missing) : 0;
}

function endAfter(text: string, closer: string, from: number, end: number, missing: Missing): number {
  if (from >= (missing.get(closer) ?? Number.POSITIVE_INFINITY)) return 0;
  const at = text.slice(from, end).indexOf(closer);
  if (at >= 0) return from + at + closer.length;
  missing.set(closer, from);
  return 0;
}

/** Builds an HTML node; lines after the first lose up to three spaces. Undefined if tabs would have to be split. */
export function htmlOf(source: Source, start: number, end: number): Html | undefined {
  const raw = source.text.slice(start, end);
  if (/\n {0,2}\t/u.test(raw)) return undefined;
  const value = raw.includes('\n') ? raw.replace(/\n {1,3}/gu, '\n') : raw;
  return { type: 'html', value, position: spanOf(source, start, end) };
}
