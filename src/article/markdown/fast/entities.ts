import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** Decodes a named character reference with the full table of HTML, which is slow to set up. */
export function namedCharacter(name: string): string | undefined {
  return decodeNamedCharacterReference(name) || undefined;
}
