import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { configSchema } from '../../../src/config/config-schema.ts';
import { presetSource } from '../../../src/config/schema/files.ts';
import { linkSchema } from '../../../src/config/schema/link.ts';
import { unwatched } from '../../../src/config/schema/patterns.ts';
import { schemaPresets } from '../../../src/config/schema/presets.ts';
import { fitsOf } from '../../../src/config/schema/quick-check.ts';
import type { SchemaSource } from '../../../src/config/schema/source.ts';
import { allSchemas, type SchemaObject } from '../../../src/knowledge/schema/json-schema.ts';
import fc from '../../fc.ts';

const own: readonly (readonly [string, SchemaSource])[] = [
  ...Object.keys(schemaPresets).map((name) => [name, presetSource(name)] as const),
  ['configuration', { ...presetSource('article'), json: configSchema(rules) }],
];

test.each(own)('ajv is not needed for what fits the schema %s, and says the same', (_, source) => {
  const { root } = linkSchema(source);
  const fits = fitsOf(root, unwatched.pattern);
  const validate = judgeOf(root);
  expect(fits).toBeDefined();
  fc.assert(
    fc.property(valueFor(root), (value) => {
      expect(fits?.(value), JSON.stringify(value)).toBe(validate(value));
    }),
    { numRuns: 300 },
  );
});

const text = fc.constantFrom('', 'a', '彗星', '😀', '0012', 'md5(url)', '2024-01-01', '+08:00', 'a/b');
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 404, 1e9, Number.NaN, Number.POSITIVE_INFINITY);
const small = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.constant(new Date(0)), fc.constant(undefined));

test('each keyword says what ajv says', () => {
  const schema = fc.letrec<{ schema: unknown; keyword: SchemaObject }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      fc.boolean(),
      fc.array(tie('keyword'), { maxLength: 3 }).map((each) => Object.assign({}, ...each) as SchemaObject),
    ),
    keyword: fc.oneof(
      fc.record({ type: fc.subarray(types, { minLength: 1 }) }),
      fc.record({ enum: fc.array(fc.oneof(text, fc.boolean(), fc.constant(null)), { minLength: 1, maxLength: 3 }) }),
      ...['items', 'additionalProperties', 'not', 'propertyNames'].map((name) => fc.record({ [name]: tie('schema') })),
      ...['oneOf', 'prefixItems'].map((name) =>
        fc.record({ [name]: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
      ),
      fc.record({ if: tie('schema') }),
      fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }),
      fc.record({ properties: fc.dictionary(text, tie('schema'), { maxKeys: 3 }) }),
      // ajv takes a missing key without a name for one that is there.
      fc.record({ required: fc.uniqueArray(text.filter(Boolean), { maxLength: 2 }) }),
      ...['minimum', 'maximum', 'exclusiveMinimum'].map((name) => fc.record({ [name]: fc.constantFrom(0, 1, 2) })),
      ...['minLength', 'minItems'].map((name) => fc.record({ [name]: fc.constantFrom(0, 1, 2) })),
      fc.record({ pattern: fc.constantFrom('^a', '\\d', '.') }),
      fc.constant({ $ref: '#/$defs/one' }),
    ) as fc.Arbitrary<SchemaObject>,
  })).schema;
  fc.assert(
    fc.property(schema, schema, madeOf(small, text), (each, one, value) => {
      const root = {
        allOf: undefined,
        properties: { a: each },
        items: each,
        $defs: { one },
        $id: 'nk-lint://schema/0',
      };
      const { allOf: _, ...whole } = root;
      // A reference to itself has no end.
      fc.pre(!JSON.stringify(one).includes('$ref'));
      expect(fitsOf(whole, unwatched.pattern)?.(value)).toBe(judgeOf(whole)(value));
    }),
    { numRuns: 500 },
  );
});

test('a keyword that is not known leaves the schema to ajv', () => {
  for (const unknown of [{ format: 'date' }, { uniqueItems: true }, { 'x-fix': { rename: 'b' } }, { $ref: 'b.json' }])
    expect(fitsOf({ properties: { a: unknown } }, unwatched.pattern)).toBeUndefined();
});

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

function judgeOf(schema: SchemaObject): (value: unknown) => boolean {
  const compiler = new Ajv2020({ strict: false, allowUnionTypes: true, logger: false, validateSchema: false });
  compiler.addVocabulary(['x-message', 'x-severity']);
  return compiler.compile<unknown>(schema) as (value: unknown) => boolean;
}

/** Values with the keys and the words of a schema, so that many fit. */
function valueFor(root: SchemaObject): fc.Arbitrary<unknown> {
  const schemas = [...allSchemas(root)].map(([, schema]) => schema);
  const keys = schemas.flatMap(({ properties }) => Object.keys((properties ?? {}) as object));
  const words = schemas.flatMap((schema) => (schema['enum'] ?? []) as unknown[]);
  return madeOf(fc.oneof(fc.constantFrom(...words, 1), small), fc.constantFrom(...keys, 'other'));
}

function madeOf(leaf: fc.Arbitrary<unknown>, key: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  })).object;
}
