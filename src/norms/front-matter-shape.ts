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

/**
 * The JSON Schema that a collection of articles keeps to. Values that at least the threshold of their kin differ from do
 * not widen it; a collection of fewer than five articles tells types only.
 */
export function inferSchema(samples: readonly Sample[], options: InferOptions): Inferred {
  const { threshold, strict = false, ignoreCase = false, draft = '2020-12', describe } = options;
  const keys: KeySummary[] = [];
  const root = samples.map((sample) => ({ value: sample.value, pointer: '', sample }));
  const { type, ...rest } = mappingSchema(root, '');
  const { title, description } = options;
  return {
    schema: {
      $schema: drafts[draft],
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      type,
      ...rest,
    },
    keys,
  };

  function mappingSchema(mappings: readonly Observed[], prefix: string): JsonSchema {
    const total = mappings.length;
    const members = membersOf(mappings);
    const counts = new Map([...members].map(([key, values]) => [key, values.length]));
    if (prefix !== '' && isDictionary(members, total)) {
      return { type: 'object', additionalProperties: valueSchema([...members.values()].flat(), '', `${prefix}*`) };
    }
    const properties: [key: string, schema: JsonSchema][] = [];
    const required: string[] = [];
    for (const [key, values] of [...members].sort((a, b) => b[1].length - a[1].length)) {
      const name = prefix + key;
      const meant = slipOf(key, values, members, total);
      const place = keys.length;
      const inferred = valueSchema(values, key, `${name}.`);
      const present = prefix === '' && ignoreCase ? countIgnoringCase(counts, key) : values.length;
      keys.splice(place, 0, {
        name,
        count: values.length,
        total,
        schema: inferred,
        examples: examplesOf(values),
        ...(meant !== undefined && { meant }),
      });
      if (meant !== undefined && (strict || (prefix === '' && ignoreCase))) continue;
      const told = prefix === '' ? describe?.(values.length, total) : undefined;
      properties.push([key, { ...(told !== undefined && { description: told }), ...inferred }]);
      if (total >= fewest && present >= threshold * total) required.push(key);
    }
    return {
      type: 'object',
      ...(required.length > 0 && { required }),
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(strict && { additionalProperties: false }),
    };
  }

  /** A rare key that is spelled almost like a frequent one, which the same mappings lack. */
  function slipOf(key: string, values: readonly Observed[], members: Members, total: number): string | undefined {
    if (total < fewest) return undefined;
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

  function valueSchema(all: readonly Observed[], key: string, prefix: string): JsonSchema {
    const settled = all.filter(({ pointer, sample }) => !sample.isDynamic(pointer));
    const types = usualTypes(settled.map(({ value }) => value));
    if (types.length === 0) return {};
    const values = <T>(type: string) =>
      all.filter(({ value }) => typeOf(value) === type) as (Observed & { value: T })[];
    const texts = settled.map(({ value }) => value).filter((value) => typeof value === 'string');
    const listable = types.every((type) => type === 'string' || type === 'null');
    const shape = types.includes('string') ? textShape(texts, { key, threshold, listable }) : {};
    const { type: _, ...members } = types.includes('object') ? mappingSchema(values('object'), prefix) : {};
    const items = types.includes('array')
      ? valueSchema(itemsOf(values('array')), key, `${prefix.slice(0, -1)}[].`)
      : {};
    const nullable = types.includes('null');
    const choices = shape.enum ?? (shape.const === undefined ? undefined : [shape.const]);
    // Beside them, a type would only make two findings of one.
    if (choices) return nullable ? { enum: [...choices, null] } : { ...shape };
    return {
      type: types.length === 1 ? types[0] : types,
      ...shape,
      ...members,
      ...(Object.keys(items).length > 0 && { items }),
    };
  }

  /** The types that are more than odd, the most frequent first; none where nothing is known but that values are empty. */
  function usualTypes(values: readonly unknown[]): readonly string[] {
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

function countIgnoringCase(counts: ReadonlyMap<string, number>, key: string): number {
  const same = [...counts].filter(([other]) => other.toLowerCase() === key.toLowerCase());
  return same.reduce((sum, [, count]) => sum + count, 0);
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
  const broken = fact.problem === 'unclosed' || fact.errors.some(({ code }) => !code.startsWith('duplicateKey'));
  if (broken || (fact.value !== null && !isMapping(fact.value))) return undefined;
  // These keys are for tools.
  const { 'nk-lint': _, $schema: __, ...value } = fact.value ?? {};
  return {
    value,
    isDynamic(pointer) {
      const range = valueRange(fact, pointer);
      return range !== undefined && hasTemplate(sourceOf(fact, range));
    },
  };
}
