import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Parser } from '../../article/markdown/parse.ts';
import type { ArticleRecord } from '../../core/types.ts';
import type { Asked } from '../cache/disk-reads.ts';
import type { Cache } from '../cache/fact-cache.ts';
import type { Reader } from '../extract/extractor.ts';
import { entry } from '../extract/worker-file.ts';
import { asText, type Look, type WrittenLook } from './file-result.ts';
import { type Threads, threadsFor } from './worker-count.ts';
import type { LookAnswer, LookJob, Place } from './worker-job.ts';

export interface FirstPass {
  readonly cwd: string;
  readonly reader: Reader;
  readonly look: (record: ArticleRecord) => Look;
  /** The facts that are asked for later, where it is known. */
  readonly needed: ReadonlySet<string> | undefined;
  readonly cache?: Cache | undefined;
  readonly trustMetadata?: boolean;
  readonly parser?: Parser | undefined;
  /** Undefined where one thread has to do. */
  readonly threads: Threads | undefined;
  readonly job: Pick<LookJob, 'run' | 'now' | 'looking' | 'notes' | 'chosen' | 'identities'>;
  /** What rules asked of the disk, by question. */
  readonly asked: Map<string, Asked>;
}

/** The first look at each article, by path: in this thread, and in others where that pays. */
export async function* firstPass({
  reader,
  look,
  needed,
  cache,
  threads,
  job,
  asked,
  ...rest
}: FirstPass): AsyncIterable<Look | WrittenLook> {
  const file = entry('lint-thread');
  const { cwd, trustMetadata = false, parser } = rest;
  const isOurs = (path: string) =>
    reader.inputs.get(path)?.content !== undefined || (cache !== undefined && cache.missing(path) === undefined);
  const paths = threads && existsSync(fileURLToPath(file)) ? reader.paths : [];
  const count = threads ? threadsFor(threads.count, foreign()) : 1;
  if (!threads || count < 2) {
    for await (const record of reader.read()) yield look(record);
    return;
  }
  const [{ inThreads }, { Worker }] = await Promise.all([import('./pool.ts'), import('node:worker_threads')]);
  const workerData: LookJob = {
    ...job,
    cwd,
    config: threads.config,
    parser,
    keeps: cache !== undefined,
    trustMetadata,
  };
  const items = paths.map((path): Place => ({ path, root: reader.inputs.get(path)?.root ?? '.' }));
  yield* inThreads<Place, LookAnswer>({
    items,
    isOurs: ({ path }) => isOurs(path),
    // It may have to wait for its turn.
    here: async ({ path }, others) => asText(look(await reader.recordOf(path, others)), needed),
    received({ path, line, asked: others = [] }) {
      for (const [question, each] of others) asked.set(question, each);
      const reason = cache?.missing(path);
      if (reason) reader.misses.push({ path, reason });
      if (line !== undefined) cache?.keepLine(path, line);
    },
    others: count - 1,
    start: () => new Worker(file, { workerData }),
  });
  reader.misses.sort((one, other) => (one.path < other.path ? -1 : 1));

  function foreign(): string[] {
    return paths.filter((path) => !isOurs(path)).map((path) => resolve(cwd, path));
  }
}
