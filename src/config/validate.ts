import { closestMatch } from 'leven';
import { type ErrorWords, NkLintError } from '../core/errors.ts';
import type { Rule } from '../engine/rule.ts';
import type { SchemaProblem } from '../engine/settings.ts';
import { errors } from '../messages/errors.ts';
import { configSchema } from './config-schema.ts';
import type { LoadedConfig } from './load.ts';
import { compileSchema } from './schema/compile.ts';
import { isKnownToFit } from './schema/own-checks.ts';
import type { Config, RuleConfig } from './types.ts';

/** Throws an NkLintError with the place and, where one is near, the name that was meant. */
export function validateConfig({ file, value, place }: LoadedConfig, rules: readonly Rule[]): Config {
  // Functions (a plugin's rules) are no JSON; what a module gives is checked without them.
  const text = JSON.stringify(value ?? null, (_, each) => (typeof each === 'function' ? undefined : each));
  const plain: unknown = JSON.parse(text);
  if (isKnownToBeRight(plain, rules)) return value as Config;
  // Compiling takes longer than all else that a run needs a configuration for.
  const schema = configSchema(rules, (id) => text.includes(id));
  const problems = compileSchema(file, schema, true)
    .validate(plain)
    .filter(({ keyword }) => keyword !== 'if');
  const [problem] = problems.sort((a, b) => b.pointer.split('/').length - a.pointer.split('/').length);
  if (!problem) return value as Config;
  const unknown = problem.params['additionalProperty'];
  const at = typeof unknown === 'string' ? place(`${problem.pointer}/${unknown}`, 'key') : place(problem.pointer);
  throw describe(problem, rules, at);
}

/** False for what Ajv has to decide: mistakes, and options of a plugin's rules. */
function isKnownToBeRight(config: unknown, rules: readonly Rule[]): boolean {
  if (!isKnownToFit('config', config)) return false;
  const { rules: levels = {}, overrides = [] } = config as Config;
  const ids = new Set(rules.map(({ id }) => id));
  return [levels, ...overrides.map((each) => each.rules)].flatMap(Object.entries<RuleConfig>).every(([id, setting]) => {
    const options = typeof setting === 'string' ? {} : setting[1];
    return ids.has(id) && (Object.keys(options).length === 0 || isKnownToFit('rule-options', { [id]: options }));
  });
}

function describe(
  { pointer, keyword, params, parentSchema }: SchemaProblem,
  rules: readonly Rule[],
  place: string,
): NkLintError {
  const where = pointer === '' ? 'config' : pointer.slice(1).replaceAll('/', '.');
  const error = (words: ErrorWords, data: Readonly<Record<string, string>> = {}) =>
    new NkLintError(words, { where, ...data }, { place });
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((parentSchema['properties'] ?? {}) as object);
      if (known.length > 0 && known.every((id) => rules.some((rule) => rule.id === id)))
        return unknownRule(key, rules, place);
      const meant = nearest(key, known);
      return error(meant ? errors.keyMeant : errors.keyUnknown, { key, known: known.join(', '), meant: meant ?? '' });
    }
    case 'enum':
      return error(errors.notAllowed, { allowed: (params['allowedValues'] as readonly unknown[]).join(', ') });
    case 'type':
      return error(errors.wrongType, { type: [params['type']].flat().join(' | ') });
    case 'required':
      return error(errors.keyMissing, { key: String(params['missingProperty']) });
    case 'pattern':
      return error(errors.wrongPattern, { pattern: String(params['pattern']) });
    case 'minItems':
    case 'additionalItems':
      return error(errors.wrongLevel);
    default:
      return error(errors.configInvalid, { reason: `${keyword} ${JSON.stringify(params)}` });
  }
}

export function unknownRule(rule: string, rules: readonly Rule[], place?: string): NkLintError {
  const meant = nearest(
    rule,
    rules.map(({ id }) => id),
  );
  return new NkLintError(
    meant ? errors.ruleMeant : errors.ruleUnknown,
    { rule, meant: meant ?? '' },
    place === undefined ? {} : { place },
  );
}

/** The known name that was probably meant; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  return closestMatch(name, known, { maxDistance: Math.max(2, Math.floor(name.length / 3)) });
}
