import type { ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { readBlock } from './blocks.ts';
import type { Blocks, Findings, Pending, TopLevelBlock } from './document.ts';
import { inline } from './inline.ts';
import { isBlankLine } from './lines.ts';
import { readRegions, regionEnd } from './regions.ts';
import { pointOf, type Source, sourceOf } from './source.ts';
import { taskOf } from './task.ts';

/** Matches texts for remark: byte order marks, NUL and lone carriage returns. */
const odd = /^\uFEFF|\0|\r(?!\n)/u;

/**
 * Returns the same tree as remark; `from` is the end of the front matter. Blocks whose tree is uncertain are passed to
 * `remark` in one call. Returns undefined if remark should parse the whole text.
 */
export function fast(text: string, from: number, remark: (text: string) => Root): Root | undefined {
  if (odd.test(text)) return undefined;
  const source = sourceOf(text);
  const hasFootnotes = text.includes('[^') && text.includes(']:');
  const findings: Findings = { pending: [], defined: new Set(), definitions: [], hasFootnotes, block: 0 };
  const found = blocksOf(source, from, findings);
  if (!found) return undefined;
  for (const pending of findings.pending) {
    const block = found[pending.block] as TopLevelBlock;
    if (block.children && !fill(pending, findings)) block.children = undefined;
  }
  const children = readRegions(source, found, findings, remark);
  if (!children) return undefined;
  const position = { start: { line: 1, column: 1, offset: 0 }, end: pointOf(source, text.length) };
  return { type: 'root', children, position };
}

function blocksOf(source: Source, from: number, findings: Findings): TopLevelBlock[] | undefined {
  const found: TopLevelBlock[] = [];
  let line = 0;
  let interrupting = false;
  while (from > 0 && (source.starts[line] as number) < from) line++;
  while (line < source.starts.length) {
    if (isBlankLine(source, line)) {
      line++;
      continue;
    }
    findings.block = found.length;
    const { definitions, pending } = findings;
    const known = definitions.length;
    const held = pending.length;
    const children: RootContent[] = [];
    const blocks: Blocks = { source, children, findings, item: undefined, interrupting };
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
function fill(pending: Pending, { defined, hasFootnotes }: Findings): boolean {
  const { node, source, end, item, inTable } = pending;
  let { start } = pending;
  if (hasFootnotes && source.text.slice(start, end).includes('[^')) return false;
  let checked: ListItem['checked'] = null;
  if (item && source.text.charCodeAt(start) === 91) {
    const task = taskOf(source.text, start, end);
    if (task === undefined) return false;
    if (task !== null) {
      checked = task;
      start += 3;
    }
  }
  const children = inline(source, start, end, defined, inTable);
  if (!children) return false;
  if (item && checked !== null) {
    item.checked = checked;
    return fillTask(node as Paragraph, children);
  }
  node.children = children;
  return true;
}

/** Sets the children of a paragraph after a check box, without the space between them. */
function fillTask(node: Paragraph, children: PhrasingContent[]): boolean {
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
