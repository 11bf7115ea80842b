/**
 * Control characters, line separators and bidi marks can move the cursor, or hide or reverse text. Zero-width
 * characters would be invisible above a caret. Joiners are kept: emoji and Indic scripts need them.
 */
const beyondAscii =
  '\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB';
const harmful = new RegExp(`[\\u0000-\\u001F${beyondAscii}]`, 'gu');
const harmfulInJson = new RegExp(`[${beyondAscii}]`, 'gu');
/** GitHub runs `##[error]` as a command anywhere in a line, and `::error::` at the start of a line. */
const command =
  /(?<=##)\[(?=(?:error|warning|notice|debug|group|endgroup|echo|add-\w+|remove-\w+|set-\w+|save-\w+)\b)/gu;
/** A `data:` URL can contain a whole image, and so can a message. */
const maxMessageLength = 600;

/** Returns text that is safe for a terminal: replaces harmful characters with escapes. */
export function visible(text: string): string {
  const harmless = text.replace(harmful, (char) => (char === '\t' ? ' ' : escaped(char)));
  return harmless.includes('##[') ? harmless.replace(command, escaped) : harmless;
}

/** Returns a path that is safe at the start of a line. */
export function visiblePath(path: string): string {
  return visible(path.startsWith('::') ? `./${path}` : path);
}

/** Returns the indexes of brackets that must be escaped. */
export function commandIndexes(line: string): ReadonlySet<number> {
  return new Set([...line.matchAll(command)].map(({ index }) => index));
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
  return text.replace(harmfulInJson, escaped);
}

export function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Escapes text for an XML attribute or element; characters that XML forbids become visible escapes. */
export function escapeXml(text: string): string {
  return visible(wellFormed(text))
    .replace(/[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);
}
