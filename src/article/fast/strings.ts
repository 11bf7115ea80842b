import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import { decodeString } from 'micromark-util-decode-string';

const reference = /&(?:#[xX](?<hex>[\dA-Fa-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>[\dA-Za-z]{1,31}));/y;
const special = /[\\&]/u;

export interface Reference {
  readonly value: string;
  readonly end: number;
}

/** `&amp;` and its like at `at`. */
export function referenceAt(text: string, at: number, end: number): Reference | undefined {
  reference.lastIndex = at;
  const groups = reference.exec(text)?.groups;
  const to = reference.lastIndex;
  if (!groups || to > end) return undefined;
  const { hex, decimal, name } = groups;
  if (hex) return { value: decodeNumericCharacterReference(hex, 16), end: to };
  if (decimal) return { value: decodeNumericCharacterReference(decimal, 10), end: to };
  const value = name ? decodeNamedCharacterReference(name) : false;
  return value ? { value, end: to } : undefined;
}

/** Destinations, titles, labels: escapes and references stand for something, nothing else does. */
export function decoded(text: string): string {
  return special.test(text) ? decodeString(text) : text;
}
