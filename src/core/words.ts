import { memoized } from './memo.ts';
import type { FindingData, Language, Words } from './types.ts';

/** Replaces the `{name}` placeholders of a text with values; a placeholder without a value stays as it is. */
export function fill(words: Words, language: Language, data: FindingData = {}): string {
  const parts = partsOf(words)[language];
  let text = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? '';
    const value = data[name];
    text += `${value === undefined ? `{${name}}` : value}${parts[at + 1] ?? ''}`;
  }
  return text;
}

/** Splits a text at its placeholders: text and names alternate. English is used for a missing language. */
const partsOf = memoized(
  (words: Words): Readonly<Record<Language, readonly string[]>> => ({
    en: words.en.split(place),
    'zh-CN': (words['zh-CN'] ?? words.en).split(place),
  }),
);

const place = /\{(\w+)\}/u;

/** Returns a text of at most this length: of a longer one the start, and `…`. */
export function clipped(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}
