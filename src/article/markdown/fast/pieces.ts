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
  isActive: boolean;
}

export function newTextPiece(start: number, end: number, value: string): Piece {
  return newPiece(textPiece, start, end, value, undefined);
}

export function newNodePiece(start: number, end: number, node: PhrasingContent): Piece {
  return newPiece(nodePiece, start, end, '', node);
}

export function newRunPiece(start: number, end: number, char: number, canOpen: boolean, canClose: boolean): Piece {
  return newPiece(runPiece, start, end, '', undefined, char, canOpen, canClose);
}

export function newLabelPiece(start: number, end: number, value: '[' | '!['): Piece {
  return newPiece(labelPiece, start, end, value, undefined);
}

function newPiece(
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
  const isActive = kind === labelPiece;
  return {
    kind,
    start,
    end,
    value,
    node,
    char,
    size,
    canOpen,
    canClose,
    opens: undefined,
    closes: undefined,
    isActive,
  };
}
