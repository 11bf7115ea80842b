import type { Piece } from './pieces.ts';
import type { Source } from './source.ts';

/** The identifiers of the definitions in the article. */
export type Defined = ReadonlySet<string>;

/** By closing delimiter: the offset from which on it is known to be absent, so that it is not searched for again. */
export type Missing = Map<string, number>;

/** State of parsing the content of one paragraph, heading or cell. */
export interface InlineState {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly defined: Defined;
  readonly isInTable: boolean;
  readonly pieces: Piece[];
  /** Start of the text that is not part of a piece yet. */
  textStart: number;
  /** Indexes of the pieces that open labels without a closing bracket yet. */
  readonly labels: number[];
  readonly missing: Missing;
  /** Offsets of backtick runs by length; computed at the first run. */
  backticks: Map<number, number[]> | undefined;
  /** Number of failed autolinks without brackets. */
  failedAutolinks: number;
  /** Number of labels that have been made inactive already. */
  inactiveCount: number;
  /** Offset up to which a construct over several lines has been scanned. */
  reach: number;
  /** Whether `reach` is unknown; matters in containers only. */
  isReachUnknown: boolean;
  /** Whether the first run, also inside labels, consists of tildes: that kind is paired first. */
  strikesFirst: boolean | undefined;
}
