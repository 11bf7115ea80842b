import { memoized } from './memo.ts';
import type { FindingData, Language, Words } from './types.ts';

/** Puts values into the `{name}` places of a sentence; a place without a value stays as it is. */
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

/** Text and names in turn; English stands in for a language that is missing. */
const partsOf = memoized(
  (words: Words): Readonly<Record<Language, readonly string[]>> => ({
    en: words.en.split(place),
    'zh-CN': (words['zh-CN'] ?? words.en).split(place),
  }),
);

const place = /\{(\w+)\}/u;
