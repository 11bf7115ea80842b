import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import { afterBlanks, isBlank } from './characters.ts';
import { type Blocks, deferInline } from './document.ts';
import { indentOf, interruptsParagraph, markerAt, mayBeFootnote } from './lines.ts';
import { spanOf } from './source.ts';

/** Returns the alignments of a delimiter row; undefined if the line is none. */
export function columnAlignments(text: string, start: number, end: number): AlignType[] | undefined {
  const aligns: AlignType[] = [];
  let seen = false;
  let at = start;
  if (text.charCodeAt(at) === 124) {
    seen = true;
    at = afterBlanks(text, at + 1, end);
  }
  while (at < end) {
    const left = text.charCodeAt(at) === 58;
    if (left) at++;
    const from = at;
    while (at < end && text.charCodeAt(at) === 45) at++;
    if (at === from) return undefined;
    const right = at < end && text.charCodeAt(at) === 58;
    if (right) at++;
    if (left || right) seen = true;
    aligns.push(left ? (right ? 'center' : 'left') : right ? 'right' : null);
    at = afterBlanks(text, at, end);
    if (at < end) {
      if (text.charCodeAt(at) !== 124) return undefined;
      seen = true;
      at = afterBlanks(text, at + 1, end);
    }
  }
  return seen && aligns.length > 0 ? aligns : undefined;
}

interface Cell {
  readonly start: number;
  end: number;
  from: number;
  to: number;
}

/** Returns the cells of a row. A cell includes the pipe before it; the last one also the pipe at the end. */
function cellsOf(text: string, start: number, end: number): Cell[] {
  const cells: Cell[] = [];
  let cell: Cell = { start, end, from: 0, to: 0 };
  let opened = false;
  let pending = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) continue;
    if (code === 124) {
      if (!opened) opened = true;
      else {
        pending = true;
        cells.push(cell);
        cell = { start: at, end, from: 0, to: 0 };
      }
      continue;
    }
    opened = true;
    if (pending) {
      (cells[cells.length - 1] as Cell).end = cell.start;
      pending = false;
    }
    if (cell.to === 0) cell.from = at;
    const next = text.charCodeAt(at + 1);
    if (code === 92 && at + 1 < end && (next === 92 || next === 124)) at++;
    cell.to = at + 1;
  }
  if (!pending) cells.push(cell);
  for (let index = 1; index < cells.length; index++) (cells[index - 1] as Cell).end = (cells[index] as Cell).start;
  return cells;
}

/**
 * Reads the table with its header on `line`; calls `before` once it is certain. Returns the next line, 0 if it is no
 * table, -1 if uncertain.
 */
export function readTable(blocks: Blocks, line: number, align: AlignType[], before: () => void): number {
  const { source } = blocks;
  const { text, starts, ends } = source;
  const start = afterBlanks(text, starts[line] as number, ends[line] as number);
  const head = cellsOf(text, start, ends[line] as number);
  if (head.length !== align.length || text.slice(start, ends[line]).trimEnd() === '|') return 0;
  if (source.lazyLines.has(line) || source.lazyLines.has(line + 1)) return -1;
  if (indentOf(source, line) !== 0 || indentOf(source, line + 1) !== 0) return -1;
  let last = line + 1;
  for (let at = line + 2; at < starts.length; at++) {
    const from = afterBlanks(text, starts[at] as number, ends[at] as number);
    const end = ends[at] as number;
    if (from === end) break;
    // Indented or lazy lines and tags may end the table.
    if (indentOf(source, at) !== 0 || source.lazyLines.has(at) || text.charCodeAt(from) === 60) return -1;
    if (mayBeFootnote(text, from, end)) return -1;
    // Lists treat every row as a block of its own, so any marker ends the table.
    if (interruptsParagraph(text, from, end) || markerAt(text, from, end)) break;
    last = at;
  }
  before();
  blocks.item = undefined;
  const rows: TableRow[] = [];
  for (let at = line; at <= last; at++) {
    if (at === line + 1) continue;
    const from = starts[at] as number;
    const end = ends[at] as number;
    rows.push({
      type: 'tableRow',
      children: cellsOf(text, from, end).map((cell) => cellOf(blocks, cell)),
      position: spanOf(source, from, end),
    });
  }
  const table: Table = { type: 'table', align, children: rows, position: spanOf(source, start, ends[last] as number) };
  blocks.children.push(table);
  return last + 1;
}

function cellOf(blocks: Blocks, { start, end, from, to }: Cell): TableCell {
  const node: TableCell = { type: 'tableCell', children: [], position: spanOf(blocks.source, start, end) };
  if (to > from) deferInline(blocks, node, from, to, undefined, true);
  return node;
}
