import type { Missing } from './missing.ts';
import type { Piece } from './pieces.ts';
import type { Source } from './source.ts';

/** The identifiers of the definitions in the article. */
export type Defined = ReadonlySet<string>;

export interface Inline {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly defined: Defined;
  readonly pieces: Piece[];
  /** Starts of labels that are not closed, as indices of pieces. */
  readonly labels: number[];
  readonly missing: Missing;
  /** How many of the labels are known to be inactive where they are links. */
  settled: number;
  /** How far something has looked that may go over lines. */
  reach: number;
  /** Whether that is not known, in a container, where it matters. */
  vague: boolean;
  /** Whether the first run was one of tildes, also if it was in a label: that kind is paired first. */
  strikesFirst: boolean | undefined;
}
