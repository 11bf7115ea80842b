import type { Parser } from '../article/parse.ts';
import type { ConfigSource } from '../config/source.ts';
import type { RunSettings } from '../core/settings.ts';
import type { Look } from './look.ts';

/** What a thread has to know of a run, as plain data. */
export interface LookJob {
  readonly cwd: string;
  readonly config: ConfigSource;
  readonly run: Pick<RunSettings, 'language' | 'now' | 'inlineConfig' | 'rules'>;
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

export interface LookAnswer extends Look {
  /** What the cache is to keep of the article. */
  readonly line?: string;
}
