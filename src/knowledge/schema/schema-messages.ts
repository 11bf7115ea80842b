import { pointerKeys } from '../../core/pointer.ts';
import type { Language, OwnWords } from '../../core/types.ts';
import { fill } from '../../core/words.ts';
import type { SchemaProblem } from '../../engine/settings.ts';

const types: Readonly<Record<string, OwnWords>> = {
  string: { en: 'text', 'zh-CN': '文本' },
  number: { en: 'a number', 'zh-CN': '数字' },
  integer: { en: 'a whole number', 'zh-CN': '整数' },
  boolean: { en: '`true` or `false`', 'zh-CN': '`true` 或 `false`' },
  array: { en: 'a list', 'zh-CN': '列表' },
  object: { en: 'a mapping', 'zh-CN': '键值对' },
  null: { en: 'no value', 'zh-CN': '空值' },
};

const formats: Readonly<Record<string, OwnWords>> = {
  date: { en: 'a date such as `2024-01-31`', 'zh-CN': '日期，例如 `2024-01-31`' },
  time: { en: 'a time such as `08:30:00+08:00`', 'zh-CN': '时间，例如 `08:30:00+08:00`' },
  'date-time': {
    en: 'a date and time with a time zone such as `2024-01-31T08:30:00+08:00`',
    'zh-CN': '带时区的日期和时间，例如 `2024-01-31T08:30:00+08:00`',
  },
  email: { en: 'an email address', 'zh-CN': '电子邮件地址' },
  uri: { en: 'a URL such as `https://example.org/`', 'zh-CN': '网址，例如 `https://example.org/`' },
  'uri-reference': { en: 'a URL or a path', 'zh-CN': '网址或路径' },
  uuid: { en: 'a UUID', 'zh-CN': 'UUID' },
};

const limits: Readonly<Record<string, OwnWords>> = {
  minLength: { en: 'at least {limit}', 'zh-CN': '至少 {limit} 个' },
  maxLength: { en: 'at most {limit}', 'zh-CN': '最多 {limit} 个' },
  minItems: { en: 'at least {limit}', 'zh-CN': '至少 {limit} 个' },
  maxItems: { en: 'at most {limit}', 'zh-CN': '最多 {limit} 个' },
  minProperties: { en: 'at least {limit}', 'zh-CN': '至少 {limit} 个' },
  maxProperties: { en: 'at most {limit}', 'zh-CN': '最多 {limit} 个' },
  minimum: { en: '{limit} or more', 'zh-CN': '不小于 {limit} 的数' },
  maximum: { en: '{limit} or less', 'zh-CN': '不大于 {limit} 的数' },
  exclusiveMinimum: { en: 'more than {limit}', 'zh-CN': '大于 {limit} 的数' },
  exclusiveMaximum: { en: 'less than {limit}', 'zh-CN': '小于 {limit} 的数' },
  multipleOf: { en: 'a multiple of {multipleOf}', 'zh-CN': '{multipleOf} 的倍数' },
  formatMinimum: { en: '{limit} or later', 'zh-CN': '不早于 {limit} 的值' },
  formatMaximum: { en: '{limit} or earlier', 'zh-CN': '不晚于 {limit} 的值' },
  formatExclusiveMinimum: { en: 'later than {limit}', 'zh-CN': '晚于 {limit} 的值' },
  formatExclusiveMaximum: { en: 'earlier than {limit}', 'zh-CN': '早于 {limit} 的值' },
  items: { en: 'at most {limit}', 'zh-CN': '最多 {limit} 个' },
  unevaluatedItems: { en: 'at most {limit}', 'zh-CN': '最多 {limit} 个' },
  pattern: { en: 'text that matches `{pattern}`', 'zh-CN': '匹配 `{pattern}` 的文本' },
};

const widths: Readonly<Record<'atLeast' | 'atMost' | 'between', OwnWords>> = {
  atLeast: { en: 'at least {min}', 'zh-CN': '至少 {min}' },
  atMost: { en: 'at most {max}', 'zh-CN': '最多 {max}' },
  between: { en: '{min} to {max}', 'zh-CN': '{min} 至 {max}' },
};

const not: OwnWords = { en: 'anything but {what}', 'zh-CN': '{what}以外的值' };
const without: OwnWords = { en: 'a mapping without {keys}', 'zh-CN': '不含 {keys} 的键值对' };
const atLeastOne: OwnWords = { en: 'one that is {what}', 'zh-CN': '{what}' };
const atLeast: OwnWords = { en: 'at least {min} that are {what}', 'zh-CN': '至少 {min} 项{what}' };
const atMost: OwnWords = { en: 'at most {max} that are {what}', 'zh-CN': '最多 {max} 项{what}' };
const fitting: OwnWords = { en: 'a value that fits the schema', 'zh-CN': '符合 schema 的值' };
const and: OwnWords = { en: ' and ', 'zh-CN': '和' };

const other: OwnWords = { en: 'a value that fits the schema', 'zh-CN': '符合 schema 的值' };
const or: OwnWords = { en: ' or ', 'zh-CN': '或' };
const format: OwnWords = { en: 'the format `{format}`', 'zh-CN': '`{format}` 格式' };

