import { Script } from 'node:vm';
import { effortOf, isSuspicious } from '../../article/markdown/effort.ts';
import { SuspiciousText } from '../../article/markdown/guard.ts';
import type { ArticleRecord, Collector, FileProblem } from '../../core/types.ts';
import { type MapInput, mapArticle } from '../../facts/extract.ts';
import { mapElsewhere } from './isolated.ts';
import { memory } from './isolated-job.ts';

/** Shorter articles are mapped in time whatever they hold; to look at them closely would cost more than it saves. */
const shortest = 4000;
/** What an article may take of the processor: much, but not if it is all marks and no text. */
const seconds = { text: 8, marks: 1.5 } as const;
/** The fast parser's memory grows with the text, and only in a thread it is limited. */
const longestTry = 400_000;
/**
 * In microseconds, as they are estimated. What is surely done in no time runs unwatched: to start the watch takes longer
 * than most articles do. What is much, or all marks and not for the fast parser, is watched from outside, where it also
 * cannot take all memory.
 */
const effort = { little: 2e5, large: 8e6 } as const;

const job = Symbol.for('nk-lint.job');
const script = new Script("globalThis[Symbol.for('nk-lint.job')]()");

/**
 * Maps an article, but not for ever: some Markdown takes the slow parser a time that grows with the square of its
 * length. Such an article gives a record that says so.
 */
export function mapInTime(input: MapInput, collectors: readonly Collector[]): ArticleRecord {
  const { how, limit } = careOf(input);
  if (how === 'freely') return mapArticle(input, collectors);
  if (how === 'elsewhere') return watched(input, collectors, limit);
  const begun = process.cpuUsage();
  const record = mapHere(how === 'warily' ? { ...input, parser: 'wary' } : input, collectors, limit);
  const { user, system } = process.cpuUsage(begun);
  // On a busy machine the clock has run out when the processor has not given all.
  return record ?? (user + system < limit * 1e6 ? watched : tooSlow)(input, collectors, limit);
}

/**
 * The same record, where it can be had without a look at the processor, which other threads use, too; undefined for an
 * article that `mapInTime` has to map while the others rest.
 */
export function mapAmongOthers(input: MapInput, collectors: readonly Collector[]): ArticleRecord | undefined {
  const { how, limit } = careOf(input);
  if (how === 'freely') return mapArticle(input, collectors);
  return how === 'here' ? mapHere(input, collectors, limit) : undefined;
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
  if (isSuspicious(estimate)) {
    // Only the fast parser tells what it leaves to another one; readers of front matter do not.
    const mayTry = parser !== 'remark' && data < effort.little && source.length < longestTry;
    return { how: mayTry ? 'warily' : 'elsewhere', limit: seconds.marks };
  }
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
  return mapHere(input, collectors, seconds.text) ?? tooSlow(input, collectors, seconds.text);
};

const tooSlow: Map = (input, collectors, limit) =>
  without(input, collectors, { kind: 'too-slow', data: { seconds: limit } });

/** In this thread, where only the time can be limited; undefined where it was not enough, or the parser refused. */
function mapHere(input: MapInput, collectors: readonly Collector[], limit: number): ArticleRecord | undefined {
  loadParsers(collectors);
  let record: ArticleRecord | undefined;
  const act = () => {
    record = mapArticle(input, collectors);
  };
  Object.assign(globalThis, { [job]: act });
  try {
    // Only a script can be stopped from outside while it runs, with all that it calls. The clock gives a little more than
    // the processor has to, so that on a quiet machine no more needs to be known.
    script.runInThisContext({ timeout: Math.ceil(limit * 1050) });
  } catch (error) {
    const isOver = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    if (!isOver && !(error instanceof SuspiciousText)) throw error;
  } finally {
    Reflect.deleteProperty(globalThis, job);
  }
  return record;
}

let loaded = false;

/** What is loaded when it is asked for (footnotes, anchors, HTML) would stay half loaded if the time were over just then. */
function loadParsers(collectors: readonly Collector[]): void {
  if (loaded) return;
  loaded = true;
  const source = '---\na: &b c\n---\n\n[^a]: &copy; <b>\n';
  mapArticle({ path: '', hash: '', engine: 'generic', source }, collectors);
}

/** What is given up is not looked at again: the text alone may be what takes so long. */
function without(input: MapInput, collectors: readonly Collector[], problem: FileProblem): ArticleRecord {
  return mapArticle({ ...input, source: '', problem }, collectors);
}
