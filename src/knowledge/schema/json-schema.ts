import { escapePointer } from '../../core/pointer.ts';

/** A JSON Schema other than `true` and `false`. */
export type SchemaObject = Record<string, unknown>;

const inMaps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'];
const inLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'];
const single = [
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  'contentSchema',
  'not',
  'if',
  'then',
  'else',
];

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Yields the direct subschemas with their relative JSON Pointers; values (`default`, `enum`, …) are skipped. */
export function* subschemas(schema: SchemaObject): Iterable<readonly [pointer: string, schema: SchemaObject]> {
  for (const keyword of inMaps)
    for (const [name, each] of Object.entries(isSchemaObject(schema[keyword]) ? schema[keyword] : {}))
      if (isSchemaObject(each)) yield [`/${keyword}/${escapePointer(name)}`, each];
  for (const keyword of inLists)
    for (const [index, each] of (Array.isArray(schema[keyword]) ? schema[keyword] : []).entries())
      if (isSchemaObject(each)) yield [`/${keyword}/${index}`, each];
  for (const keyword of single) if (isSchemaObject(schema[keyword])) yield [`/${keyword}`, schema[keyword]];
}

/** Yields a schema and all schemas in it, and those that `more` returns for each of them, without repetition. */
export function* allSchemas(
  root: unknown,
  more: (schema: SchemaObject) => Iterable<readonly [string, unknown]> = () => [],
): Iterable<readonly [pointer: string, schema: SchemaObject]> {
  const seen = new Set<SchemaObject>();
  const open: (readonly [string, unknown])[] = [['', root]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [pointer, schema] = next;
    if (!isSchemaObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield [pointer, schema];
    for (const [below, each] of subschemas(schema)) open.push([pointer + below, each]);
    open.push(...more(schema));
  }
}
