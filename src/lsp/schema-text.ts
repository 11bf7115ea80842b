import type { Language } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { SchemaObject } from '../knowledge/schema/json-schema.ts';
import { expectationOf } from '../knowledge/schema/schema-messages.ts';
import { lsp as words } from '../messages/lsp.ts';
import { visible } from '../report/escape.ts';

/** Returns what schemas say of a value, in Markdown: title, description, and what is expected. */
export function schemaText(schemas: readonly SchemaObject[], language: Language): string {
  const textOf = (name: 'title' | 'description') =>
    schemas.map((schema) => schema[name]).find((text) => typeof text === 'string') as string | undefined;
  const [title, description] = [textOf('title'), textOf('description')];
  const expected = schemas.map((schema) => expectationOf(schema, language)?.trim()).find((what) => what !== undefined);
  return [
    ...(title === undefined ? [] : [`**${plain(title)}**`]),
    ...(description === undefined ? [] : [plain(description)]),
    ...(expected === undefined ? [] : [fill(words.expected, language, { what: expected })]),
  ].join('\n\n');
}

/** A schema may be a stranger's: its texts bring no links, images or commands. */
function plain(text: string): string {
  return visible(text).replace(/[\\`*_{}[\]<>()#!|&~]/gu, '\\$&');
}
