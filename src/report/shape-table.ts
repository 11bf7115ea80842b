import type { Language } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { expectation, quotedValue } from '../knowledge/schema/schema-messages.ts';
import { schema as words } from '../messages/schema.ts';
import { visible } from './escape.ts';
import { cut, table } from './frame.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Statistics of a front matter key. */
export interface ShapeRow {
  readonly name: string;
  readonly count: number;
  readonly total: number;
  readonly required: boolean;
  readonly schema: Schema;
  readonly examples: readonly unknown[];
  readonly meant?: string;
}

/** Maximum length of an example. */
const maxExampleLength = 30;
/** In columns; the schema that is printed has the shape as a whole. */
const maxShapeWidth = 40;

/** Returns a line for each key: the number of articles, the type of the value, and its shape. */
export function shapeTable(rows: readonly ShapeRow[], language: Language): string[] {
  const translate = (text: Parameters<typeof fill>[0], data?: Parameters<typeof fill>[2]) => fill(text, language, data);
  const head = [words.key, words.articles, words.value, words.examples].map((text) => translate(text));
  const body = rows.map(({ name, count, total, required, schema, examples, meant }) => [
    visible(name),
    translate(words.share, { count, total }),
    [
      cut(shapeWords(schema, language), maxShapeWidth),
      required ? translate(words.required) : '',
      meant === undefined ? '' : translate(words.slip, { meant: visible(meant) }),
    ]
      .filter(Boolean)
      .join(language === 'en' ? ' ' : ''),
    // The shape already lists the values.
    'const' in schema || 'enum' in schema ? '' : examples.map((value) => shown(quotedValue(value))).join(', '),
  ]);
  return table([head, ...body], ['left', 'right', 'left', 'left']);
}

/** Returns a schema in words, for the middle of a sentence: `text or a list of text`. */
function shapeWords(schema: Schema, language: Language): string {
  const phrase = (keyword: string, params: Schema) =>
    visible(expectation({ pointer: '', keyword, params, schema: {}, parentSchema: schema }, language).trim());
  if ('const' in schema) return phrase('const', { allowedValue: schema['const'] });
  if (Array.isArray(schema['enum'])) return phrase('enum', { allowedValues: schema['enum'] });
  const types = [schema['type'] ?? []].flat().map(String);
  if (types.length === 0) return fill(words.unknown, language);
  return types
    .map((type) => {
      const text = phrase('type', { type });
      if (type === 'string' && 'format' in schema) return phrase('format', { format: schema['format'] });
      if (type === 'string' && 'pattern' in schema) return phrase('pattern', { pattern: schema['pattern'] });
      if (type !== 'array' || !('items' in schema)) return text;
      const items = shapeWords(schema['items'] as Schema, language);
      return fill(words.listOf, language, { list: text, items });
    })
    .reduce((one, other) => fill(words.or, language, { one, other }));
}

function shown(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/u);
  const cut = line.length < text.trim().length || line.length > maxExampleLength;
  return `\`${visible(cut ? `${line.slice(0, maxExampleLength - 1).replace(/[\uD800-\uDBFF]$/u, '')}…` : line)}\``;
}
