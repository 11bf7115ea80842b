import type { ErrorObject } from 'ajv';
import { NkLintError } from '../../core/errors.ts';
import { correctedName, nearestName } from '../../core/nearest.ts';
import { escapePointer, valueAt } from '../../core/pointer.ts';
import { type OwnWords, severities } from '../../core/types.ts';
import { allSchemas, isSchemaObject, type SchemaObject } from '../../knowledge/schema/json-schema.ts';
import { describeValue, expectation } from '../../knowledge/schema/schema-messages.ts';
import { errors } from '../../messages/errors.ts';
import { ajv } from './ajv.ts';
import { regExpOf } from './patterns.ts';
import { toProblem } from './problems.ts';
import { type SchemaSource, schemaError } from './source.ts';

export type Draft = '2020-12' | 'draft-07';

/** Returns the draft of `$schema`, by default the newest. Throws an NkLintError for an unknown one. */
export function draftOf(source: SchemaSource): Draft {
  const named = isSchemaObject(source.json) ? source.json['$schema'] : undefined;
  if (named === undefined) return '2020-12';
  const draft = /^https?:\/\/json-schema\.org\/(?:draft\/(?<new>2020-12)|(?<old>draft-0[67]))\/schema#?$/u.exec(
    String(named),
  );
  if (draft) return draft.groups?.['new'] ? '2020-12' : 'draft-07';
  const place = source.place('/$schema');
  throw new NkLintError(
    errors.schemaDraft,
    { schema: source.name, draft: String(named) },
    place === undefined ? {} : { place },
  );
}

/** Validates a schema; throws an NkLintError with the pointer and the place of the first mistake. */
export function checkSchema(source: SchemaSource): void {
  const { json } = source;
  const draft = draftOf(source);
  for (const [pointer, schema] of allSchemas(json)) {
    checkType(source, schema, pointer);
    checkPatterns(source, schema, pointer);
    checkKeywords(source, schema, pointer);
  }
  const [error] = metaErrors(draft, json).sort((a, b) => depth(b) - depth(a));
  if (!error) return;
  const problem = toProblem(error);
  const found = valueAt(json, problem.pointer);
  throw schemaError(source, problem.pointer, {
    en: `${describeValue(found, '', 'en')}, expected ${expectation(problem, 'en')}`,
    'zh-CN': `${describeValue(found, '', 'zh-CN').trim()}，应为${expectation(problem, 'zh-CN')}`,
  });
}

