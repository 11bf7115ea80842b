import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import { namedCharacter } from './entities.ts';

const reference = /&(?:#[xX](?<hex>[\dA-Fa-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>[\dA-Za-z]{1,31}));/y;
const special = /[\\&]/u;
const escapeOrReference = /\\(?<mark>[!-/:-@[-`{-~])|&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[\dA-Za-z]{1,31});/gu;
/** What nearly all references are; for the others there is a table. */
const usual: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00A0'],
]);

export interface CharacterReference {
  readonly value: string;
  readonly end: number;
}

/** `&amp;` and its like at `at`. */
export function referenceAt(text: string, at: number, end: number): CharacterReference | undefined {
  reference.lastIndex = at;
  const groups = reference.exec(text)?.groups;
  const to = reference.lastIndex;
  if (!groups || to > end) return undefined;
  const { hex, decimal, name = '' } = groups;
  if (hex) return { value: decodeNumericCharacterReference(hex, 16), end: to };
  if (decimal) return { value: decodeNumericCharacterReference(decimal, 10), end: to };
  const value = usual.get(name) ?? namedCharacter(name);
  return value ? { value, end: to } : undefined;
}

/** Destinations, titles, labels: escapes and references stand for something, nothing else does. */
export function decodeEscapes(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(
    escapeOrReference,
    (all: string, mark?: string) => mark ?? referenceAt(all, 0, all.length)?.value ?? all,
  );
}
