import type { Blockquote, ListItem, RootContent } from 'mdast';
import { readFence, readIndentedCode } from './code-block.ts';
import type { Blocks, DocumentState } from './document.ts';
import { readHeading } from './heading.ts';
import { readHtml } from './html-block.ts';
import { htmlKind } from './html-kind.ts';
import {
  contentStart,
  fenceSize,
  headingDepth,
  indentOf,
  interruptsParagraph,
  isBlankLine,
  isThematicBreak,
  markerAt,
  mayBeFootnote,
} from './lines.ts';
import { readList } from './list.ts';
import { readParagraph } from './paragraph.ts';
import { readQuote } from './quote.ts';
import { type Source, spanOf } from './source.ts';

/** Limit of nested containers: each container copies its text. */
const maxDepth = 12;

/** Reads the block that starts on `line`, which is not blank; returns the next line, -1 if uncertain. */
export function readBlock(blocks: Blocks, line: number): number {
  const { source } = blocks;
  const indent = indentOf(source, line);
  // A lazy line only continues a paragraph.
  if (indent < 0 || source.lazyLines.has(line)) return -1;
  if (indent > 3) {
    const next = readIndentedCode(blocks, line);
    blocks.interrupting = true;
    return next;
  }
  const { interrupting } = blocks;
  blocks.interrupting = false;
  const { text } = source;
  const start = contentStart(source, line);
  const end = source.ends[line] as number;
  const code = text.charCodeAt(start);
  if (code === 35) {
    const depth = headingDepth(text, start, end);
    if (depth > 0) return readHeading(blocks, line, start, depth);
  } else if (code === 96 || code === 126) {
    const size = fenceSize(text, start, end);
    if (size > 0) return readFence(blocks, line, start, size);
  } else if (code === 60) {
    const kind = htmlKind(text, start, end);
    if (kind > 0) return readHtml(blocks, line, start, kind);
  } else if (code === 62) return source.depth < maxDepth ? readQuote(blocks, line, start, interrupting) : -1;
  else if (isThematicBreak(text, start, end)) {
    blocks.children.push({ type: 'thematicBreak', position: spanOf(source, start, end) });
    return line + 1;
  } else if (mayBeFootnote(text, start, end)) return -1;
  else {
    const marker = markerAt(text, start, end);
    if (marker && interrupting && !interruptsParagraph(text, start, end)) return -1;
    if (marker) return source.depth < maxDepth ? readList(blocks, line, start, marker, interrupting) : -1;
  }
  return readParagraph(blocks, line, start);
}

/** Reads all blocks of a container; returns whether blank lines are between them, undefined if uncertain. */
export function readBlocks(
  source: Source,
  parent: ListItem | Blockquote,
  document: DocumentState,
  interrupting: boolean,
): boolean | undefined {
  const children = parent.children as RootContent[];
  const item = parent.type === 'listItem' ? parent : undefined;
  const blocks: Blocks = { source, children, document, item, interrupting };
  let spread = false;
  let seenBlank = false;
  for (let line = 0; line < source.starts.length; ) {
    if (isBlankLine(source, line)) {
      if (children.length > 0) seenBlank = true;
      line++;
      continue;
    }
    if (seenBlank) spread = true;
    line = readBlock(blocks, line);
    if (line < 0) return undefined;
    blocks.item = undefined;
  }
  return spread;
}
