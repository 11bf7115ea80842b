import type { Range } from '../../core/types.ts';
import { wellFormed, withoutControls } from '../escape.ts';
import type { Mark } from './page-data.ts';

/** How much of an article is shown, in UTF-16 code units. */
export interface Room {
  /** Text of the same line before and after the marks. */
  readonly around: number;
  /** Text inside a mark. */
  readonly marked: number;
}

export interface Excerpt {
  /** Lines of the article with invisible characters escaped; left-out text is `…`. */
  readonly text: string;
  /** The place of each range in the text. */
  readonly marks: readonly Mark[];
}

/** Returns the text of sorted ranges with some of the lines around them. */
export function excerptOf(source: string, ranges: readonly Range[], room: Room): Excerpt {
  const marks: Mark[] = [];
  let text = textBefore(source, ranges[0]?.[0] ?? 0, room.around);
  for (const [index, [start, end]] of ranges.entries()) {
    const from = text.length;
    text += shownText(source.slice(start, end), room.marked);
    marks.push([from, text.length]);
    const next = ranges[index + 1]?.[0];
    text += next === undefined ? textAfter(source, end, room.around) : shownText(source.slice(end, next), room.marked);
  }
  return { text, marks };
}

/** Returns the marks of ranges in an excerpt that has all of them and the text around, unchanged; undefined for others. */
export function marksIn({ text, marks }: Excerpt, source: string, offset: number, ranges: readonly Range[]) {
  const shift = offset - (marks[0]?.[0] ?? 0);
  const [from, to] = [text.startsWith('…') ? 1 : 0, text.length - (text.endsWith('…') ? 1 : 0)];
  const isInside = ranges.every(([start, end]) => start - shift >= from && end - shift <= to);
  if (!isInside || !source.startsWith(text.slice(from, to), from + shift)) return undefined;
  return ranges.map(([start, end]): Mark => [start - shift, end - shift]);
}

/** Returns a text with invisible characters escaped; of a longer one the start and the end. */
export function shownText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return visibleLines(text);
  const tail = Math.floor(maxLength / 3);
  return `${visibleLines(head(text, maxLength - tail))}…${visibleLines(end(text, tail))}`;
}

function textBefore(source: string, offset: number, length: number): string {
  const lineStart = offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
  const text = source.slice(lineStart, offset);
  return text.length > length ? `…${visibleLines(end(text, length))}` : visibleLines(text.trimStart());
}

function textAfter(source: string, offset: number, length: number): string {
  if (source[offset - 1] === '\n') return '';
  const newline = source.indexOf('\n', offset);
  const text = source.slice(offset, newline < 0 ? undefined : newline);
  return text.length > length ? `${visibleLines(head(text, length))}…` : visibleLines(text.replace(/\r$/u, ''));
}

/** The start of a text, without half a character. */
function head(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '');
}

function end(text: string, length: number): string {
  return text.slice(-length).replace(/^[\uDC00-\uDFFF]/u, '');
}

function visibleLines(text: string): string {
  return wellFormed(text).split(/\r?\n/u).map(withoutControls).join('\n');
}
