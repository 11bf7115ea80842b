import { parentPort, workerData } from 'node:worker_threads';
import { rules as builtin } from '../../rules/index.ts';
import type { Resolved } from '../config/resolve.ts';
import { configFrom } from '../config/source.ts';
import type { ArticleRecord } from '../core/types.ts';
import { createFileLinter } from '../engine/linter.ts';
import { normsOf } from '../engine/norm-learning.ts';
import type { FileSettings } from '../engine/settings.ts';
import { collectorsOf } from '../facts/extract.ts';
import { type DiskRead, trackDiskReads } from '../run/cache/disk-reads.ts';
import { cacheLineOf } from '../run/cache/fact-cache-line.ts';
import { fileExtraction, serializeResult } from '../run/extract/extract-file.ts';
import { createExtractor } from '../run/extract/extractor.ts';
import type { Timing } from '../run/timing.ts';
import type { FileRef, WorkerJob, WorkerResult } from '../run/workers/worker-job.ts';

/** The worker that extracts a part of the articles of a run. It runs as a file of its own. */
const job = workerData as WorkerJob;

type Answer = readonly (WorkerResult | undefined)[];
type ExtractBatch = (batch: readonly FileRef[]) => Promise<Answer>;

let ready = Promise.all([configFrom(job.config, builtin), openTimingOf(job)]).then(batchExtraction);
void ready.then(() => parentPort?.postMessage('ready'));

parentPort?.on('message', (batch: readonly FileRef[]) => {
  // Answers keep the order of the batches.
  ready = ready.then(async (extractBatch) => {
    const answer = await extractBatch(batch);
    try {
      parentPort?.postMessage(answer);
    } catch {
      // A plugin's digest holds a value that cannot be posted.
      parentPort?.postMessage(batch.map(() => undefined));
    }
    return extractBatch;
  });
});

/** Loads the clock, which few runs need. */
async function openTimingOf({ isTimed }: WorkerJob): Promise<Timing | undefined> {
  return isTimed ? (await import('../run/timing.ts')).openTiming('start', 0) : undefined;
}

function batchExtraction([resolved, timing]: readonly [Resolved, Timing | undefined]): ExtractBatch {
  const tracked = job.tracksDiskReads
    ? trackDiskReads(resolved)
    : { config: resolved, diskReads: new Map<string, DiskRead>() };
  const { config, diskReads } = tracked;
  // With other rules than the main thread, results would differ.
  if (config.rules.map(({ id }) => id).join() !== job.run.rules?.join()) throw new Error('other rules');
  const linting = config.rules.filter(({ id }) => job.rules.includes(id));
  const rules = timing ? linting.map(timing.timedRule) : linting;
  const collectors = collectorsOf(config.rules);
  const selected = job.selected && new Set(job.selected);
  const run = { ...job.run, ...(selected && { isNew: (path: string) => selected.has(path) }) };
  const lines = new Map<string, string>();
  let roots: ReadonlyMap<string, string> = new Map();
  const settings = new Map<string, FileSettings>();
  const settingsOf = (path: string) => {
    const known = settings.get(path) ?? config.settingsOf(path, roots.get(path));
    settings.set(path, known);
    return known;
  };
  const linter = createFileLinter({ rules, settingsOf, run }, normsOf(job.allNorms ? config.rules : rules));
  const extractFile = fileExtraction(linter, job);
  const extractor = createExtractor({
    ...job,
    inputs: new Map(),
    config,
    settingsOf,
    collectors: timing ? collectors.map(timing.timedCollector) : collectors,
    timing,
    cache: job.fillsCache ? { find: () => 'new', findUntouched: () => 'new', keep: keepLine } : undefined,
  });
  timing?.enter('waiting');
  return async (batch) => {
    timing?.enter('storing');
    roots = new Map(batch.map(({ path, root }) => [path, root]));
    settings.clear();
    lines.clear();
    const answer: (WorkerResult | undefined)[] = [];
    for (const { path } of batch) answer.push(await extractHere(path));
    timing?.enter('waiting');
    return answer;
  };

  function keepLine(record: ArticleRecord, stamp?: string): void {
    const line = cacheLineOf(record, stamp);
    if (line !== undefined) lines.set(record.path, line);
  }

  async function extractHere(path: string): Promise<WorkerResult | undefined> {
    try {
      const record = await extractor.recordOf(path, refuse);
      const result = serializeResult(extractFile(record), job.neededFacts);
      const cacheLine = lines.get(path);
      const reads = [...diskReads];
      diskReads.clear();
      return {
        ...result,
        ...(cacheLine !== undefined && { cacheLine }),
        ...(reads.length > 0 && { diskReads: reads }),
        ...(timing && { times: timing.take() }),
      };
    } catch {
      // The main thread extracts it again and reports what went wrong.
      return undefined;
    }
  }
}

/** For articles whose processor time is limited: only the main thread can make the others wait. */
function refuse(): Promise<never> {
  return Promise.reject(new Error('not in a worker'));
}
