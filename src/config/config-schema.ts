import { languagePattern } from '../core/language.ts';
import { engines, languages } from '../core/types.ts';
import { levelNames } from '../engine/levels.ts';
import type { OptionSpec, Rule } from '../engine/rule.ts';
import { statedRenderers } from '../site/renderers/stated.ts';
import { linksSchema } from './links-schema.ts';

type Schema = Readonly<Record<string, unknown>>;

const globs = { type: 'array', items: { type: 'string' } } as const;

/**
 * Returns the JSON Schema of the configuration for a set of rules, in draft-07, which schema catalogues and editors read.
 * With `hasOptions` it serves a single validation: without descriptions, and with options of the chosen rules only.
 */
export function configSchema(rules: readonly Rule[], hasOptions?: (id: string) => boolean): Schema {
  const ruleSchema = (rule: Rule): Schema => {
    if (!hasOptions) return { description: rule.docs.what.en, ...settingSchema(optionsSchema(rule)) };
    return hasOptions(rule.id) ? settingSchema(optionsSchema(rule)) : {};
  };
  return schemaWithRules({
    description: 'A level for each rule, or [level, options].',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
  });
}

/** Returns the same schema without knowledge of the rules: it accepts any rule name and any options. */
export function configFrame(): Schema {
  return schemaWithRules({ type: 'object', additionalProperties: settingSchema({ type: 'object' }) });
}

function schemaWithRules(rules: Schema): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'nk-lint configuration',
    type: 'object',
    additionalProperties: false,
    definitions: { rules },
    properties: {
      $schema: { description: 'The JSON Schema of this configuration, for editors.', type: 'string' },
      extends: {
        description:
          'Presets (recommended, crawled, strict), files or packages; later ones win, and the file itself over all.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      renderer: {
        description: 'The Markdown renderer of the site; by default detected from its files.',
        enum: Object.keys(statedRenderers),
      },
      engine: { description: 'The site generator; by default detected from its files.', enum: engines },
      timeZone: {
        description: 'Time zone of dates without one: an offset such as +08:00, or an IANA name.',
        type: 'string',
        pattern: '^(?:[+-]\\d{2}:\\d{2}|Z|UTC|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)$',
      },
      language: {
        description: 'The language of the messages: en or zh-CN.',
        type: 'string',
        pattern: languagePattern,
        examples: languages,
      },
      files: { ...globs, description: 'What is checked if the command line names no path.' },
      ignore: { ...globs, description: 'Paths that are skipped, written as in .gitignore.' },
      maxFileSize: {
        description: 'In bytes, 1000000 by default; a larger file is reported, not parsed.',
        type: 'integer',
        minimum: 1,
      },
      collections: {
        description: 'Articles that belong together; the first one whose files match counts.',
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'files'],
          additionalProperties: false,
          properties: {
            name: { description: 'The name of the collection.', type: 'string', minLength: 1 },
            files: { ...globs, description: 'Globs of its articles.' },
            schema: {
              description:
                'A JSON Schema for the front matter: a file, the name of one that nk-lint brings, or the schema itself.',
              type: ['string', 'object'],
            },
            source: sourceSchema,
          },
        },
      },
      rules: { $ref: '#/definitions/rules' },
      overrides: {
        description: 'Other levels for some files; later ones win.',
        type: 'array',
        items: {
          type: 'object',
          required: ['files', 'rules'],
          additionalProperties: false,
          properties: {
            files: { ...globs, description: 'Globs of the files.' },
            rules: { description: 'Levels, as in rules.', type: 'object', $ref: '#/definitions/rules' },
          },
        },
      },
      plugins: {
        description: 'Modules with rules of your own: files, packages, or the rules themselves.',
        type: 'array',
        items: { type: ['string', 'object'] },
      },
      links: linksSchema,
    },
  };
}

const sourceSchema = {
  description: 'What the links to the source pages of these articles look like.',
  type: 'object',
  additionalProperties: false,
  properties: {
    hosts: { type: 'array', items: { type: 'string' }, description: 'The hosts of the source pages.' },
    required: { type: 'boolean', description: 'Whether every article links to its source page.' },
    identity: {
      description: 'Front matter keys whose value follows from the source URL.',
      type: 'object',
      required: ['fields', 'is'],
      additionalProperties: false,
      properties: {
        fields: { description: 'The keys.', type: 'array', items: { type: 'string' } },
        is: { description: 'How the value follows: the MD5 of the source URL.', enum: ['md5(url)'] },
      },
    },
  },
} as const;

/** Returns the schema of a level, or of a level with options. */
function settingSchema(options: Schema): Schema {
  const level = { enum: levelNames };
  const withOptions = { type: 'array', items: [level, options], minItems: 2, additionalItems: false };
  return { if: { type: 'array' }, then: withOptions, else: level };
}

export function optionsSchema({ options }: Rule): Schema {
  const properties = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option)]));
  return { type: 'object', additionalProperties: false, properties };
}

/** Returns the JSON Schema of an option, with its English description. */
export function optionSchema({ description, ...schema }: OptionSpec): Schema {
  return { description: description.en, ...schema };
}
