import type { Engine, Language } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';
import type { Rule } from '../engine/rule.ts';
import type { SourceSettings } from '../engine/settings.ts';
import type { StatedRenderer } from '../site/renderers/stated.ts';

/** A level, or a level with values for the rule's options. */
export type RuleConfig = Level | readonly [Level, Readonly<Record<string, unknown>>];

/** Levels and options by rule id. */
export type RulesConfig = Readonly<Record<string, RuleConfig>>;

/** Articles that belong together: what they have in common is learned and checked for them alone. */
export interface CollectionConfig {
  readonly name: string;
  /** Globs, relative to the configuration file. */
  readonly files: readonly string[];
  /** A JSON Schema for the front matter: a file relative to the configuration file, or the schema itself. */
  readonly schema?: string | Readonly<Record<string, unknown>>;
  readonly source?: SourceSettings;
}

/** Levels for some of the articles. */
export interface OverrideConfig {
  /** Globs, relative to the configuration file. */
  readonly files: readonly string[];
  readonly rules: RulesConfig;
}

/** Rules of your own: a module that exports them (by default, or as `rules`), or the rules themselves. */
export type PluginConfig = string | { readonly rules: readonly Rule[] };

/** Settings for the URLs of one host and its subdomains (`example.org` holds for `news.example.org`). */
export interface LinkHostConfig {
  /** Status codes that count as good, beside the usual ones. */
  readonly accept?: readonly number[];
  /** `false` for a host that receives no requests. */
  readonly ask?: boolean;
  /** As in `LinksConfig`. */
  readonly severity?: Readonly<Record<string, Level>>;
  /** Requests at a time. */
  readonly connections?: number;
  /** Milliseconds between the starts of two requests. */
  readonly interval?: number;
}

/** How `--online` checks links. */
export interface LinksConfig {
  /** `pr`: what a change adds must work now. `nightly`: the whole site, bit by bit; three failures over two days count. */
  readonly mode?: 'pr' | 'nightly';
  /** Beginnings of URLs that receive no requests; `*` stands for any characters. */
  readonly exclude?: readonly string[];
  /** By host. */
  readonly hosts?: Readonly<Record<string, LinkHostConfig>>;
  /** By status (`403`, `4xx`), reason (`timeout`) or verdict (`uncertain`); the most specific one counts. */
  readonly severity?: Readonly<Record<string, Level>>;
  /** Days without a good answer after which an uncertain URL is an error. */
  readonly uncertainAfterDays?: number;
  /** Requests at a time, to one site. */
  readonly connections?: number;
  /** Requests at a time, to all sites. */
  readonly allConnections?: number;
  /** Milliseconds between the starts of two requests to one site. */
  readonly interval?: number;
  /** Seconds for one request. */
  readonly timeout?: number;
  /** Seconds for the whole run. */
  readonly deadline?: number;
  /** Of one run. */
  readonly maxRequestsPerHost?: number;
  /** File of the ledger, relative to the configuration file; by default in the cache. */
  readonly ledger?: string;
  /** Reads the ledger and leaves it as it is. */
  readonly readOnly?: boolean;
  /** URL of the site that shows the articles: images that refuse to load there are reported. */
  readonly site?: string;
  /** URL of an archive's availability API, such as the Wayback Machine's, for copies of pages that are gone. */
  readonly archive?: string;
  /** Header `User-Agent` of the requests. */
  readonly userAgent?: string;
  /** `HOST:PORT` of private hosts that may receive requests. */
  readonly allow?: readonly string[];
  /** Ports beside 80 and 443. */
  readonly ports?: readonly number[];
  /** Networks of the addresses that a local proxy returns for every name (`198.18.0.0/15`). */
  readonly trustedFakeIpCidrs?: readonly string[];
}

/** The content of `nk-lint.config.*`; every key may be left out. */
export interface Config {
  /** URL of the schema of this configuration, for editors. */
  readonly $schema?: string;
  /** Presets (`recommended`, `crawled`, `strict`), files or packages; later ones win, the file itself wins over all. */
  readonly extends?: string | readonly string[];
  /** By default the generator whose configuration is found above each article. */
  readonly engine?: Engine;
  /** By default what the site's files say: what renders its Markdown, and how. */
  readonly renderer?: StatedRenderer;
  /** `+08:00` or an IANA name: the zone of dates that state none. By default that of the site. */
  readonly timeZone?: string;
  /** Language of messages. */
  readonly language?: Language;
  /** Globs of the articles that are linted when the command line names no path. */
  readonly files?: readonly string[];
  /** Patterns as in `.gitignore`, relative to the configuration file. */
  readonly ignore?: readonly string[];
  /** Bytes; a larger file is reported, not parsed. */
  readonly maxFileSize?: number;
  /** The first that an article belongs to counts. */
  readonly collections?: readonly CollectionConfig[];
  readonly rules?: RulesConfig;
  /** Later ones win, and all over `rules`. */
  readonly overrides?: readonly OverrideConfig[];
  readonly plugins?: readonly PluginConfig[];
  readonly links?: LinksConfig;
}

/**
 * Returns the configuration as it is, with types for editors.
 *
 * @example
 * export default defineConfig({ extends: 'recommended', rules: { 'title-noise': 'off' } });
 */
export function defineConfig(config: Config): Config {
  return config;
}
