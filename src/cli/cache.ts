import { lstatSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Words } from '../core/types.ts';
import { build } from '../core/version.ts';
import type { Rule } from '../engine/rule.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { placeWithoutLinks, repositoryAbove } from '../files/tree.ts';
import { cli as words } from '../messages/cli.ts';
import { systemReason } from '../messages/reasons.ts';
import { cacheFolder, type FactCache, type MissReason, openFactCache } from '../run/cache/fact-cache.ts';
import type { ResultCacheOptions } from '../run/cache/previous-results.ts';
import { isTracked } from '../run/cache/tracked.ts';
import type { CheckResult } from '../run/check.ts';
import type { Input } from '../run/input/discover.ts';
import { sha256 } from '../run/sha256.ts';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';

type Flags = Pick<CheckFlags, 'cache' | 'cacheLocation' | 'debug' | 'parser'>;
type Context = Pick<CommandContext<Flags>, 'flags' | 'config' | 'cwd' | 'note' | 'terminal'>;

/** The root directory of a project, and its cache folder. */
export interface CachePlace {
  readonly root: string;
  readonly location: string;
}

const places = new WeakMap<object, CachePlace | undefined>();

/**
 * Returns undefined outside of a project, unless a flag requests a cache, and where the cache cannot be used; says why not,
 * once for a configuration.
 */
export function cachePlace(context: Context): CachePlace | undefined {
  const { config } = context;
  if (!places.has(config)) places.set(config, usablePlace(context));
  return places.get(config);
}

function usablePlace({ flags, config, cwd, note, terminal }: Context): CachePlace | undefined {
  const { cache, cacheLocation } = flags;
  if (cache === false) return undefined;
  const root = config.base ?? repositoryAbove(cwd) ?? (cache || cacheLocation !== undefined ? cwd : undefined);
  if (root === undefined) return undefined;
  const location = cacheLocation === undefined ? join(root, defaultFolder(root)) : resolve(cwd, cacheLocation);
  const isNamed = cacheLocation !== undefined;
  const flaw = flawOf(location, { cwd, mustBeKnown: terminal.isCI && !isNamed });
  if (flaw === undefined) return { root, location };
  const [reason, place] = flaw;
  note(reason, { folder: toPosixPath(relative(cwd, place)) });
  return undefined;
}

function defaultFolder(root: string): string {
  // A link leads to packages that others may share.
  const isOwn = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isDirectory();
  return isOwn ? 'node_modules/.cache/nk-lint' : cacheFolder;
}

/** Returns why a cache folder must not be used: a branch may have brought it, or links that lead elsewhere. */
function flawOf(
  location: string,
  { cwd, mustBeKnown }: { readonly cwd: string; readonly mustBeKnown: boolean },
): readonly [reason: Words, place: string] | undefined {
  try {
    const folder = placeWithoutLinks(location, cwd);
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return undefined;
    for (const name of ['facts', 'findings', 'digests', '.gitignore']) placeWithoutLinks(join(location, name), cwd);
    const tracked = isTracked(folder);
    if (tracked) return [words.cacheTracked, location];
    return tracked === undefined && mustBeKnown ? [words.cacheUnknown, location] : undefined;
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    // What cannot be looked at is told when it cannot be written.
    return code === 'ELOOP' ? [words.cacheLinked, path ?? location] : undefined;
  }
}

/**
 * Opens the fact cache. Without a place for files, `inMemory` opens one that lasts as long as the process. The reference
 * parser runs without a cache, so that it always parses.
 */
export function openCacheFor(context: Context, { inMemory }: { inMemory: boolean }): FactCache | undefined {
  const { flags, config, cwd } = context;
  const place = flags.parser === 'remark' ? undefined : cachePlace(context);
  const { rules } = config;
  if (place) return openFactCache({ cwd, base: place.root, location: place.location, rules });
  return inMemory ? openFactCache({ cwd, base: cwd, location: undefined, rules }) : undefined;
}

/** Returns the options of the result cache; undefined for named files and standard input, whose findings are not stored. */
export function resultCacheFor(
  context: Context,
  inputs: readonly Input[],
  builtin: readonly Rule[],
): ResultCacheOptions | undefined {
  const { flags, cwd } = context;
  const place = flags.parser === 'remark' || build === undefined ? undefined : cachePlace(context);
  if (!place || inputs.length === 0 || inputs.some(({ named, content }) => named || content !== undefined))
    return undefined;
  const roots = [...new Set(inputs.map(({ root }) => resolve(cwd, root)))].sort();
  const name = sha256(JSON.stringify([cwd, roots])).slice(0, 24);
  const file = join(place.location, 'findings', `${name}.jsonl`);
  return { file, builtin: new Set(builtin.map(({ id }) => id)) };
}

const reasons: Record<MissReason, Words> = {
  new: words.missNew,
  changed: words.missChanged,
  engine: words.missEngine,
  'other-version': words.missVersion,
  damaged: words.missDamaged,
  unreadable: words.missUnreadable,
};

/** Saves the fact cache; with `--debug` prints why each article was extracted. */
export function saveCache(
  cache: FactCache,
  misses: CheckResult['misses'],
  { flags, say, note }: Pick<CommandContext<Flags>, 'flags' | 'say' | 'note'>,
): void {
  if (flags.debug) for (const { path, reason } of misses) note(words.cacheMiss, { path, reason: say(reasons[reason]) });
  const failure = cache.save();
  // Without a flag the cache is optional, so a failure is not reported.
  const isRequested = flags.debug || flags.cache === true || flags.cacheLocation !== undefined;
  if (failure !== undefined && isRequested) note(words.cacheUnwritable, { reason: say(systemReason(failure)) });
}
