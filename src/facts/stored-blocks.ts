import { beginsWithClosing } from '../core/characters.ts';
import type { Range } from '../core/types.ts';
import type { BlockFact } from './blocks.ts';

/** A block without what follows from most blocks' being paragraphs, and without texts that no rule looks at. */
interface Single extends Partial<Omit<BlockFact, 'range'>> {
  readonly range: Range;
}

/** Several paragraphs of images. */
interface Images {
  readonly images: number;
}

export type StoredBlock = Single | Images;

/** The last ones may hold a link to the original. */
const lastBlocks = 3;

export function packBlocks(blocks: readonly BlockFact[]): readonly StoredBlock[] {
  const packed: (Single | { images: number })[] = [];
  for (const [index, block] of blocks.entries()) {
    const atEdge = index === 0 || index >= blocks.length - lastBlocks;
    const last = packed.at(-1);
    if (block.kind === 'images' && !block.linked && !atEdge) {
      if (last && 'images' in last) last.images++;
      else packed.push({ images: 1 });
      continue;
    }
    const { kind, range, strayBreaks } = block;
    const isRead = atEdge || isTorn(blocks[index - 1], block) || isTorn(block, blocks[index + 1]);
    packed.push({
      ...(kind !== 'paragraph' && { kind }),
      range,
      ...(isRead ? textOf(block) : isTemplate(block.first) && { first: block.first }),
      ...(strayBreaks.length > 0 && { strayBreaks }),
    });
  }
  return packed;
}

/** What may be told of a paragraph that begins or ends where another one does. */
function textOf({ first, last, length, lines, edges, opened, closed, bareUrl, bold }: BlockFact): Partial<BlockFact> {
  return {
    first,
    ...(last !== first && { last }),
    ...(length !== first.length && { length }),
    ...(lines !== 1 && { lines }),
    edges,
    // Of more than one, none is told.
    ...(opened.length > 0 && { opened: opened.slice(0, 2) }),
    ...(closed.length > 0 && { closed: closed.slice(0, 2) }),
    ...(bareUrl && { bareUrl }),
    ...(bold && { bold }),
  };
}

/** Whether some rule may take two blocks for halves of one paragraph. */
function isTorn(before: BlockFact | undefined, after: BlockFact | undefined): boolean {
  if (before?.kind !== 'paragraph' || after?.kind !== 'paragraph') return false;
  return (
    beginsWithClosing(after.first) ||
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
  return stored.flatMap((each) => {
    if ('images' in each) {
      const image: BlockFact = { ...blank, kind: 'images', range: [0, 0] };
      return Array.from({ length: each.images }, () => image);
    }
    const { first = '', last = first, length = first.length } = each;
    return [{ ...blank, ...each, first, last, length }];
  });
}

const blank: Omit<BlockFact, 'range'> = {
  kind: 'paragraph',
  first: '',
  last: '',
  length: 0,
  lines: 1,
  edges: '',
  opened: none,
  closed: none,
  strayBreaks: none,
};
