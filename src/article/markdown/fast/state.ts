import type { Piece } from './pieces.ts';
import type { Source } from './source.ts';

/** The identifiers of the definitions in the article. */
export type Defined = ReadonlySet<string>;

/** By closing delimiter: the offset from which on it is known to be absent, so that it is not searched for again. */
export type Missing = Map<string, number>;

/** What is known while the content of one paragraph, heading or cell is read. */
export interface Inline {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly defined: Defined;
  readonly inTable: boolean;
  readonly pieces: Piece[];
  /** Where the text starts that is not in a piece yet. */
  textStart: number;
  /** Starts of labels that are not closed, as indices of pieces. */
  readonly labels: number[];
  readonly missing: Missing;
  /** The runs of backticks; found at the first of them. */
  backticks: Map<number, number[]> | undefined;
  /** Addresses without brackets that were none after all. */
  failures: number;
  /** How many of the labels are known to be inactive where they are links. */
  settled: number;
  /** How far something has looked that may go over lines. */
  reach: number;
  /** Whether that is not known, in a container, where it matters. */
  vague: boolean;
  /** Whether the first run was one of tildes, also if it was in a label: that kind is paired first. */
  strikesFirst: boolean | undefined;
}
