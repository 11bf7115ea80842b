import { parentPort, workerData } from 'node:worker_threads';
import { rules as builtin } from '../../rules/index.ts';
import type { Resolved } from '../config/resolve.ts';
import { configFrom } from '../config/source.ts';
import type { ArticleRecord } from '../core/types.ts';
import { judging } from '../engine/linter.ts';
import { noting } from '../run/cache/disk-reads.ts';
import { lineOf } from '../run/cache/fact-cache-line.ts';
import { openReader } from '../run/extract/extractor.ts';
import { asText, lookWith, neededLater } from '../run/workers/file-result.ts';
import type { LookAnswer, LookJob, Place } from '../run/workers/worker-job.ts';

/** The thread that looks at a part of the articles of a run. It runs as a file of its own. */
const { config: source, run, looking, notes, chosen, identities, keeps, ...reading } = workerData as LookJob;

let ready = configFrom(source, builtin).then(lookerWith);
void ready.then(() => parentPort?.postMessage('ready'));

parentPort?.on('message', (places: readonly Place[]) => {
  // The answers are in the order of the questions.
  ready = ready.then(async (lookAt) => {
    const answers = await lookAt(places);
    try {
      parentPort?.postMessage(answers);
    } catch {
      // A rule of the user's own remembers what cannot be sent.
      parentPort?.postMessage(places.map(() => undefined));
    }
    return lookAt;
  });
});

type Answers = readonly (LookAnswer | undefined)[];

function lookerWith(resolved: Resolved): (places: readonly Place[]) => Promise<Answers> {
  const { config, asked } = notes ? noting(resolved) : { config: resolved, asked: new Map() };
  const { rules } = config;
  // Whatever the reason is, it would not do what the others do.
  if (rules.map(({ id }) => id).join() !== run.rules?.join()) throw new Error('other rules');
  const isChosen = chosen && new Set(chosen);
  const lines = new Map<string, string>();
  const cache = { find: () => 'new' as const, findUntouched: () => 'new' as const, keep };
  let reader = readerOf([]);
  const settingsOf = (path: string) => reader.settingsOf(path);
  const lookers = rules.filter(({ id }) => looking.includes(id));
  const court = judging(lookers, settingsOf, { ...run, ...(isChosen && { isNew: (path) => isChosen.has(path) }) });
  const look = lookWith({ court, inTurn: true, folds: true, identities });
  const needed = neededLater(lookers);
  return async (places) => {
    reader = readerOf(places);
    lines.clear();
    const answers: (LookAnswer | undefined)[] = [];
    for (const { path } of places) answers.push(await lookAt(path));
    return answers;
  };

  function readerOf(inputs: readonly Place[]) {
    return openReader({ ...reading, inputs, config, cache: keeps ? cache : undefined });
  }

  function keep(record: ArticleRecord, stamp?: string): void {
    const line = lineOf(record, stamp);
    if (line !== undefined) lines.set(record.path, line);
  }

  async function lookAt(path: string): Promise<LookAnswer | undefined> {
    try {
      const seen = asText(look(await reader.recordOf(path, notHere)), needed);
      const line = lines.get(path);
      const notes = [...asked];
      asked.clear();
      return { ...seen, ...(line !== undefined && { line }), ...(notes.length > 0 && { asked: notes }) };
    } catch {
      // What went wrong is told where it can be told.
      return undefined;
    }
  }
}

/** An article that has to be watched; see `mapAmongOthers`. */
function notHere(): Promise<never> {
  return Promise.reject(new Error('not here'));
}
