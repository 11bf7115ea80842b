import type { List, ListItem } from 'mdast';
import { readBlocks } from './blocks.ts';
import { afterBlanks } from './characters.ts';
import { type ContainerLine, containerSource } from './container.ts';
import type { Blocks } from './document.ts';
import {
  continuationOf,
  hasUncertainEnd,
  indentOf,
  isBlankLine,
  isThematicBreak,
  type Marker,
  markerAt,
} from './lines.ts';
import { type Position, pointOf, spanOf } from './source.ts';

/** Reads the list that starts on `line`; returns the next line, -1 if uncertain. */
export function readList(blocks: Blocks, line: number, start: number, first: Marker, interrupting: boolean): number {
  const { source, children } = blocks;
  const { text, starts, ends } = source;
  const items: ListItem[] = [];
  let marker = first;
  let from = start;
  let at = line;
  let spread = false;
  for (;;) {
    const item = readItem(blocks, at, from, marker, items, interrupting && at === line);
    if (item < 0) return -1;
    at = item;
    let next = at;
    while (next < starts.length && isBlankLine(source, next)) next++;
    if (next >= starts.length) break;
    const indent = indentOf(source, next);
    // Indented code after a list: micromark treats it as a plain line.
    if (indent < 0 || indent > 3) return -1;
    const end = ends[next] as number;
    from = afterBlanks(text, starts[next] as number, end);
    const following = !isThematicBreak(text, from, end) ? markerAt(text, from, end) : undefined;
    if (!following || following.char !== first.char) {
      break;
    }
    // In a quote, the result also depends on the last block of the item.
    if (next > at && source.isQuoted) return -1;
    if (next > at) spread = true;
    marker = following;
    at = next;
  }
  if (hasUncertainEnd(source, at)) return -1;
  const position: Position = spanOf(source, start, ends[at - 1] as number);
  const value = first.isOrdered ? Number.parseInt(text.slice(start, first.end - 1), 10) : null;
  const list: List = { type: 'list', ordered: first.isOrdered, start: value, spread, children: items, position };
  children.push(list);
  return at;
}

/** Reads one item; returns the next line, -1 if uncertain. */
function readItem(
  blocks: Blocks,
  line: number,
  start: number,
  marker: Marker,
  items: ListItem[],
  interrupting: boolean,
): number {
  const { source, document } = blocks;
  const { text, starts, ends } = source;
  const lineEnd = ends[line] as number;
  let content = marker.end;
  while (content < lineEnd && text.charCodeAt(content) === 32) content++;
  // An empty item, or a tab after the marker.
  if (content === lineEnd || text.charCodeAt(content) === 9) return -1;
  if (content - marker.end > 4) content = marker.end + 1;
  const size = content - (starts[line] as number);
  const cuts: ContainerLine[] = [{ line, start: content, isLazy: false }];
  let last = 0;
  for (let at = line + 1; at < starts.length; at++) {
    const from = starts[at] as number;
    const end = ends[at] as number;
    let to = from;
    while (to < end && to - from < size && text.charCodeAt(to) === 32) to++;
    if (to < end && to - from < size && text.charCodeAt(to) === 9) return -1;
    const isBlank = to - from < size ? to === end : isBlankLine(source, at);
    if ((to - from < size || source.lazyLines.has(at)) && !isBlank) {
      // No lazy lines after a blank line: the item ends.
      if (last < cuts.length - 1) break;
      const what = continuationOf(source, at);
      if (what === 'unsure') return -1;
      if (what === 'ends') break;
      cuts.push({ line: at, start: from, isLazy: true });
      last = cuts.length - 1;
      continue;
    }
    // Whitespace beyond the indentation of code may be part of the code.
    if (isBlank && (end - to > 3 || text.slice(to, end).includes('\t'))) return -1;
    cuts.push({ line: at, start: to, isLazy: false });
    if (!isBlank) last = cuts.length - 1;
  }
  cuts.length = last + 1;
  const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [] };
  const inner = containerSource(source, cuts, false);
  const spread = readBlocks(inner, item, document, interrupting);
  if (spread === undefined) return -1;
  item.spread = spread;
  const end = (cuts[last] as ContainerLine).line;
  item.position = { start: pointOf(source, start), end: pointOf(source, ends[end] as number) };
  items.push(item);
  return end + 1;
}
