import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import type { Rule } from '../engine/rule.ts';
import { errors } from '../messages/errors.ts';
import { type LoadedConfig, loadConfig, loadModule } from './load.ts';
import { presetConfig, presets } from './presets.ts';
import type { Config, PluginConfig } from './types.ts';
import { nearest, validateConfig } from './validate.ts';

/** One configuration with the directory that its paths are relative to. */
export interface Layer {
  readonly config: Config;
  readonly base: string;
  /** For messages. */
  readonly name: string;
  place(pointer: string, of?: 'key' | 'value'): string;
}

/** The configuration and all that it extends, weakest first; a loop or a missing file is told. */
export async function layersOf(
  loaded: LoadedConfig,
  builtin: readonly Rule[],
  chain: readonly string[],
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
  // What is no text is told when the configuration is validated.
  const names = [config.extends ?? []].flat().filter((name) => typeof name === 'string');
  for (const [index, name] of names.entries()) {
    const preset = presetConfig(name);
    if (preset) extended.push({ config: preset, base, name, place: () => name });
    else {
      const place = loaded.place(typeof config.extends === 'string' ? '/extends' : `/extends/${index}`);
      const parent = await loadConfig(locate(name, base) ?? nothingToExtend(name, place));
      const layers = await layersOf(parent, builtin, [...chain, loaded.file]);
      validateConfig(parent, [...builtin, ...(await pluginRules(layers, builtin))]);
      extended.push(...layers);
    }
  }
  return [...extended, { config, base, name: basename(loaded.file), place: loaded.place }];
}

/** A file (it begins with a dot or a slash), else a package; undefined where there is none. */
function locate(name: string, base: string): string | undefined {
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

function nothingToExtend(name: string, place: string): never {
  const meant = nearest(name, Object.keys(presets));
  const known = Object.keys(presets).join(', ');
  throw new NkLintError(
    meant ? errors.extendsMeant : errors.extendsUnknown,
    { name, known, meant: meant ?? '' },
    { place },
  );
}

/** The rules of all plugins; of two with the same id the later one. */
export async function pluginRules(layers: readonly Layer[], builtin: readonly Rule[]): Promise<Rule[]> {
  const found = new Map<string, Rule>();
  for (const { config, base, place } of layers) {
    // What is no list is told when the configuration is validated, which needs the plugins' rules first.
    for (const [index, plugin] of (Array.isArray(config.plugins) ? (config.plugins as PluginConfig[]) : []).entries()) {
      const at = place(`/plugins/${index}`);
      for (const rule of await rulesOf(plugin, base, at)) {
        if (builtin.some(({ id }) => id === rule.id))
          throw new NkLintError(errors.pluginClash, { rule: rule.id }, { place: at });
        found.set(rule.id, rule);
      }
    }
  }
  return [...found.values()];
}

async function rulesOf(plugin: PluginConfig, base: string, place: string): Promise<readonly Rule[]> {
  if (typeof plugin !== 'string') return rulesIn(plugin, 'plugins', place);
  const file = locate(plugin, base);
  if (file === undefined) throw new NkLintError(errors.pluginNotFound, { plugin }, { place });
  return rulesIn(await loadModule(file), plugin, place);
}

function rulesIn(exported: unknown, plugin: string, place: string): readonly Rule[] {
  const { rules = exported } = (exported ?? {}) as { rules?: unknown };
  const found = Array.isArray(rules) ? rules : isRule(rules) ? [rules] : Object.values(rules ?? {});
  if (found.length === 0 || !found.every(isRule)) throw new NkLintError(errors.pluginEmpty, { plugin }, { place });
  return found;
}

/** As articleRule() and corpusRule() make them. */
function isRule(value: unknown): value is Rule {
  const { id, scope, check } = (value ?? {}) as Partial<Rule>;
  return typeof id === 'string' && typeof check === 'function' && (scope === 'article' || scope === 'corpus');
}
