import { isSchemaObject, type SchemaObject, subschemas } from '../../knowledge/schema/json-schema.ts';
import type { LinkedSchema } from './source.ts';

/** Schemas that one value may be held against; real ones have some hundreds. */
const maxSchemas = 20_000;

/**
 * Whether a small value may take long: because a schema is recursive, or refers to others so often that they multiply. What
 * cannot be told, such as references by `$id` and `$dynamicRef`, counts as costly.
 */
export function isCostly({ root, targets }: Pick<LinkedSchema, 'root' | 'targets'>): boolean {
  const known = new Map<SchemaObject, number>();
  try {
    return countOf(root) > maxSchemas;
  } catch (cause) {
    // A chain of references that is longer than the stack.
    if (cause instanceof RangeError) return true;
    throw cause;
  }

  /** Counts a schema and all that apply with it; infinite within itself. */
  function countOf(schema: SchemaObject): number {
    const before = known.get(schema);
    if (before !== undefined) return before;
    known.set(schema, Number.POSITIVE_INFINITY);
    let count = isUnclear(schema) ? Number.POSITIVE_INFINITY : 1;
    const target = targets.get(schema);
    if (isSchemaObject(target)) count += countOf(target);
    for (const [pointer, each] of subschemas(schema))
      if (!/^\/(?:\$defs|definitions)\//u.test(pointer)) count += countOf(each);
    known.set(schema, count);
    return count;
  }

  function isUnclear(schema: SchemaObject): boolean {
    return '$dynamicRef' in schema || '$recursiveRef' in schema || ('$ref' in schema && !targets.has(schema));
  }
}

const maxValues = 1000;
const maxCharacters = 20_000;

/** Whether a value has more parts or longer texts than front matter that a person writes. */
export function isLarge(root: unknown): boolean {
  const open = [root];
  let characters = 0;
  for (let count = 0; open.length > 0; count++) {
    const value = open.pop();
    if (typeof value === 'string') characters += value.length;
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) open.push(each);
    if (count > maxValues || open.length > maxValues || characters > maxCharacters) return true;
  }
  return false;
}