/** Validates against the meta-schema; leaves out errors that only repeat nested ones. */
function metaErrors(draft: Draft, json: unknown): ErrorObject[] {
  const options = { allErrors: true, verbose: true, strict: false, logger: false, validateFormats: false } as const;
  const { Ajv, Ajv2020 } = ajv();
  const checker = draft === 'draft-07' ? new Ajv(options) : new Ajv2020(options);
  const id =
    draft === 'draft-07' ? 'http://json-schema.org/draft-07/schema' : 'https://json-schema.org/draft/2020-12/schema';
  const validate = checker.getSchema(id);
  if (!validate || validate(json)) return [];
  return (validate.errors ?? []).filter(({ keyword }) => !/^(?:anyOf|\$ref|\$dynamicRef|allOf|if)$/u.test(keyword));
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

function checkType(source: SchemaSource, { type }: SchemaObject, pointer: string): void {
  for (const [index, each] of (Array.isArray(type) ? type : [type]).entries()) {
    if (typeof each !== 'string' || types.includes(each)) continue;
    const meant = nearestName(each, types);
    const known = (meant ? [meant] : types).map((name) => `\`${name}\``);
    throw schemaError(source, `${pointer}/type${Array.isArray(type) ? `/${index}` : ''}`, {
      en: `there is no type \`${each}\`, expected ${known.join(', ')}`,
      'zh-CN': `没有类型 \`${each}\`，应为 ${known.join('、')}`,
    });
  }
}

function checkPatterns(source: SchemaSource, { pattern, patternProperties }: SchemaObject, pointer: string): void {
  const check = (text: string, at: string, of: 'key' | 'value') => {
    try {
      regExpOf(text);
    } catch (cause) {
      const reason = (cause as Error).message.replace(/^Invalid regular expression: /u, '');
      const words = {
        en: `this is no regular expression: ${reason}`,
        'zh-CN': `不是合法的正则表达式：${reason}`,
      };
      throw schemaError(source, at, words, { of, cause });
    }
  };
  if (typeof pattern === 'string') check(pattern, `${pointer}/pattern`, 'value');
  if (isSchemaObject(patternProperties))
    for (const name of Object.keys(patternProperties))
      check(name, `${pointer}/patternProperties/${escapePointer(name)}`, 'key');
}

/** Keywords of nk-lint with their valid values. */
const ownKeywords: Readonly<Record<string, { expected: OwnWords; isValid(value: unknown): boolean }>> = {
  'x-unique': {
    expected: { en: '`true` or `false`', 'zh-CN': ' `true` 或 `false`' },
    isValid: (value) => typeof value === 'boolean',
  },
  'x-width': {
    expected: { en: '`{ min: 50, max: 160 }` with one or both', 'zh-CN': ' `{ min: 50, max: 160 }`，可只写一个' },
    isValid: (value) => {
      const isCount = (each: unknown) => Number.isInteger(each) && (each as number) >= 0;
      if (!hasOnly(value, { min: isCount, max: isCount })) return false;
      const { min = 0, max = Number.POSITIVE_INFINITY } = value as { min?: number; max?: number };
      return min <= max;
    },
  },
  'x-severity': {
    expected: { en: '`error`, `warning` or `info`', 'zh-CN': ' `error`、`warning` 或 `info`' },
    isValid: (value) => (severities as readonly unknown[]).includes(value),
  },
  'x-message': {
    expected: { en: 'a sentence, or `{ en, zh-CN }` with one or both', 'zh-CN': '一句话，或 `{ en, zh-CN }`' },
    isValid: (value) => isSentence(value) || hasOnly(value, { en: isSentence, 'zh-CN': isSentence }),
  },
  'x-fix': {
    expected: {
      en: '`{ rename: "new-name" }` or `{ default: value }`',
      'zh-CN': ' `{ rename: "新名" }` 或 `{ default: 值 }`',
    },
    isValid: (value) =>
      hasOnly(value, { rename: isSentence, default: () => true }) && Object.keys(value as object).length === 1,
  },
};

function isSentence(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function hasOnly(value: unknown, keys: Readonly<Record<string, (value: unknown) => boolean>>): boolean {
  return (
    isSchemaObject(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(([key, each]) => Object.hasOwn(keys, key) && keys[key]?.(each))
  );
}

function checkKeywords(source: SchemaSource, schema: SchemaObject, pointer: string): void {
  for (const [name, value] of Object.entries(schema)) {
    if (!name.startsWith('x-')) continue;
    const at = `${pointer}/${escapePointer(name)}`;
    const keyword = Object.hasOwn(ownKeywords, name) ? ownKeywords[name] : undefined;
    const meant = keyword ? undefined : correctedName(name, Object.keys(ownKeywords));
    if (meant) {
      throw schemaError(
        source,
        at,
        {
          en: `there is no keyword \`${name}\`, expected \`${meant}\``,
          'zh-CN': `没有关键字 \`${name}\`，应为 \`${meant}\``,
        },
        { of: 'key' },
      );
    }
    if (keyword && !keyword.isValid(value)) {
      throw schemaError(source, at, {
        en: `${describeValue(value, '', 'en')}, expected ${keyword.expected.en}`,
        'zh-CN': `${describeValue(value, '', 'zh-CN').trim()}，应为${keyword.expected['zh-CN']}`,
      });
    }
  }
}
