import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { NkLintError } from '../core/errors.ts';
import type { Language, Severity } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';
import type { Rule } from '../engine/rule.ts';
import type { Collection, FileSettings, RuleSetting } from '../engine/settings.ts';
import { errors } from '../messages/errors.ts';
import { type LoadedConfig, loadConfig, loadModule } from './load.ts';
import { presetConfig, presets } from './presets.ts';
import { type Schemas, schemas as schemaStore } from './schema/schema-store.ts';
import { directoryLister } from './site/directory.ts';
import { siteFinder } from './site/site.ts';
import type { CollectionConfig, Config, LinksConfig, PluginConfig, RuleConfig, RulesConfig } from './types.ts';
import { nearest, unknownRule, validateConfig } from './validate.ts';

/** One configuration with the directory that its paths are relative to. */
interface Layer {
  readonly config: Config;
  readonly base: string;
  /** For messages. */
  readonly name: string;
  place(pointer: string, of?: 'key' | 'value'): string;
}

export interface ResolveInput {
  readonly cwd: string;
  /** A file that was loaded, or a configuration from the API; undefined for none. */
  readonly config: LoadedConfig | Config | undefined;
  readonly builtin: readonly Rule[];
  /** `--rule 'ID: error'`, `--only`, `--skip`. */
  readonly cli?: { readonly rules?: RulesConfig; readonly only?: readonly string[]; readonly skip?: readonly string[] };
}

/** The configuration of a run, ready to be asked about each article. */
export interface Resolved {
  /** The configuration file and those that it extends. */
  readonly sources: readonly string[];
  /** The directory of the first; undefined where there is none. */
  readonly base: string | undefined;
  readonly rules: readonly Rule[];
  readonly language: Language | undefined;
  /** Relative to the working directory. */
  readonly files: readonly string[] | undefined;
  /** `name` is that of the configuration file. */
  readonly ignore: readonly { readonly base: string; readonly patterns: readonly string[]; readonly name: string }[];
  readonly maxFileSize: number;
  /** How the web is asked; `ledger` is absolute. */
  readonly links: LinksConfig;
  /** As they are named in the configuration; the first that matches an article counts. */
  readonly collections: readonly Collection[];
  /** `path` is relative to the working directory; `root` is the directory or file argument that led to it. */
  settingsOf(path: string, root?: string): FileSettings;
}

const defaultMaxFileSize = 1_000_000;

export async function resolveConfig({ cwd, config, builtin, cli = {} }: ResolveInput): Promise<Resolved> {
  const own =
    config &&
    (isLoaded(config) ? config : { file: resolve(cwd, 'config'), value: config, place: (pointer: string) => pointer });
  const layers = own ? await layersOf(own, builtin, []) : [];
  const rules = [...builtin, ...(await pluginRules(layers, builtin))];
  if (own) validateConfig(own, rules);
  const known = rules.map(({ id }) => id);
  for (const id of [...Object.keys(cli.rules ?? {}), ...(cli.only ?? []), ...(cli.skip ?? [])]) {
    if (known.includes(id)) continue;
    throw unknownRule(id, rules);
  }
  const merged: Config = Object.assign({}, ...layers.map((layer) => layer.config));
  const schemas = schemaStore();
  // The first collection that matches counts, so the strongest layer comes first.
  const collections = layers
    .toReversed()
    .flatMap(({ config: { collections = [] }, base, place }) =>
      collections.map((each, index) =>
        collectionMatcher(each, base, schemas, (pointer, of) => place(`/collections/${index}/schema${pointer}`, of)),
      ),
    );
  const withFiles = layers.findLast((layer) => layer.config.files);
  const overrides = layers.flatMap(({ config: each, base }) => [
    { matches: () => true, rules: each.rules ?? {} },
    ...(each.overrides ?? []).map(({ files, rules: levels }) => ({ matches: matcher(files, base), rules: levels })),
  ]);
  const siteOf = siteFinder();
  const listing = directoryLister();
  const bases = own ? [dirname(own.file)] : [];
  const seen = new Map<string, ReadonlyMap<string, RuleSetting>>();

  return {
    rules,
    sources: layers.map(({ base, name }) => resolve(base, name)),
    base: own && isLoaded(config as LoadedConfig) ? dirname(own.file) : undefined,
    language: merged.language,
    files: withFiles?.config.files?.map(
      (glob) => relative(cwd, resolve(withFiles.base, glob)).replaceAll('\\', '/') || '.',
    ),
    ignore: layers
      .toReversed()
      .flatMap(({ config: { ignore = [] }, base, name }) =>
        ignore.length > 0 ? [{ base, name, patterns: ignore }] : [],
      ),
    maxFileSize: merged.maxFileSize ?? defaultMaxFileSize,
    links: Object.assign({}, ...layers.map(({ config: { links }, base }) => withLedger(links, base))),
    collections: collections.map(({ collection }) => collection),
    settingsOf(path, root) {
      const absolute = resolve(cwd, path);
      const site = siteOf(dirname(absolute));
      const collection = collections.find(({ matches }) => matches(absolute))?.collection ?? {
        name: sectionOf(absolute, resolve(cwd, root ?? '.'), site.root),
      };
      const applying = overrides.map(({ matches }) => (matches(absolute) ? '1' : '0')).join('');
      let levels = seen.get(applying);
      if (!levels) {
        levels = settingsFrom(
          rules,
          [...overrides.filter(({ matches }) => matches(absolute)).map((each) => each.rules), cli.rules ?? {}],
          cli,
        );
        seen.set(applying, levels);
      }
      return {
        engine: merged.engine ?? site.engine,
        timeZone: merged.timeZone ?? site.timeZone,
        ...(site.root !== undefined &&
          (merged.engine ?? site.engine) === site.engine && {
            site: { root: site.root, path: relative(site.root, absolute).replaceAll('\\', '/'), config: site.config },
          }),
        collection: { schema: schemas.fallback(merged.engine ?? site.engine), ...collection },
        rules: levels,
        entries: (directory) =>
          listing(
            site.root !== undefined && (merged.engine ?? site.engine) === site.engine ? site.root : cwd,
            directory,
          ),
        schemaAt: (name) =>
          schemas.inArticle(absolute, name, [cwd, ...bases, ...(site.root === undefined ? [] : [site.root])]),
      };
    },
  };
}

