/**
 * Controls, line separators and bidi marks could move the cursor, hide text, or turn it around; what has no width could
 * not be seen under a caret. Joiners stay: emoji and Indic scripts need them.
 */
const beyondAscii =
  '\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB';
const harmful = new RegExp(`[\\u0000-\\u001F${beyondAscii}]`, 'gu');
const harmfulInJson = new RegExp(`[${beyondAscii}]`, 'gu');
/** GitHub takes `##[error]` for a command wherever it stands in a line, and `::error::` where a line begins with it. */
const command =
  /(?<=##)\[(?=(?:error|warning|notice|debug|group|endgroup|echo|add-\w+|remove-\w+|set-\w+|save-\w+)\b)/gu;
/** A whole picture may stand in an address (`data:`), and so in a message. */
const longest = 600;

/** Text of an article or a path as a terminal may show it: what would act on the terminal is shown as an escape. */
export function visible(text: string): string {
  const harmless = text.replace(harmful, (char) => (char === '\t' ? ' ' : escaped(char)));
  return harmless.includes('##[') ? harmless.replace(command, escaped) : harmless;
}

/** A path as a line may begin with it. */
export function visiblePath(path: string): string {
  return visible(path.startsWith('::') ? `./${path}` : path);
}

/** Where a line has a bracket that must not stand as it is. */
export function commandsIn(line: string): ReadonlySet<number> {
  return new Set([...line.matchAll(command)].map(({ index }) => index));
}

/** A message as a terminal may show it: one line, and not a page of it. */
export function visibleMessage(text: string): string {
  return visible(shortened(text));
}

/** Half of a character, which UTF-8 cannot write, becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

export function shortened(text: string): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 100).replace(/[\uD800-\uDBFF]$/u, '');
  const tail = text.slice(-99).replace(/^[\uDC00-\uDFFF]/u, '');
  return `${head}…${tail}`;
}

/** JSON text in which no character acts on a terminal; it means the same. Controls below the blank it has escaped itself. */
export function visibleJson(text: string): string {
  return text.replace(harmfulInJson, escaped);
}

export function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Text as it may stand in an attribute or an element: what XML forbids is shown as an escape, half a character as U+FFFD. */
export function xml(text: string): string {
  return visible(wellFormed(text))
    .replace(/[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);
}
