import { isSchemaObject } from '../../knowledge/schema/json-schema.ts';

/** Whether a value is of a type of JSON Schema, as ajv says it of the numbers that JSON does not have. */
export function typeFits(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isSchemaObject(value);
    case 'integer':
      return Number.isInteger(value) || value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
    default:
      return typeof value === type;
  }
}
