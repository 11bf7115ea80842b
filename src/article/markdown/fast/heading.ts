import type { Heading } from 'mdast';
import { afterBlanks, beforeBlanks, isBlank } from './characters.ts';
import { type Blocks, deferInline } from './document.ts';
import { spanOf } from './source.ts';

/** Reads an ATX heading of `depth`; returns the next line. */
export function readHeading(blocks: Blocks, line: number, start: number, depth: number): number {
  const { source } = blocks;
  const { text, ends } = source;
  const end = ends[line] as number;
  const node: Heading = {
    type: 'heading',
    depth: depth as Heading['depth'],
    children: [],
    position: spanOf(source, start, end),
  };
  blocks.children.push(node);
  const from = afterBlanks(text, start + depth, end);
  let to = beforeBlanks(text, from, end);
  // Closing `#` characters need a space before them.
  let close = to;
  while (close > from && text.charCodeAt(close - 1) === 35) close--;
  if (close < to && (close === from || isBlank(text.charCodeAt(close - 1)))) to = beforeBlanks(text, from, close);
  if (to > from) deferInline(blocks, node, from, to);
  return line + 1;
}
