import { valueAt } from '../../core/pointer.ts';
import { isSchemaObject, type SchemaObject } from '../../knowledge/schema/json-schema.ts';
import { typeFits } from './types.ts';

type Fits = (value: unknown) => boolean;
type Compile = (schema: unknown) => Fits;

interface Around {
  readonly root: SchemaObject;
  readonly schema: SchemaObject;
  readonly compile: Compile;
  pattern(source: string): { test(text: string): boolean };
}

/**
 * Whether a value fits a schema: as ajv would say it, but ajv is only loaded to tell what is wrong. Undefined for a
 * schema with a keyword that is not known here.
 */
export function fitsOf(root: SchemaObject, pattern: Around['pattern']): Fits | undefined {
  const known = new Map<unknown, Fits>();
  let complete = true;
  const fits = compile(root);
  return complete ? fits : undefined;

  function compile(schema: unknown): Fits {
    if (!isSchemaObject(schema)) return () => schema === true;
    const before = known.get(schema);
    if (before) return before;
    const checks: Fits[] = [];
    const all: Fits = (value) => checks.every((check) => check(value));
    // Known before what is in it, which may refer to it.
    known.set(schema, all);
    for (const [keyword, wanted] of Object.entries(schema)) {
      if (silent.has(keyword)) continue;
      const make = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
      const check = make?.(wanted as never, { root, schema, compile, pattern });
      if (check) checks.push(check);
      else complete = false;
    }
    return all;
  }
}

/** They forbid nothing by themselves. */
const silent: ReadonlySet<string> = new Set(
  '$schema $id $defs definitions title description default deprecated x-message x-severity then else'.split(' '),
);

/** What each keyword asks of a value; undefined where that is not known. */
const keywords: Readonly<Record<string, (wanted: never, around: Around) => Fits | undefined>> = {
  $ref(reference: string, { root, compile }) {
    const target = reference.startsWith('#') ? valueAt(root, reference.slice(1)) : undefined;
    return target === undefined ? undefined : compile(target);
  },
  type(types: string | readonly string[]) {
    const wanted = [types].flat();
    return (value) => wanted.some((type) => typeFits(type, value));
  },
  enum(allowed: readonly unknown[]) {
    const plain = allowed.every((each) => typeof each !== 'object' || each === null);
    return plain ? (value) => allowed.includes(value) : undefined;
  },
  properties(properties: SchemaObject, { compile }) {
    const all = Object.entries(properties).map(([key, schema]) => [key, compile(schema)] as const);
    return onObject((value) => all.every(([key, fits]) => value[key] === undefined || fits(value[key])));
  },
  additionalProperties(wanted: unknown, { schema, compile }) {
    if (schema['patternProperties'] !== undefined) return undefined;
    const stated = new Set(Object.keys((schema['properties'] ?? {}) as object));
    const fits = compile(wanted);
    return onObject((value) => Object.keys(value).every((key) => stated.has(key) || fits(value[key])));
  },
  propertyNames(wanted: unknown, { compile }) {
    const fits = compile(wanted);
    return onObject((value) => Object.keys(value).every(fits));
  },
  required(names: readonly string[]) {
    return onObject((value) => names.every((name) => value[name] !== undefined));
  },
  prefixItems(schemas: readonly unknown[], { compile }) {
    const all = schemas.map(compile);
    return onList((value) => value.every((each, index) => all[index]?.(each) ?? true));
  },
  items(wanted: unknown, { schema, compile }) {
    const { prefixItems } = schema;
    const first = Array.isArray(prefixItems) ? prefixItems.length : 0;
    const fits = compile(wanted);
    return onList((value) => value.every((each, index) => index < first || fits(each)));
  },
  minItems: (least: number) => onList(({ length }) => length >= least),
  minLength: (least: number) => onText((value) => [...value].length >= least),
  pattern(source: string, { pattern }) {
    const expression = pattern(source);
    return onText((value) => expression.test(value));
  },
  minimum: (least: number) => onNumber((value) => value >= least),
  exclusiveMinimum: (least: number) => onNumber((value) => value > least),
  maximum: (most: number) => onNumber((value) => value <= most),
  not(wanted: unknown, { compile }) {
    const fits = compile(wanted);
    return (value) => !fits(value);
  },
  oneOf(schemas: readonly unknown[], { compile }) {
    const all = schemas.map(compile);
    return (value) => all.filter((fits) => fits(value)).length === 1;
  },
  if(wanted: unknown, { schema, compile }) {
    const [fits, then, otherwise] = [wanted, schema['then'] ?? true, schema['else'] ?? true].map(compile);
    return (value) => (fits?.(value) ? then : otherwise)?.(value) ?? true;
  },
};

function onObject(fits: (value: Readonly<Record<string, unknown>>) => boolean): Fits {
  return (value) => !isSchemaObject(value) || fits(value);
}

function onList(fits: (value: readonly unknown[]) => boolean): Fits {
  return (value) => !Array.isArray(value) || fits(value);
}

function onText(fits: (value: string) => boolean): Fits {
  return (value) => typeof value !== 'string' || fits(value);
}

function onNumber(fits: (value: number) => boolean): Fits {
  return (value) => typeof value !== 'number' || fits(value);
}
