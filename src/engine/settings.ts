import type { NkLintError } from '../core/errors.ts';
import type { Engine, Language, OwnWords, Severity } from '../core/types.ts';
import type { LinkStates } from './link-states.ts';

/** How an article's address on its own site follows from the address that it was taken from. */
export interface SourceIdentity {
  /** Front matter keys that hold the identity. */
  readonly fields: readonly string[];
  readonly is: 'md5(url)';
}

/** What the configuration states about the links of a collection to the originals of its articles. */
export interface SourceSettings {
  readonly hosts?: readonly string[];
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
  readonly name: string;
  readonly source?: SourceSettings;
  readonly schema?: SchemaSettings;
}

export interface RuleSetting {
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The site that an article belongs to, where its generator's own configuration was found. */
export interface SiteSettings {
  /** The directory of that configuration; tells the sites of one run apart. */
  readonly root: string;
  /** Where the article stands below it. */
  readonly path: string;
  /** What the configuration says, as it is written there. */
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

/** What holds for a whole run. */
export interface RunSettings {
  readonly language: Language;
  /** Milliseconds since 1970; dates after it are in the future. */
  readonly now: number;
  /** The ids of all rules there are. */
  readonly rules?: readonly string[];
  /** False to ignore the suppressions that stand in articles. */
  readonly inlineConfig?: boolean;
  /** Whether an article is one of those that are asked about, where not all are. */
  readonly isNew?: (path: string) => boolean;
  /** What the web said of the addresses in the articles, where it was asked. */
  readonly links?: LinkStates;
  /** Whether a place was there before the change that is looked at: what is wrong with its address is no error then. */
  isOldPlace?(path: string, offset: number): boolean;
}
