import { closestMatch } from 'leven';
import { type ErrorWords, NkLintError } from '../core/errors.ts';
import { valueAt } from '../core/pointer.ts';
import type { FindingData } from '../core/types.ts';
import type { Rule } from '../engine/rule.ts';
import type { SchemaProblem } from '../engine/settings.ts';
import { errors } from '../messages/errors.ts';

/** Returns the error for a value of a configuration that its schema refuses. */
export function configError(
  problem: SchemaProblem,
  config: unknown,
  rules: readonly Rule[],
  place: string,
): NkLintError {
  const { pointer, keyword, params } = problem;
  const where = pointer === '' ? 'config' : pointer.slice(1).replaceAll('/', '.');
  const value = valueAt(config, pointer);
  const error = (words: ErrorWords, data: FindingData = {}) => new NkLintError(words, { where, ...data }, { place });
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(problem, rules, place, error);
    case 'enum':
      return error(errors.notAllowed, { allowed: (params['allowedValues'] as readonly unknown[]).join(', ') });
    case 'type':
      return wrongType(String([params['type']].flat().join(' | ')), pointer, value, error);
    case 'oneOf':
      return error(errors.textOrList);
    case 'required':
      return error(errors.keyMissing, { key: String(params['missingProperty']) });
    case 'pattern':
    case 'propertyNames':
      return wrongText(problem, value, error);
    case 'minItems':
    case 'additionalItems':
      return error(errors.wrongLevel);
    case 'minLength':
      return error(errors.textEmpty);
    default:
      return error(errors.outOfRange, { range: `${params['comparison'] ?? keyword} ${params['limit'] ?? ''}`.trim() });
  }
}

type ErrorOf = (words: ErrorWords, data?: FindingData) => NkLintError;

function unknownKey({ params, parentSchema }: SchemaProblem, rules: readonly Rule[], place: string, error: ErrorOf) {
  const key = String(params['additionalProperty']);
  const known = Object.keys((parentSchema['properties'] ?? {}) as object);
  if (known.length > 0 && known.every((id) => rules.some((rule) => rule.id === id)))
    return unknownRule(key, rules, place);
  const meant = nearestName(key, known);
  return error(meant ? errors.keyMeant : errors.keyUnknown, { key, known: known.join(', '), meant: meant ?? '' });
}

function wrongType(type: string, pointer: string, value: unknown, error: ErrorOf): NkLintError {
  if (pointer === '/extends') return error(errors.textOrList);
  if (type === 'array' && typeof value === 'string')
    return error(errors.listExpected, { value: JSON.stringify(value) });
  return error(errors.wrongType, { type });
}

/** The patterns of the schema are explained in words. */
function wrongText({ pointer, params }: SchemaProblem, value: unknown, error: ErrorOf): NkLintError {
  if (pointer === '/timeZone') return error(errors.wrongTimeZone, { value: String(value) });
  if (pointer === '/language') return error(errors.wrongLanguage, { value: String(value) });
  const name = params['propertyName'];
  return name === undefined ? error(errors.configInvalid) : error(errors.wrongSeverityKey, { value: String(name) });
}

/** Shorter parts are in many ids. */
const shortestWord = 3;

export function unknownRule(rule: string, rules: readonly Rule[], place?: string): NkLintError {
  const ids = rules.map(({ id }) => id);
  const more = place === undefined ? {} : { place };
  const near = rule.length >= shortestWord ? ids.filter((id) => id.includes(rule.toLowerCase())) : [];
  const [meant = nearestName(rule, ids)] = near;
  if (near.length > 1) return new NkLintError(errors.ruleNear, { rule, near: near.join(', ') }, more);
  return new NkLintError(meant ? errors.ruleMeant : errors.ruleUnknown, { rule, meant: meant ?? '' }, more);
}

/** Returns the most similar known name; undefined if none is similar. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return closestMatch(name, known, { maxDistance: Math.max(2, Math.floor(name.length / 3)) });
}
