import { dirname, resolve } from 'node:path';
import type { Language } from '../core/types.ts';
import type { Rule } from '../engine/rule.ts';
import type { Collection, FileSettings } from '../engine/settings.ts';
import { collectionMatchers, sectionOf } from './collections.ts';
import { relativeTo } from './globs.ts';
import { type Layer, layersOf, pluginRules } from './layers.ts';
import type { LoadedConfig } from './load.ts';
import { type RuleFlags, ruleSettings } from './rule-settings.ts';
import { type Schemas, schemas as schemaStore } from './schema/schema-store.ts';
import { directoryLister } from './site/directory.ts';
import { siteFinder } from './site/site.ts';
import type { Config, LinksConfig } from './types.ts';
import { unknownRule, validateConfig } from './validate.ts';

export interface ResolveInput {
  readonly cwd: string;
  /** A file that was loaded, or a configuration from the API; undefined for none. */
  readonly config: LoadedConfig | Config | undefined;
  readonly builtin: readonly Rule[];
  readonly cli?: RuleFlags;
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
  const own = config && asLoaded(config, cwd);
  const layers = own ? await layersOf(own, builtin, []) : [];
  const rules = [...builtin, ...(await pluginRules(layers, builtin))];
  if (own) validateConfig(own, rules);
  checkFlags(cli, rules);
  const merged: Config = Object.assign({}, ...layers.map((layer) => layer.config));
  const schemas = schemaStore();
  const collections = collectionMatchers(layers, schemas);
  const directory = own && dirname(own.file);

  return {
    rules,
    sources: layers.map(({ base, name }) => resolve(base, name)),
    base: own === config ? directory : undefined,
    language: merged.language,
    files: filesOf(layers, cwd),
    ignore: layers
      .toReversed()
      .flatMap(({ config: { ignore = [] }, base, name }) =>
        ignore.length > 0 ? [{ base, name, patterns: ignore }] : [],
      ),
    maxFileSize: merged.maxFileSize ?? defaultMaxFileSize,
    links: Object.assign({}, ...layers.map(({ config: { links }, base }) => withLedger(links, base))),
    collections: collections.map(({ collection }) => collection),
    settingsOf: fileSettings({
      cwd,
      directory,
      merged,
      schemas,
      collections,
      rulesOf: ruleSettings(rules, layers, cli),
    }),
  };
}

interface FileSettingsInput {
  readonly cwd: string;
  /** That of the configuration file. */
  readonly directory: string | undefined;
  readonly merged: Config;
  readonly schemas: Schemas;
  readonly collections: ReturnType<typeof collectionMatchers>;
  readonly rulesOf: ReturnType<typeof ruleSettings>;
}

/** Returns what holds for each article; reads a site's configuration once, and lists a folder once. */
function fileSettings(input: FileSettingsInput): Resolved['settingsOf'] {
  const { cwd, directory, merged, schemas, collections, rulesOf } = input;
  const siteOf = siteFinder();
  const listing = directoryLister();
  return (path, root) => {
    const absolute = resolve(cwd, path);
    const site = siteOf(dirname(absolute));
    const engine = merged.engine ?? site.engine;
    // What another generator has configured does not hold.
    const siteRoot = engine === site.engine ? site.root : undefined;
    const collection = collections.find(({ matches }) => matches(absolute))?.collection ?? {
      name: sectionOf(absolute, resolve(cwd, root ?? '.'), site.root),
    };
    return {
      engine,
      timeZone: merged.timeZone ?? site.timeZone,
      ...(siteRoot !== undefined && {
        site: { root: siteRoot, path: relativeTo(siteRoot, absolute), config: site.config },
      }),
      collection: { schema: schemas.fallback, ...collection },
      rules: rulesOf(absolute),
      entries: (folder) => listing(siteRoot ?? cwd, folder),
      schemaAt: (name) =>
        schemas.inArticle(
          absolute,
          name,
          [cwd, directory, site.root].filter((each) => each !== undefined),
        ),
    };
  };
}

function asLoaded(config: LoadedConfig | Config, cwd: string): LoadedConfig {
  if ('place' in config) return config;
  return { file: resolve(cwd, 'config'), value: config, place: (pointer) => pointer };
}

function checkFlags({ rules: levels = {}, only = [], skip = [] }: RuleFlags, rules: readonly Rule[]): void {
  for (const id of [...Object.keys(levels), ...only, ...skip])
    if (!rules.some((rule) => rule.id === id)) throw unknownRule(id, rules);
}

/** The files of the strongest layer that states some, relative to the working directory. */
function filesOf(layers: readonly Layer[], cwd: string): readonly string[] | undefined {
  const layer = layers.findLast(({ config }) => config.files);
  return layer?.config.files?.map((glob) => relativeTo(cwd, resolve(layer.base, glob)) || '.');
}

function withLedger(links: LinksConfig | undefined, base: string): LinksConfig | undefined {
  return links?.ledger === undefined ? links : { ...links, ledger: resolve(base, links.ledger) };
}
