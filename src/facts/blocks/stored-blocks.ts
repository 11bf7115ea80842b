import type { Range } from '../../core/types.ts';
import { beginsWithClosingMark } from '../../knowledge/text/characters.ts';
import type { BlockFact } from './blocks.ts';

/** A block without the defaults of a paragraph, and without texts that no rule reads. */
interface StoredSingle extends Partial<Omit<BlockFact, 'range'>> {
  readonly range: Range;
}

type BlockDraft = { -readonly [Name in keyof BlockFact]: BlockFact[Name] };
type Draft = { -readonly [Name in keyof StoredSingle]: StoredSingle[Name] };

/**
 * Two numbers for a paragraph without facts that a rule reads: its distance from the previous block, and its length. A
 * negative number counts consecutive paragraphs of images.
 */
export type StoredBlock = StoredSingle | number;

/** The last blocks may hold a source link. */
const lastBlocks = 3;

export function packBlocks(blocks: readonly BlockFact[]): readonly StoredBlock[] {
  const packed: StoredBlock[] = [];
  let images = 0;
  let end = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as BlockFact;
    const { kind, range, strayBreaks, first } = block;
    const atEdge = index === 0 || index >= blocks.length - lastBlocks;
    if (kind === 'images' && !block.linked && !atEdge) {
      images++;
      continue;
    }
    if (images > 0) packed.push(-images);
    images = 0;
    const isRead =
      atEdge || isTorn(blocks[index - 1] as BlockFact, block) || isTorn(block, blocks[index + 1] as BlockFact);
    const isPlain = !isRead && kind === 'paragraph' && strayBreaks.length === 0 && !isTemplate(first);
    if (isPlain && range[0] >= end) packed.push(range[0] - end, range[1] - range[0]);
    else {
      const single: Draft = kind === 'paragraph' ? { range } : { kind, range };
      if (isRead) addText(single, block);
      else if (isTemplate(first)) single.first = first;
      if (strayBreaks.length > 0) single.strayBreaks = strayBreaks;
      packed.push(single);
    }
    end = range[1];
  }
  return packed;
}

/** Adds the texts of a paragraph that may be torn, or is at an edge of the article. */
function addText(single: Draft, { first, last, length, lines, edges, opened, closed, bareUrl, bold }: BlockFact): void {
  single.first = first;
  if (last !== first) single.last = last;
  if (length !== first.length) single.length = length;
  if (lines !== 1) single.lines = lines;
  single.edges = edges;
  // Rules read a bracket only if it is the only one; two show that it is not.
  if (opened.length > 0) single.opened = opened.slice(0, 2);
  if (closed.length > 0) single.closed = closed.slice(0, 2);
  if (bareUrl) single.bareUrl = bareUrl;
  if (bold) single.bold = bold;
}

/** Whether a rule may read the two blocks as halves of one paragraph. */
function isTorn(before: BlockFact, after: BlockFact): boolean {
  if (before.kind !== 'paragraph' || after.kind !== 'paragraph') return false;
  return (
    beginsWithClosingMark(after.first) ||
    /[，、]$/u.test(before.edges) ||
    before.bold?.text.endsWith('，') === true ||
    (before.opened.length === 1 && after.closed.length === 1)
  );
}

function isTemplate(text: string): boolean {
  return /^(?:\{[{%]|<%)/u.test(text);
}

const none: readonly never[] = [];

export function unpackBlocks(stored: readonly StoredBlock[]): readonly BlockFact[] {
  const blocks: BlockFact[] = [];
  let end = 0;
  for (let index = 0; index < stored.length; index++) {
    const each = stored[index] as StoredBlock;
    if (typeof each === 'object') {
      blocks.push(unpackSingle(each));
      end = each.range[1];
    } else if (each < 0) {
      for (let count = 0; count > each; count--) blocks.push(images);
    } else {
      const start = end + each;
      end = start + (stored[++index] as number);
      blocks.push(plainBlock('paragraph', [start, end]));
    }
  }
  return blocks;
}

function unpackSingle(stored: StoredSingle): BlockFact {
  const { kind = 'paragraph', range, first = '', last = first, length = first.length } = stored;
  const { lines = 1, edges = '', opened = none, closed = none, strayBreaks = none, linked, bareUrl, bold } = stored;
  const block: BlockDraft = { kind, range, first, last, length, lines, edges, opened, closed, strayBreaks };
  if (linked) block.linked = linked;
  if (bareUrl) block.bareUrl = bareUrl;
  if (bold) block.bold = bold;
  return block;
}

function plainBlock(kind: BlockFact['kind'], range: Range): BlockFact {
  return {
    kind,
    range,
    first: '',
    last: '',
    length: 0,
    lines: 1,
    edges: '',
    opened: none,
    closed: none,
    strayBreaks: none,
  };
}

/** Images between images have no range, because no rule reads it. */
const images = plainBlock('images', [0, 0]);
