import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import type { SchemaSettings } from '../../engine/settings.ts';
import { errors } from '../../messages/errors.ts';
import { ajv } from './ajv.ts';
import { type CompiledSchema, compilePreset, compileSource, problemFor } from './compile.ts';
import { presetSource, schemaFiles } from './files.ts';
import { type PatternStore, patternStore, unlimitedPatterns } from './patterns.ts';
import { isLarge } from './schema-cost.ts';
import type { SchemaSource } from './source.ts';
import { withinTime } from './time-limit.ts';

/** The schemas of a run, each compiled once. */
export interface Schemas {
  /** Returns the schema of a collection: a preset, a file relative to `base`, or the object. Throws an NkLintError. */
  configured(schema: string | object, base: string, collection: string, place: SchemaSource['place']): SchemaSettings;
  /** The schema of articles without a stated one. */
  readonly fallback: SchemaSettings;
  /**
   * Returns the schema that an article (an absolute path) names. Articles are untrusted: only files below `roots` are
   * read, and time is limited.
   */
  inArticle(article: string, name: string, roots: readonly string[]): SchemaSettings | NkLintError;
}

export function schemaStore(): Schemas {
  const files = schemaFiles();
  const patterns = patternStore();
  const compiled = new Map<SchemaSource, SchemaSettings>();
  const byArticlePath = new Map<string, SchemaSettings | NkLintError>();

  return {
    configured(schema, base, collection, place) {
      const source =
        typeof schema === 'string'
          ? named(schema, base, collection, place(''))
          : files.inline(schema, `of the collection ${collection}`, base, place);
      const settings =
        compiled.get(source) ?? (source.isOwn ? compilePreset(source) : trustedSettings(source, patterns));
      compiled.set(source, settings);
      return settings;
    },
    fallback: compilePreset(presetSource('article')),
    inArticle(article, name, roots) {
      const path = resolve(dirname(article), name);
      const key = [path, ...roots].join('\n');
      const settings = byArticlePath.get(key) ?? untrustedSettings(path, name, roots);
      byArticlePath.set(key, settings);
      return settings;
    },
  };

  function named(schema: string, base: string, collection: string, place: string | undefined): SchemaSource {
    try {
      return files.named(schema, base, place);
    } catch (error) {
      if (!(error instanceof NkLintError) || error.words !== errors.schemaReferenceMissing) throw error;
      const file = resolve(base, schema);
      throw new NkLintError(errors.schemaNotFound, { collection, file }, { ...(place && { place }), cause: error });
    }
  }
}

const timeLimitMs = 1000;
/** For schemas of the configuration, which may be large. */
const compileLimitMs = 10_000;

/** Compiles a schema of the configuration. Throws an NkLintError, also for one that takes too long. */
function trustedSettings(source: SchemaSource, patterns: PatternStore): SchemaSettings {
  const settings = compiledWithin(compileLimitMs, () => compileSource(source, patterns));
  const place = source.place('');
  if (!settings) throw new NkLintError(errors.schemaSlow, { file: source.name }, place === undefined ? {} : { place });
  const { isCostly } = settings;
  return limitedSettings(settings, (value) => isCostly || isLarge(value));
}

function untrustedSettings(path: string, name: string, roots: readonly string[]): SchemaSettings | NkLintError {
  try {
    const settings = compiledWithin(timeLimitMs, () =>
      compileSource(schemaFiles(roots.flatMap(realRoots)).file(path, name), unlimitedPatterns),
    );
    return settings ? limitedSettings(settings, () => true) : new NkLintError(errors.schemaSlow, { file: name });
  } catch (error) {
    if (error instanceof NkLintError) return error;
    throw error;
  }
}

/** Returns undefined for a schema that takes too long to compile. */
function compiledWithin(limitMs: number, compile: () => CompiledSchema): CompiledSchema | undefined {
  // Loading is not the schema's work; interrupted, Ajv would stay half loaded.
  ajv();
  let settings: CompiledSchema | undefined;
  return withinTime(limitMs, () => (settings = compile())) ? settings : undefined;
}

/** Limits the time of a schema for values that may take long; it is abandoned after the first that does, or never ends. */
function limitedSettings(settings: CompiledSchema, mayBeSlow: (value: unknown) => boolean): SchemaSettings {
  const { name, validate, unique } = settings;
  let failure: NkLintError | undefined;
  const run = <Result>(act: (value: unknown) => Result, value: unknown): Result | undefined => {
    if (failure) return undefined;
    let result: Result | undefined;
    try {
      if (!mayBeSlow(value)) return act(value);
      if (!withinTime(timeLimitMs, () => (result = act(value))))
        failure = new NkLintError(errors.schemaSlow, { file: name });
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      failure = new NkLintError(errors.schemaEndless, { file: name }, { cause });
    }
    return failure ? undefined : result;
  };
  return {
    ...settings,
    validate: (value) => run(validate, value) ?? (failure ? [problemFor(failure)] : []),
    ...(unique && { unique: (value) => run(unique, value) ?? [] }),
  };
}

/** Returns a root with its real path; none for the root of the disk. */
function realRoots(root: string): string[] {
  try {
    const real = realpathSync(root);
    return dirname(real) === real ? [] : [root, real];
  } catch {
    return [];
  }
}
