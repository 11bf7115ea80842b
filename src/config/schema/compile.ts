import type { ErrorObject, Options } from 'ajv';
import { NkLintError } from '../../core/errors.ts';
import type { SchemaProblem, SchemaSettings, UniqueValue } from '../../engine/settings.ts';
import { errors } from '../../messages/errors.ts';
import { ajv } from './ajv.ts';
import { notesFor, notesOf } from './annotations.ts';
import { bundleOf } from './bundle.ts';
import { linkSchema } from './link.ts';
import { isKnownToFit } from './own-checks.ts';
import { type PatternBook, patternBook } from './patterns.ts';
import { essential } from './problems.ts';
import { type LinkedSchema, type SchemaSource, schemaError } from './source.ts';

/** A schema was checked, where it needs that, before it is compiled: to do it again costs more than all else. */
const options: Options = {
  allErrors: true,
  verbose: true,
  strict: false,
  allowUnionTypes: true,
  logger: false,
  meta: false,
  validateSchema: false,
};

/**
 * Compiles a JSON Schema that refers to no file. Throws an NkLintError that names the schema where it does not compile.
 * `own` is a schema that comes with nk-lint, which is known to be right.
 */
export function compileSchema(name: string, schema: object, own = false): SchemaSettings {
  return compileSource({
    name,
    json: schema,
    file: undefined,
    own,
    place: () => undefined,
    load: (reference) => {
      throw new NkLintError(errors.schemaReferenceMissing, { reference, file: reference });
    },
  });
}

/** Compiles a schema with all that it refers to; draft 2020-12, or draft-07 where `$schema` says so. */
export function compileSource(source: SchemaSource, book: PatternBook = patternBook()): SchemaSettings {
  const linked = linkSchema(source);
  const seen: UniqueValue[] = [];
  const validator = compile(source, linked, book, seen);
  const annotated = linked.keywords.has('x-message') || linked.keywords.has('x-severity');

  return {
    name: source.name,
    json: source.json,
    file: source.file,
    bundle: () => bundleOf(linked),
    validate(value) {
      const fit = validator(value);
      seen.length = 0;
      const { overruns, doubtful } = book.outcome();
      if (fit && overruns.length === 0) return [];
      const found = validator.errors ?? [];
      const problems = essential(doubtful ? found.filter(isSure) : found, linked.targets);
      const noted = annotated ? problems.map((problem) => ({ ...problem, ...notesFor(problem, linked) })) : problems;
      return [
        ...noted,
        ...overruns.map((pattern) => failure(tooSlow(pattern, linked.patterns.get(pattern) ?? source.name))),
      ];
    },
    unique: linked.keywords.has('x-unique')
      ? (value) => {
          validator(value);
          return seen.splice(0);
        }
      : undefined,
  };
}

/** A preset, which is right and which most values fit: it is compiled for the first one that does not. */
export function compilePreset(source: SchemaSource): SchemaSettings {
  const { name, json, file } = source;
  let settings: SchemaSettings | undefined;
  const compiled = () => {
    settings ??= compileSource(source);
    return settings;
  };
  return {
    name,
    json,
    file,
    bundle: () => compiled().bundle(),
    validate: (value) => (isKnownToFit(name, value) ? [] : compiled().validate(value)),
  };
}

/** A problem that says why there may be others. */
export function failure(error: NkLintError): SchemaProblem {
  return { pointer: '', keyword: '', params: {}, schema: undefined, parentSchema: {}, failure: error };
}

/** A pattern that was given up fits everything, and what follows from that may be wrong. */
function isSure({ schemaPath }: ErrorObject): boolean {
  return !/^[^#]|^#\/(?:\$defs|definitions)\/|\/(?:not|anyOf|oneOf|then|else|contains|additional\w+|unevaluated\w+|depend\w+)(?:\/|$)/u.test(
    schemaPath,
  );
}

function tooSlow(pattern: string, place: string): NkLintError {
  return new NkLintError(errors.schemaPatternSlow, { pattern, place });
}

function compile(source: SchemaSource, linked: LinkedSchema, book: PatternBook, seen: UniqueValue[]) {
  const regExp = Object.assign((pattern: string) => book.pattern(pattern), { code: 'new RegExp' });
  const { Ajv2020, addFormats, _ } = ajv();
  const compiler = new Ajv2020({ ...options, code: { regExp } });
  addFormats(compiler);
  compiler.addVocabulary(['x-message', 'x-severity']);
  compiler.addKeyword({
    keyword: 'x-unique',
    schemaType: 'boolean',
    validate(wanted: boolean, value: unknown, parentSchema?: object, at?: { instancePath: string }) {
      const pointer = at?.instancePath ?? '';
      const filled = value !== null && value !== '';
      if (wanted && filled)
        seen.push({ group: pointer.replaceAll(/\/\d+(?=\/|$)/gu, '/*'), pointer, ...notesOf([parentSchema]) });
      return true;
    },
  });
  compiler.addKeyword({
    keyword: 'x-fix',
    schemaType: 'object',
    // A key that has a new name is wrong wherever it stands.
    validate: ({ rename }: { rename?: string }) => rename === undefined,
    error: { message: 'has another name', params: ({ schema }) => _`{rename: ${String(schema.rename)}}` },
  });
  try {
    for (const [key, document] of linked.documents) compiler.addSchema(document, key);
    return compiler.getSchema(String(linked.root['$id'])) ?? compiler.compile(linked.root);
  } catch (cause) {
    if (cause instanceof NkLintError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const { pointer, text } = placed(reason);
    throw schemaError(source, pointer, { en: text, 'zh-CN': text }, { cause });
  }
}

/** ajv tells some places in its words. */
function placed(reason: string) {
  const at = /"?(?:nk-lint:\/\/schema\/\d+)?#(\/[^"\s]*)"?/u.exec(reason)?.[1] ?? '';
  return { pointer: at, text: reason.replaceAll(/nk-lint:\/\/schema\/\d+/gu, '') };
}
