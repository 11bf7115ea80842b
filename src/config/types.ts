import type { Engine, Language } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';
import type { Rule } from '../engine/rule.ts';
import type { SourceSettings } from '../engine/settings.ts';

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

/** What holds for the addresses of one host, or for all below it (`example.org` holds for `news.example.org`). */
export interface LinkHostConfig {
  /** Answers that are good, beside the usual ones. */
  readonly accept?: readonly number[];
  /** False for hosts that are never asked. */
  readonly ask?: boolean;
  readonly severity?: Readonly<Record<string, Level>>;
  readonly connections?: number;
  /** Milliseconds between the starts of two requests. */
  readonly interval?: number;
}

/** How `--online` asks the web. */
export interface LinksConfig {
  /** `pr`: what a change adds must work now. `nightly`: the whole site, bit by bit; three failures over two days count. */
  readonly mode?: 'pr' | 'nightly';
  /** Addresses that are never asked, as they begin, or with `*` for any characters. */
  readonly exclude?: readonly string[];
  readonly hosts?: Readonly<Record<string, LinkHostConfig>>;
  /** By status (`403`, `4xx`), reason (`timeout`) or verdict (`uncertain`); the most exact one counts. */
  readonly severity?: Readonly<Record<string, Level>>;
  /** After so many days without a good answer an uncertain address is an error. */
  readonly uncertainAfterDays?: number;
  /** Requests at a time: to one site, and to all. */
  readonly connections?: number;
  readonly allConnections?: number;
  /** Milliseconds between the starts of two requests to one site. */
  readonly interval?: number;
  /** Seconds for one request. */
  readonly timeout?: number;
  /** Seconds for the whole run. */
  readonly deadline?: number;
  /** Of one run, to one site. */
  readonly maxRequestsPerHost?: number;
  /** The ledger, relative to this file; in the cache unless told. */
  readonly ledger?: string;
  /** Reads the ledger and leaves it as it is. */
  readonly readOnly?: boolean;
  /** The address of the site that shows the articles: images that are refused to it are told. */
  readonly site?: string;
  /** What answers whether an archive has a copy of a page that is gone, as the Wayback Machine's availability API does. */
  readonly archive?: string;
  readonly userAgent?: string;
  /** `HOST:PORT` that may be asked although it is private. */
  readonly allow?: readonly string[];
  /** Ports beside 80 and 443. */
  readonly ports?: readonly number[];
  /** Networks that a proxy on this machine answers with for every name (`198.18.0.0/15`). */
  readonly trustedFakeIpCidrs?: readonly string[];
}

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
  readonly links?: LinksConfig;
}

/** Gives an editor the types of a configuration; changes nothing. */
export function defineConfig(config: Config): Config {
  return config;
}