/** Returns what a schema expects, as the end of a sentence. */
export function expectation(problem: SchemaProblem, language: Language): string {
  return apart(phrase(problem, language).replace(/`或/gu, '` 或').replace(/或`/gu, '或 `'), language);
}

function phrase(problem: SchemaProblem, language: Language): string {
  const { keyword, params, schema } = problem;
  const data = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  if (keyword === 'type') {
    const wanted = [params['type']].flat().map(String);
    const named = wanted.length > 1 ? wanted.filter((type) => type !== 'null') : wanted;
    return listed(
      named.map((type) => types[type]?.[language] ?? type),
      language,
    );
  }
  if (keyword === 'enum' || keyword === 'const') {
    const values = keyword === 'enum' ? (params['allowedValues'] as readonly unknown[]) : [params['allowedValue']];
    const texts = [...new Set(values.map((value) => `\`${quotedValue(value)}\``))];
    return listed(texts.length > 9 ? [...texts.slice(0, 8), '…'] : texts, language);
  }
  if (keyword === 'format') return fill(formats[data['format'] ?? ''] ?? format, language, data);
  if (keyword === 'anyOf' && Array.isArray(params['alternatives'])) {
    const alternatives = params['alternatives'] as readonly SchemaProblem[];
    return listed([...new Set(alternatives.map((each) => phrase(each, language)))], language);
  }
  if (keyword === 'x-width') {
    const { min, max } = params;
    const words = !Number.isFinite(max) ? widths.atLeast : min === 0 ? widths.atMost : widths.between;
    return fill(words, language, data);
  }
  if (keyword === 'not') return unlike(schema, language);
  if (keyword === 'contains') {
    const { minContains: min = 1, maxContains: max } = params;
    const what = expectationOf(schema, language)?.trim() ?? fitting[language];
    const words = max !== undefined ? atMost : min === 1 ? atLeastOne : atLeast;
    return fill(words, language, { what, min: Number(min), max: Number(max) });
  }
  return fill(limits[keyword] ?? other, language, data);
}

/** Returns what a schema with a single simple keyword expects; undefined for other schemas. */
export function expectationOf(schema: unknown, language: Language): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const parts = Object.entries(schema).filter(
    ([name]) => !/^(?:x-|\$comment$|title$|description$|examples$)/u.test(name),
  );
  // A more specific keyword implies the type.
  const [part, ...others] = parts.length > 1 ? parts.filter(([name]) => name !== 'type') : parts;
  if (!part || others.length > 0) return undefined;
  const [keyword, value] = part;
  const name =
    { const: 'allowedValue', enum: 'allowedValues' }[keyword] ??
    (/^m..(?:Length|Items)$/u.test(keyword) ? 'limit' : keyword);
  const known = ['type', 'const', 'enum', 'format', 'pattern', 'minimum', 'maximum', 'multipleOf'];
  if (!known.includes(keyword)) return undefined;
  const params = { [/imum$/u.test(keyword) ? 'limit' : name]: value };
  return expectation({ pointer: '', keyword, params, schema: value, parentSchema: {} }, language);
}

function unlike(schema: unknown, language: Language): string {
  const { required, ...rest } = schema as { required?: readonly string[] };
  if (Array.isArray(required) && Object.keys(rest).every((name) => name === 'type'))
    return fill(without, language, { keys: required.map((key) => `\`${key}\``).join(and[language]) });
  const what = expectationOf(schema, language);
  return what === undefined ? other[language] : fill(not, language, { what });
}

/** Whether there is a specific wording for what the schema expects. */
export function hasWording(problem: SchemaProblem): boolean {
  return phrase(problem, 'en') !== other.en;
}

/** Returns the list of keys of which one is missing, if each alternative of `anyOf` fails only for a missing key. */
export function missingNames({ keyword, params }: SchemaProblem, language: Language): string | undefined {
  if (keyword !== 'anyOf' || !Array.isArray(params['alternatives'])) return undefined;
  const keys = (params['alternatives'] as readonly SchemaProblem[]).map((each) => each.params['missingProperty']);
  if (!keys.every((key) => typeof key === 'string')) return undefined;
  return apart(listed([...new Set(keys.map((key) => `\`${key}\``))], language).replaceAll('`或`', '` 或 `'), language);
}

/** Joins parts: `a`, `a or b`, `a, b or c`. */
function listed(parts: readonly string[], language: Language): string {
  const comma = { en: ', ', 'zh-CN': '、' }[language];
  const head = parts.slice(0, -1).join(comma);
  return head === '' ? (parts[0] ?? '') : head + or[language] + parts.at(-1);
}

/** Describes a value in the middle of a sentence: scalars as written, lists and mappings by their kind. */
export function describeValue(value: unknown, written: string, language: Language): string {
  if (Array.isArray(value)) return types['array']?.[language] ?? '';
  if (typeof value === 'object' && value !== null) return types['object']?.[language] ?? '';
  return apart(`\`${shortened(written === '' ? quotedValue(value) : written)}\``, language);
}

/** Puts a space between Chinese text and a leading backtick. */
function apart(text: string, language: Language): string {
  return language === 'zh-CN' && text.startsWith('`') ? ` ${text}` : text;
}

export function quotedValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Formats `/tags/0` as `tags[0]` and `/cover/image` as `cover.image`. */
export function propertyName(pointer: string): string {
  return pointerKeys(pointer)
    .map((key, index) => (/^\d+$/u.test(key) && index > 0 ? `[${key}]` : `${index > 0 ? '.' : ''}${key}`))
    .join('');
}
