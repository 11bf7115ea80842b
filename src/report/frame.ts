import stringWidth from 'fast-string-width';
import { commandIndexes, escaped, visible } from './escape.ts';

export interface Frame {
  /** The line, shortened to the part around the range. */
  readonly text: string;
  /** Spaces and carets that mark the range, aligned also for double-width characters. */
  readonly carets: string;
}

/** A grapheme as displayed, with its UTF-16 index. */
interface Cell {
  readonly index: number;
  readonly text: string;
  readonly width: number;
}

/** Maximum number of characters to segment: terminals show fewer, and segmenting a very long line is slow. */
const maxDistance = 1000;

/**
 * Returns the part of a line around a range. `start` and `end` are UTF-16 indexes into the line. `room` is in terminal
 * columns; a full-width character takes two.
 */
export function codeFrame(line: string, start: number, end: number, room: number): Frame {
  const from = Math.max(0, start - maxDistance);
  const cells = cellsOf(line.slice(from, start + maxDistance), from);
  const first = Math.max(
    0,
    cells.findLastIndex(({ index }) => index <= start),
  );
  const last = Math.max(
    first,
    cells.findLastIndex(({ index }) => index < end),
  );
  const [left, right] = windowOf(cells, first, last, room - 2);
  const before = left > 0 || from > 0 ? '…' : '';
  const after = right < cells.length || start + maxDistance < line.length ? '…' : '';
  const visibleLast = lastVisible(cells, first, last);
  const shown = cells.slice(left, right).map((cell, index) => {
    const isMarked = index >= first - left && index <= last - left;
    return visibleLast < first && isMarked && end > start ? { ...cell, text: '·'.repeat(cell.width) } : cell;
  });
  const indent = width(shown.slice(0, first - left)) + (before ? 1 : 0);
  const atEnd = start >= line.length && first < cells.length ? (cells[first]?.width ?? 0) : 0;
  const markedLast = visibleLast < first ? last : visibleLast;
  const marked = atEnd > 0 ? 1 : Math.max(1, width(shown.slice(first - left, markedLast + 1 - left)));
  return {
    text: before + shown.map(({ text }) => text).join('') + after,
    carets: ' '.repeat(indent + atEnd) + '^'.repeat(marked),
  };
}

/** Returns the last cell of a range that is no blank; an index before the range if there is none. */
function lastVisible(cells: readonly Cell[], first: number, last: number): number {
  let at = last;
  while (at >= first && cells[at]?.text.trim() === '') at--;
  return at;
}

function cellsOf(text: string, from: number): Cell[] {
  const commands = commandIndexes(text);
  // Created on demand: the first segmenter takes longer to create than an article takes to lint.
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map(({ segment, index }) => {
    const shown = segment === '\t' ? '    ' : commands.has(index) ? escaped(segment) : visible(segment);
    return { index: from + index, text: shown, width: stringWidth(shown) };
  });
}

/**
 * Returns the indexes of the cells that fit: the whole range if possible, and more of the line after it than before.
 */
function windowOf(cells: readonly Cell[], first: number, last: number, room: number): [left: number, right: number] {
  let left = first;
  let right = first + 1;
  let used = cells[first]?.width ?? 0;
  const fits = (cell: Cell | undefined) => cell !== undefined && used + cell.width <= room;
  const lead = Math.floor(room / 4);
  while (right <= last && fits(cells[right])) used += cells[right++]?.width ?? 0;
  for (let taken = 0; left > 0 && fits(cells[left - 1]) && taken < lead; ) {
    taken += cells[--left]?.width ?? 0;
    used += cells[left]?.width ?? 0;
  }
  while (right < cells.length && fits(cells[right])) used += cells[right++]?.width ?? 0;
  while (left > 0 && fits(cells[left - 1])) used += cells[--left]?.width ?? 0;
  return [left, right];
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** Cuts a text to a width in terminal columns. */
export function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  const cells = cellsOf(text.slice(0, columns), 0);
  const kept: string[] = [];
  let room = columns - 1;
  for (const cell of cells) {
    room -= cell.width;
    if (room < 0) break;
    kept.push(cell.text);
  }
  return `${kept.join('')}…`;
}

/** Pads to a width in terminal columns. */
function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, columns - stringWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** Returns rows with aligned columns; columns without an alignment are flush right. Stands closer where `width` asks for it. */
export function table(
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[] = ['left'],
  width = Number.POSITIVE_INFINITY,
): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? '')))) ?? [];
  const needed = widths.reduce((sum, each) => sum + each + 2, -2);
  const gap = needed > width ? ' ' : '  ';
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, align[column] ?? 'right'))
      .join(gap)
      .trimEnd(),
  );
}
