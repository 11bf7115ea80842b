import type { NkLintError } from '../core/errors.ts';
import type { Engine, Language, OwnWords, Severity } from '../core/types.ts';
import type { LinkStates } from './link-states.ts';

/** How an identifier of an article follows from its source URL. */
export interface SourceIdentity {
  /** Front matter keys that hold the identifier. */
  readonly fields: readonly string[];
  readonly is: 'md5(url)';
}

/** Where the articles of a collection were taken from. */
export interface SourceSettings {
  /** Hosts of the source URLs. */
  readonly hosts?: readonly string[];
  /** Whether each article must link to its original. */
  readonly required?: boolean;
  readonly identity?: SourceIdentity;
}

/** One violation of a JSON Schema, as ajv tells it. */
export interface SchemaProblem {
  /** JSON Pointer to the value that is wrong; for a missing or unknown key, to the object that lacks or has it. */
  readonly pointer: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The part of the schema that was violated, and what it stands in. */
  readonly schema: unknown;
  readonly parentSchema: Readonly<Record<string, unknown>>;
  /** `x-message` and `x-severity` of the nearest schema around the violation that has them. */
  readonly message?: OwnWords;
  readonly severity?: Severity;
  /** Why the schema could not be checked to its end; then nothing else of the problem counts. */
  readonly failure?: NkLintError;
}

/** A value that no other article may have (`x-unique`). */
export interface UniqueValue {
  /** The values that are compared: those at the same place of the schema. */
  readonly group: string;
  readonly pointer: string;
  readonly message?: OwnWords;
  readonly severity?: Severity;
}

export interface SchemaSettings {
  /** For messages: the file as the configuration names it, or the name of a preset. */
  readonly name: string;
  /** As it is written. */
  readonly json: unknown;
  /** Absolute; undefined for a preset and for a schema that stands in the configuration. */
  readonly file: string | undefined;
  validate(value: unknown): readonly SchemaProblem[];
  /** The schema with all that it refers to, in one piece. */
  bundle(): unknown;
  /** Where a value has to be unique; undefined where the schema asks for that nowhere. */
  readonly unique?: ((value: unknown) => readonly UniqueValue[]) | undefined;
}

/** Articles that belong together: from one source, or in one section of the site. */
export interface Collection {
  /** The name in the configuration; else the folder of the section. */
  readonly name: string;
  readonly source?: SourceSettings;
  /** @internal */
  readonly schema?: SchemaSettings;
}

export interface RuleSetting {
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The site that an article belongs to, where the configuration of its generator was found.
 *
 * @experimental
 */
export interface SiteSettings {
  /** Directory of that configuration. */
  readonly root: string;
  /** Path of the article below it. */
  readonly path: string;
  /** Content of the configuration. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** All that the configuration says about one article. */
export interface FileSettings {
  readonly engine: Engine;
  /** As the site states it, `+08:00` or an IANA name; undefined where it does not. */
  readonly timeZone: string | undefined;
  readonly site?: SiteSettings;
  readonly collection: Collection;
  /** The rules that are on. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /**
   * The names in a directory below the site's root (below the working directory where no site is known), by its path
   * with `/`; undefined where there is no such directory.
   */
  entries?(directory: string): readonly string[] | undefined;
  /** The schema that the article names by a path from itself; an error where there is none that can be used. */
  schemaAt?(name: string): SchemaSettings | NkLintError;
}

export type SettingsOf = (path: string) => FileSettings;

/** Settings of a whole run. */
export interface RunSettings {
  readonly language: Language;
  /** Milliseconds since 1970; dates after it are in the future. */
  readonly now: number;
  /**
   * The ids of all rules there are.
   *
   * @internal
   */
  readonly rules?: readonly string[];
  /**
   * False to ignore the suppressions that stand in articles.
   *
   * @internal
   */
  readonly inlineConfig?: boolean;
  /**
   * Whether an article is one of those that are reported, where not all are.
   *
   * @internal
   */
  readonly isNew?: (path: string) => boolean;
  /**
   * Results of requests to the addresses in the articles, in an online run.
   *
   * @internal
   */
  readonly links?: LinkStates;
  /**
   * Whether a place was there before the change that is linted: a defect of its address is no error then.
   *
   * @internal
   */
  isOldPlace?(path: string, offset: number): boolean;
}
