import type { FindingData, Language, Words } from './types.ts';

/** Puts values into the `{name}` places of a sentence; a place without a value stays as it is. */
export function fill(words: Words, language: Language, data: FindingData = {}): string {
  return words[language].replace(/\{(\w+)\}/gu, (place, name: string) => String(data[name] ?? place));
}
