import { pointerKeys } from '../../core/pointer.ts';
import { type OwnWords, type Severity, severities } from '../../core/types.ts';
import type { SchemaProblem } from '../../engine/settings.ts';
import { isSchemaObject, type SchemaObject } from '../../knowledge/schema/json-schema.ts';
import { inPlaceSchemas } from './circles.ts';
import type { LinkedSchema } from './source.ts';

type Annotations = Pick<SchemaProblem, 'message' | 'severity'>;

/** Returns the `x-message` and `x-severity` of a violation, from the nearest enclosing schemas that have them. */
export function annotationsFor({ pointer, parentSchema }: SchemaProblem, { root, targets }: LinkedSchema): Annotations {
  return nearestAnnotations(schemaChain(parentSchema, root, pointerKeys(pointer), targets));
}

/** Returns the annotations of the last schemas in a chain that have them. */
export function nearestAnnotations(chain: readonly unknown[]): Annotations {
  const notes = chain.filter(isSchemaObject);
  const message = notes.map(messageOf).findLast((each) => each !== undefined);
  const severity = notes.map(severityOf).findLast((each) => each !== undefined);
  return { ...(message && { message }), ...(severity && { severity }) };
}

/** Returns the message of a schema; a missing language falls back to the other. */
function messageOf({ 'x-message': message }: SchemaObject): OwnWords | undefined {
  if (typeof message === 'string') return { en: message, 'zh-CN': message };
  if (!isSchemaObject(message)) return undefined;
  const { en, 'zh-CN': zh } = message as Partial<OwnWords>;
  const words = { en: en ?? zh, 'zh-CN': zh ?? en };
  return words.en !== undefined && words['zh-CN'] !== undefined ? { en: words.en, 'zh-CN': words['zh-CN'] } : undefined;
}

function severityOf({ 'x-severity': severity }: SchemaObject): Severity | undefined {
  return severities.find((each) => each === severity);
}

/** Returns the schemas from the root to the violated one, along the keys of the value. */
function schemaChain(
  goal: unknown,
  root: SchemaObject,
  keys: readonly string[],
  targets: LinkedSchema['targets'],
): readonly unknown[] {
  const seen = keys.map(() => new Set<unknown>());
  seen.push(new Set());
  return search(root, 0) ?? [root];

  function search(schema: unknown, depth: number): readonly unknown[] | undefined {
    if (schema === goal && depth === keys.length) return [schema];
    if (!isSchemaObject(schema) || seen[depth]?.has(schema)) return undefined;
    seen[depth]?.add(schema);
    for (const each of inPlaceSchemas(schema, targets)) {
      const found = search(each, depth);
      if (found) return [schema, ...found];
    }
    const key = keys[depth];
    if (key === undefined) return undefined;
    for (const each of memberSchemas(schema, key)) {
      const found = search(each, depth + 1);
      if (found) return [schema, ...found];
    }
    return undefined;
  }
}

/** Yields the schemas that may apply to a member of a value. */
function* memberSchemas(schema: SchemaObject, key: string): Iterable<unknown> {
  const { properties, patternProperties, prefixItems } = schema;
  if (isSchemaObject(properties) && Object.hasOwn(properties, key)) yield properties[key];
  if (isSchemaObject(patternProperties)) yield* Object.values(patternProperties);
  if (Array.isArray(prefixItems) && /^\d+$/u.test(key)) yield prefixItems[Number(key)];
  yield* [
    schema['additionalProperties'],
    schema['unevaluatedProperties'],
    schema['items'],
    schema['contains'],
    schema['unevaluatedItems'],
  ];
}
