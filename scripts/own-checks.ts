import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { rules } from '../rules/index.ts';
import { configFrame, optionsSchema } from '../src/config/config-schema.ts';
import { presetDocument } from '../src/config/schema/preset-documents.ts';
import { schemaPresets } from '../src/config/schema/presets.ts';

type Schema = Readonly<Record<string, unknown>>;

const replaced = join(import.meta.dirname, '../src/config/schema/own-checks.ts');
const virtual = '\0own-check:';

/** Schemas of nk-lint, by the names that `isKnownToFit` accepts. */
export const schemas: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(schemaPresets.map((name) => [name, presetDocument(name) as Schema])),
  config: configFrame(),
  'rule-options': {
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.filter(({ options }) => Object.keys(options).length > 0).map((rule) => [rule.id, optionsSchema(rule)]),
    ),
  },
};

/** Build entries of the generated code: file name to virtual module, one for each schema. */
export const ownChecks = Object.fromEntries(Object.keys(schemas).map((name) => [`fits-${name}`, virtual + name]));

/** Build plugin: runs with valid front matter and configuration load a few kilobytes of generated code instead of Ajv. */
export function ownChecksPlugin() {
  return {
    name: 'own-checks',
    resolveId: { order: 'pre' as const, handler: (id: string) => (id.startsWith(virtual) ? id : undefined) },
    load: {
      order: 'pre' as const,
      handler(id: string): { readonly code: string; readonly moduleType: 'js' } | undefined {
        if (id === replaced) return { code: loader, moduleType: 'js' };
        const name = id.startsWith(virtual) ? id.slice(virtual.length) : undefined;
        return name === undefined ? undefined : { code: checkCode(name), moduleType: 'js' };
      },
    },
  };
}

const loader = `import { createRequire } from 'node:module';
const load = createRequire(import.meta.url);
const checks = {};
export const isKnownToFit = (name, value) => (checks[name] ??= load('./fits-' + name + '.cjs'))(value);`;

/** Returns a CommonJS module that exports a validation function. Throws for unknown keywords and formats. */
export function checkCode(name: string): string {
  const schema = schemas[name];
  const options = { strict: false, strictSchema: true, messages: false, code: { source: true } } as const;
  // References are inlined, except in the configuration's schema, which is large and would be inlined twice.
  const ajv = name === 'config' ? new Ajv({ ...options, inlineRefs: false }) : new Ajv2020(options);
  ajv.addVocabulary(['x-message', 'x-severity']);
  return standalone.default(ajv, ajv.compile(withoutErrors(schema ?? {})));
}

/** Negates a schema twice, because below `not` Ajv generates no error objects, which are half of the code. */
function withoutErrors({ $schema: _, $defs, definitions = {}, ...rest }: Schema): Schema {
  const doublyNegated = (schema: unknown) => ({ not: { not: schema } });
  const parts = Object.entries(definitions as Schema).map(([name, schema]) => [name, doublyNegated(schema)] as const);
  return { ...($defs !== undefined && { $defs }), definitions: Object.fromEntries(parts), ...doublyNegated(rest) };
}
