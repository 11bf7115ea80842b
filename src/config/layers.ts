import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import { completeRule, type Rule } from '../engine/rule.ts';
import { errors } from '../messages/errors.ts';
import { nearestName } from './config-error.ts';
import { type LoadedConfig, type LoadOptions, loadConfig, loadModule } from './load.ts';
import { presetConfig, presets } from './presets.ts';
import type { Config, PluginConfig } from './types.ts';
import { validateConfig } from './validate.ts';

/** One configuration with the directories that its paths are relative to. */
export interface Layer {
  readonly config: Config;
  /** Directory of its file, which other files that it names are relative to. */
  readonly base: string;
  /** Directory in the working tree, which its globs are relative to. */
  readonly root: string;
  /** Name in messages. */
  readonly name: string;
  /** Whether it comes with nk-lint. */
  readonly isPreset?: boolean;
  place(pointer: string, of?: 'key' | 'value'): string;
}

/** Loads all that a configuration extends, weakest first, itself last. Throws an NkLintError for a loop or a missing file. */
export async function loadLayers(
  loaded: LoadedConfig,
  builtin: readonly Rule[],
  options: LoadOptions,
  chain: readonly string[] = [],
): Promise<Layer[]> {
  if (chain.includes(loaded.file)) {
    throw new NkLintError(
      errors.configLoop,
      { chain: [...chain, loaded.file].join(' → ') },
      { place: loaded.place('/extends') },
    );
  }
  const config = (loaded.value ?? {}) as Config;
  if (typeof config !== 'object' || Array.isArray(config)) {
    throw new NkLintError(errors.configNoObject, {}, { place: loaded.place('') });
  }
  const base = dirname(loaded.file);
  const extended: Layer[] = [];
  // Validation reports other values later.
  const names = [config.extends ?? []].flat().filter((name) => typeof name === 'string');
  for (const [index, name] of names.entries()) {
    const preset = presetConfig(name);
    if (preset) extended.push({ config: preset, base, root: base, name, isPreset: true, place: () => name });
    else {
      const place = loaded.place(typeof config.extends === 'string' ? '/extends' : `/extends/${index}`);
      const parent = await loadConfig(resolveModule(name, base) ?? throwUnknownExtends(name, place), options);
      const layers = await loadLayers(parent, builtin, options, [...chain, loaded.file]);
      validateConfig(parent, [...builtin, ...(await pluginRules(layers, builtin, options))]);
      extended.push(...layers);
    }
  }
  return [...extended, { config, base, root: base, name: basename(loaded.file), place: loaded.place }];
}

/** Returns the file of a path (with a leading dot or slash) or of a package; undefined if missing. */
function resolveModule(name: string, base: string): string | undefined {
  if (name.startsWith('.') || isAbsolute(name)) {
    const file = resolve(base, name);
    return existsSync(file) ? file : undefined;
  }
  try {
    return createRequire(resolve(base, 'package.json')).resolve(name);
  } catch {
    return undefined;
  }
}

function throwUnknownExtends(name: string, place: string): never {
  const suggestion = nearestName(name, Object.keys(presets));
  const known = Object.keys(presets).join(', ');
  throw new NkLintError(
    suggestion ? errors.extendsMeant : errors.extendsUnknown,
    { name, known, meant: suggestion ?? '' },
    { place },
  );
}

/** Returns the rules of all plugins; of two with the same id the later one. */
export async function pluginRules(
  layers: readonly Layer[],
  builtin: readonly Rule[],
  options: LoadOptions,
): Promise<Rule[]> {
  const found = new Map<string, Rule>();
  for (const { config, base, place } of layers) {
    // Validation reports other values later, because it needs the plugins' rules.
    for (const [index, plugin] of (Array.isArray(config.plugins) ? (config.plugins as PluginConfig[]) : []).entries()) {
      const at = place(`/plugins/${index}`);
      for (const rule of await loadRules(plugin, base, at, options)) {
        if (builtin.some(({ id }) => id === rule.id))
          throw new NkLintError(errors.pluginClash, { rule: rule.id }, { place: at });
        found.set(rule.id, rule);
      }
    }
  }
  return [...found.values()];
}

async function loadRules(
  plugin: PluginConfig,
  base: string,
  place: string,
  { dataOnly }: LoadOptions,
): Promise<readonly Rule[]> {
  if (typeof plugin !== 'string') return rulesIn(plugin, 'plugins', place);
  const file = resolveModule(plugin, base);
  if (file === undefined) throw new NkLintError(errors.pluginNotFound, { plugin }, { place });
  return rulesIn(await loadModule(file, { dataOnly }), plugin, place);
}

function rulesIn(exported: unknown, plugin: string, place: string): readonly Rule[] {
  const { rules = exported } = (exported ?? {}) as { rules?: unknown };
  const found = Array.isArray(rules) ? rules : isRule(rules) ? [rules] : Object.values(rules ?? {});
  if (found.length === 0 || !found.every(isRule)) throw new NkLintError(errors.pluginEmpty, { plugin }, { place });
  return found.map(completeRule);
}

/** Whether a value is a rule as articleRule() and corpusRule() return it. */
function isRule(value: unknown): value is Rule {
  const { id, scope, check } = (value ?? {}) as Partial<Rule>;
  return typeof id === 'string' && typeof check === 'function' && (scope === 'article' || scope === 'corpus');
}
