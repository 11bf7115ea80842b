import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test, vi } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { checkCode, ownChecks, schemas } from '../../../scripts/own-checks.ts';
import { configSchema } from '../../../src/config/config-schema.ts';
import { safeLength } from '../../../src/config/schema/pattern-cost.ts';
import { regExpOf } from '../../../src/config/schema/patterns.ts';
import { presetDocument } from '../../../src/config/schema/preset-documents.ts';
import { schemaPresets } from '../../../src/config/schema/presets.ts';
import { validateConfig } from '../../../src/config/validate.ts';
import { allSchemas, type SchemaObject } from '../../../src/knowledge/schema/json-schema.ts';
import fc from '../../fc.ts';

type Check = (value: unknown) => boolean;

const checks = vi.hoisted(() => new Map<string, (value: unknown) => boolean>());
vi.mock('../../../src/config/schema/own-checks.ts', () => ({
  isKnownToFit: (name: string, value: unknown) => checks.get(name)?.(value) ?? false,
}));

const names = Object.keys(schemas);
for (const name of names) checks.set(name, evaluated(checkCode(name)));

test.each(names)('the code for %s says what Ajv says', (name) => {
  const schema = schemas[name] as SchemaObject;
  const validate = ajvFor(schema);
  fc.assert(
    fc.property(valueFor(schema), (value) => {
      expect(checks.get(name)?.(value), JSON.stringify(value)).toBe(validate(value));
    }),
    { numRuns: 300 },
  );
});

test('a configuration is right where Ajv says so of the whole schema', () => {
  const schema = configSchema(rules) as SchemaObject;
  const validate = ajvFor(schema);
  const settings = fc.dictionary(
    fc.constantFrom('image-duplicate', 'article-truncated', 'title-overlong', 'no-such-rule'),
    fc.oneof(
      fc.constantFrom('off', 'warn', 'error', 'loud'),
      fc.tuple(
        fc.constantFrom('warn', 'info', 'loud'),
        fc.constantFrom({}, { phrases: ['阅读全文'] }, { phrases: [1] }, { max: 10 }, { max: 'many' }),
      ),
    ),
    { maxKeys: 2 },
  );
  const config = fc.oneof(
    valueFor(schema),
    fc.record({ rules: settings }),
    fc.record({ overrides: fc.array(fc.record({ files: fc.constant(['*']), rules: settings }), { maxLength: 2 }) }),
  );
  let right = 0;
  fc.assert(
    fc.property(config, (each) => {
      const value = JSON.parse(JSON.stringify(each)) as unknown;
      const isRight = validate(value);
      right += Number(isRight);
      const run = () => validateConfig({ file: 'a.json', value, place: (pointer) => pointer }, rules);
      if (isRight) expect(run).not.toThrow();
      else expect(run).toThrow();
    }),
    { numRuns: 60 },
  );
  expect(right).toBeGreaterThan(5);
});

test('the patterns of presets cannot take long, as nothing watches them', () => {
  const patterns = schemaPresets
    .map(presetDocument)
    .flatMap((schema) =>
      [...allSchemas(schema)].flatMap(([, { pattern }]) => (typeof pattern === 'string' ? [pattern] : [])),
    );
  expect(patterns.length).toBeGreaterThan(1);
  for (const pattern of patterns) expect(safeLength(regExpOf(pattern)), pattern).toBe(Number.POSITIVE_INFINITY);
});

test('each has a file of its own', () => {
  expect(Object.keys(ownChecks)).toEqual(names.map((name) => `fits-${name}`));
});

function evaluated(code: string): Check {
  const module = { exports: {} as unknown };
  new Function('module', 'require', code)(module, createRequire(import.meta.url));
  return module.exports as Check;
}

function ajvFor(schema: SchemaObject): Check {
  const options = { strict: false, logger: false, validateSchema: false } as const;
  const isOld = String(schema['$schema']).includes('draft-07');
  const ajv = isOld ? new Ajv(options) : new Ajv2020(options);
  return ajv.compile<unknown>(schema) as Check;
}

/** Values with the keys and the words of a schema, so that many fit. */
function valueFor(root: SchemaObject): fc.Arbitrary<unknown> {
  const inside = [...allSchemas(root)].map(([, schema]) => schema);
  const keys = inside.flatMap(({ properties }) => Object.keys((properties ?? {}) as object));
  const words = inside.flatMap((schema) => (schema['enum'] ?? []) as unknown[]);
  const text = fc.constantFrom('', 'a', '彗星', '😀', '0012', 'md5(url)', '2024-01-01', '+08:00', 'a/b', 'https://a.b');
  const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 404, 1e9, Number.NaN, Number.POSITIVE_INFINITY);
  const other = fc.constantFrom(true, false, null, undefined, new Date(0));
  const leaf = fc.oneof(fc.constantFrom(...words, 1), text, number, other);
  const key = fc.constantFrom(...keys, 'other');
  return fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  })).object;
}
