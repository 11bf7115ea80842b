import { pushTo } from '../core/grouping.ts';
import { correctedName } from '../core/nearest.ts';
import {
  type FrontMatterFact,
  hasTemplateTag,
  isMapping,
  pointerTo,
  sourceOf,
  valueRange,
} from '../facts/front-matter/front-matter.ts';
import { isReadable, schemaValue } from '../facts/front-matter/schema-value.ts';
import { minimumTexts, textShape } from './text-shape.ts';

/** The front matter of one article. */
export interface Sample {
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether a template fills in the value at a JSON Pointer, so that its final value is unknown. */
  isDynamic(pointer: string): boolean;
}

export interface InferOptions {
  /** The share of values that must fit the inferred schema, above 0.5 up to 1; the rest are outliers. */
  readonly threshold: number;
  /** Whether the schema forbids all other keys. */
  readonly strict?: boolean;
  readonly draft?: '2020-12' | '07';
  /** Whether top-level keys ignore case, as in Hugo. */
  readonly ignoreCase?: boolean;
  readonly title?: string;
  readonly description?: string;
  /** Returns the description of a top-level key, from the number of articles that have it. */
  describe?(count: number, total: number): string;
}

export type JsonSchema = { readonly [keyword: string]: unknown };

/** Statistics of a key: `title`, `cover.image`. */
export interface KeySummary {
  readonly name: string;
  readonly count: number;
  /** The number of mappings that could have the key: the articles, or for `cover.image` the covers. */
  readonly total: number;
  readonly schema: JsonSchema;
  readonly examples: readonly unknown[];
  /** The frequent key that this one probably misspells. */
  readonly meant?: string;
}

export interface Inferred {
  readonly schema: JsonSchema;
  /** In the order of the schema; nested keys follow their parent. */
  readonly keys: readonly KeySummary[];
}

const drafts = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '07': 'http://json-schema.org/draft-07/schema#',
} as const;

/** A mapping with more keys, none of them in half of the mappings, is a dictionary instead of a set of fields. */
const maxFields = 20;
const maxExamples = 3;

/** A value with its JSON Pointer and article. */
interface Observed {
  readonly value: unknown;
  readonly pointer: string;
  readonly sample: Sample;
}

/** Options and results of an inference. */
interface Inference {
  readonly threshold: number;
  readonly strict: boolean;
  readonly ignoreCase: boolean;
  readonly describe: InferOptions['describe'];
  readonly keys: KeySummary[];
}

/**
 * Infers the JSON Schema of a collection's front matter. Outliers do not widen the schema. From fewer than five
 * articles only types are inferred.
 */
export function inferSchema(samples: readonly Sample[], options: InferOptions): Inferred {
  const { threshold, strict = false, ignoreCase = false, draft = '2020-12', describe, title, description } = options;
  const inference: Inference = { threshold, strict, ignoreCase, describe, keys: [] };
  const root = samples.map((sample) => ({ value: sample.value, pointer: '', sample }));
  const { type, ...rest } = mappingSchema(inference, root, '');
  return {
    schema: {
      $schema: drafts[draft],
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      type,
      ...rest,
    },
    keys: inference.keys,
  };
}

/** Returns the schema of mappings. `prefix` is the path of their keys; empty at the top level. */
function mappingSchema(inference: Inference, mappings: readonly Observed[], prefix: string): JsonSchema {
  const { threshold, strict, ignoreCase, describe, keys } = inference;
  const isTop = prefix === '';
  const total = mappings.length;
  const members = membersOf(mappings);
  if (!isTop && isDictionary(members, total)) {
    const values = [...members.values()].flat();
    return { type: 'object', additionalProperties: valueSchema(inference, values, '', `${prefix}*`) };
  }
  const properties: [key: string, schema: JsonSchema][] = [];
  const required: string[] = [];
  for (const [key, values] of [...members].sort((a, b) => b[1].length - a[1].length)) {
    const meant = misspeltKey(key, members, total, threshold);
    const place = keys.length;
    const schema = valueSchema(inference, values, key, `${prefix}${key}.`);
    const examples = examplesOf(values);
    const slip = meant !== undefined && { meant };
    // Insert before the nested keys, which `valueSchema` has added already.
    keys.splice(place, 0, { name: prefix + key, count: values.length, total, schema, examples, ...slip });
    if (meant !== undefined && (strict || (isTop && ignoreCase))) continue;
    const description = isTop ? describe?.(values.length, total) : undefined;
    properties.push([key, { ...(description !== undefined && { description }), ...schema }]);
    const present = isTop && ignoreCase ? countIgnoringCase(members, key) : values.length;
    if (total >= minimumTexts && present >= threshold * total) required.push(key);
  }
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(strict && { additionalProperties: false }),
  };
}

