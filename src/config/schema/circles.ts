import { isSchemaObject, type SchemaObject, subschemas } from '../../knowledge/schema/json-schema.ts';
import { errors } from '../../messages/errors.ts';
import { type LinkedSchema, type SchemaSource, schemaError } from './source.ts';

/** Where a schema is written. */
export interface Origin {
  readonly source: SchemaSource;
  readonly pointer: string;
}

interface Schemas {
  readonly origins: ReadonlyMap<SchemaObject, Origin>;
  readonly targets: LinkedSchema['targets'];
}

/** Throws an NkLintError for a schema that leads back to itself without a step into the value: it would never end. */
export function refuseCircles({ origins, targets }: Schemas): void {
  const named = namedSchemas(origins);
  const finished = new Set<SchemaObject>();
  for (const start of origins.keys()) {
    const way: { readonly schema: SchemaObject; readonly others: Iterator<SchemaObject> }[] = [];
    const onWay = new Set<SchemaObject>();
    const enter = (schema: SchemaObject) => {
      onWay.add(schema);
      way.push({ schema, others: followers(schema) });
    };
    if (!finished.has(start)) enter(start);
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const { value: next, done } = last.others.next();
      if (done) {
        onWay.delete(last.schema);
        finished.add(last.schema);
        way.pop();
      } else if (onWay.has(next)) throw circular(origins.get(last.schema));
      else if (!finished.has(next)) enter(next);
    }
  }

  /** Yields what applies to the same value, also through names that Ajv resolves. */
  function* followers(schema: SchemaObject): Generator<SchemaObject, void> {
    yield* inPlaceSchemas(schema, targets);
    for (const keyword of ['$ref', '$dynamicRef', '$recursiveRef']) {
      const target = named.get(`${origins.get(schema)?.source.name} ${String(schema[keyword])}`);
      if (keyword in schema && target) yield target;
    }
  }
}

/** Returns schemas with a name of their own by the document and the reference to it. */
function namedSchemas(origins: Schemas['origins']): ReadonlyMap<string, SchemaObject> {
  const named = new Map<string, SchemaObject>();
  for (const [schema, { source, pointer }] of origins) {
    const { $id, $anchor, $dynamicAnchor } = schema;
    const rootId = isSchemaObject(source.json) ? source.json['$id'] : undefined;
    if (pointer === '') for (const each of ['#', rootId, `${rootId}#`]) named.set(`${source.name} ${each}`, schema);
    else if (typeof $id === 'string') named.set(`${source.name} ${$id}`, schema);
    for (const anchor of [$anchor, $dynamicAnchor])
      if (typeof anchor === 'string')
        for (const before of ['', rootId ?? '']) named.set(`${source.name} ${before}#${anchor}`, schema);
  }
  return named;
}

function circular(origin: Origin | undefined): Error {
  return origin
    ? schemaError(origin.source, origin.pointer, errors.schemaCircular.says)
    : new RangeError('a schema that refers to itself');
}

/** Yields the schemas that apply to the same value as `schema`: its reference, alternatives and conditions. */
export function* inPlaceSchemas(schema: SchemaObject, targets: LinkedSchema['targets']): Iterable<SchemaObject> {
  const target = targets.get(schema);
  if (isSchemaObject(target)) yield target;
  for (const [pointer, each] of subschemas(schema))
    if (/^\/(?:(?:allOf|anyOf|oneOf)\/\d+|not|if|then|else|(?:dependentSchemas|dependencies)\/[^/]*)$/u.test(pointer))
      yield each;
}
