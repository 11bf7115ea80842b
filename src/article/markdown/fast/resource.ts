import { afterWhitespace, isControl, isLineEnd } from './characters.ts';
import type { Missing } from './state.ts';
import { decodeEscapes } from './strings.ts';

export interface Destination {
  readonly url: string;
  /** Range of the URL without angle brackets; empty for `<>`. */
  readonly start: number;
  readonly end: number;
  /** Offset after the URL and its angle brackets. */
  readonly to: number;
}

export interface Resource {
  readonly destination: Destination | undefined;
  readonly title: string | null;
  readonly end: number;
}

const maxParentheses = 32;

/** Returns the resource after `](`, up to the closing parenthesis. */
export function resourceAt(text: string, from: number, end: number, missing: Missing): Resource | undefined {
  let at = afterWhitespace(text, from, end);
  if (at >= end) return undefined;
  if (text.charCodeAt(at) === 41) return { destination: undefined, title: null, end: at + 1 };
  const destination = destinationAt(text, at, end, maxParentheses);
  if (!destination) return undefined;
  at = afterWhitespace(text, destination.to, end);
  const marker = at < end ? text.charCodeAt(at) : 0;
  if (marker === 41) return { destination, title: null, end: at + 1 };
  if (at === destination.to || (marker !== 34 && marker !== 39 && marker !== 40)) return undefined;
  const title = titleAt(text, at, end, missing);
  if (!title) return undefined;
  at = afterWhitespace(text, title.end, end);
  if (at >= end || text.charCodeAt(at) !== 41) return undefined;
  return { destination, title: title.value, end: at + 1 };
}

export function destinationAt(text: string, start: number, end: number, depth: number): Destination | undefined {
  if (text.charCodeAt(start) === 60) return bracketedAt(text, start, end);
  let balance = 0;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 41) {
      if (balance === 0) break;
      balance--;
    } else if (code === 40) {
      if (balance >= depth) return undefined;
      balance++;
    } else if (code === 32 || isControl(code)) {
      if (balance > 0 || !(code === 32 || code === 9 || isLineEnd(code))) return undefined;
      break;
    } else if (code === 92 && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === 40 || next === 41 || next === 92) at++;
    }
  }
  if (balance > 0 || at === start) return undefined;
  return { url: decodeEscapes(text.slice(start, at)), start, end: at, to: at };
}

function bracketedAt(text: string, start: number, end: number): Destination | undefined {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 62) return { url: decodeEscapes(text.slice(start + 1, at)), start: start + 1, end: at, to: at + 1 };
    if (code === 60 || isLineEnd(code)) return undefined;
    if (code === 92 && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === 60 || next === 62 || next === 92) at++;
    }
  }
  return undefined;
}

interface Title {
  /** Null if the title is empty. */
  readonly value: string | null;
  readonly end: number;
}

export function titleAt(text: string, start: number, end: number, missing: Missing): Title | undefined {
  const opener = text.charCodeAt(start);
  const closer = opener === 40 ? 41 : opener;
  if (start >= (missing.get(`title ${closer}`) ?? Number.POSITIVE_INFINITY)) return undefined;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === closer) {
      const value = at === start + 1 ? null : decodeTitle(text.slice(start + 1, at));
      return { value, end: at + 1 };
    }
    if (code === 92 && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === closer || next === 92) at++;
    }
  }
  missing.set(`title ${closer}`, start);
  return undefined;
}

/** Decodes a title; its lines lose their indentation. */
function decodeTitle(text: string): string {
  return decodeEscapes(text.replace(/(\r?\n)[ \t]+/gu, '$1'));
}
