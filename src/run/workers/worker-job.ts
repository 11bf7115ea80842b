import type { Parser } from '../../article/markdown/parse.ts';
import type { ConfigSource } from '../../config/source.ts';
import type { RunSettings } from '../../engine/settings.ts';
import type { DiskRead } from '../cache/disk-reads.ts';
import type { SerializedFileResult } from '../extract/extract-file.ts';
import type { Times } from '../timing.ts';

/** What a worker knows of a run: plain data. */
export interface WorkerJob {
  readonly cwd: string;
  readonly folders: readonly string[] | undefined;
  readonly config: ConfigSource;
  readonly run: Pick<RunSettings, 'language' | 'now' | 'inlineConfig' | 'rules'>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The ids of the rules that lint. */
  readonly rules: readonly string[];
  /** Whether all norms are sampled, or those that the rules need. */
  readonly allNorms: boolean;
  /** Whether it records what rules read from the disk. */
  readonly tracksDiskReads: boolean;
  /** The paths that are reported, where these are not all. */
  readonly selected: readonly string[] | undefined;
  readonly identities: boolean;
  /** The ids of the collectors whose facts are kept; undefined for all. */
  readonly neededFacts: ReadonlySet<string> | undefined;
  readonly parser: Parser | undefined;
  /** Whether it returns lines for the fact cache. */
  readonly fillsCache: boolean;
  readonly trustMetadata: boolean;
  /** Whether it times what it does. */
  readonly isTimed: boolean;
}

/** An article that a worker extracts. */
export interface FileRef {
  readonly path: string;
  readonly root: string;
}

export interface WorkerResult extends SerializedFileResult {
  /** The article's line in the fact cache. */
  readonly cacheLine?: string;
  /** What rules read from the disk, by question. */
  readonly diskReads?: readonly (readonly [question: string, read: DiskRead])[];
  /** What the worker has spent since its last result. */
  readonly times?: Times;
}
