import type { Language } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { SchemaObject } from '../knowledge/schema/json-schema.ts';
import { expectationOf } from '../knowledge/schema/schema-messages.ts';
import { lsp as words } from '../messages/lsp.ts';

/** Returns what schemas say of a value, in Markdown: title, description, and what is expected. */
export function schemaText(schemas: readonly SchemaObject[], language: Language): string {
  const textOf = (name: 'title' | 'description') =>
    schemas.map((schema) => schema[name]).find((text) => typeof text === 'string') as string | undefined;
  const [title, description] = [textOf('title'), textOf('description')];
  const expected = schemas.map((schema) => expectationOf(schema, language)?.trim()).find((what) => what !== undefined);
  return [
    ...(title === undefined ? [] : [`**${title}**`]),
    ...(description === undefined ? [] : [description]),
    ...(expected === undefined ? [] : [fill(words.expected, language, { what: expected })]),
  ].join('\n\n');
}
