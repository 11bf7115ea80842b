import { afterBlanks, isAlpha, isBlank, isDigit } from './characters.ts';
import { htmlKind } from './html-kind.ts';
import type { Source } from './source.ts';

/** Returns the offset of the first character that is not a space or tab; the end of the line if there is none. */
export function contentStart(source: Source, line: number): number {
  return afterBlanks(source.text, source.starts[line] as number, source.ends[line] as number);
}

export function isBlankLine(source: Source, line: number): boolean {
  return contentStart(source, line) === source.ends[line];
}

/** Returns the indentation of a line in columns, at most 4; -1 if tabs make it uncertain. */
export function indentOf(source: Source, line: number): number {
  const start = source.starts[line] as number;
  const end = source.ends[line] as number;
  let at = start;
  while (at < end && source.text.charCodeAt(at) === 32) at++;
  if (at - start >= 4) return 4;
  if (at < end && source.text.charCodeAt(at) === 9) return source.depth === 0 ? 4 : -1;
  return at - start;
}

/** Whether a line is a thematic break, such as `---` or `* * *`. */
export function isThematicBreak(text: string, start: number, end: number): boolean {
  const marker = text.charCodeAt(start);
  if (marker !== 42 && marker !== 45 && marker !== 95) return false;
  let size = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === marker) size++;
    else if (!isBlank(code)) return false;
  }
  return size >= 3;
}

/** Returns the depth of an ATX heading; 0 if it is none. */
export function headingDepth(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === 35) at++;
  const depth = at - start;
  return depth > 0 && depth < 7 && (at === end || isBlank(text.charCodeAt(at))) ? depth : 0;
}

/** Returns the length of an opening code fence; 0 if it is none. */
export function fenceSize(text: string, start: number, end: number): number {
  const marker = text.charCodeAt(start);
  if (marker !== 96 && marker !== 126) return 0;
  let at = start;
  while (at < end && text.charCodeAt(at) === marker) at++;
  if (at - start < 3) return 0;
  return marker === 96 && text.slice(at, end).includes('`') ? 0 : at - start;
}

export interface Marker {
  /** The character that all items of a list share: `-`, `+`, `*`, `.` or `)`. */
  readonly char: number;
  readonly isOrdered: boolean;
  /** Offset after the marker. */
  readonly end: number;
}

/** Returns the marker of a list item, whatever follows it. */
export function markerAt(text: string, start: number, end: number): Marker | undefined {
  const code = text.charCodeAt(start);
  let at = start;
  if (code === 45 || code === 43 || code === 42) at++;
  else {
    while (at < end && at - start < 9 && isDigit(text.charCodeAt(at))) at++;
    const close = at < end ? text.charCodeAt(at) : 0;
    if (at === start || (close !== 46 && close !== 41)) return undefined;
    at++;
  }
  if (at < end && !isBlank(text.charCodeAt(at))) return undefined;
  return { char: text.charCodeAt(at - 1), isOrdered: at - 1 > start || isDigit(code), end: at };
}

/** Whether a line may start the definition of a footnote, which is a container like a list item. */
export function mayBeFootnote(text: string, start: number, end: number): boolean {
  return text.startsWith('[^', start) && text.slice(start, end).includes(']:');
}

/** Whether the line interrupts a paragraph on the line before. */
export function interruptsParagraph(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  // The usual case: most lines begin with letters or ideographs.
  if (code > 127 || isAlpha(code)) return false;
  switch (code) {
    case 35:
      return headingDepth(text, start, end) > 0;
    case 62:
      return true;
    case 95:
      return isThematicBreak(text, start, end);
    case 96:
    case 126:
      return fenceSize(text, start, end) > 0;
    case 60: {
      const kind = htmlKind(text, start, end);
      return kind > 0 && kind < 7;
    }
    default: {
      if (isThematicBreak(text, start, end)) return true;
      const marker = markerAt(text, start, end);
      if (!marker || afterBlanks(text, marker.end, end) === end) return false;
      return !marker.isOrdered || (marker.end - start === 2 && code === 49);
    }
  }
}

/** Returns what a line without the prefix of a container does: ends it, continues its paragraph (lazy), or uncertain. */
export function continuationOf(source: Source, line: number): 'ends' | 'lazy' | 'unsure' {
  const { text } = source;
  const start = contentStart(source, line);
  const end = source.ends[line] as number;
  const indent = indentOf(source, line);
  if (indent < 0) return 'unsure';
  if (indent > 3 || source.lazyLines.has(line)) return 'lazy';
  if (interruptsParagraph(text, start, end) || markerAt(text, start, end)) return 'ends';
  // Underlines, delimiter rows and tags have other rules in lazy lines.
  return '=-|:<'.includes(text.charAt(start)) || mayBeFootnote(text, start, end) ? 'unsure' : 'lazy';
}

/** Whether the end position of a container is uncertain: in a quote, unless a line of text ends the container. */
export function hasUncertainEnd(source: Source, line: number): boolean {
  if (!source.isQuoted || line >= source.starts.length) return false;
  const start = contentStart(source, line);
  const end = source.ends[line] as number;
  return start === end || startsContainer(source.text, start, end);
}

/** Whether a line starts a quote, a list item or, maybe, the definition of a footnote. */
export function startsContainer(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 62 || markerAt(text, start, end) !== undefined || mayBeFootnote(text, start, end);
}
