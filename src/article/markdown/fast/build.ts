import type { Parents, PhrasingContent, Text } from 'mdast';
import { labelPiece, nodePiece, type Piece, textPiece } from './pieces.ts';
import { endOf, pointOf, type Source, spanOf } from './source.ts';

type Group = Extract<PhrasingContent, { type: 'delete' | 'emphasis' | 'strong' }>;

/** Builds nodes from the pieces from index `from` on, whose runs have been paired. */
export function buildNodes(source: Source, pieces: readonly Piece[], from: number): PhrasingContent[] {
  const root: PhrasingContent[] = [];
  const open: Group[] = [];
  let children = root;
  for (let index = from; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (piece.kind === textPiece || piece.kind === labelPiece)
      addText(source, children, piece.start, piece.end, piece.value);
    else if (piece.kind === nodePiece) children.push(piece.node as PhrasingContent);
    else {
      let at = piece.start;
      for (const size of piece.closes ?? []) {
        at += size;
        const group = open.pop() as Group & { position: { end: object } };
        group.position.end = endOf(source, at);
        children = open.length > 0 ? (open[open.length - 1] as Group).children : root;
      }
      if (piece.size > 0) {
        addText(source, children, at, at + piece.size, source.text.slice(at, at + piece.size));
        at += piece.size;
      }
      const { opens = [] } = piece;
      for (let which = opens.length - 1; which >= 0; which--) {
        const size = opens[which] as number;
        const group = groupOf(source, piece.char, size, at);
        children.push(group);
        open.push(group);
        children = group.children;
        at += size;
      }
    }
  }
  return root;
}

function groupOf(source: Source, char: number, size: number, at: number): Group {
  // The end is set at the closing run.
  const position = { start: pointOf(source, at), end: { line: 0, column: 0, offset: 0 } };
  if (char === 126) return { type: 'delete', children: [], position };
  if (size === 2) return { type: 'strong', children: [], position };
  return { type: 'emphasis', children: [], position };
}

/** Adds text; adjacent pieces of text become one node. */
function addText(source: Source, children: PhrasingContent[], start: number, end: number, value: string): void {
  // Reading index -1 of an array is slower than all else here.
  const last = children.length > 0 ? children[children.length - 1] : undefined;
  if (last?.type === 'text') {
    last.value += value;
    (last as Text & { position: { end: object } }).position.end = endOf(source, end);
  } else children.push({ type: 'text', value, position: spanOf(source, start, end) });
}

/** Returns the alt text of an image: the text of its label without markup. */
export function plainText(nodes: readonly (PhrasingContent | Parents)[]): string {
  let text = '';
  for (const node of nodes) {
    if ('value' in node) text += node.value;
    else if ('alt' in node) text += node.alt ?? '';
    else if ('children' in node) text += plainText(node.children as PhrasingContent[]);
  }
  return text;
}