/** The configuration and all that it extends, weakest first; a loop or a missing file is told. */
async function layersOf(loaded: LoadedConfig, builtin: readonly Rule[], chain: readonly string[]): Promise<Layer[]> {
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

async function pluginRules(layers: readonly Layer[], builtin: readonly Rule[]): Promise<Rule[]> {
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

function withLedger(links: LinksConfig | undefined, base: string): LinksConfig | undefined {
  return links?.ledger === undefined ? links : { ...links, ledger: resolve(base, links.ledger) };
}

function settingsFrom(
  rules: readonly Rule[],
  layers: readonly RulesConfig[],
  { only, skip }: NonNullable<ResolveInput['cli']>,
): ReadonlyMap<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  for (const rule of rules) {
    let level: Level = rule.severity === 'warning' ? 'warn' : rule.severity;
    const options = Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
    for (const layer of layers) {
      const stated: RuleConfig | undefined = layer[rule.id];
      if (stated === undefined) continue;
      level = typeof stated === 'string' ? stated : stated[0];
      if (typeof stated !== 'string') Object.assign(options, stated[1]);
    }
    if (only?.length && level === 'off' && only.includes(rule.id)) level = 'warn';
    if (level === 'off' || (only?.length && !only.includes(rule.id)) || skip?.includes(rule.id)) continue;
    const severity: Severity = level === 'warn' ? 'warning' : level;
    settings.set(rule.id, { severity, options });
  }
  return settings;
}

function collectionMatcher(
  { name, files, schema, source }: CollectionConfig,
  base: string,
  schemas: Schemas,
  place: Layer['place'],
) {
  const compiled = schema === undefined ? undefined : schemas.configured(schema, base, name, place);
  const collection: Collection = { name, ...(source && { source }), ...(compiled && { schema: compiled }) };
  return { matches: matcher(files, base), collection };
}

function matcher(globs: readonly string[], base: string): (absolute: string) => boolean {
  const matches = picomatch([...globs], { dot: true });
  return (absolute) => matches(relative(base, absolute).replaceAll('\\', '/'));
}

const contentRoots = /^(?<root>.*?(?:^|\/)(?:content|source\/_posts|_posts|src\/content))(?:\/|$)/u;

/**
 * The collection of an article that no configuration names: the section of the site that it is in, which is the
 * first folder below the content folder, else below the path that was given.
 */
function sectionOf(absolute: string, root: string, site: string | undefined): string {
  const directory = dirname(absolute).replaceAll('\\', '/');
  const inSite =
    site === undefined
      ? undefined
      : contentRoots.exec(relative(site, directory).replaceAll('\\', '/'))?.groups?.['root'];
  const top = inSite === undefined ? root : resolve(site ?? root, inSite);
  const below = relative(top, directory).replaceAll('\\', '/');
  if (below === '' || below.startsWith('..')) return directory;
  return resolve(top, below.split('/')[0] ?? '').replaceAll('\\', '/');
}

function isLoaded(config: LoadedConfig | Config): config is LoadedConfig {
  return 'place' in config;
}
