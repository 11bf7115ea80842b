import type { Parser } from '../../article/markdown/parse.ts';
import type { ConfigSource } from '../../config/source.ts';
import type { RunSettings } from '../../engine/settings.ts';
import type { Asked } from '../cache/disk-reads.ts';
import type { WrittenLook } from './file-result.ts';

/** What a thread has to know of a run, as plain data. */
export interface LookJob {
  readonly cwd: string;
  readonly config: ConfigSource;
  readonly run: Pick<RunSettings, 'language' | 'now' | 'inlineConfig' | 'rules'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The ids of the rules that look. */
  readonly looking: readonly string[];
  /** Whether it counts what rules ask of the disk. */
  readonly notes: boolean;
  /** The paths of the articles that are asked about, where not all are. */
  readonly chosen: readonly string[] | undefined;
  readonly identities: boolean;
  readonly parser: Parser | undefined;
  /** Whether the records are to be kept, and with the stamps of the files. */
  readonly keeps: boolean;
  readonly trustMetadata: boolean;
}

/** An article that a thread is to look at. */
export interface Place {
  readonly path: string;
  readonly root: string;
}

export interface LookAnswer extends WrittenLook {
  /** What the cache is to keep of the article. */
  readonly line?: string;
  /** What rules asked of the disk, by question. */
  readonly asked?: readonly (readonly [question: string, asked: Asked])[];
}
