import type { Code } from 'mdast';
import { afterBlanks, isBlank } from './characters.ts';
import type { Blocks } from './document.ts';
import { indentOf, isBlankLine } from './lines.ts';
import { type Source, spanOf } from './source.ts';
import { decodeEscapes } from './strings.ts';

/** Reads fenced code whose fence has `size` characters; returns the next line, -1 if uncertain. */
export function readFence(blocks: Blocks, line: number, start: number, size: number): number {
  const { source } = blocks;
  const { text, starts, ends } = source;
  const marker = text.charCodeAt(start);
  const indent = start - (starts[line] as number);
  let last = line + 1;
  while (last < starts.length && !isClosingFence(source, last, marker, size)) {
    if (source.lazyLines.has(last) || indentOf(source, last) < 0) return -1;
    last++;
  }
  if (source.lazyLines.has(last)) return -1;
  const closed = last < starts.length;
  if (!closed && source.depth > 0) return -1;
  const first = starts[line + 1] ?? text.length;
  let value = '';
  if (line + 1 < last) {
    // Each line loses the indentation of the opening fence.
    const raw = text.slice(first, ends[last - 1]);
    value = indent === 0 ? raw : raw.replace(new RegExp(`^ {1,${indent}}`, 'gmu'), '');
    if (indent > 0 && /^ {0,2}\t/mu.test(raw)) return -1;
  }
  if (!closed && line + 1 < last && first < text.length) {
    // The last line ending of the article is not part of unclosed code.
    value = value.replace(/\r?\n$/u, '');
  }
  const end = closed ? (ends[last] as number) : text.length;
  const { lang, meta } = splitInfo(text, start + size, ends[line] as number);
  const code: Code = { type: 'code', lang, meta, value, position: spanOf(source, start, end) };
  blocks.children.push(code);
  return last + 1;
}

function isClosingFence(source: Source, line: number, marker: number, size: number): boolean {
  const { text } = source;
  const start = source.starts[line] as number;
  const end = source.ends[line] as number;
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) at++;
  if (at - start > 3 || text.charCodeAt(at) !== marker) return false;
  const from = at;
  while (at < end && text.charCodeAt(at) === marker) at++;
  return at - from >= size && afterBlanks(text, at, end) === end;
}

/** Splits the info string into its first word and the rest; both are null if it is empty. */
function splitInfo(text: string, from: number, end: number): { lang: string | null; meta: string | null } {
  const start = afterBlanks(text, from, end);
  if (start === end) return { lang: null, meta: null };
  let at = start;
  while (at < end && !isBlank(text.charCodeAt(at))) at++;
  const rest = afterBlanks(text, at, end);
  return {
    lang: decodeEscapes(text.slice(start, at)),
    meta: rest === end ? null : decodeEscapes(text.slice(rest, end)),
  };
}

/** Reads indented code; returns the next line, -1 if uncertain. */
export function readIndentedCode(blocks: Blocks, line: number): number {
  const { source } = blocks;
  const { text, starts, ends } = source;
  const lines: string[] = [];
  let last = line;
  for (let at = line; at < starts.length; at++) {
    const cut = afterIndent(text, starts[at] as number, ends[at] as number);
    if (source.lazyLines.has(at) || indentOf(source, at) < 0) return -1;
    if (cut < 0 && !isBlankLine(source, at)) break;
    // A blank line is part of the code only if more code follows or if it is indented itself.
    if (cut >= 0) last = at;
    lines.push(text.slice(cut < 0 ? ends[at] : cut, starts[at + 1] ?? text.length));
  }
  lines.length = last - line + 1;
  const start = starts[line] as number;
  const end = ends[last] as number;
  // The code ends without a line ending, and without a second one if its last line is blank.
  let value = lines.join('');
  if (end < (starts[last + 1] ?? end)) value = value.replace(/\r?\n$/u, '');
  value = value.replace(/\r?\n$/u, '');
  blocks.children.push({ type: 'code', lang: null, meta: null, value, position: spanOf(source, start, end) });
  return last + 1;
}

/** Returns the offset after the first four columns; -1 if the line is indented less. */
function afterIndent(text: string, start: number, end: number): number {
  let column = 0;
  let at = start;
  while (at < end && column < 4) {
    const code = text.charCodeAt(at);
    if (code === 9) column = 4;
    else if (code === 32) column++;
    else return -1;
    at++;
  }
  return column === 4 ? at : -1;
}
