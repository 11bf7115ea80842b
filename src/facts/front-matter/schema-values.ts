import { nearestName } from '../../core/nearest.ts';
import type { SchemaProblem } from '../../engine/settings.ts';
import {
  describeValue,
  expectation,
  hasWording,
  missingNames,
  propertyName,
  quotedValue,
} from '../../knowledge/schema/schema-messages.ts';
import { sourceOf } from './front-matter.ts';
import { quoteValue, replaceValue } from './front-matter-edits.ts';
import { nearestKeyRange, nearestRange, type SchemaContext, type SchemaFinding, schemaFix } from './schema-context.ts';

/** Returns the finding for a value that the schema rejects. */
export function wrongValue(problem: SchemaProblem, target: unknown, context: SchemaContext): SchemaFinding {
  const { fact, language, schema } = context;
  const { pointer, keyword, params } = problem;
  const name = propertyName(pointer) || 'front matter';
  const range = nearestRange(fact, pointer);
  const raw = fact.raw[pointer] ?? '';
  const expected = expectation(problem, language);
  if (target === null && (raw === '' || raw === '~')) return { messageId: 'empty', range, data: { name, expected } };
  const found = quotingFinding(problem, target, context) ?? similarValueFinding(problem, target, context);
  if (found) return found;
  const missing = missingNames(problem, language);
  if (missing !== undefined)
    return { messageId: 'missingAny', range: nearestKeyRange(fact, pointer), data: { name, expected: missing } };
  if (/^(?:min|max)Length$/u.test(keyword))
    return { messageId: 'length', range, data: { name, count: [...String(target)].length, expected } };
  if (keyword === 'x-width')
    return { messageId: 'width', range, data: { name, count: Number(params['width']), expected } };
  if (/^(?:(?:min|max)I|i|unevaluatedI)tems$/u.test(keyword) && Array.isArray(target))
    return { messageId: 'items', range, data: { name, count: target.length, expected } };
  if (/^(?:min|max)Properties$/u.test(keyword))
    return { messageId: 'keys', range, data: { name, count: Object.keys(target ?? {}).length, expected } };
  if (keyword === 'contains') return { messageId: 'contains', range, data: { name, expected } };
  if (keyword === 'uniqueItems' && Array.isArray(target)) {
    const later = Math.max(Number(params['i']), Number(params['j']));
    return {
      messageId: 'repeated',
      range: nearestRange(fact, `${pointer}/${later}`),
      data: { name, value: quotedValue(target[later]) },
    };
  }
  if (params['passingSchemas']) return { messageId: 'ambiguous', range, data: { name, schema } };
  if (!hasWording(problem)) return { messageId: 'forbidden', range, data: { name, schema } };
  return { messageId: 'value', range, data: { name, found: describeValue(target, raw, language), expected } };
}

/**
 * Returns a finding for a type mismatch that quotes would fix: a number, boolean or null instead of text, or the
 * reverse.
 */
function quotingFinding(
  problem: SchemaProblem,
  target: unknown,
  { fact, language }: SchemaContext,
): SchemaFinding | undefined {
  const { pointer, keyword, params } = problem;
  const name = propertyName(pointer);
  const range = nearestRange(fact, pointer);
  const raw = fact.raw[pointer] ?? '';
  const data = { name, value: raw, expected: expectation(problem, language) };
  if (acceptsText(problem, raw) && typeof target !== 'string' && typeof target !== 'object') {
    const messageId = typeof target === 'number' ? 'numberNotText' : 'booleanNotText';
    return { messageId, range, data, ...schemaFix('quote', 'safe', quoteValue(fact, pointer)) };
  }
  if (acceptsText(problem, raw) && target === null)
    return { messageId: 'nullNotText', range, data, ...schemaFix('quote', 'unsafe', quoteValue(fact, pointer)) };
  const written = pointer === '' ? '' : sourceOf(fact, range);
  if (keyword !== 'type' || typeof target !== 'string' || !/^["']/u.test(written)) return undefined;
  if (!matchesType(target, params['type'])) return undefined;
  const edit = { range, text: target };
  return { messageId: 'textQuoted', range, data: { ...data, value: target }, ...schemaFix('unquote', 'safe', edit) };
}

/** Returns a finding with a suggestion, if an allowed value is similar. */
function similarValueFinding(
  { pointer, keyword, params }: SchemaProblem,
  target: unknown,
  { fact }: SchemaContext,
): SchemaFinding | undefined {
  const meant =
    keyword === 'const'
      ? params['allowedValue']
      : keyword === 'enum'
        ? nearestAllowed(target, params['allowedValues'])
        : undefined;
  if (meant === undefined || typeof meant === 'object' || typeof target === 'object') return undefined;
  const data = { name: propertyName(pointer), value: quotedValue(target), meant: quotedValue(meant) };
  const edit = replaceValue(fact, pointer, meant);
  return { messageId: 'valueMeant', range: nearestRange(fact, pointer), data, ...schemaFix('replace', 'unsafe', edit) };
}

/** Whether the schema accepts text here: by type, or as one of the allowed values. */
function acceptsText({ keyword, params }: SchemaProblem, raw: string): boolean {
  if (keyword === 'type') return [params['type']].flat().includes('string');
  if (keyword === 'const') return params['allowedValue'] === raw;
  return keyword === 'enum' && (params['allowedValues'] as readonly unknown[]).includes(raw);
}

/** Whether the text without its quotes has the expected type. */
function matchesType(text: string, type: unknown): boolean {
  const wanted = [type].flat();
  if (wanted.includes('boolean') && /^(?:true|false)$/u.test(text)) return true;
  if (wanted.includes('number') && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u.test(text)) return true;
  return wanted.includes('integer') && /^-?(?:0|[1-9]\d*)$/u.test(text);
}

function nearestAllowed(target: unknown, allowed: unknown): unknown {
  if (typeof target !== 'string' || !Array.isArray(allowed)) return undefined;
  const names = allowed.map(quotedValue);
  return allowed[names.indexOf(nearestName(target, names) ?? '')];
}
