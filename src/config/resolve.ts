import { dirname, relative, resolve } from 'node:path';
import { languageNamed } from '../core/language.ts';
import type { Renderer } from '../core/renderer.ts';
import type { Language } from '../core/types.ts';
import { rulePageUrl } from '../core/version.ts';
import type { Rule } from '../engine/rule.ts';
import type { Collection, FileSettings } from '../engine/settings.ts';
import { type Rendering, usualRendering } from '../site/renderers/detect.ts';
import { assumedRenderer } from '../site/renderers/profiles.ts';
import { type StatedRenderer, statedRenderers } from '../site/renderers/stated.ts';
import { collectionMatchers, sectionOf } from './collections.ts';
import { unknownRule } from './config-error.ts';
import { relativeTo } from './globs.ts';
import { type Layer, loadLayers, pluginRules } from './layers.ts';
import type { LoadedConfig } from './load.ts';
import { isChosen, type RuleFlags, ruleSettings } from './rule-settings.ts';
import { type Schemas, schemaStore } from './schema/schema-store.ts';
import { directoryLister } from './site/directory.ts';
import { imageNames } from './site/image-names.ts';
import { siteFinder } from './site/site.ts';
import { styleSheets } from './site/style-sheets.ts';
import type { Config, LinksConfig } from './types.ts';
import { validateConfig } from './validate.ts';

export interface ResolveInput {
  readonly cwd: string;
  /** A copy of the working directory that holds the configuration; by default itself. */
  readonly home?: string;
  /** A loaded file, or a configuration from the API; undefined for none. */
  readonly config: LoadedConfig | Config | undefined;
  readonly builtin: readonly Rule[];
  readonly cli?: RuleFlags;
  /** Whether modules that the configuration names are an error. */
  readonly dataOnly?: boolean;
}

/** The resolved configuration of a run. */
export interface Resolved {
  /** The configuration file and the files that it extends. */
  readonly sources: readonly string[];
  /** Directory of the configuration file, in the working tree; undefined if there is none. */
  readonly base: string | undefined;
  readonly rules: readonly Rule[];
  /** Returns the URL of a rule's page; undefined for a rule of a plugin that states none. */
  rulePage(id: string, language: Language): string | undefined;
  /** Whether findings of a rule are reported and fixed; those of the others only count against fixes. */
  reports(rule: string): boolean;
  readonly language: Language | undefined;
  /** Relative to the working directory. */
  readonly files: readonly string[] | undefined;
  /** `name` is that of the configuration file. */
  readonly ignore: readonly { readonly base: string; readonly patterns: readonly string[]; readonly name: string }[];
  readonly maxFileSize: number;
  /** Settings of the link checker; `ledger` is absolute. */
  readonly links: LinksConfig;
  /** Configured collections; the first that matches an article counts. */
  readonly collections: readonly Collection[];
  /** `path` is relative to the working directory; `root` is the argument through which it was found. */
  settingsOf(path: string, root?: string): FileSettings;
}

const defaultMaxFileSize = 1_000_000;

