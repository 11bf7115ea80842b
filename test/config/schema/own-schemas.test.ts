import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { configSchema } from '../../../src/config/config-schema.ts';
import { reportSchema } from '../../../src/report/report-schema.ts';

/** They are compiled without being checked at every run, so that is done here. */
test.each([
  ['config', new Ajv({ strict: false }), configSchema(rules)],
  ['report', new Ajv({ strict: false }), reportSchema],
] as const)('%s.schema.json is a JSON Schema', (_, ajv, schema) => {
  expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
});

const folder = join(import.meta.dirname, '../../../schemas');
const presets = readdirSync(folder).filter((name) => !/^(?:config|report)\./u.test(name));

test.each(presets)('%s is a JSON Schema', (name) => {
  const ajv = new Ajv2020({ strict: false });
  const schema = JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
  expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
});
