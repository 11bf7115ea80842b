import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import type { SchemaSettings } from '../../engine/settings.ts';
import { errors } from '../../messages/errors.ts';
import { compilePreset, compileSource, failure } from './compile.ts';
import { presetSource, schemaFiles } from './files.ts';
import { patternBook, unwatched } from './patterns.ts';
import type { SchemaSource } from './source.ts';
import { withinTime } from './time-limit.ts';

/** The schemas of a run; each is compiled once, however many collections and articles name it. */
export interface Schemas {
  /** Of a collection: a preset, a file relative to `base`, or the schema itself. Throws an NkLintError. */
  configured(schema: string | object, base: string, collection: string, place: SchemaSource['place']): SchemaSettings;
  /** What an article is checked with where nothing names a schema. */
  readonly fallback: SchemaSettings;
  /**
   * What an article (an absolute path) names by itself. It comes from whoever wrote the article: nothing outside of
   * `roots` is read, and nothing runs for long.
   */
  inArticle(article: string, name: string, roots: readonly string[]): SchemaSettings | NkLintError;
}

export function schemas(): Schemas {
  const files = schemaFiles();
  const book = patternBook();
  const compiled = new Map<SchemaSource, SchemaSettings>();
  const ofArticles = new Map<string, SchemaSettings | NkLintError>();

  return {
    configured(schema, base, collection, place) {
      const source =
        typeof schema === 'string'
          ? named(schema, base, collection, place(''))
          : files.inline(schema, `of the collection ${collection}`, base, place);
      const settings = compiled.get(source) ?? (source.own ? compilePreset(source) : compileSource(source, book));
      compiled.set(source, settings);
      return settings;
    },
    fallback: compilePreset(presetSource('article')),
    inArticle(article, name, roots) {
      const path = resolve(dirname(article), name);
      const key = [path, ...roots].join('\n');
      const settings = ofArticles.get(key) ?? untrusted(path, name, roots);
      ofArticles.set(key, settings);
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

const milliseconds = 1000;

function untrusted(path: string, name: string, roots: readonly string[]): SchemaSettings | NkLintError {
  const slow = new NkLintError(errors.schemaSlow, { file: name });
  let settings: SchemaSettings | undefined;
  try {
    const compile = () => {
      settings = compileSource(schemaFiles(roots.flatMap(realRoot)).file(path, name), unwatched);
    };
    if (!withinTime(milliseconds, compile) || !settings) return slow;
  } catch (error) {
    if (error instanceof NkLintError) return error;
    throw error;
  }
  return watched(settings, slow);
}

/** A schema that is given up when it took too long once. */
function watched(settings: SchemaSettings, slow: NkLintError): SchemaSettings {
  const { validate, unique } = settings;
  let givenUp = false;
  const run = <Result>(act: () => Result): Result | undefined => {
    let result: Result | undefined;
    if (!givenUp && !withinTime(milliseconds, () => (result = act()))) givenUp = true;
    return result;
  };
  return {
    ...settings,
    validate: (value) => run(() => validate(value)) ?? [failure(slow)],
    ...(unique && { unique: (value) => run(() => unique(value)) ?? [] }),
  };
}

/** The whole disk is no project. */
function realRoot(root: string): string[] {
  try {
    const real = realpathSync(root);
    return dirname(real) === real ? [] : [root, real];
  } catch {
    return [];
  }
}