export async function resolveConfig(input: ResolveInput): Promise<Resolved> {
  const { cwd, home = cwd, config, builtin, cli = {}, dataOnly } = input;
  const loaded = config && toLoadedConfig(config, cwd);
  /** A directory of the working tree by that of its copy. */
  const inTree = (directory: string) => resolve(cwd, relative(home, directory));
  const layers = (loaded ? await loadLayers(loaded, builtin, { dataOnly }) : []).map((layer) => ({
    ...layer,
    root: inTree(layer.base),
  }));
  const plugins = await pluginRules(layers, builtin, { dataOnly });
  const rules = [...builtin, ...plugins];
  if (loaded) validateConfig(loaded, rules);
  checkFlags(cli, rules);
  const merged: Config = Object.assign({}, ...layers.map((layer) => layer.config));
  const schemas = schemaStore();
  const collections = collectionMatchers(layers, schemas);
  const directory = loaded && inTree(dirname(loaded.file));

  return {
    rules,
    rulePage: rulePages(builtin, plugins),
    reports: (id) => isChosen(cli, id),
    sources: layers.map(({ base, name }) => resolve(base, name)),
    base: loaded === config ? directory : undefined,
    language: merged.language && languageNamed(merged.language),
    files: filesOf(layers, cwd),
    ignore: layers
      .toReversed()
      .flatMap(({ config: { ignore = [] }, root, name }) =>
        ignore.length > 0 ? [{ base: root, name, patterns: ignore }] : [],
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

function rulePages(builtin: readonly Rule[], plugins: readonly Rule[]): Resolved['rulePage'] {
  const own = new Set(builtin.map(({ id }) => id));
  const stated = new Map(plugins.map(({ id, docs }) => [id, docs.url]));
  return (id, language) => (own.has(id) ? rulePageUrl(id, language) : stated.get(id));
}

interface FileSettingsInput {
  readonly cwd: string;
  /** Directory of the configuration file. */
  readonly directory: string | undefined;
  readonly merged: Config;
  readonly schemas: Schemas;
  readonly collections: ReturnType<typeof collectionMatchers>;
  readonly rulesOf: ReturnType<typeof ruleSettings>;
}

/** Returns a function from articles to their settings; it reads each site's configuration and each folder once. */
function fileSettings(input: FileSettingsInput): Resolved['settingsOf'] {
  const { cwd, directory, merged, schemas, collections, rulesOf } = input;
  const usual = usualRendering(merged.engine ?? 'generic');
  const findSite = siteFinder();
  const listDirectory = directoryLister();
  const sheets = styleSheets(listDirectory);
  const named = imageNames(listDirectory);
  return (path, root) => {
    const absolute = resolve(cwd, path);
    const site = findSite(dirname(absolute));
    const engine = merged.engine ?? site.engine;
    // A configuration of another generator does not apply.
    const siteRoot = engine === site.engine ? site.root : undefined;
    const inSite = siteRoot === undefined ? undefined : relativeTo(siteRoot, absolute);
    const collection = collections.find(({ matches }) => matches(absolute))?.collection ?? {
      name: sectionOf(absolute, { cwd, root: resolve(cwd, root ?? '.'), site: site.root }),
    };
    return {
      engine,
      renderer: rendererFor(inSite ?? path, merged.renderer, engine === site.engine ? site.rendering : usual),
      ...(siteRoot !== undefined && {
        evidence: { engine: site.proof, renderer: merged.renderer === undefined ? site.rendering.proof : [] },
      }),
      timeZone: merged.timeZone ?? site.timeZone,
      ...(siteRoot !== undefined && {
        site: {
          root: siteRoot,
          path: inSite ?? path,
          config: site.config,
          ...(site.redirects && { redirects: site.redirects }),
        },
      }),
      collection: { schema: schemas.fallback, ...collection },
      rules: rulesOf(absolute),
      entries: (folder) => listDirectory(siteRoot ?? cwd, folder),
      ...(siteRoot !== undefined && {
        styles: (element) => sheets(siteRoot, element),
        imageNames: () => named(siteRoot),
      }),
      schemaAt: (name) =>
        schemas.inArticle(
          absolute,
          name,
          [cwd, directory, site.root].filter((each) => each !== undefined),
        ),
    };
  };
}

/** A stated renderer is that of all articles but `.mdx` ones. */
function rendererFor(path: string, stated: StatedRenderer | undefined, rendering: Rendering): Renderer {
  if (/\.mdx$/iu.test(path)) return rendering.mdx;
  if (stated !== undefined) return statedRenderers[stated];
  return rendering.reads?.(path) === false ? assumedRenderer : rendering.renderer;
}

function toLoadedConfig(config: LoadedConfig | Config, cwd: string): LoadedConfig {
  if ('place' in config) return config;
  return { file: resolve(cwd, 'config'), value: config, place: (pointer) => pointer };
}

function checkFlags({ rules: levels = {}, only = [], skip = [] }: RuleFlags, rules: readonly Rule[]): void {
  for (const id of [...Object.keys(levels), ...only, ...skip])
    if (!rules.some((rule) => rule.id === id)) throw unknownRule(id, rules);
}

/** Returns the `files` of the strongest layer that has some, relative to the working directory. */
function filesOf(layers: readonly Layer[], cwd: string): readonly string[] | undefined {
  const layer = layers.findLast(({ config }) => config.files);
  return layer?.config.files?.map((glob) => relativeTo(cwd, resolve(layer.root, glob)) || '.');
}

function withLedger(links: LinksConfig | undefined, base: string): LinksConfig | undefined {
  return links?.ledger === undefined ? links : { ...links, ledger: resolve(base, links.ledger) };
}
