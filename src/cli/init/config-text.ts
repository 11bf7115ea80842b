import { wrap } from '../../report/wrap.ts';

export type ConfigValue = string | boolean | readonly string[] | readonly ConfigEntry[] | readonly ConfigObject[];

export interface ConfigObject {
  readonly entries: readonly ConfigEntry[];
}

/** One key of a configuration with the comments above it. */
export interface ConfigEntry {
  readonly notes?: readonly string[];
  readonly key: string;
  readonly value: ConfigValue;
}

/** Syntax of a configuration: JSON with comments, or a module. */
export type Notation = 'jsonc' | 'module';

/** Formats an object with its comments; `trailingNotes` follow the last entry. */
export function objectText(
  entries: readonly ConfigEntry[],
  notation: Notation,
  indent = '',
  trailingNotes: readonly string[] = [],
): string {
  const inner = `${indent}  `;
  const lines = entries.flatMap(({ notes = [], key, value }, index) => {
    const comma = notation === 'module' || index < entries.length - 1 ? ',' : '';
    const name = notation === 'module' ? key : JSON.stringify(key);
    return [...comments(notes, inner), `${inner}${name}: ${valueText(value, notation, inner)}${comma}`];
  });
  return ['{', ...lines, ...comments(trailingNotes, inner), `${indent}}`].join('\n');
}

/** Columns of a comment. */
const widest = 80;

/** Formats comments. Folder and host names are escaped, so that none can end the line; an empty one is an empty line. */
export function comments(notes: readonly string[], indent = ''): readonly string[] {
  const room = widest - indent.length - 3;
  return notes.flatMap((note) => (note === '' ? [''] : wrap(note, room).map((row) => `${indent}// ${row}`)));
}

function valueText(value: ConfigValue, notation: Notation, indent: string): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return stringLiteral(value, notation);
  const [first] = value;
  if (first === undefined || typeof first === 'string')
    return `[${(value as readonly string[]).map((each) => stringLiteral(each, notation)).join(', ')}]`;
  if ('key' in first) return objectText(value as readonly ConfigEntry[], notation, indent);
  const inner = `${indent}  `;
  const objects = (value as readonly ConfigObject[]).map(
    ({ entries }) => `${inner}${objectText(entries, notation, inner)}`,
  );
  return ['[', `${objects.join(',\n')}${notation === 'module' ? ',' : ''}`, `${indent}]`].join('\n');
}

function stringLiteral(text: string, notation: Notation): string {
  // JSON, with escapes for characters that are invisible in an editor.
  const json = JSON.stringify(text).replace(
    /[\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu,
    escapedChar,
  );
  return notation === 'jsonc' ? json : `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function escapedChar(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
