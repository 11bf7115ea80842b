/** A regular expression of a configuration that is plain text: it is compared, never executed. */
export interface TextPattern {
  readonly text: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

const literal = /\/(?<source>(?:[^\\/\n[*]|\\.)(?:[^\\/\n[]|\\.)*)\/(?<flags>[a-z]*)/uy;
/** Letters, digits, what means nothing to regular expressions, and what is escaped. */
const plain = /^(?<start>\^?)(?<text>(?:[\w\s:@#%&=,;<>~'"-]|\\[^\w\s])+)(?<end>\$?)$/u;

/** Reads a regular expression at a place of code; without a pattern where it is more than plain text. */
export function readTextPattern(code: string, at: number): { end: number; pattern?: TextPattern } | undefined {
  literal.lastIndex = at;
  const found = literal.exec(code)?.groups;
  if (!found) return undefined;
  const end = literal.lastIndex;
  const { start = '', text, end: close = '' } = plain.exec(found['source'] ?? '')?.groups ?? {};
  if (text === undefined || found['flags'] !== '') return { end };
  return { end, pattern: { text: text.replaceAll('\\', ''), atStart: start !== '', atEnd: close !== '' } };
}

export function asTextPattern(value: unknown): TextPattern | undefined {
  const { text, atStart, atEnd } = (value ?? {}) as Partial<TextPattern>;
  return typeof text === 'string' && typeof atStart === 'boolean' && typeof atEnd === 'boolean'
    ? { text, atStart, atEnd }
    : undefined;
}

export function matchesText({ text, atStart, atEnd }: TextPattern, value: string): boolean {
  if (atStart && atEnd) return value === text;
  if (atStart) return value.startsWith(text);
  return atEnd ? value.endsWith(text) : value.includes(text);
}
