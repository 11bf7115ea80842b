import type { PhrasingContent } from 'mdast';

export const textPiece = 0;
export const nodePiece = 1;
export const runPiece = 2;
export const labelPiece = 3;

/** A token of inline text. All kinds share one object shape, which V8 optimizes best. */
export interface Piece {
  readonly kind: typeof textPiece | typeof nodePiece | typeof runPiece | typeof labelPiece;
  readonly start: number;
  end: number;
  /** The text of a text piece; `[` or `![` of a label. */
  value: string;
  readonly node: PhrasingContent | undefined;
  /** For runs: the character, and how many of them are not paired yet. */
  readonly char: number;
  size: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** For runs: how many characters each opening and closing delimiter uses, the innermost first. */
  opens: number[] | undefined;
  closes: number[] | undefined;
  /** For labels: false inside a link, since links do not contain links. */
  active: boolean;
}

export function newTextPiece(start: number, end: number, value: string): Piece {
  return pieceOf(textPiece, start, end, value, undefined);
}

export function nodeOf(start: number, end: number, node: PhrasingContent): Piece {
  return pieceOf(nodePiece, start, end, '', node);
}

export function runOf(start: number, end: number, char: number, canOpen: boolean, canClose: boolean): Piece {
  return pieceOf(runPiece, start, end, '', undefined, char, canOpen, canClose);
}

export function labelOf(start: number, end: number, value: '[' | '!['): Piece {
  return pieceOf(labelPiece, start, end, value, undefined);
}

function pieceOf(
  kind: Piece['kind'],
  start: number,
  end: number,
  value: string,
  node: PhrasingContent | undefined,
  char = 0,
  canOpen = false,
  canClose = false,
): Piece {
  const size = kind === runPiece ? end - start : 0;
  const active = kind === labelPiece;
  return { kind, start, end, value, node, char, size, canOpen, canClose, opens: undefined, closes: undefined, active };
}
