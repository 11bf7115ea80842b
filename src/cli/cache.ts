import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Words } from '../core/types.ts';
import { build } from '../core/version.ts';
import type { Rule } from '../engine/rule.ts';
import { cli as words } from '../messages/cli.ts';
import { cacheFolder, type FactCache, type MissReason, openFactCache } from '../run/cache/fact-cache.ts';
import type { ResultCacheOptions } from '../run/cache/result-cache.ts';
import type { CheckResult } from '../run/check.ts';
import type { Input } from '../run/input/discover.ts';
import { sha256 } from '../run/sha256.ts';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';

type Flags = Pick<CheckFlags, 'cache' | 'cacheLocation' | 'debug' | 'parser'>;
type Context = Pick<CommandContext<Flags>, 'flags' | 'config' | 'cwd'>;

/** The root directory of a project, and its cache folder. */
export interface CachePlace {
  readonly root: string;
  readonly location: string;
}

/** Returns undefined outside of a project, unless a flag requests a cache. */
export function cachePlace({ flags, config, cwd }: Context): CachePlace | undefined {
  const { cache, cacheLocation } = flags;
  if (cache === false) return undefined;
  const root = config.base ?? repositoryOf(cwd) ?? (cache || cacheLocation !== undefined ? cwd : undefined);
  if (root === undefined) return undefined;
  const defaultFolder = existsSync(join(root, 'node_modules')) ? 'node_modules/.cache/nk-lint' : cacheFolder;
  return { root, location: cacheLocation === undefined ? join(root, defaultFolder) : resolve(cwd, cacheLocation) };
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

function repositoryOf(directory: string): string | undefined {
  if (existsSync(join(directory, '.git'))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : repositoryOf(parent);
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
  if (failure !== undefined && isRequested) note(words.cacheUnwritable, { reason: failure });
}
