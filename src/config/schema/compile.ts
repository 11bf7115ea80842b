import type { ErrorObject, FuncKeywordDefinition, Options, SchemaValidateFunction } from 'ajv';
import stringWidth from 'fast-string-width';
import { NkLintError } from '../../core/errors.ts';
import type { SchemaProblem, SchemaSettings, UniqueValue } from '../../engine/settings.ts';
import { errors } from '../../messages/errors.ts';
import { ajv } from './ajv.ts';
import { annotationsFor, nearestAnnotations } from './annotations.ts';
import { bundleOf } from './bundle.ts';
import { linkSchema, sitePathMark } from './link.ts';
import { isKnownToFit } from './own-checks.ts';
import { type PatternStore, patternStore } from './patterns.ts';
import { essentialProblems } from './problems.ts';
import { isCostly } from './schema-cost.ts';
import { type LinkedSchema, type SchemaSource, schemaError } from './source.ts';

/** Without validation of the schema, which is the slowest step and was done before. */
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
 * Compiles a JSON Schema without references to files. Throws an NkLintError that names the schema if it is invalid.
 * `isOwn`: the schema is part of nk-lint and known to be valid.
 */
export function compileSchema(name: string, schema: object, isOwn = false): SchemaSettings {
  return compileSource({
    name,
    json: schema,
    file: undefined,
    isOwn,
    place: () => undefined,
    load: (reference) => {
      throw new NkLintError(errors.schemaReferenceMissing, { reference, file: reference });
    },
  });
}

export interface CompiledSchema extends SchemaSettings {
  /** Whether a small value may take long. */
  readonly isCostly: boolean;
}

/** Compiles a schema with all that it refers to, as draft 2020-12 or as the draft-07 of its `$schema`. */
export function compileSource(source: SchemaSource, patterns: PatternStore = patternStore()): CompiledSchema {
  const linked = linkSchema(source);
  const seen: Seen = { unique: [], sitePaths: [] };
  const validator = compile(source, linked, patterns, seen);
  const hasAnnotations = linked.keywords.has('x-message') || linked.keywords.has('x-severity');

  return {
    name: source.name,
    json: source.json,
    file: source.file,
    isCostly: isCostly(linked),
    bundle: () => bundleOf(linked),
    validate(value) {
      const isValid = validator(value);
      seen.unique.length = 0;
      seen.sitePaths.length = 0;
      const { overruns, hasAbandoned } = patterns.outcome();
      if (isValid && overruns.length === 0) return [];
      const found = validator.errors ?? [];
      const problems = essentialProblems(hasAbandoned ? found.filter(isReliable) : found, linked.targets);
      const noted = hasAnnotations
        ? problems.map((problem) => ({ ...problem, ...annotationsFor(problem, linked) }))
        : problems;
      return [
        ...noted,
        ...overruns.map((pattern) => problemFor(tooSlow(pattern, linked.patterns.get(pattern) ?? source.name))),
      ];
    },
    unique: linked.keywords.has('x-unique')
      ? (value) => {
          validator(value);
          return seen.unique.splice(0);
        }
      : undefined,
    sitePaths: linked.keywords.has(sitePathMark)
      ? (value) => {
          validator(value);
          return [...new Set(seen.sitePaths.splice(0))];
        }
      : undefined,
  };
}

/** What the last validation passed. */
interface Seen {
  readonly unique: UniqueValue[];
  /** Pointers of the values of the format `site-path`. */
  readonly sitePaths: string[];
}

/** Returns the settings of a preset, which is compiled for the first value that generated code does not accept. */
export function compilePreset(source: SchemaSource): SchemaSettings {
  const { name, file } = source;
  let settings: SchemaSettings | undefined;
  const compiled = () => {
    settings ??= compileSource(source);
    return settings;
  };
  return {
    name,
    get json() {
      return source.json;
    },
    file,
    bundle: () => compiled().bundle(),
    validate: (value) => (isKnownToFit(name, value) ? [] : compiled().validate(value)),
  };
}

/** Returns a problem for a failed validation, such as a slow pattern. */
export function problemFor(error: NkLintError): SchemaProblem {
  return { pointer: '', keyword: '', params: {}, schema: undefined, parentSchema: {}, failure: error };
}

/** Whether a problem holds although an abandoned pattern matched everything. */
function isReliable({ schemaPath }: ErrorObject): boolean {
  return !/^[^#]|^#\/(?:\$defs|definitions)\/|\/(?:not|anyOf|oneOf|then|else|contains|additional\w+|unevaluated\w+|depend\w+)(?:\/|$)/u.test(
    schemaPath,
  );
}

function tooSlow(pattern: string, place: string): NkLintError {
  return new NkLintError(errors.schemaPatternSlow, { pattern, place });
}

function compile(source: SchemaSource, linked: LinkedSchema, patterns: PatternStore, seen: Seen) {
  const regExp = Object.assign((pattern: string) => patterns.pattern(pattern), { code: 'new RegExp' });
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
        seen.unique.push({
          group: pointer.replaceAll(/\/\d+(?=\/|$)/gu, '/*'),
          pointer,
          ...nearestAnnotations([parentSchema]),
        });
      return true;
    },
  });
  compiler.addKeyword(widthKeyword());
  compiler.addFormat('site-path', true);
  compiler.addKeyword({
    keyword: sitePathMark,
    type: 'string',
    validate(_wanted: boolean, _value: string, _parent?: object, at?: { instancePath: string }) {
      if (at) seen.sitePaths.push(at.instancePath);
      return true;
    },
  });
  compiler.addKeyword({
    keyword: 'x-fix',
    schemaType: 'object',
    // A key with a new name is always a problem.
    validate: ({ rename }: { rename?: string }) => rename === undefined,
    error: { message: 'has another name', params: ({ schema }) => _`{rename: ${String(schema.rename)}}` },
  });
  try {
    for (const [key, document] of linked.documents) compiler.addSchema(document, key);
    return compiler.getSchema(String(linked.root['$id'])) ?? compiler.compile(linked.root);
  } catch (cause) {
    if (cause instanceof NkLintError) throw cause;
    if (cause instanceof RangeError) throw schemaError(source, '', errors.schemaTooDeep.says, { cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    const { pointer, text } = parseAjvError(reason);
    throw schemaError(source, pointer, { en: text, 'zh-CN': text }, { cause });
  }
}

/** The keyword `x-width`: the columns that a text takes, of which wide characters such as those of Chinese take two. */
function widthKeyword(): FuncKeywordDefinition {
  const isWithin: SchemaValidateFunction = ({ min = 0, max = Number.POSITIVE_INFINITY }, value) => {
    if (typeof value !== 'string') return true;
    const width = stringWidth(value);
    isWithin.errors = [{ keyword: 'x-width', message: 'has another width', params: { min, max, width } }];
    return width >= min && width <= max;
  };
  return { keyword: 'x-width', schemaType: 'object', validate: isWithin, errors: true };
}

/** Splits the pointer off ajv's error text. */
function parseAjvError(reason: string) {
  const at = /"?(?:nk-lint:\/\/schema\/\d+)?#(\/[^"\s]*)"?/u.exec(reason)?.[1] ?? '';
  return { pointer: at, text: reason.replaceAll(/nk-lint:\/\/schema\/\d+/gu, '') };
}
