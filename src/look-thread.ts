import { parentPort, workerData } from 'node:worker_threads';
import { rules as builtin } from '../rules/index.ts';
import type { Resolved } from './config/resolve.ts';
import { configFrom } from './config/source.ts';
import { judging } from './core/judge.ts';
import type { ArticleRecord } from './core/types.ts';
import { lineOf } from './run/cache-line.ts';
import { lookWith } from './run/look.ts';
import type { LookAnswer, LookJob, Place } from './run/look-job.ts';
import { openReader } from './run/reader.ts';

/** The thread that looks at a part of the articles of a run. It runs as a file of its own. */
const { config: source, run, chosen, identities, keeps, ...reading } = workerData as LookJob;

let ready = configFrom(source, builtin).then(lookerWith);
void ready.then(() => parentPort?.postMessage('ready'));

parentPort?.on('message', (places: readonly Place[]) => {
  // The answers are in the order of the questions.
  ready = ready.then(async (look) => {
    const answers: (LookAnswer | undefined)[] = [];
    for (const place of places) answers.push(await look(place));
    try {
      parentPort?.postMessage(answers);
    } catch {
      // A rule of the user's own remembers what cannot be sent.
      parentPort?.postMessage(places.map(() => undefined));
    }
    return look;
  });
});

function lookerWith(config: Resolved): (place: Place) => Promise<LookAnswer | undefined> {
  const { rules } = config;
  // Whatever the reason is, it would not do what the others do.
  if (rules.map(({ id }) => id).join() !== run.rules?.join()) throw new Error('other rules');
  const isChosen = chosen && new Set(chosen);
  let place: Place = { path: '', root: '' };
  const settingsOf = (path: string) => reader.settingsOf(path);
  let reader = readerOf(place);
  let line: string | undefined;
  const court = judging(rules, settingsOf, { ...run, ...(isChosen && { isNew: (path) => isChosen.has(path) }) });
  const look = lookWith({ rules, court, inTurn: true, folds: true, identities });
  return async (asked) => {
    place = asked;
    reader = readerOf(place);
    line = undefined;
    try {
      const seen = look(await reader.recordOf(place.path, notHere));
      return line === undefined ? seen : { ...seen, line };
    } catch {
      // What went wrong is told where it can be told.
      return undefined;
    }
  };

  function readerOf(input: Place) {
    const keep = (record: ArticleRecord, stamp?: string) => {
      line = lineOf(record, stamp);
    };
    const cache = keeps ? { find: () => 'new' as const, findUntouched: () => 'new' as const, keep } : undefined;
    return openReader({ ...reading, now: run.now, inputs: [input], config, cache });
  }
}

/** An article that has to be watched; see `mapAmongOthers`. */
function notHere(): Promise<never> {
  return Promise.reject(new Error('not here'));
}