/** Returns the frequent key that a rare key probably misspells; the two never occur in one mapping. */
function misspeltKey(key: string, members: Members, total: number, threshold: number): string | undefined {
  if (total < minimumTexts) return undefined;
  const values = members.get(key) ?? [];
  const holders = new Set(values.map(({ sample }) => sample));
  const frequent = [...members].filter(
    ([other, others]) =>
      other !== key &&
      values.length <= (1 - threshold) * others.length &&
      !others.some(({ sample }) => holders.has(sample)),
  );
  return correctedName(
    key,
    frequent.map(([other]) => other),
  );
}

function valueSchema(inference: Inference, all: readonly Observed[], key: string, prefix: string): JsonSchema {
  const { threshold } = inference;
  const settled = all.filter(({ pointer, sample }) => !sample.isDynamic(pointer)).map(({ value }) => value);
  const types = usualTypes(settled, threshold);
  if (types.length === 0) return {};
  const ofType = (type: string) => (types.includes(type) ? all.filter(({ value }) => typeOf(value) === type) : []);
  const texts = settled.filter((value) => typeof value === 'string');
  const listable = types.every((type) => type === 'string' || type === 'null');
  const shape = types.includes('string') ? textShape(texts, { key, threshold, listable }) : {};
  const { type: _, ...members } = types.includes('object') ? mappingSchema(inference, ofType('object'), prefix) : {};
  const items = valueSchema(inference, itemsOf(ofType('array')), key, `${prefix.slice(0, -1)}[].`);
  const choices = shape.enum ?? (shape.const === undefined ? undefined : [shape.const]);
  // A type beside `enum` or `const` would report each wrong value twice.
  if (choices) return types.includes('null') ? { enum: [...choices, null] } : { ...shape };
  return {
    type: types.length === 1 ? types[0] : types,
    ...shape,
    ...members,
    ...(Object.keys(items).length > 0 && { items }),
  };
}

/** Returns the types without outliers, most frequent first; empty if all values are null. */
function usualTypes(values: readonly unknown[], threshold: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(typeOf(value), (counts.get(typeOf(value)) ?? 0) + 1);
  const empty = counts.get('null') ?? 0;
  const full = values.length - empty;
  if (full === 0) return [];
  const isOutlier = (count: number, total: number) => total >= minimumTexts && count <= (1 - threshold) * total;
  const types: string[] = [];
  let fitting = 0;
  const accept = ([type, count]: [type: string, count: number]) => {
    types.push(type === 'number' && values.every(isWhole) ? 'integer' : type);
    fitting += count;
  };
  const ranked = [...counts].filter(([type]) => type !== 'null').sort((a, b) => b[1] - a[1]);
  const rare = ranked.filter(([, count]) => isOutlier(count, full));
  for (const each of ranked) if (!rare.includes(each)) accept(each);
  if (empty > 0) {
    if (isOutlier(empty, values.length)) rare.push(['null', empty]);
    else accept(['null', empty]);
  }
  // Types that are rare alone may be frequent together.
  for (const each of rare.sort((a, b) => b[1] - a[1])) if (fitting < threshold * values.length) accept(each);
  return types;
}

type Members = ReadonlyMap<string, readonly Observed[]>;

/** Groups the values of all mappings by key, in order of first occurrence. */
function membersOf(mappings: readonly Observed[]): Members {
  const members = new Map<string, Observed[]>();
  for (const { value, pointer, sample } of mappings) {
    for (const [key, member] of Object.entries(value as object)) {
      pushTo(members, key, { value: member, pointer: pointer + pointerTo(key), sample });
    }
  }
  return members;
}

function itemsOf(lists: readonly Observed[]): Observed[] {
  return lists.flatMap(({ value, pointer, sample }) =>
    (value as readonly unknown[]).map((item, index) => ({ value: item, pointer: `${pointer}/${index}`, sample })),
  );
}

function isDictionary(members: Members, total: number): boolean {
  return members.size > maxFields && [...members.values()].every((values) => values.length < total / 2);
}

function countIgnoringCase(members: Members, key: string): number {
  const same = [...members].filter(([other]) => other.toLowerCase() === key.toLowerCase());
  return same.reduce((sum, [, values]) => sum + values.length, 0);
}

/** Returns the JSON Schema type; `integer` is distinguished later. */
function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return isMapping(value) ? 'object' : typeof value;
}

function isWhole(value: unknown): boolean {
  return typeof value !== 'number' || Number.isInteger(value);
}

/** Returns the most frequent values, each once. */
function examplesOf(values: readonly Observed[]): readonly unknown[] {
  const counts = new Map<string, { readonly value: unknown; count: number }>();
  for (const { value } of values) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each === null || typeof each === 'object') continue;
      const id = JSON.stringify(each);
      const known = counts.get(id);
      if (known) known.count++;
      else counts.set(id, { value: each, count: 1 });
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, maxExamples)
    .map(({ value }) => value);
}

/** Returns the value that a schema would validate; undefined if front matter is invalid, which another rule reports. */
export function sampleOf(fact: FrontMatterFact): Sample | undefined {
  if (!isReadable(fact)) return undefined;
  return {
    value: schemaValue(fact),
    isDynamic(pointer) {
      const range = valueRange(fact, pointer);
      return range !== undefined && hasTemplateTag(sourceOf(fact, range));
    },
  };
}
