import type { PhrasingContent } from 'mdast';

export const textPiece = 0;
export const nodePiece = 1;
export const runPiece = 2;
export const labelPiece = 3;

/** What a paragraph is cut into before emphasis and links are found: one shape for all, which engines like best. */
export interface Piece {
  readonly kind: typeof textPiece | typeof nodePiece | typeof runPiece | typeof labelPiece;
  readonly start: number;
  end: number;
  /** Of text. */
  value: string;
  readonly node: PhrasingContent | undefined;
  /** Of a run: what it is made of, and how many of it are not used yet. */
  readonly char: number;
  size: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** How many characters of the run each of its ends takes, the innermost first. */
  opens: number[] | undefined;
  closes: number[] | undefined;
  /** Of the start of a label: a link may not stand in a link. */
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
