import type { NkLintError } from '../core/errors.ts';
import type { Renderer } from '../core/renderer.ts';
import type { Engine, Language, OwnWords, Severity } from '../core/types.ts';
import type { LinkStates } from './link-states.ts';

/** How an identifier of an article is derived from its source URL. */
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

/** One violation of a JSON Schema, as ajv reports it. */
export interface SchemaProblem {
  /** JSON Pointer to the wrong value; for a missing or unknown key, to the object. */
  readonly pointer: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The part of the schema that was violated, and its parent. */
  readonly schema: unknown;
  readonly parentSchema: Readonly<Record<string, unknown>>;
  /** `x-message` and `x-severity` of the nearest schema around the violation that has them. */
  readonly message?: OwnWords;
  readonly severity?: Severity;
  /** Why validation stopped early; the other properties are then meaningless. */
  readonly failure?: NkLintError;
}

/** A value that must be unique among articles (`x-unique`). */
export interface UniqueValue {
  /** Identifies the place in the schema; values of one place are compared. */
  readonly group: string;
  readonly pointer: string;
  readonly message?: OwnWords;
  readonly severity?: Severity;
}

export interface SchemaSettings {
  /** The name in messages: the file name from the configuration, or the name of a preset. */
  readonly name: string;
  /** The schema as written. */
  readonly json: unknown;
  /** Absolute path; undefined for a preset and for a schema inside the configuration. */
  readonly file: string | undefined;
  validate(value: unknown): readonly SchemaProblem[];
  /** Returns the schema with all schemas that it references, as one document. */
  bundle(): unknown;
  /** Returns the values that must be unique; undefined if the schema has no `x-unique`. */
  readonly unique?: ((value: unknown) => readonly UniqueValue[]) | undefined;
  /** Returns pointers to the texts that are paths of the site; undefined if no schema has `"format": "site-path"`. */
  readonly sitePaths?: ((value: unknown) => readonly string[]) | undefined;
}

/** Articles that belong together: from one source, or in one section of the site. */
export interface Collection {
  /** The name in the configuration, or else the folder of the section. */
  readonly name: string;
  readonly source?: SourceSettings;
  /** @internal */
  readonly schema?: SchemaSettings;
}

export interface RuleSetting {
  readonly severity: Severity;
  /** Whether the user states that severity: then all findings have it, also those that are usually milder. */
  readonly isStated?: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The site of an article, if the configuration of its generator was found.
 *
 * @experimental
 */
export interface SiteSettings {
  /** Directory of that configuration. */
  readonly root: string;
  /** Path of the article relative to it. */
  readonly path: string;
  /** Content of the configuration. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Addresses that its host leads elsewhere or that its templates state; `*` at the end stands for anything. */
  readonly redirects?: readonly string[];
}

/** The settings of one article from all configurations. */
export interface FileSettings {
  readonly engine: Engine;
  /** What the site's Markdown renderer does with the article. */
  readonly renderer: Renderer;
  /** The files of the site, relative to its root, that say what the generator and the renderer are. */
  readonly evidence?: { readonly engine: readonly string[]; readonly renderer: readonly string[] };
  /** The site's time zone, `+08:00` or an IANA name; undefined if the site states none. */
  readonly timeZone: string | undefined;
  readonly site?: SiteSettings;
  readonly collection: Collection;
  /** The enabled rules. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /**
   * Returns the names in a directory, by its path with `/` relative to the site's root (without a site, to the working
   * directory). Undefined if the directory does not exist.
   */
  entries?(directory: string): readonly string[] | undefined;
  /** Whether a style sheet of the site selects an element by its name alone. */
  styles?(element: string): boolean;
  /**
   * Returns the names of images that texts of the site mention (articles, templates, styles, scripts, data), in lower case,
   * and of folders in which they build names (`img/`); undefined where there is too much to read.
   */
  imageNames?(): ReadonlySet<string> | undefined;
  /** Returns the schema that the article names by a path relative to itself; an error if it is missing or invalid. */
  schemaAt?(name: string): SchemaSettings | NkLintError;
}

/** Whether an article is read as MDX, which decides how it is parsed. */
export function isMdx({ renderer }: Pick<FileSettings, 'renderer'>): boolean {
  return renderer.name === 'mdx';
}

export type SettingsOf = (path: string) => FileSettings;

/** A change of an article. */
export interface PastChange {
  /** Smaller is newer; equal for what changed together; 0 for what is not committed. */
  readonly order: number;
  /** `2026-11-30`; undefined for what is not committed. */
  readonly day?: string;
}

/** What the repository remembers of its articles. */
export interface History {
  /** Identifies all that `changes` returns: as long as it is the same, they are; empty without a repository. */
  state(): string;
  /** The changes of an article by path, newest first. */
  changes(path: string): readonly PastChange[];
}

/** Settings of a whole run. */
export interface RunSettings {
  readonly language: Language;
  /** Milliseconds since 1970; later dates are in the future. */
  readonly now: number;
  /**
   * The ids of all available rules.
   *
   * @internal
   */
  readonly rules?: readonly string[];
  /**
   * False to ignore the suppressions in articles.
   *
   * @internal
   */
  readonly inlineConfig?: boolean;
  /**
   * Whether findings of an article are reported, if the run reports on a selection.
   *
   * @internal
   */
  readonly isNew?: (path: string) => boolean;
  /**
   * The results of requests to the articles' URLs, in an online run.
   *
   * @internal
   */
  readonly links?: LinkStates;
  /**
   * The past of the articles, where it can be read.
   *
   * @internal
   */
  readonly history?: History;
  /**
   * Whether a position existed before the change that is linted; a broken URL there is not an error.
   *
   * @internal
   */
  isOldPlace?(path: string, offset: number): boolean;
}
