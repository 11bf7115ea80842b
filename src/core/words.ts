import { memoized } from './memo.ts';
import { thousands } from './numbers.ts';
import type { FindingData, Language, Words } from './types.ts';

/**
 * Fills the places of a text with values: `{name}`, and as in ICU MessageFormat `{count, plural, =1 {one moon} other
 * {# moons}}` and `{why, select, late {it was late} other {#}}`. A key of `select` may have spaces; one that ends in `*`
 * stands for all values that begin so. `{names, list}` writes `、` for each `, ` of the value. Numbers get separators of
 * thousands. A place without a value stays as it is.
 */
export function fill(words: Words, language: Language, data: FindingData = {}): string {
  return partsOf(words)
    [language].map((part) => (typeof part === 'string' ? part : filled(part, data)))
    .join('');
}

/** A place of a text, with its forms for one and for several. */
interface Place {
  readonly name: string;
  readonly source: string;
  readonly one: string | undefined;
  readonly other: string | undefined;
  readonly isList: boolean;
  /** The forms of `select`, by value. */
  readonly forms: readonly (readonly [key: string, form: string])[];
}

function filled({ name, source, one, other, isList, forms }: Place, data: FindingData): string {
  const value = data[name];
  if (value === undefined) return source;
  const text = typeof value === 'number' ? thousands(value) : value;
  if (isList) return text.replaceAll(', ', '、');
  if (forms.length > 0) return selected(forms, text).replaceAll('#', () => text);
  if (other === undefined) return text;
  return (value === 1 || value === '1' ? (one ?? other) : other).replaceAll('#', text);
}

function selected(forms: Place['forms'], value: string): string {
  const isMeant = ([key]: readonly [string, string]) =>
    key.endsWith('*') ? value.startsWith(key.slice(0, -1)) : key === value || key === 'other';
  return forms.find(isMeant)?.[1] ?? value;
}

/** Splits a text at its places. English is used for a missing language. */
const partsOf = memoized(
  (words: Words): Readonly<Record<Language, readonly (string | Place)[]>> => ({
    en: split(words.en),
    'zh-CN': split(words['zh-CN'] ?? words.en),
  }),
);

const place =
  /\{(?<name>\w+)(?:, plural, =1 \{(?<one>[^{}]*)\} other \{(?<other>[^{}]*)\}|, (?<list>list)|, select,(?<forms>(?: [^{}]+ \{[^{}]*\})+))?\}/gu;
const form = / (?<key>[^{}]+) \{(?<text>[^{}]*)\}/gu;

function split(text: string): (string | Place)[] {
  const parts: (string | Place)[] = [];
  let end = 0;
  for (const { 0: source, index, groups } of text.matchAll(place)) {
    parts.push(text.slice(end, index), {
      name: groups?.['name'] ?? '',
      source,
      one: groups?.['one'],
      other: groups?.['other'],
      isList: groups?.['list'] !== undefined,
      forms: Array.from(groups?.['forms']?.matchAll(form) ?? [], ([, key = '', each = '']) => [key, each] as const),
    });
    end = index + source.length;
  }
  return [...parts, text.slice(end)];
}

/** Returns a text of at most this length: of a longer one the start, and `…`. */
export function clipped(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** Returns what stands before an offset in its line, at most so many characters. */
export function lineBefore(source: string, at: number, most: number): string {
  const first = Math.max(0, at - most);
  let start = at;
  while (start > first && source[start - 1] !== '\n' && source[start - 1] !== '\r') start--;
  return source.slice(start, at);
}
