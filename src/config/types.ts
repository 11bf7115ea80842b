import type { Level } from '../core/preset.ts';
import type { Rule } from '../core/rule.ts';
import type { SourceSettings } from '../core/settings.ts';
import type { Engine, Language } from '../core/types.ts';

/** A level, or a level with the rule's options. */
export type RuleConfig = Level | readonly [Level, Readonly<Record<string, unknown>>];
export type RulesConfig = Readonly<Record<string, RuleConfig>>;

export interface CollectionConfig {
  readonly name: string;
  /** Globs, relative to the configuration file. */
  readonly files: readonly string[];
  /** A JSON Schema for the front matter: a file relative to the configuration file, or the schema itself. */
  readonly schema?: string | Readonly<Record<string, unknown>>;
  readonly source?: SourceSettings;
}

export interface OverrideConfig {
  readonly files: readonly string[];
  readonly rules: RulesConfig;
}

/** Rules of one's own: a module that exports them (by default, or as `rules`), or the rules themselves. */
export type PluginConfig = string | { readonly rules: readonly Rule[] };

/** What `nk-lint.config.*` may say; every key is optional. */
export interface Config {
  readonly $schema?: string;
  /** Presets (`recommended`, `crawled`, `strict`), files or packages; later ones win, the file itself wins over all. */
  readonly extends?: string | readonly string[];
  readonly engine?: Engine;
  /** `+08:00` or an IANA name; what dates without a zone mean. */
  readonly timeZone?: string;
  readonly language?: Language;
  /** What is checked where the command line names no path. */
  readonly files?: readonly string[];
  readonly ignore?: readonly string[];
  /** Bytes; a larger file is told, not parsed. */
  readonly maxFileSize?: number;
  readonly collections?: readonly CollectionConfig[];
  readonly rules?: RulesConfig;
  /** Later ones win. */
  readonly overrides?: readonly OverrideConfig[];
  readonly plugins?: readonly PluginConfig[];
}

/** Gives an editor the types of a configuration; changes nothing. */
export function defineConfig(config: Config): Config {
  return config;
}
