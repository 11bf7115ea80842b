import type { FindingData, Language, Words } from './types.ts';

/** Puts values into the `{name}` places of a sentence; a place without a value stays as it is. */
export function fill(words: Words, language: Language, data: FindingData = {}): string {
  const text = words[language];
  let from = text.indexOf('{');
  if (from < 0) return text;
  let filled = text.slice(0, from);
  while (from >= 0) {
    const next = text.indexOf('{', from + 1);
    const end = text.indexOf('}', from);
    const name = end < 0 ? '' : text.slice(from + 1, end);
    const value = /^\w+$/u.test(name) ? data[name] : undefined;
    const rest = text.slice(value === undefined ? from : end + 1, next < 0 ? undefined : next);
    filled += value === undefined ? rest : value + rest;
    from = next;
  }
  return filled;
}
