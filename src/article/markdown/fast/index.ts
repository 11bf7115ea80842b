import type { ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { readBlock } from './blocks.ts';
import type { Blocks, DocumentState, Pending, TopLevelBlock } from './document.ts';
import { parseInline } from './inline.ts';
import { isBlankLine } from './lines.ts';
import { readRegions, regionEnd } from './regions.ts';
import { pointOf, type Source, sourceOf } from './source.ts';
import { checkBoxAt } from './task.ts';

/** Matches texts for remark: byte order marks, NUL and lone carriage returns. */
const unsupported = /^\uFEFF|\0|\r(?!\n)/u;

/**
 * Returns the same tree as remark; `from` is the end of the front matter. Blocks whose tree is uncertain are passed to
 * `remark` in one call. Returns undefined if remark should parse the whole text.
 */
export function parseFast(text: string, from: number, remark: (text: string) => Root): Root | undefined {
  if (unsupported.test(text)) return undefined;
  const source = sourceOf(text);
  const hasFootnotes = text.includes('[^') && text.includes(']:');
  const document: DocumentState = { pending: [], defined: new Set(), definitions: [], hasFootnotes, block: 0 };
  const found = readTopLevelBlocks(source, from, document);
  if (!found) return undefined;
  for (const pending of document.pending) {
    const block = found[pending.block] as TopLevelBlock;
    if (block.children && !parsePending(pending, document)) block.children = undefined;
  }
  const children = readRegions(source, found, document, remark);
  if (!children) return undefined;
  const position = { start: { line: 1, column: 1, offset: 0 }, end: pointOf(source, text.length) };
  return { type: 'root', children, position };
}

function readTopLevelBlocks(source: Source, from: number, document: DocumentState): TopLevelBlock[] | undefined {
  const found: TopLevelBlock[] = [];
  let line = 0;
  let interrupting = false;
  while (from > 0 && (source.starts[line] as number) < from) line++;
  while (line < source.starts.length) {
    if (isBlankLine(source, line)) {
      line++;
      continue;
    }
    document.block = found.length;
    const { definitions, pending } = document;
    const known = definitions.length;
    const held = pending.length;
    const children: RootContent[] = [];
    const blocks: Blocks = { source, children, document, item: undefined, interrupting };
    const next = readBlock(blocks, line);
    const wasInterrupting = interrupting;
    interrupting = blocks.interrupting;
    if (next > 0) {
      found.push({ line, children });
      line = next;
      continue;
    }
    // The uncertain block contains definitions: only a parse of the whole text finds them.
    if (definitions.length > known) return undefined;
    pending.length = held;
    const end = regionEnd(source, line);
    if (end < 0) return undefined;
    // The start of this block depends on the block before it: remark parses both together.
    if (wasInterrupting) (found[found.length - 1] as TopLevelBlock).children = undefined;
    else found.push({ line, children: undefined });
    line = end;
  }
  return found;
}

/** Parses the text of a paragraph, heading or cell; returns false if uncertain. */
function parsePending(pending: Pending, { defined, hasFootnotes }: DocumentState): boolean {
  const { node, source, end, item, isInTable } = pending;
  let { start } = pending;
  if (hasFootnotes && source.text.slice(start, end).includes('[^')) return false;
  let checked: ListItem['checked'] = null;
  if (item && source.text.charCodeAt(start) === 91) {
    const task = checkBoxAt(source.text, start, end);
    if (task === undefined) return false;
    if (task !== null) {
      checked = task;
      start += 3;
    }
  }
  const children = parseInline(source, start, end, defined, isInTable);
  if (!children) return false;
  if (item && checked !== null) {
    item.checked = checked;
    return setTaskChildren(node as Paragraph, children);
  }
  node.children = children;
  return true;
}

/** Sets the children of a paragraph after a check box, without the space between them. */
function setTaskChildren(node: Paragraph, children: PhrasingContent[]): boolean {
  const [head] = children;
  if (head?.type !== 'text' || !head.position || !node.position) return false;
  node.children = children;
  head.value = head.value.slice(1);
  if (head.value === '') {
    children.shift();
    return true;
  }
  const { line, column, offset = 0 } = head.position.start;
  head.position.start = { line, column: column + 1, offset: offset + 1 };
  node.position.start = { line, column: column + 1, offset: offset + 1 };
  return true;
}
