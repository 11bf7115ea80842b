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

export function textOf(start: number, end: number, value: string): Piece {
  return {
    kind: textPiece,
    start,
    end,
    value,
    node: undefined,
    char: 0,
    size: 0,
    canOpen: false,
    canClose: false,
    opens: undefined,
    closes: undefined,
    active: false,
  };
}

export function nodeOf(start: number, end: number, node: PhrasingContent): Piece {
  return {
    kind: nodePiece,
    start,
    end,
    value: '',
    node,
    char: 0,
    size: 0,
    canOpen: false,
    canClose: false,
    opens: undefined,
    closes: undefined,
    active: false,
  };
}

export function runOf(start: number, end: number, char: number, canOpen: boolean, canClose: boolean): Piece {
  return {
    kind: runPiece,
    start,
    end,
    value: '',
    node: undefined,
    char,
    size: end - start,
    canOpen,
    canClose,
    opens: undefined,
    closes: undefined,
    active: false,
  };
}

export function labelOf(start: number, end: number, value: '[' | '!['): Piece {
  return {
    kind: labelPiece,
    start,
    end,
    value,
    node: undefined,
    char: 0,
    size: 0,
    canOpen: false,
    canClose: false,
    opens: undefined,
    closes: undefined,
    active: true,
  };
}
