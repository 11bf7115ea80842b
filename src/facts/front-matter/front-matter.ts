import { type DataPlace, escapePointer, type ParsedData } from '../../article/data/data.ts';
import { parseJson } from '../../article/data/json.ts';
import { parseToml } from '../../article/data/toml.ts';
import { parseYaml } from '../../article/data/yaml.ts';
import type { Collector, Engine, FrontMatterBlock, Range } from '../../core/types.ts';

export { isTemplate as hasTemplate, mistakes } from '../../article/data/data.ts';

/**
 * The front matter of an article, parsed.
 *
 * @experimental
 */
export interface FrontMatterFact extends FrontMatterBlock, ParsedData {
  /** Text without the fences, for rules about the spelling of values. */
  readonly text: string;
}

/**
 * The front matter: at most one fact.
 *
 * @experimental
 */
export const frontMatter: Collector<FrontMatterFact> = {
  id: 'front-matter',
  version: 3,
  collect({ source, engine, frontMatter: block }) {
    if (!block) return [];
    if (last?.block !== block) {
      const text = source.slice(block.content[0], block.content[1]);
      const { value, places, raw, errors } = parseData(text, block, engine);
      last = { block, facts: [{ ...block, text, value, places, raw, errors }] };
    }
    return last.facts;
  },
};

/** Other collectors look at it, too. */
let last: { readonly block: FrontMatterBlock; readonly facts: readonly FrontMatterFact[] } | undefined;

function parseData(text: string, { format, content: [start], fence }: FrontMatterBlock, engine: Engine): ParsedData {
  if (format === 'toml') return parseToml(text, start);
  if (format === 'json') return parseJson(text, start, { braceless: fence !== '' });
  return parseYaml(text, start, { tabs: engine === 'hexo' });
}

/**
 * Returns a top-level value; undefined where there is none.
 *
 * @experimental
 */
export function field(fact: FrontMatterFact, key: string): unknown {
  const { value } = fact;
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A top-level value as text: what stands in the source where YAML would make a number or null of it. */
export function fieldText(fact: FrontMatterFact, key: string): string | undefined {
  const value = field(fact, key);
  return typeof value === 'string' ? value : fact.raw[`/${escapePointer(key)}`];
}

/**
 * Returns the place of a value, by JSON Pointer: `/title`, `/tags/0`.
 *
 * @experimental
 */
export function valueRange(fact: FrontMatterFact, pointer: string): Range | undefined {
  const place = fact.places[pointer];
  return place && [place[0], place[1]];
}

/**
 * Returns the place of a value's key, by JSON Pointer; undefined in a list.
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

/** The slice of the source that a place in the front matter covers. */
export function sourceOf(fact: FrontMatterFact, [start, end]: Range): string {
  return fact.text.slice(start - fact.content[0], end - fact.content[0]);
}
