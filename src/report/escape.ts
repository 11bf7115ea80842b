import type { FindingData, Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';

/**
 * Control characters, line separators and bidi marks can move the cursor, or hide or reverse text. Zero-width
 * characters would be invisible above a caret. Joiners are kept: emoji and Indic scripts need them.
 */
const beyondAscii =
  '\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB';
const harmful = new RegExp(`[\\u0000-\\u001F${beyondAscii}]`, 'gu');
const harmfulInJson = new RegExp(`[${beyondAscii}]`, 'gu');
/** What moves the cursor, ends a line or reorders text. A carriage return may stand before a newline. */
const acting = /[\0-\u0008\v\f\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]|\r(?!\n)/gu;
/**
 * GitHub runs `##[name]` anywhere in a line, in upper and lower case; Azure Pipelines `##vso[`, TeamCity
 * `##teamcity[`.
 */
const command = /##[\w-]*\[/gu;
/** GitHub runs `::name::` at the start of a line, also behind blanks. */
const commandOfLine = /^[^\S\n]*::(?=[a-z])/gimu;
/** A `data:` URL can contain a whole image, and so can a message. */
const maxMessageLength = 600;

/** Fills the placeholders of a text for people; returns one line, of which nothing acts. */
export function fillVisible(words: Words, language: Language, data?: FindingData): string {
  return visible(fill(words, language, data));
}

/** Returns a value as one line that acts on no terminal and no CI: replaces harmful characters with escapes. */
export function visible(text: string): string {
  return withoutLineCommands(visibleWithin(text));
}

/** The same for a value that starts no line. */
export function visibleWithin(text: string): string {
  return withoutCommands(withoutControls(text));
}

/** Returns lines of which none acts on a terminal or a CI. Tabs, newlines and the meaning of JSON stay. */
export function harmless(lines: string): string {
  return withoutLineCommands(withoutCommands(lines.replace(acting, escaped)));
}

/** Returns a path that is safe at the start of a line. */
export function visiblePath(path: string): string {
  return visible(path.startsWith('::') ? `./${path}` : path);
}

/** Replaces what moves the cursor, reorders or hides text with escapes: for a page, which runs no commands. */
export function withoutControls(text: string): string {
  return text.replace(harmful, (char) => (char === '\t' ? ' ' : escaped(char)));
}

function withoutCommands(text: string, bracket = escaped('[')): string {
  return text.includes('##') ? text.replace(command, (start) => `${start.slice(0, -1)}${bracket}`) : text;
}

function withoutLineCommands(text: string): string {
  return text.includes('::') ? text.replace(commandOfLine, (start) => `${start.slice(0, -2)}${escaped(':')}:`) : text;
}

/** Returns the indexes of brackets that must be escaped. */
export function commandIndexes(line: string): ReadonlySet<number> {
  return new Set([...line.matchAll(command)].map(({ 0: start, index }) => index + start.length - 1));
}

/** Returns a message that is safe for a terminal, as a single shortened line. */
export function visibleMessage(text: string): string {
  return visible(shortened(text));
}

/** Replaces lone surrogates, which UTF-8 cannot encode, with U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

export function shortened(text: string): string {
  if (text.length <= maxMessageLength) return text;
  const head = text.slice(0, maxMessageLength - 100).replace(/[\uD800-\uDBFF]$/u, '');
  const tail = text.slice(-99).replace(/^[\uDC00-\uDFFF]/u, '');
  return `${head}…${tail}`;
}

/**
 * Escapes harmful characters in JSON text, which keeps its meaning. `JSON.stringify` has escaped the controls below
 * U+0020.
 */
export function visibleJson(text: string): string {
  return withoutCommands(text.replace(harmfulInJson, escaped));
}

export function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Escapes text for an XML attribute or element; characters that XML forbids become visible escapes. */
export function escapeXml(text: string): string {
  const valid = withoutControls(wellFormed(text)).replace(/[\uFFFE\uFFFF]/gu, '\uFFFD');
  const quoted = valid.replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);
  return withoutCommands(quoted, '&#91;');
}
