import type { Range } from '../../core/types.ts';
import { type FrontMatterFact, field, hasTemplateTag, isMapping, pointerTo, valueRange } from './front-matter.ts';

/** Whether front matter can be validated: it parses without errors, and is a mapping or empty. */
export function isReadable({ problem, errors, value }: FrontMatterFact): boolean {
  if (problem === 'unclosed' || errors.some(({ code }) => !code.startsWith('duplicateKey'))) return false;
  return value === null || isMapping(value);
}

/** Returns the value to validate: without the keys that are for tools. */
export function schemaValue({ value }: FrontMatterFact): Readonly<Record<string, unknown>> {
  const { 'nk-lint': _, $schema: __, ...rest } = (value ?? {}) as Record<string, unknown>;
  return rest;
}

/** Returns the file that `$schema` names; undefined for a URL, which is for editors. */
export function namedSchema(fact: FrontMatterFact): { readonly name: string; readonly range: Range } | undefined {
  const name = field(fact, '$schema');
  const range = valueRange(fact, pointerTo('$schema'));
  if (typeof name !== 'string' || name.trim() === '' || !range || hasTemplateTag(name)) return undefined;
  return /^(?:[a-z][\w+.-]+:|\/\/)/iu.test(name) ? undefined : { name: name.trim(), range };
}
