import type { FindingData, Range } from '../../core/types.ts';

export { escapePointer } from '../../core/pointer.ts';

/**
 * Place of a value and, in a mapping, of its key: `[valueStart, valueEnd, keyStart, keyEnd]`.
 *
 * @experimental
 */
export type DataPlace = readonly [number, number] | readonly [number, number, number, number];

/**
 * Parsed front matter, in one shape for YAML, TOML and JSON.
 *
 * @experimental
 */
export interface ParsedData {
  /** Plain JSON; dates stay strings. Null if the text is empty or could not be parsed. */
  readonly value: unknown;
  /** Places of all values, by JSON Pointer (RFC 6901). */
  readonly places: Readonly<Record<string, DataPlace>>;
  /** Source text of scalars that are not strings, by JSON Pointer: `1e10` may be a slug, `2024-01-01` a date. */
  readonly raw: Readonly<Record<string, string>>;
  /** Syntax errors. */
  readonly errors: readonly DataError[];
}

/** Mistakes with messages of their own; all others are reported in the words of the parser. */
export const mistakes = [
  'needsQuotes',
  'textAfterValue',
  'quoteUnclosed',
  'bracketUnclosed',
  'escape',
  'colonSpace',
  'colonWide',
  'dashSpace',
  'dashInline',
  'noColon',
  'tab',
  'indentation',
  'documentEnd',
  'unexpected',
  'duplicateKey',
  'duplicateKeyDiffers',
  'aliasBomb',
  'unquoted',
  'quotesOther',
  'noEquals',
  'keyUnquoted',
  'valueMissing',
  'colonMissing',
  'commaMissing',
  'commaExtra',
  'lineBreakMissing',
  'zeroLeading',
  'dateSyntax',
  'comment',
] as const;

export type Mistake = (typeof mistakes)[number];

/**
 * The probable fix of a syntax error.
 *
 * @experimental
 */
export interface Repair {
  readonly how: 'quote' | 'close' | 'escape' | 'space' | 'colon' | 'indent' | 'remove' | 'write' | 'comma';
  readonly safe: boolean;
  readonly range: Range;
  readonly text: string;
}

/**
 * A syntax error in front matter.
 *
 * @experimental
 */
export interface DataError {
  /** A `Mistake`; `template` for text that a template engine replaces; else the code of the parser. */
  readonly code: string;
  readonly range: Range;
  /** Values for the message; `reason` is the message of the parser. */
  readonly data: FindingData;
  /** For duplicate keys: the first of them. */
  readonly first?: Range;
  readonly repair?: Repair;
}

/** Converts an error with ranges in a text to ranges in the article; the text begins at `offset`. */
export function shiftError(offset: number, { range, first, repair, ...error }: DataError): DataError {
  const at = ([start, end]: Range): Range => [offset + start, offset + end];
  return {
    ...error,
    range: at(range),
    ...(first && { first: at(first) }),
    ...(repair && { repair: { ...repair, range: at(repair.range) } }),
  };
}

/** Returns the whole lines of a pair, with their endings; undefined if the lines contain anything else. */
export function wholeLines(text: string, start: number, end: number): Range | undefined {
  const line = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  if (start > 0 && text.slice(line, start).trim() !== '') return undefined;
  const first = start === 0 ? 0 : line;
  // The range of a YAML list includes its last line ending.
  if (/[\r\n]/u.test(text[end - 1] ?? '')) return [first, end];
  const ending = /\r\n|\n|\r|$/gu;
  ending.lastIndex = end;
  const found = ending.exec(text);
  const stop = found?.index ?? text.length;
  return /^(?:\s*:)?\s*$/u.test(text.slice(end, stop)) ? [first, stop + (found?.[0].length ?? 0)] : undefined;
}

/** Whether a line contains template tags: it becomes data only after the template engine has run. */
export function hasTemplateTag(line: string): boolean {
  return /\{\{|\{%|<%/u.test(line);
}
