import type { Heading, Paragraph } from 'mdast';
import { afterBlanks } from './characters.ts';
import { readDefinitions } from './definition.ts';
import { type Blocks, deferInline } from './document.ts';
import { indentOf, interruptsParagraph, markerAt, mayBeFootnote } from './lines.ts';
import { spanOf } from './source.ts';
import { columnAlignments, readTable } from './table.ts';

/** Reads the paragraph, setext heading or table that starts on `line`; returns the next line, -1 if uncertain. */
export function readParagraph(blocks: Blocks, line: number, start: number): number {
  const { source, children } = blocks;
  const { text, starts, ends } = source;
  if (text.charCodeAt(start) === 91) {
    const next = readDefinitions(blocks, line, start);
    if (next !== 0) return next;
  }
  let last = line;
  for (let at = line + 1; at < starts.length; at++) {
    const from = afterBlanks(text, starts[at] as number, ends[at] as number);
    const end = ends[at] as number;
    if (from === end) break;
    const indent = from === starts[at] ? 0 : indentOf(source, at);
    if (indent < 0) return -1;
    // Lazy lines continue the paragraph: `outside` has excluded all else.
    if (indent < 4 && !source.lazyLines.has(at)) {
      const code = text.charCodeAt(from);
      if (code === 124 || code === 58 || code === 45) {
        const columns = columnAlignments(text, from, end);
        if (columns) {
          // The line may also start a list.
          if (markerAt(text, from, end)) return -1;
          const next = readTable(blocks, at - 1, columns, () => finish(at - 2));
          if (next !== 0) return next;
        }
      }
      if (code === 61 || code === 45) {
        const underline = underlineEnd(text, from, end, code);
        if (underline > 0) {
          const node: Heading = {
            type: 'heading',
            depth: code === 61 ? 1 : 2,
            children: [],
            position: spanOf(source, start, end),
          };
          if (blocks.item && text.charCodeAt(start) === 91) return -1;
          children.push(node);
          deferInline(blocks, node, start, ends[at - 1] as number, blocks.item);
          return at + 1;
        }
      }
      if (mayBeFootnote(text, from, end)) return -1;
      if (interruptsParagraph(text, from, end)) {
        blocks.interrupting = true;
        break;
      }
    }
    last = at;
  }
  finish(last);
  return last + 1;

  function finish(to: number): void {
    if (to < line) return;
    const end = ends[to] as number;
    const node: Paragraph = { type: 'paragraph', children: [], position: spanOf(source, start, end) };
    children.push(node);
    deferInline(blocks, node, start, end, blocks.item);
    blocks.item = undefined;
  }
}

/** Returns the end of a setext underline; 0 if the line is none. */
function underlineEnd(text: string, start: number, end: number, marker: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === marker) at++;
  return afterBlanks(text, at, end) === end ? at : 0;
}
