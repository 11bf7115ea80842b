import { Script } from 'node:vm';
import { effortOf, isSuspicious, mdxEffortOf } from '../../article/markdown/effort.ts';
import { SuspiciousText } from '../../article/markdown/guard.ts';
import type { ArticleRecord, Collector, FileProblem } from '../../core/types.ts';
import { type ExtractInput, extractRecord } from '../../facts/extract.ts';
import { extractIsolated } from './isolated.ts';
import { memoryLimits } from './isolated-job.ts';

/** Shorter articles are fast whatever they hold: to estimate their effort would cost more than it saves. */
const shortest = 4000;
/** Limits of processor time, in seconds; less for an article that is all markup. */
const seconds = { text: 8, markup: 3 } as const;
/** The fast parser's memory grows with the text, and only a thread's memory can be limited. */
const longestTry = 400_000;
/**
 * Estimated effort in microseconds. With little effort, an article runs without limits: to start the watchdog takes longer
 * than most articles. With large effort, it runs in a thread whose memory is limited, too: twice that effort took 11 s on
 * a busy machine, where the clock ran out here and the thread began anew.
 */
const effort = { little: 2e5, large: 4e6 } as const;

const job = Symbol.for('nk-lint.job');
const script = new Script("globalThis[Symbol.for('nk-lint.job')]()");

/**
 * Extracts an article within limits of time and memory: remark's time grows with the square of the length of some
 * Markdown. The record of an article that reaches a limit holds that problem alone.
 */
export function extractWithinLimits(input: ExtractInput, collectors: readonly Collector[]): ArticleRecord {
  const { how, limit } = limitsFor(input);
  if (how === 'unlimited') return extractRecord(input, collectors);
  if (how === 'isolated') return isolated(input, collectors, limit);
  const begun = process.cpuUsage();
  const record = extractHere(how === 'fastOnly' ? { ...input, parser: 'wary' } : input, collectors, limit);
  const { user, system } = process.cpuUsage(begun);
  // On a busy machine, the clock may run out before the processor time does.
  return record ?? (user + system < limit * 1e6 ? isolated : tooSlow)(input, collectors, limit);
}

/**
 * Returns the same record while workers run. Processor time is that of all threads, so an article whose time is measured
 * returns undefined: `extractWithinLimits` extracts it once the workers are quiet.
 */
export function extractAmongWorkers(input: ExtractInput, collectors: readonly Collector[]): ArticleRecord | undefined {
  const { how, limit } = limitsFor(input);
  if (how === 'unlimited') return extractRecord(input, collectors);
  return how === 'timeLimited' ? extractHere(input, collectors, limit) : undefined;
}

interface Limits {
  /** `fastOnly`: in this thread, by a parser that refuses to leave much to remark. */
  readonly how: 'unlimited' | 'timeLimited' | 'fastOnly' | 'isolated';
  /** Seconds of processor time. */
  readonly limit: number;
}

function limitsFor({ source, problem, parser, mdx }: ExtractInput): Limits {
  if (problem || source.length < (mdx ? shortest / 4 : shortest)) return { how: 'unlimited', limit: seconds.text };
  const estimate = effortOf(source);
  const { total, data } = estimate;
  if (isSuspicious(estimate)) {
    // Only the fast parser refuses what it cannot read quickly; parsers of front matter do not.
    const canTry = parser !== 'remark' && !mdx && data < effort.little && source.length < longestTry;
    return { how: canTry ? 'fastOnly' : 'isolated', limit: seconds.markup };
  }
  const work = total + (mdx ? mdxEffortOf(source) : 0);
  const how = work < effort.little ? 'unlimited' : work > effort.large ? 'isolated' : 'timeLimited';
  return { how, limit: seconds.text };
}

type Extract = (input: ExtractInput, collectors: readonly Collector[], limit: number) => ArticleRecord;

const isolated: Extract = (input, collectors, limit) => {
  const result = extractIsolated(input, collectors, limit);
  if (typeof result === 'object') return result;
  if (result === 'out-of-memory')
    return recordOfProblem(input, collectors, {
      kind: result,
      data: { megabytes: memoryLimits.maxOldGenerationSizeMb },
    });
  if (result === 'too-slow') return tooSlow(input, collectors, limit);
  return extractHere(input, collectors, seconds.text) ?? tooSlow(input, collectors, seconds.text);
};

const tooSlow: Extract = (input, collectors, limit) =>
  recordOfProblem(input, collectors, { kind: 'too-slow', data: { seconds: limit } });

/** Extracts in this thread, where only time can be limited; undefined if it ran out, or the parser refused. */
function extractHere(input: ExtractInput, collectors: readonly Collector[], limit: number): ArticleRecord | undefined {
  loadParsers(collectors, input.mdx ?? false);
  let record: ArticleRecord | undefined;
  const act = () => {
    record = extractRecord(input, collectors);
  };
  Object.assign(globalThis, { [job]: act });
  try {
    // Only a script can be stopped while it runs, with all that it calls. The clock allows 5 % more than the processor
    // time, so that on a quiet machine a timeout means that the limit was reached.
    script.runInThisContext({ timeout: Math.ceil(limit * 1050) });
  } catch (error) {
    const isOver = (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    if (!isOver && !(error instanceof SuspiciousText)) throw error;
  } finally {
    Reflect.deleteProperty(globalThis, job);
  }
  return record;
}

const loaded = { markdown: false, mdx: false };

/** Loads what is loaded lazily (footnotes, anchors, HTML): a timeout during loading would leave it half loaded. */
function loadParsers(collectors: readonly Collector[], mdx: boolean): void {
  if (loaded[mdx ? 'mdx' : 'markdown']) return;
  loaded[mdx ? 'mdx' : 'markdown'] = true;
  const source = '---\na: &b c\n---\n\n[^a]: &copy; <b>\n';
  extractRecord({ path: '', hash: '', engine: 'generic', source, mdx }, collectors);
}

/** Returns a record of the problem alone: other collectors might take as long on the text. */
function recordOfProblem(input: ExtractInput, collectors: readonly Collector[], problem: FileProblem): ArticleRecord {
  return extractRecord({ ...input, source: '', problem }, collectors);
}
