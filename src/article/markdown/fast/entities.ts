import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** By the table of all names of HTML, which takes long to set up. */
export function namedCharacter(name: string): string | undefined {
  return decodeNamedCharacterReference(name) || undefined;
}
