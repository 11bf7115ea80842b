import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import type { SchemaSettings } from '../../engine/settings.ts';
import { errors } from '../../messages/errors.ts';
import { ajv } from './ajv.ts';
import { compilePreset, compileSource, problemFor } from './compile.ts';
import { presetSource, schemaFiles } from './files.ts';
import { patternStore, unlimitedPatterns } from './patterns.ts';
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
      const settings = compiled.get(source) ?? (source.isOwn ? compilePreset(source) : compileSource(source, patterns));
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

function untrustedSettings(path: string, name: string, roots: readonly string[]): SchemaSettings | NkLintError {
  const slowError = new NkLintError(errors.schemaSlow, { file: name });
  let settings: SchemaSettings | undefined;
  try {
    // Loading is not the schema's work; interrupted, Ajv would stay half loaded.
    ajv();
    const compile = () => {
      settings = compileSource(schemaFiles(roots.flatMap(realRoots)).file(path, name), unlimitedPatterns);
    };
    if (!withinTime(timeLimitMs, compile) || !settings) return slowError;
  } catch (error) {
    if (error instanceof NkLintError) return error;
    throw error;
  }
  return limitedSettings(settings, slowError);
}

/** Limits the time of a schema, which is abandoned after the first timeout. */
function limitedSettings(settings: SchemaSettings, slowError: NkLintError): SchemaSettings {
  const { validate, unique } = settings;
  let isAbandoned = false;
  const run = <Result>(act: () => Result): Result | undefined => {
    let result: Result | undefined;
    if (!isAbandoned && !withinTime(timeLimitMs, () => (result = act()))) isAbandoned = true;
    return result;
  };
  return {
    ...settings,
    validate: (value) => run(() => validate(value)) ?? [problemFor(slowError)],
    ...(unique && { unique: (value) => run(() => unique(value)) ?? [] }),
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
