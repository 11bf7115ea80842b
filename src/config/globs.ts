import { relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { NkLintError } from '../core/errors.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { errors } from '../messages/errors.ts';
import { linearMatcher } from './linear-match.ts';

/** Returns a predicate for absolute paths that match any of the globs, which are relative to `base`. */
export function globMatcher(globs: readonly string[], base: string): (absolute: string) => boolean {
  const matchers = globs.map(globTest);
  return (absolute) => {
    const path = relativeTo(base, absolute);
    return matchers.some((matches) => matches(path));
  };
}

/** Returns a predicate for paths with `/` that match a glob, in bounded time. Throws as `checkGlob`. */
export function globTest(glob: string): (path: string) => boolean {
  checkGlob(glob);
  const matches = boundedTest(picomatch.makeRe(glob, { dot: true, windows: sep === '\\' }), glob);
  return (path) => path !== '' && (path === glob || matches(path));
}

/** As long as a path can be. */
const maxGlobLength = 4096;
const maxGlobDepth = 20;

/** Throws an NkLintError for a glob that cannot be matched in bounded time, or is none. */
export function checkGlob(glob: string, place?: string): void {
  if (glob !== '' && glob.length <= maxGlobLength && depthOf(glob) <= maxGlobDepth && !isRaw(glob)) return;
  throw refused(glob, place);
}

function refused(glob: string, place?: string): NkLintError {
  const shown = glob.length > 60 ? `${glob.slice(0, 60)}…` : glob;
  return new NkLintError(errors.globRefused, { glob: shown }, place === undefined ? {} : { place });
}

/** Whether a glob with several loops holds what is none of a glob: back references, look behind, word boundaries. */
function isRaw(glob: string): boolean {
  const isCostly = choicesOf(glob) === Number.POSITIVE_INFINITY || endsOfStars(glob).length > 1;
  return isCostly && /\(\?<|\\[1-9bBk]/u.test(glob);
}

function depthOf(glob: string): number {
  let [depth, deepest] = [0, 0];
  for (const char of glob) {
    if (char === '(' || char === '{') deepest = Math.max(deepest, ++depth);
    else if ((char === ')' || char === '}') && depth > 0) depth--;
  }
  return deepest;
}

/** Ways to match a text that a regular expression may try; more take milliseconds. */
const maxWays = 10_000;

/**
 * Returns a predicate that tells the same as `expression.test`. The expression is made of a glob, whose stars divide a path
 * between them in many ways; where they are too many for a path, all ways are followed at once.
 */
export function boundedTest(expression: RegExp, glob: string): (path: string) => boolean {
  const choices = choicesOf(glob);
  const ends = endsOfStars(glob);
  let linear: ((path: string) => boolean) | undefined;
  return (path) => {
    if (waysToMatch(path) <= maxWays) return expression.test(path);
    linear ??= linearTest(expression, glob);
    return linear(path);
  };

  function waysToMatch(path: string): number {
    return ends.reduce((ways, end) => ways * (end === undefined ? path.length + 1 : count(path, end) + 2), choices);
  }
}

function linearTest(expression: RegExp, glob: string): (path: string) => boolean {
  try {
    return linearMatcher(expression);
  } catch {
    throw refused(glob);
  }
}

/** Upper bound of the ways to choose between alternatives; infinite where a group is repeated, or expressions are raw. */
function choicesOf(glob: string): number {
  if (/[*+]\(|\)[*+{]|[\]}"]\+|\(\?/u.test(glob)) return Number.POSITIVE_INFINITY;
  return 2 ** (glob.match(/[,|]|[?!]\(|\)\?/gu)?.length ?? 0);
}

/** Returns what stands behind each star of a glob, where it may end: a sign that is the same in both cases, else undefined. */
function endsOfStars(glob: string): readonly (string | undefined)[] {
  return [...glob.matchAll(/\\.|(?<star>\*+|!\()(?<end>[/._\-\d])?/gsu)].flatMap(({ groups }) =>
    groups?.['star'] === undefined ? [] : [groups['star'] === '!(' ? undefined : groups['end']],
  );
}

function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++;
  return found;
}

/** Returns the path from a directory to a file, with `/` on every system. */
export function relativeTo(directory: string, file: string): string {
  return toPosixPath(relative(directory, file));
}
