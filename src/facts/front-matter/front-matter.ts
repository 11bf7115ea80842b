import { type DataPlace, escapePointer, type ParsedData } from '../../article/data/data.ts';
import { parseJson } from '../../article/data/json.ts';
import { parseToml } from '../../article/data/toml.ts';
import { parseYaml } from '../../article/data/yaml.ts';
import type { Collector, Engine, FrontMatterBlock, Range } from '../../core/types.ts';

export { hasTemplateTag, mistakes } from '../../article/data/data.ts';

/**
 * The front matter of an article, parsed.
 *
 * @experimental
 */
export interface FrontMatterFact extends FrontMatterBlock, ParsedData {
  /** The text without the fences, for rules about spelling. */
  readonly text: string;
  /** Set if the article begins with a byte order mark. */
  readonly isBehindMark?: true;
}

/**
 * The front matter: at most one fact.
 *
 * @experimental
 */
export const frontMatter: Collector<FrontMatterFact> = {
  id: 'front-matter',
  version: 4,
  collect({ source, engine, frontMatter: block, hasByteOrderMark }) {
    if (!block) return [];
    if (last?.block !== block) {
      const text = source.slice(block.content[0], block.content[1]);
      const { value, places, raw, errors } = parseData(text, block, engine);
      last = {
        block,
        facts: [{ ...block, text, value, places, raw, errors, ...(hasByteOrderMark && { isBehindMark: true }) }],
      };
    }
    return last.facts;
  },
};

/** Cached, because several collectors read the same block. */
let last: { readonly block: FrontMatterBlock; readonly facts: readonly FrontMatterFact[] } | undefined;

function parseData(text: string, { format, content: [start], fence }: FrontMatterBlock, engine: Engine): ParsedData {
  if (format === 'toml') return parseToml(text, start);
  if (format === 'json') return parseJson(text, start, { braceless: fence !== '' });
  return parseYaml(text, start, { tabs: engine === 'hexo' });
}

/**
 * Returns a top-level value; undefined if the key is missing.
 *
 * @experimental
 */
export function field(fact: FrontMatterFact, key: string): unknown {
  const { value } = fact;
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Returns a top-level value as text; the source text if YAML would parse it as a number or null. */
export function fieldText(fact: FrontMatterFact, key: string): string | undefined {
  const value = field(fact, key);
  return typeof value === 'string' ? value : fact.raw[`/${escapePointer(key)}`];
}

/**
 * Returns the range of a value, by JSON Pointer: `/title`, `/tags/0`.
 *
 * @experimental
 */
export function valueRange(fact: FrontMatterFact, pointer: string): Range | undefined {
  const place = fact.places[pointer];
  return place && [place[0], place[1]];
}

/**
 * Returns the range of a value's key, by JSON Pointer; undefined in a list.
 *
 * @experimental
 */
export function keyRange(fact: FrontMatterFact, pointer: string): Range | undefined {
  const place: DataPlace | undefined = fact.places[pointer];
  return place?.length === 4 ? [place[2], place[3]] : undefined;
}

export function pointerTo(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${escapePointer(String(key))}`).join('');
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value with its JSON Pointer. */
export interface PlacedValue {
  readonly pointer: string;
  readonly value: unknown;
}

/** Returns the value of a top-level key, or the items of a list; none if the key is missing. */
export function placedValues(mapping: Readonly<Record<string, unknown>>, key: string): readonly PlacedValue[] {
  if (!Object.hasOwn(mapping, key)) return [];
  const value = mapping[key];
  if (!Array.isArray(value)) return [{ pointer: pointerTo(key), value }];
  return value.map((each: unknown, index) => ({ pointer: pointerTo(key, index), value: each }));
}

/** Returns the texts in a value, at any depth, without blanks around them. */
export function placedTexts(
  value: unknown,
  pointer = '',
): readonly { readonly pointer: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ pointer, text: value.trim() }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => placedTexts(each, `${pointer}/${escapePointer(key)}`));
}

/** Returns the source text of a range in the front matter. */
export function sourceOf(fact: FrontMatterFact, [start, end]: Range): string {
  return fact.text.slice(start - fact.content[0], end - fact.content[0]);
}
