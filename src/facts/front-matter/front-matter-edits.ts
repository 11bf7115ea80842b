import { firstTableOffset } from '../../article/data/toml.ts';
import { tomlKey, tomlString } from '../../article/data/toml-scalar.ts';
import { renderScalar, yamlQuoted } from '../../article/data/yaml-scalar.ts';
import type { Edit, Range } from '../../core/types.ts';
import { type FrontMatterFact, isMapping, keyRange, pointerTo, sourceOf, valueRange } from './front-matter.ts';

/*
 * Edits of front matter in its own format. Each touches only the bytes that it is about, so that comments, blanks and
 * the style of all else stay as they are; undefined where there is no simple way.
 */

/** Replaces a value with text, in the quoting style of the old value. */
export function replaceText(fact: FrontMatterFact, pointer: string, text: string): Edit | undefined {
  const range = valueRange(fact, pointer);
  if (!range || range[0] === range[1]) return undefined;
  const written = sourceOf(fact, range);
  const replacement = scalarText(fact, text, written, pointer);
  return replacement === undefined ? undefined : { range, text: replacement };
}

/** Replaces a value with a number, boolean or text. */
export function replaceValue(fact: FrontMatterFact, pointer: string, value: unknown): Edit | undefined {
  if (typeof value === 'string') return replaceText(fact, pointer, value);
  const range = valueRange(fact, pointer);
  if (!range || range[0] === range[1] || !isPlainValue(fact, value)) return undefined;
  return { range, text: JSON.stringify(value) };
}

/** Puts quotes around an unquoted value. */
export function quoteValue(fact: FrontMatterFact, pointer: string): Edit | undefined {
  const range = valueRange(fact, pointer);
  const raw = fact.raw[pointer];
  // A tag or an anchor may precede the value.
  if (!range || !raw || /[!&]\S*[ \t]+$/u.test(fact.text.slice(0, range[0] - fact.content[0]))) return undefined;
  return { range, text: { yaml: yamlQuoted, toml: tomlString, json: JSON.stringify }[fact.format](raw) };
}

