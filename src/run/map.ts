import { Script } from 'node:vm';
import type { ArticleRecord, Collector } from '../core/types.ts';
import { type MapInput, mapArticle } from '../facts/map.ts';

/** Shorter articles are mapped in time whatever they hold; starting the watch would cost more than it saves. */
const shortest = 10_000;
const seconds = 8;

const job = Symbol.for('nk-lint.job');
const script = new Script("globalThis[Symbol.for('nk-lint.job')]()");

/**
 * Maps an article, but not for ever: some Markdown takes every parser a time that grows with the square of its length.
 * Such an article gives a record that says so.
 */
export function mapInTime(input: MapInput, collectors: readonly Collector[]): ArticleRecord {
  if (input.source.length < shortest) return mapArticle(input, collectors);
  let record: ArticleRecord | undefined;
  const act = () => {
    record = mapArticle(input, collectors);
  };
  Object.assign(globalThis, { [job]: act });
  try {
    // Only a script can be stopped from outside while it runs, with all that it calls.
    script.runInThisContext({ timeout: seconds * 1000 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
  } finally {
    Reflect.deleteProperty(globalThis, job);
  }
  return record ?? mapArticle({ ...input, problem: { kind: 'too-slow', data: { seconds } } }, collectors);
}
