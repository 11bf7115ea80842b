import type { Engine, Language, Severity } from './types.ts';

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
}

export interface SchemaSettings {
  /** For messages: the file as the configuration names it, or the name of a preset. */
  readonly name: string;
  validate(value: unknown): readonly SchemaProblem[];
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

/** All that the configuration says about one article. */
export interface FileSettings {
  readonly engine: Engine;
  /** As the site states it, `+08:00` or an IANA name; undefined where it does not. */
  readonly timeZone: string | undefined;
  readonly collection: Collection;
  /** The rules that are on. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

/** What holds for a whole run. */
export interface RunSettings {
  readonly language: Language;
  /** Milliseconds since 1970; dates after it are in the future. */
  readonly now: number;
  /** False to ignore the suppressions that stand in articles. */
  readonly inlineConfig?: boolean;
}
