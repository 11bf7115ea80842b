import { isAlpha, isAlphanumeric, isBlank, isLineEnd } from './characters.ts';

/** Returns the offset after the tag at `start`; 0 if there is none. `overLines`: inline tags may span lines. */
export function tagEnd(text: string, start: number, end: number, overLines: boolean): number {
  const isSpace = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return at < end && (isBlank(code) || (overLines && isLineEnd(code)));
  };
  const skip = (from: number): number => {
    let to = from;
    while (isSpace(to)) to++;
    return to;
  };
  const closing = text.charCodeAt(start + 1) === 47;
  let at = start + (closing ? 2 : 1);
  if (at >= end || !isAlpha(text.charCodeAt(at))) return 0;
  at = nameEnd(text, at, end);
  if (closing) {
    at = skip(at);
    return at < end && text.charCodeAt(at) === 62 ? at + 1 : 0;
  }
  if (at >= end || !(isSpace(at) || text.charCodeAt(at) === 47 || text.charCodeAt(at) === 62)) return 0;
  for (;;) {
    at = skip(at);
    if (at >= end) return 0;
    const code = text.charCodeAt(at);
    if (code === 62) return at + 1;
    if (code === 47) return at + 1 < end && text.charCodeAt(at + 1) === 62 ? at + 2 : 0;
    if (!(isAlpha(code) || code === 58 || code === 95)) return 0;
    at = attributeNameEnd(text, at + 1, end);
    at = valuesEnd(at);
    if (at === 0) return 0;
  }

  /** Returns the offset after the values of an attribute: an unquoted value may be followed by another `=` and value. */
  function valuesEnd(from: number): number {
    let at = skip(from);
    while (at < end && text.charCodeAt(at) === 61) {
      at = skip(at + 1);
      if (at >= end) return 0;
      const code = text.charCodeAt(at);
      if (code === 60 || code === 61 || code === 62 || code === 96) return 0;
      if (code === 34 || code === 39) {
        at = quoteEnd(text, at + 1, end, code, overLines);
        if (at === 0 || at >= end) return 0;
        const next = text.charCodeAt(at);
        return next === 47 || next === 62 || isSpace(at) ? at : 0;
      }
      // Inline, the first character may be a slash, and a character that cannot be in a value makes the tag invalid.
      const to = valueEnd(text, overLines ? at + 1 : at, end);
      if (to >= end && overLines) return 0;
      const next = text.charCodeAt(to);
      if (overLines && (next === 34 || next === 39 || next === 60 || next === 61 || next === 96)) return 0;
      if (overLines) return to;
      at = skip(to);
    }
    return at;
  }
}

function nameEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (isAlphanumeric(text.charCodeAt(at)) || text.charCodeAt(at) === 45)) at++;
  return at;
}

function attributeNameEnd(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!(isAlphanumeric(code) || code === 45 || code === 46 || code === 58 || code === 95)) break;
  }
  return at;
}

function quoteEnd(text: string, from: number, end: number, quote: number, overLines: boolean): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (!overLines && isLineEnd(code)) return 0;
  }
  return 0;
}

function valueEnd(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || isLineEnd(code) || code === 34 || code === 39 || code === 47) break;
    if (code === 60 || code === 61 || code === 62 || code === 96) break;
  }
  return at;
}
