import type { Link } from 'mdast';
import { blank, characterKind, isAlpha, isAlphanumeric, isControl, mark } from './characters.ts';
import { type Source, spanOf } from './source.ts';

const wwws = /[wW]{3}\./gu;
const www = /^[wW]{3}\.[\s\S]/u;
const protocols = /^https?:\/\//iu;

/** Returns the offsets at which a GFM autolink without brackets may start. */
export function literalStarts(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const start = protocolStart(text, at);
    if (start >= 0) found.push(start);
  }
  const protocols = found.length;
  wwws.lastIndex = 0;
  for (let match = wwws.exec(text); match; match = wwws.exec(text)) found.push(match.index);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && isAtext(text.charCodeAt(start - 1))) start--;
    if (start < at) found.push(start);
  }
  return found.length > protocols ? found.sort((a, b) => a - b) : found;
}

/** Returns the start of the `http` or `https` that ends at `end`; -1 if there is none. */
function protocolStart(text: string, end: number): number {
  const start = end - (lowerCaseCode(text, end - 1) === 115 ? 5 : 4);
  const isHttp =
    lowerCaseCode(text, start) === 104 &&
    lowerCaseCode(text, start + 1) === 116 &&
    lowerCaseCode(text, start + 2) === 116 &&
    lowerCaseCode(text, start + 3) === 112;
  return isHttp ? start : -1;
}

/** Returns the character code of a letter in lower case. */
function lowerCaseCode(text: string, at: number): number {
  return text.charCodeAt(at) | 32;
}

/** Returns the index of the first of the ascending offsets that is at least `from`. */
export function indexFrom(places: readonly number[], from: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Literal {
  readonly end: number;
  readonly url: string;
}

/** Returns the autolink at `at`; `start` and `end` are those of the surrounding text. */
export function literalAt(text: string, at: number, start: number, end: number): Literal | undefined {
  const before = at === start ? -1 : text.charCodeAt(at - 1);
  if (before !== 47 && !isAtext(before)) {
    const to = emailEnd(text, at, end);
    if (to > 0) return { end: to, url: `mailto:${text.slice(at, to)}` };
  }
  const first = text.charCodeAt(at) | 32;
  if (first === 119) {
    if (!mayPrecedeWww(before) || !www.test(text.slice(at, Math.min(at + 5, end)))) return undefined;
    const to = urlEnd(text, at, end);
    return to > 0 ? { end: to, url: `http://${text.slice(at, to)}` } : undefined;
  }
  if (first !== 104 || isAlpha(before)) return undefined;
  const [protocol] = protocols.exec(text.slice(at, Math.min(at + 8, end))) ?? [];
  if (!protocol) return undefined;
  const host = at + protocol.length;
  const code = host < end ? text.charCodeAt(host) : 32;
  if (isControl(code) || characterKind(code) !== 0) return undefined;
  const to = urlEnd(text, host, end);
  return to > 0 ? { end: to, url: text.slice(at, to) } : undefined;
}

function mayPrecedeWww(code: number): boolean {
  return (
    code < 0 || code === 32 || code === 9 || code === 10 || code === 13 || '(*_[]~'.includes(String.fromCharCode(code))
  );
}

function isAtext(code: number): boolean {
  return code === 43 || code === 45 || code === 46 || code === 95 || isAlphanumeric(code);
}

function emailEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isAtext(text.charCodeAt(at))) at++;
  if (at === start || at >= end || text.charCodeAt(at) !== 64) return 0;
  at++;
  let dot = false;
  let data = false;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 46) {
      if (at + 1 >= end || !isAlphanumeric(text.charCodeAt(at + 1))) break;
      dot = true;
    } else if (code === 45 || code === 95 || isAlphanumeric(code)) data = true;
    else break;
  }
  return data && dot && isAlpha(text.charCodeAt(at - 1)) ? at : 0;
}

/** Returns the offset after domain and path; 0 if there is no valid domain. */
function urlEnd(text: string, start: number, end: number): number {
  const to = domainEnd(text, start, end);
  return to === 0 ? 0 : pathEnd(text, to, end);
}

function domainEnd(text: string, start: number, end: number): number {
  let at = start;
  let inLast = false;
  let inLastButOne = false;
  let seen = false;
  let spoiler = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 46 || code === 95) {
      if (at >= spoiler) spoiler = trailSpoiler(text, at, end);
      if (spoiler < 0) break;
      if (code === 95) inLast = true;
      else {
        inLastButOne = inLast;
        inLast = false;
      }
    } else {
      const kind = characterKind(code);
      if (kind === blank || (kind === mark && code !== 45)) break;
      seen = true;
    }
  }
  return inLast || inLastButOne || !seen ? 0 : at;
}

const trailing = new Set([33, 34, 38, 39, 41, 42, 44, 46, 58, 59, 60, 63, 93, 95, 126]);

function pathEnd(text: string, start: number, end: number): number {
  let opened = 0;
  let closed = 0;
  let spoiler = 0;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) opened++;
    else if (code === 41 && closed < opened) closed++;
    else if (trailing.has(code)) {
      if (at >= spoiler) spoiler = trailSpoiler(text, at, end);
      if (spoiler < 0) break;
      if (code === 41) closed++;
    } else if (characterKind(code) === blank) break;
  }
  return at;
}

/**
 * Returns the offset of the first character after trailing punctuation that belongs to the URL; -1 if the punctuation
 * ends the URL. The result holds for all trails that start before it, so that no character is scanned twice.
 */
function trailSpoiler(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 38) {
      const from = ++at;
      while (at < end && isAlpha(text.charCodeAt(at))) at++;
      if (at === from || at >= end || text.charCodeAt(at) !== 59) return at;
      at++;
    } else if (code === 93) {
      at++;
      const next = at < end ? text.charCodeAt(at) : 32;
      if (next === 40 || next === 91 || characterKind(next) === blank) return -1;
    } else if (code === 60 || characterKind(code) === blank) return -1;
    else if (trailing.has(code)) at++;
    else return at;
  }
  return -1;
}

export function newLink(source: Source, start: number, end: number, url: string): Link {
  return {
    type: 'link',
    title: null,
    url,
    children: [{ type: 'text', value: source.text.slice(start, end), position: spanOf(source, start, end) }],
    position: spanOf(source, start, end),
  };
}
