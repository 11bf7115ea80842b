import type { Blockquote } from 'mdast';
import { readBlocks } from './blocks.ts';
import { afterBlanks } from './characters.ts';
import { type ContainerLine, containerSource } from './container.ts';
import type { Blocks } from './document.ts';
import { continuationOf, hasUncertainEnd, indentOf } from './lines.ts';
import { spanOf } from './source.ts';

/** Reads the block quote that starts on `line`; returns the next line, -1 if uncertain. */
export function readQuote(blocks: Blocks, line: number, start: number, interrupting: boolean): number {
  const { source, children, document } = blocks;
  const { text, starts, ends } = source;
  const cuts: ContainerLine[] = [];
  let at = line;
  for (; at < starts.length; at++) {
    const end = ends[at] as number;
    const from = afterBlanks(text, starts[at] as number, end);
    if (from === end) break;
    const indent = indentOf(source, at);
    if (indent < 0) return -1;
    if (indent > 3 || text.charCodeAt(from) !== 62 || source.lazyLines.has(at)) {
      const what = continuationOf(source, at);
      if (what === 'unsure') return -1;
      if (what === 'ends') break;
      cuts.push({ line: at, start: starts[at] as number, isLazy: true });
      continue;
    }
    let to = from + 1;
    if (to < end && text.charCodeAt(to) === 9) return -1;
    if (to < end && text.charCodeAt(to) === 32) to++;
    cuts.push({ line: at, start: to, isLazy: false });
  }
  if (hasUncertainEnd(source, at)) return -1;
  const inner = containerSource(source, cuts, true);
  const node: Blockquote = {
    type: 'blockquote',
    children: [],
    position: spanOf(source, start, ends[at - 1] as number),
  };
  if (readBlocks(inner, node, document, interrupting) === undefined) return -1;
  children.push(node);
  return at;
}
