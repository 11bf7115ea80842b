import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import articleSchema from '../../schemas/article.schema.json' with { type: 'json' };
import { configSchema } from '../../src/config/config-schema.ts';
import { reportSchema } from '../../src/report/report-schema.ts';

/** They are compiled without being checked at every run, so that is done here. */
test.each([
  ['article', new Ajv2020({ strict: false }), articleSchema],
  ['config', new Ajv({ strict: false }), configSchema(rules)],
  ['report', new Ajv({ strict: false }), reportSchema],
] as const)('%s.schema.json is a JSON Schema', (_, ajv, schema) => {
  expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
});
