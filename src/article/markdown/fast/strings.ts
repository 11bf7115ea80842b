import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import { namedCharacter } from './entities.ts';

const reference = /&(?:#[xX](?<hex>[\dA-Fa-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>[\dA-Za-z]{1,31}));/y;
const special = /[\\&]/u;
const escapeOrReference = /\\(?<mark>[!-/:-@[-`{-~])|&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[\dA-Za-z]{1,31});/gu;
/** The most frequent references, so that the full table is rarely loaded. */
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

/** Returns the character reference at `at`, such as `&amp;`. */
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

/** Decodes escapes and character references, as in destinations, titles and labels. */
export function decodeEscapes(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(
    escapeOrReference,
    (all: string, mark?: string) => mark ?? referenceAt(all, 0, all.length)?.value ?? all,
  );
}
