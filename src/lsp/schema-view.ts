import { pointerKeys, valueAt } from '../core/pointer.ts';
import { isSchemaObject, type SchemaObject } from '../knowledge/schema/json-schema.ts';

/** Stands for the items of a list in a path of keys. */
export const item = '*';

/**
 * Returns the schemas that hold for the value at a path of keys, with what `$ref`, `allOf` and their like add; several
 * where a value may be of several kinds. `root` is a schema with all that it refers to.
 */
export function schemasAt(root: unknown, path: readonly string[]): readonly SchemaObject[] {
  let schemas = variants(root, [root]);
  for (const key of path) {
    const next = schemas.flatMap((schema) => (key === item ? itemsOf(schema) : propertiesOf(schema, key)));
    schemas = variants(root, next);
  }
  return schemas;
}

/** Returns the keys that schemas name, with the schema of each. */
export function namedKeys(schemas: readonly SchemaObject[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { properties } of schemas)
    for (const [key, schema] of Object.entries(isSchemaObject(properties) ? properties : {}))
      if (schema !== false && !found.has(key)) found.set(key, schema);
  return found;
}

/** Returns the values that schemas list: those of `enum` and `const`, and both of a switch. */
export function namedValues(schemas: readonly SchemaObject[]): readonly unknown[] {
  const values = schemas.flatMap((schema) => {
    if ('const' in schema) return [schema['const']];
    if (Array.isArray(schema['enum'])) return schema['enum'] as unknown[];
    return [schema['type']].flat().includes('boolean') ? [true, false] : [];
  });
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function propertiesOf(schema: SchemaObject, key: string): readonly unknown[] {
  const { properties, additionalProperties } = schema;
  if (isSchemaObject(properties) && Object.hasOwn(properties, key)) return [properties[key]];
  return [additionalProperties];
}

function itemsOf({ items, prefixItems }: SchemaObject): readonly unknown[] {
  return [items, ...(Array.isArray(prefixItems) ? prefixItems : [])].flat();
}

/** Returns schemas with those that they refer to or consist of, each once. */
function variants(root: unknown, schemas: readonly unknown[]): readonly SchemaObject[] {
  const found = new Set<SchemaObject>();
  const open = [...schemas];
  for (let schema = open.shift(); open.length > 0 || schema !== undefined; schema = open.shift()) {
    if (!isSchemaObject(schema) || found.has(schema)) continue;
    found.add(schema);
    const { $ref, allOf, anyOf, oneOf } = schema;
    if (typeof $ref === 'string' && $ref.startsWith('#')) open.push(targetOf(root, $ref));
    open.push(...[allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : [])));
    open.push(schema['then'], schema['else']);
  }
  return [...found];
}

function targetOf(root: unknown, ref: string): unknown {
  const pointer = decodeURIComponent(ref.slice(1));
  return pointer === '' ? root : pointerKeys(pointer).length > 0 ? valueAt(root, pointer) : undefined;
}
