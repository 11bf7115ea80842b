import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../../engine/rule.ts';
import { type ExtractFile, type FileResult, serializeResult } from '../extract/extract-file.ts';
import type { Extractor } from '../extract/extractor.ts';
import { workerFile } from '../extract/worker-file.ts';
import type { RunPlan } from '../plan.ts';
import { workerCount } from './worker-count.ts';
import type { FileRef, WorkerJob, WorkerResult } from './worker-job.ts';

export interface WorkerSourceInput {
  /** Extracts in this thread alone, where workers do not pay. */
  readonly inline: AsyncIterable<FileResult>;
  readonly extractor: Extractor;
  readonly extractFile: ExtractFile;
  /** The rules that lint. */
  readonly rules: readonly Rule[];
  readonly neededFacts: ReadonlySet<string> | undefined;
}

/** Extracts in several threads if there is enough to read; this thread takes its part. */
export async function* workerSource(plan: RunPlan, input: WorkerSourceInput): AsyncIterable<FileResult> {
  const { cache, paths, inputs, workers } = plan;
  const { extractor, extractFile, neededFacts } = input;
  const file = workerFile('lint-thread');
  /** Texts in memory and cached records are here already. */
  const isLocal = (path: string) =>
    inputs.get(path)?.content !== undefined || (cache !== undefined && cache.missing(path) === undefined);
  const unread = existsSync(fileURLToPath(file)) ? paths.filter((path) => !isLocal(path)) : [];
  const count = workers
    ? workerCount(
        workers.count,
        unread.map((path) => resolve(plan.cwd, path)),
      )
    : 1;
  if (!workers || count < 2 || unread.length === 0) {
    yield* input.inline;
    return;
  }
  const [{ inWorkers }, { Worker }] = await Promise.all([import('./pool.ts'), import('node:worker_threads')]);
  if (plan.timing) plan.timing.threads = count;
  plan.timing?.enter('waiting');
  const workerData = workerJob(plan, workers.config, input);
  yield* inWorkers<FileRef, WorkerResult>({
    items: paths.map((path) => ({ path, root: inputs.get(path)?.root ?? '.' })),
    isLocal: ({ path }) => isLocal(path),
    runLocally: async ({ path }, quiesce) =>
      serializeResult(extractFile(await extractor.recordOf(path, quiesce)), neededFacts),
    received({ path, cacheLine, diskReads = [], times }) {
      if (times) plan.timing?.add(times);
      for (const [question, read] of diskReads) plan.diskReads.set(question, read);
      const reason = cache?.missing(path);
      if (reason) extractor.misses.push({ path, reason });
      if (cacheLine !== undefined) cache?.keepLine(path, cacheLine);
    },
    others: count - 1,
    start: () => new Worker(file, { workerData }),
  });
  extractor.misses.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function workerJob(plan: RunPlan, config: WorkerJob['config'], { rules, neededFacts }: WorkerSourceInput): WorkerJob {
  const { language, now, inlineConfig = true, rules: ids = [] } = plan.run;
  return {
    cwd: plan.cwd,
    folders: plan.folders,
    config,
    run: { language, now, inlineConfig, rules: ids },
    now: plan.now,
    rules: rules.map(({ id }) => id),
    allNorms: plan.norms !== undefined && plan.norms.size > 0,
    tracksDiskReads: plan.resultCache !== undefined,
    selected: plan.run.isNew && plan.selected,
    identities: plan.identities,
    neededFacts,
    parser: plan.parser,
    fillsCache: plan.cache !== undefined,
    trustMetadata: plan.trustMetadata,
    isTimed: plan.timing !== undefined,
  };
}