/** Puts quotes around an unquoted YAML value of one line, which some engine reads as another type than text. */
export function quoteText(fact: FrontMatterFact, pointer: string): Edit | undefined {
  const range = valueRange(fact, pointer);
  if (!range || fact.format !== 'yaml') return undefined;
  const written = sourceOf(fact, range);
  const isBehindMark = /[!&]\S*[ \t]+$/u.test(fact.text.slice(0, range[0] - fact.content[0]));
  return isBehindMark || /^["'|>]|[\r\n]/u.test(written) ? undefined : { range, text: yamlQuoted(written) };
}

/** Renames a key. */
export function renameKey(fact: FrontMatterFact, pointer: string, name: string): Edit | undefined {
  const range = keyRange(fact, pointer);
  if (!range) return undefined;
  const written = sourceOf(fact, range);
  if (fact.format === 'json') return { range, text: JSON.stringify(name) };
  if (fact.format === 'toml') {
    const quote = /^["']/u.exec(written)?.[0] as '"' | "'" | undefined;
    return { range, text: quote ? tomlString(name, quote) : tomlKey(name) };
  }
  const text = renderScalar(name, written, true);
  return text === undefined ? undefined : { range, text };
}

/** Adds a key with a scalar value after the last key of the front matter. */
export function insertKey(fact: FrontMatterFact, key: string, value: unknown): Edit | undefined {
  if (fact.errors.length > 0 || (fact.value !== null && !isMapping(fact.value))) return undefined;
  const newline = /\r?\n|\r/u.exec(fact.text)?.[0] ?? '\n';
  if (fact.format === 'json') return insertJson(fact, key, value);
  if (fact.format === 'toml') {
    if (!isPlainValue(fact, value) && typeof value !== 'string' && !Array.isArray(value)) return undefined;
    const written = typeof value === 'string' ? tomlString(value) : JSON.stringify(value);
    const at = endOfKeys(fact);
    return { range: [at, at], text: `${tomlKey(key)} = ${written}${newline}` };
  }
  // Flow mappings in braces are not edited.
  if (/^[ \t]*\{/mu.test(fact.text)) return undefined;
  const name = renderScalar(key, '');
  const text = typeof value === 'string' ? renderScalar(value, '') : JSON.stringify(value);
  if (name === undefined || text === undefined) return undefined;
  const indent = /^([ \t]*)[^\s#]/mu.exec(fact.text)?.[1] ?? '';
  return { range: [fact.close[0], fact.close[0]], text: `${indent}${name}: ${text}${newline}` };
}

/** Removes an item of a list, with its comma or its line. */
export function removeItem(fact: FrontMatterFact, pointer: string): Edit | undefined {
  const list = pointer.slice(0, pointer.lastIndexOf('/'));
  const index = Number(pointer.slice(list.length + 1));
  const range = valueRange(fact, pointer);
  const before = valueRange(fact, `${list}/${index - 1}`);
  const after = valueRange(fact, `${list}/${index + 1}`);
  if (!range || !(before || after)) return undefined;
  const between = (from: number, to: number) => sourceOf(fact, [from, to]);
  if (before && /^\s*,\s*$/u.test(between(before[1], range[0]))) return { range: [before[1], range[1]], text: '' };
  if (after && /^\s*,\s*$/u.test(between(range[1], after[0]))) return { range: [range[0], after[0]], text: '' };
  return fact.format === 'yaml' ? lineOfItem(fact, range) : undefined;
}

/** Returns the offset of the start of the line. */
function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Returns the edit that removes the line of a block list item, with its comment. */
function lineOfItem(fact: FrontMatterFact, [start, end]: Range): Edit | undefined {
  const origin = fact.content[0];
  const line = lineStart(fact.text, start - origin);
  const [rest = ''] = /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/u.exec(fact.text.slice(end - origin)) ?? [];
  const lead = fact.text.slice(line, start - origin);
  if (!/^[ \t]*-[ \t]+$/u.test(lead) || /[\r\n]/u.test(sourceOf(fact, [start, end])) || rest === '') return undefined;
  return { range: [origin + line, end + rest.length], text: '' };
}

function insertJson(fact: FrontMatterFact, key: string, value: unknown): Edit | undefined {
  const keys = Object.keys((fact.value ?? {}) as object);
  const pair = `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  // For duplicate keys, ranges are those of the last one.
  const last = keys
    .map((name) => ({ key: keyRange(fact, pointerTo(name)), value: valueRange(fact, pointerTo(name)) }))
    .sort((a, b) => (a.value?.[1] ?? 0) - (b.value?.[1] ?? 0))
    .at(-1);
  if (!last?.key || !last.value) {
    const at = fact.fence === '' ? fact.content[0] + 1 : fact.content[0];
    return { range: [at, at], text: pair };
  }
  const blanks = /(?:\r?\n|\r)?[ \t]*$/u.exec(fact.text.slice(0, last.key[0] - fact.content[0]))?.[0] ?? '';
  // Keys on one line: the whitespace before the first one follows a brace and may be empty.
  const apart = blanks === '' ? ' ' : blanks;
  return { range: [last.value[1], last.value[1]], text: `,${apart}${pair}` };
}

/** Returns the end of the last line of top-level keys: after a table header, a key would belong to the table. */
function endOfKeys(fact: FrontMatterFact): number {
  const table = fact.content[0] + (firstTableOffset(fact.text) ?? fact.text.length);
  const ends = Object.keys((fact.value ?? {}) as object).flatMap((key) => {
    const range = valueRange(fact, pointerTo(key));
    return range && range[0] < table ? [range[1]] : [];
  });
  if (ends.length === 0) return fact.content[0];
  const ending = /\r\n|\n|\r|$/gu;
  ending.lastIndex = Math.max(...ends) - fact.content[0];
  const found = ending.exec(fact.text);
  return fact.content[0] + (found ? found.index + found[0].length : fact.text.length);
}

function scalarText(fact: FrontMatterFact, text: string, written: string, pointer: string): string | undefined {
  if (fact.format === 'json') return JSON.stringify(text);
  if (fact.format === 'yaml') return renderScalar(text, written, isInFlow(fact, pointer));
  if (/^(?:"""|''')/u.test(written)) return undefined;
  return tomlString(text, written.startsWith("'") ? "'" : '"');
}

/** Whether the value is inside brackets or braces, where a comma would end unquoted text. */
function isInFlow(fact: FrontMatterFact, pointer: string): boolean {
  for (let parent = pointer; parent !== ''; ) {
    parent = parent.slice(0, parent.lastIndexOf('/'));
    const range = valueRange(fact, parent);
    if (range && /^[[{]/u.test(sourceOf(fact, range))) return true;
  }
  return false;
}

/** Whether the format can represent the value unquoted; TOML has no null. */
function isPlainValue({ format }: FrontMatterFact, value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || (value === null && format !== 'toml');
}
