import { pushTo } from '../core/grouping.ts';
import { alikeName } from '../core/nearest.ts';
import {
  type FrontMatterFact,
  hasTemplate,
  isMapping,
  pointerTo,
  sourceOf,
  valueRange,
} from '../facts/front-matter/front-matter.ts';
import { isReadable, schemaValue } from '../facts/front-matter/schema-value.ts';
import { fewest, textShape } from './text-shape.ts';

/** The front matter of one article. */
export interface Sample {
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether a template fills in the value at a JSON Pointer, so that nobody knows what it will be. */
  isDynamic(pointer: string): boolean;
}

export interface InferOptions {
  /** The share of the values that must fit what is inferred, above 0.5 up to 1; the others are odd. */
  readonly threshold: number;
  /** Keys that no article has are forbidden. */
  readonly strict?: boolean;
  readonly draft?: '2020-12' | '07';
  /** Top-level keys are the same in upper and lower case, as in Hugo. */
  readonly ignoreCase?: boolean;
  readonly title?: string;
  readonly description?: string;
  /** The description of a top-level key, from the number of articles that have it. */
  describe?(count: number, total: number): string;
}

export type JsonSchema = { readonly [keyword: string]: unknown };

/** What the articles say about a key: `title`, `cover.image`. */
export interface KeySummary {
  readonly name: string;
  readonly count: number;
  /** The mappings that could have it: the articles, or for `cover.image` the covers. */
  readonly total: number;
  readonly schema: JsonSchema;
  readonly examples: readonly unknown[];
  /** The frequent key that this one is probably a slip of. */
  readonly meant?: string;
}

export interface Inferred {
  readonly schema: JsonSchema;
  /** In the order of the schema, nested keys behind those that they are in. */
  readonly keys: readonly KeySummary[];
}

const drafts = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '07': 'http://json-schema.org/draft-07/schema#',
} as const;

/** More keys than these, none of which half of the mappings have, are not fields but entries. */
const mostFields = 20;
const mostExamples = 3;

/** A value with its place. */
interface Observed {
  readonly value: unknown;
  readonly pointer: string;
  readonly sample: Sample;
}

/** What a collection shows, and how it is read. */
interface Inference {
  readonly threshold: number;
  readonly strict: boolean;
  readonly ignoreCase: boolean;
  readonly describe: InferOptions['describe'];
  readonly keys: KeySummary[];
}

/**
 * The JSON Schema that a collection of articles keeps to. Values that at least the threshold of their kin differ from do
 * not widen it; a collection of fewer than five articles tells types only.
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

/** `prefix` leads to the keys of the mappings; empty for those of the articles themselves. */
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
    const meant = slipOf(key, members, total, threshold);
    const place = keys.length;
    const schema = valueSchema(inference, values, key, `${prefix}${key}.`);
    const examples = examplesOf(values);
    const slip = meant !== undefined && { meant };
    // Before the keys in its values, which are there by now.
    keys.splice(place, 0, { name: prefix + key, count: values.length, total, schema, examples, ...slip });
    if (meant !== undefined && (strict || (isTop && ignoreCase))) continue;
    const description = isTop ? describe?.(values.length, total) : undefined;
    properties.push([key, { ...(description !== undefined && { description }), ...schema }]);
    const present = isTop && ignoreCase ? countIgnoringCase(members, key) : values.length;
    if (total >= fewest && present >= threshold * total) required.push(key);
  }
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(strict && { additionalProperties: false }),
  };
}

/** The frequent key that a rare one is spelled almost like, and that the same mappings lack. */
function slipOf(key: string, members: Members, total: number, threshold: number): string | undefined {
  if (total < fewest) return undefined;
  const values = members.get(key) ?? [];
  const holders = new Set(values.map(({ sample }) => sample));
  const frequent = [...members].filter(
    ([other, others]) =>
      other !== key &&
      values.length <= (1 - threshold) * others.length &&
      !others.some(({ sample }) => holders.has(sample)),
  );
  return alikeName(
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
  // Beside them, a type would only make two findings of one.
  if (choices) return types.includes('null') ? { enum: [...choices, null] } : { ...shape };
  return {
    type: types.length === 1 ? types[0] : types,
    ...shape,
    ...members,
    ...(Object.keys(items).length > 0 && { items }),
  };
}

/** The types that are more than odd, the most frequent first; none where nothing is known but that values are empty. */
function usualTypes(values: readonly unknown[], threshold: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(typeOf(value), (counts.get(typeOf(value)) ?? 0) + 1);
  const empty = counts.get('null') ?? 0;
  const full = values.length - empty;
  if (full === 0) return [];
  const isOdd = (count: number, total: number) => total >= fewest && count <= (1 - threshold) * total;
  const types: string[] = [];
  let fitting = 0;
  const take = ([type, count]: [type: string, count: number]) => {
    types.push(type === 'number' && values.every(isWhole) ? 'integer' : type);
    fitting += count;
  };
  const ranked = [...counts].filter(([type]) => type !== 'null').sort((a, b) => b[1] - a[1]);
  const rare = ranked.filter(([, count]) => isOdd(count, full));
  for (const each of ranked) if (!rare.includes(each)) take(each);
  if (empty > 0) {
    if (isOdd(empty, values.length)) rare.push(['null', empty]);
    else take(['null', empty]);
  }
  // What is rare by itself may be much together.
  for (const each of rare.sort((a, b) => b[1] - a[1])) if (fitting < threshold * values.length) take(each);
  return types;
}

type Members = ReadonlyMap<string, readonly Observed[]>;

/** The values under each key, in the order in which the keys are met. */
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
  return members.size > mostFields && [...members.values()].every((values) => values.length < total / 2);
}

function countIgnoringCase(members: Members, key: string): number {
  const same = [...members].filter(([other]) => other.toLowerCase() === key.toLowerCase());
  return same.reduce((sum, [, values]) => sum + values.length, 0);
}

/** As JSON Schema names it; numbers are told apart later. */
function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return isMapping(value) ? 'object' : typeof value;
}

function isWhole(value: unknown): boolean {
  return typeof value !== 'number' || Number.isInteger(value);
}

/** The most frequent values, each once. */
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
    .slice(0, mostExamples)
    .map(({ value }) => value);
}

/** What a rule would check of a front matter; undefined where it is broken, and so told as that. */
export function sampleOf(fact: FrontMatterFact): Sample | undefined {
  if (!isReadable(fact)) return undefined;
  return {
    value: schemaValue(fact),
    isDynamic(pointer) {
      const range = valueRange(fact, pointer);
      return range !== undefined && hasTemplate(sourceOf(fact, range));
    },
  };
}
