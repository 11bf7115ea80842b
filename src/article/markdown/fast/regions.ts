import type { Root, RootContent } from 'mdast';
import type { Range } from '../../../core/types.ts';
import { isBlank } from './characters.ts';
import type { DocumentState, TopLevelBlock } from './document.ts';
import { isBlankLine, startsContainer } from './lines.ts';
import type { Source } from './source.ts';

/** An empty heading: ends all open blocks of the region before it. */
const divider = '#\n';
/** Matches starts of blocks that may continue over blank lines, so that the end of the region is uncertain. */
const opener = /^ {0,3}(?:`{3}|~{3}|<)/u;

/**
 * Returns the line after the region that starts on `line`. A region ends at a blank line before a line that is neither
 * indented nor the start of a container, which ends all open blocks. Returns -1 if a block may stay open.
 */
export function regionEnd(source: Source, line: number): number {
  const { text, starts, ends } = source;
  let afterBlank = false;
  for (let at = line; at < starts.length; at++) {
    if (isBlankLine(source, at)) {
      afterBlank = true;
      continue;
    }
    const start = starts[at] as number;
    const end = ends[at] as number;
    const isIndented = isBlank(text.charCodeAt(start));
    if (at > line && afterBlank && !isIndented && !startsContainer(text, start, end)) return at;
    afterBlank = false;
    if (opener.test(text.slice(start, end))) return -1;
  }
  return starts.length;
}

interface Region {
  readonly block: TopLevelBlock;
  /** First line in the batch; `lines` and `offset` are the distances to the position in the article. */
  readonly line: number;
  readonly end: number;
  readonly lines: number;
  readonly offset: number;
}

/** Returns all nodes in order; remark parses the uncertain blocks in one batch. Undefined if it must parse all. */
export function readRegions(
  source: Source,
  blocks: readonly TopLevelBlock[],
  document: DocumentState,
  remark: (text: string) => Root,
): RootContent[] | undefined {
  const { text, starts } = source;
  const regions: Region[] = [];
  // The first divider also prevents a region from being read as front matter.
  let batch = document.definitions.map((definition) => `${definition}\n`).join('') + divider;
  let line = document.definitions.length + 1;
  for (const [index, block] of blocks.entries()) {
    if (block.children) continue;
    const from = starts[block.line] as number;
    const next = blocks[index + 1]?.line;
    const region = text.slice(from, next === undefined ? text.length : starts[next]);
    const end = line + (next ?? starts.length) - block.line;
    regions.push({ block, line, end, lines: block.line - line, offset: from - batch.length });
    batch += region;
    line = end;
    // No divider after the last region: blocks that are open at the end of the article end differently.
    if (next === undefined) continue;
    batch += divider;
    line++;
  }
  if (regions.length > 0) {
    // The batch costs more than it saves.
    if (batch.length > text.length * 0.9) return undefined;
    const root = remark(batch);
    // After an empty item, remark may attach a check box to the root.
    if ('checked' in root) return undefined;
    assignNodes(root, regions);
    if (batch.includes(']:') && regions.some(({ block }) => hasDefinition(block.children ?? []))) return undefined;
  }
  const all: RootContent[] = [];
  for (const { children = [] } of blocks) for (const child of children) all.push(child);
  return all;
}

function hasDefinition(nodes: readonly { type: string; children?: unknown }[]): boolean {
  return nodes.some(
    ({ type, children = [] }) => type === 'definition' || hasDefinition(children as { type: string }[]),
  );
}

function assignNodes({ children }: Root, regions: readonly Region[]): void {
  let at = 0;
  for (const { block, line, end, lines, offset } of regions) {
    const own: RootContent[] = [];
    for (; at < children.length; at++) {
      const node = children[at] as RootContent;
      const start = node.position?.start.line ?? 0;
      if (start > end) break;
      // Skip definitions and dividers.
      if (start <= line) continue;
      shiftPositions(node as Movable, lines, offset);
      own.push(node);
    }
    block.children = own;
  }
}

interface Movable {
  position?:
    | { start: { line: number; offset?: number | undefined }; end: { line: number; offset?: number | undefined } }
    | undefined;
  data?: { destination?: Range } | undefined;
  children?: unknown[];
}

function shiftPositions(node: Movable, lines: number, offset: number): void {
  const { position, data } = node;
  for (const point of position ? [position.start, position.end] : []) {
    point.line += lines;
    point.offset = (point.offset ?? 0) + offset;
  }
  if (data?.destination) data.destination = [data.destination[0] + offset, data.destination[1] + offset];
  for (const child of node.children ?? []) shiftPositions(child as Movable, lines, offset);
}
