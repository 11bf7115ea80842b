import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { NkLintError } from '../core/errors.ts';
import type { SchemaSettings } from '../core/settings.ts';
import { errors } from '../messages/errors.ts';
import { essential } from './schema-problems.ts';

const options: Options = { allErrors: true, verbose: true, strict: false, allowUnionTypes: true, logger: false };
/** To check a schema against that of schemas costs more than all else; ours are known to be right. */
const trusting: Options = { ...options, meta: false, validateSchema: false };

/**
 * Compiles a JSON Schema (draft-07, or 2020-12 where `$schema` says so or says nothing). Throws an NkLintError that
 * names the schema where it does not compile. `own` is a schema that comes with nk-lint.
 */
export function compileSchema(name: string, schema: object, own = false): SchemaSettings {
  const draft = (schema as { $schema?: unknown }).$schema;
  const chosen = own ? trusting : options;
  const ajv = typeof draft === 'string' && draft.includes('draft-07') ? new Ajv(chosen) : new Ajv2020(chosen);
  addFormats.default(ajv);
  try {
    const validate = ajv.compile(schema);
    return { name, validate: (value) => (validate(value) ? [] : essential(validate.errors ?? [], schema)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NkLintError(errors.schemaInvalid, { schema: name, reason }, { place: name, cause: error });
  }
}
