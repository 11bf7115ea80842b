import { memoized } from '../../core/memo.ts';
import type { Edit, Engine, Range } from '../../core/types.ts';
import { readDate } from '../../knowledge/dates.ts';
import type { DateText } from '../../site/generators/dates.ts';
import { memoizeLast } from '../shared/memo-last.ts';
import { type FrontMatterFact, field, fieldText, isMapping, pointerTo, sourceOf, valueRange } from './front-matter.ts';

export interface DateField extends DateText {
  readonly range: Range;
  /** Returns the edit that replaces the date. */
  edit(text: string): Edit;
}

/** The keys under which generators and crawlers keep dates. */
export const dateKeys = ['date', 'lastmod', 'updated', 'publishDate', 'pubDate', 'modified', 'created'] as const;

/** The option that sets the date keys of a rule. */
export const dateFieldsOption = {
  description: { en: 'Front matter keys that hold dates.', 'zh-CN': '存放日期的 front matter 键。' },
  default: [...dateKeys] as string[],
  type: 'array',
  items: { type: 'string' },
} as const;

/** Keys for the day of publication; dates under other keys may be later than the original's. */
export const publicationKey = /^(?:date|publishdate|pubdate)$/iu;

/**
 * Returns the dates of valid front matter, in order, without those that a template fills in. Hugo ignores the case of
 * keys.
 */
export function dateFields(
  fact: FrontMatterFact | undefined,
  keys: readonly string[],
  engine: Engine,
): readonly DateField[] {
  if (!fact || fact.errors.length > 0 || !isMapping(fact.value)) return [];
  const wanted = keySets(keys);
  return Object.keys(fact.value)
    .filter((key) => (engine === 'hugo' ? wanted.lower.has(key.toLowerCase()) : wanted.exact.has(key)))
    .flatMap((key) => {
      const known = fieldsOf(fact);
      if (!known.has(key)) known.set(key, dateField(fact, key));
      return known.get(key) ?? [];
    });
}

const keySets = memoized((keys: readonly string[]) => ({
  exact: new Set(keys),
  lower: new Set(keys.map((key) => key.toLowerCase())),
}));

/** Cached per front matter, because several rules read the same dates. */
const fieldsOf = memoizeLast((_: FrontMatterFact) => new Map<string, DateField | undefined>());

function dateField(fact: FrontMatterFact, key: string): DateField | undefined {
  const text = writtenValue(fact, key);
  const range = valueRange(fact, pointerTo(key));
  if (!text || !range) return undefined;
  const written = sourceOf(fact, range);
  const quote = /^["']/u.exec(written)?.[0] ?? '';
  // Block scalars, tags and anchors have no simple range to replace.
  if (written !== `${quote}${text}${quote}`) return undefined;
  // JSON has no date type; TOML has one, and YAML accepts unquoted dates.
  const mark = quote || (fact.format === 'json' ? '"' : '');
  const edit = (value: string) => ({ range, text: `${mark}${value}${mark}` });
  return { key, text, format: fact.format, range, isQuoted: quote !== '', date: readDate(text), edit };
}

/** Whether a program named the article by a hash, as crawlers do and authors do not. */
export function isNamedByHash(fact: FrontMatterFact): boolean {
  const hash = /^(?:[\da-f]{32}|[\da-f]{40})$/iu;
  return ['slug', 'urlname', 'id', 'guid', 'hash'].some((key) => hash.test(fieldText(fact, key) ?? ''));
}

function writtenValue(fact: FrontMatterFact, key: string): string | undefined {
  const value = field(fact, key);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  // TOML parses dates into values, so only the source shows how they are written.
  const text = (fact.raw[pointerTo(key)] ?? fieldText(fact, key))?.trim();
  return text && !/\{\{|\{%|<%|\$\{/u.test(text) ? text : undefined;
}
