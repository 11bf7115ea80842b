import { Script } from 'node:vm';
import { effortOf, isSuspicious } from '../article/cost.ts';
import { SuspiciousText } from '../article/guard.ts';
import type { ArticleRecord, Collector, FileProblem } from '../core/types.ts';
import { type MapInput, mapArticle } from '../facts/map.ts';
import { mapElsewhere } from './map-elsewhere.ts';
import { memory } from './map-job.ts';

/** Shorter articles are mapped in time whatever they hold; to look at them closely would cost more than it saves. */
const shortest = 4000;
/** What an article may take of the processor: much, but not if it is all marks and no text. */
const seconds = { text: 8, marks: 1.5 } as const;
/**
 * In microseconds, as they are estimated. What is surely done in no time runs unwatched: to start the watch takes longer
 * than most articles do. What is much, or turns out to be marks for the slow parser, is watched from outside, where it
 * also cannot take all memory.
 */
const effort = { little: 2e5, large: 8e6 } as const;

const job = Symbol.for('nk-lint.job');
const script = new Script("globalThis[Symbol.for('nk-lint.job')]()");

/**
 * Maps an article, but not for ever: some Markdown takes every parser a time that grows with the square of its length.
 * Such an article gives a record that says so.
 */
export function mapInTime(input: MapInput, collectors: readonly Collector[]): ArticleRecord {
  const { how, limit } = careOf(input);
  if (how === 'freely') return mapArticle(input, collectors);
  if (how === 'elsewhere') return watched(input, collectors, limit);
  const begun = process.cpuUsage();
  const record = mapHere(how === 'warily' ? { ...input, parser: 'wary' } : input, collectors, limit);
  if (typeof record === 'object') return record;
  const { user, system } = process.cpuUsage(begun);
  // On a busy machine the time may be over when the work has hardly begun.
  const isOver = record === 'too-slow' && user + system >= limit * 5e5;
  return (isOver ? tooSlow : watched)(input, collectors, limit);
}

/**
 * The same record, where it can be had without a look at the processor, which other threads use, too; undefined for an
 * article that `mapInTime` has to map while the others rest.
 */
export function mapAmongOthers(input: MapInput, collectors: readonly Collector[]): ArticleRecord | undefined {
  const { how, limit } = careOf(input);
  if (how === 'freely') return mapArticle(input, collectors);
  const record = how === 'here' ? mapHere(input, collectors, limit) : undefined;
  return typeof record === 'object' ? record : undefined;
}

interface Care {
  readonly how: 'freely' | 'here' | 'warily' | 'elsewhere';
  /** The seconds that it may take. */
  readonly limit: number;
}

function careOf({ source, problem, parser }: MapInput): Care {
  if (problem || source.length < shortest) return { how: 'freely', limit: seconds.text };
  const estimate = effortOf(source);
  const { total, data } = estimate;
  // Only the fast parser tells what it leaves to another one; readers of front matter do not.
  if (isSuspicious(estimate))
    return { how: parser === 'remark' || data > effort.little ? 'elsewhere' : 'warily', limit: seconds.marks };
  const how = total < effort.little ? 'freely' : total > effort.large ? 'elsewhere' : 'here';
  return { how, limit: seconds.text };
}

type Map = (input: MapInput, collectors: readonly Collector[], limit: number) => ArticleRecord;

const watched: Map = (input, collectors, limit) => {
  const mapped = mapElsewhere(input, collectors, limit);
  if (typeof mapped === 'object') return mapped;
  if (mapped === 'out-of-memory')
    return without(input, collectors, { kind: mapped, data: { megabytes: memory.maxOldGenerationSizeMb } });
  if (mapped === 'too-slow') return tooSlow(input, collectors, limit);
  const record = mapHere(input, collectors, seconds.text);
  return typeof record === 'object' ? record : tooSlow(input, collectors, seconds.text);
};

const tooSlow: Map = (input, collectors, limit) =>
  without(input, collectors, { kind: 'too-slow', data: { seconds: limit } });

/** In this thread, where only the time can be limited; else why there is no record. */
function mapHere(
  input: MapInput,
  collectors: readonly Collector[],
  limit: number,
): ArticleRecord | 'too-slow' | 'suspicious' {
  let record: ArticleRecord | undefined;
  const act = () => {
    record = mapArticle(input, collectors);
  };
  Object.assign(globalThis, { [job]: act });
  try {
    // Only a script can be stopped from outside while it runs, with all that it calls.
    script.runInThisContext({ timeout: limit * 1000 });
  } catch (error) {
    if (error instanceof SuspiciousText) return 'suspicious';
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
  } finally {
    Reflect.deleteProperty(globalThis, job);
  }
  return record ?? 'too-slow';
}

/** What is given up is not looked at again: the text alone may be what takes so long. */
function without(input: MapInput, collectors: readonly Collector[], problem: FileProblem): ArticleRecord {
  return mapArticle({ ...input, source: '', problem }, collectors);
}
