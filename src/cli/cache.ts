import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Resolved } from '../config/resolve.ts';
import { build } from '../core/version.ts';
import type { Rule } from '../engine/rule.ts';
import { cli as words } from '../messages/cli.ts';
import { type Cache, cacheFolder, type MissReason, openCache } from '../run/cache/fact-cache.ts';
import type { RememberOptions } from '../run/cache/result-cache.ts';
import type { CheckResult, Input } from '../run/check.ts';
import { hashOf } from '../run/input/read-article.ts';
import type { CheckFlags } from './flags.ts';
import type { Say } from './inputs.ts';

type Flags = Pick<CheckFlags, 'cache' | 'cacheLocation' | 'debug' | 'parser'>;

/** Where a project begins, and where what is kept from run to run lies in it. */
export interface CachePlace {
  readonly root: string;
  readonly location: string;
}

/** None where nothing tells where the project begins, unless a cache is asked for. */
export function cachePlace(flags: Flags, config: Resolved, cwd: string): CachePlace | undefined {
  const { cache, cacheLocation } = flags;
  if (cache === false) return undefined;
  const root = config.base ?? repositoryOf(cwd) ?? (cache || cacheLocation !== undefined ? cwd : undefined);
  if (root === undefined) return undefined;
  const usual = existsSync(join(root, 'node_modules')) ? 'node_modules/.cache/nk-lint' : cacheFolder;
  return { root, location: cacheLocation === undefined ? join(root, usual) : resolve(cwd, cacheLocation) };
}

/**
 * The cache that holds here; `inMemory` gives one also where there is none, which is gone with the process. Who asks for
 * the reference wants it to run, and another run not to take its word.
 */
export function cacheFor(flags: Flags, config: Resolved, cwd: string, inMemory: boolean): Cache | undefined {
  const place = flags.parser === 'remark' ? undefined : cachePlace(flags, config, cwd);
  const { rules } = config;
  if (place) return openCache({ cwd, base: place.root, location: place.location, rules });
  return inMemory ? openCache({ cwd, base: cwd, location: undefined, rules }) : undefined;
}

/** Where what is found is remembered: of folders, not of files that were named one by one or have another text. */
export function rememberFor(
  flags: Flags,
  config: Resolved,
  cwd: string,
  inputs: readonly Input[],
  builtin: readonly Rule[],
): RememberOptions | undefined {
  const place = flags.parser === 'remark' || build === undefined ? undefined : cachePlace(flags, config, cwd);
  if (!place || inputs.length === 0 || inputs.some(({ named, content }) => named || content !== undefined))
    return undefined;
  const roots = [...new Set(inputs.map(({ root }) => resolve(cwd, root)))].sort();
  const name = hashOf(JSON.stringify([cwd, roots])).slice(0, 24);
  const file = join(place.location, 'findings', `${name}.jsonl`);
  return { file, builtin: new Set(builtin.map(({ id }) => id)) };
}

function repositoryOf(directory: string): string | undefined {
  if (existsSync(join(directory, '.git'))) return directory;
  const parent = dirname(directory);
  return parent === directory ? undefined : repositoryOf(parent);
}

/** Writes what is new; gives what is to be said of it. */
export function keepCache(cache: Cache, { misses }: Pick<CheckResult, 'misses'>, flags: Flags, say: Say): string[] {
  const reasons: Record<MissReason, (typeof words)[keyof typeof words]> = {
    new: words.missNew,
    changed: words.missChanged,
    engine: words.missEngine,
    'other-version': words.missVersion,
    damaged: words.missDamaged,
    unreadable: words.missUnreadable,
  };
  const told = flags.debug
    ? misses.map(({ path, reason }) => say(words.cacheMiss, { path, reason: say(reasons[reason]) }))
    : [];
  const failure = cache.save();
  // Where nobody asked for a cache, a place that cannot be written is nobody's mistake.
  const asked = flags.debug || flags.cache === true || flags.cacheLocation !== undefined;
  return failure !== undefined && asked ? [...told, say(words.cacheUnwritable, { reason: failure })] : told;
}
