import { closestMatch } from 'leven';
import { type ErrorWords, NkLintError } from '../core/errors.ts';
import type { Rule } from '../engine/rule.ts';
import type { SchemaProblem } from '../engine/settings.ts';
import { errors } from '../messages/errors.ts';
import { configSchema } from './config-schema.ts';
import { checkGlob } from './globs.ts';
import type { LoadedConfig } from './load.ts';
import { compileSchema } from './schema/compile.ts';
import { isKnownToFit } from './schema/own-checks.ts';
import type { Config, RuleConfig } from './types.ts';

/** Validates a configuration; throws an NkLintError with the place and a similar name, if there is one. */
export function validateConfig({ file, value, place }: LoadedConfig, rules: readonly Rule[]): Config {
  // Without functions (rules of a plugin), which are not JSON.
  const text = JSON.stringify(value ?? null, (_, each) => (typeof each === 'function' ? undefined : each));
  const plain: unknown = JSON.parse(text);
  if (isKnownToBeValid(plain, rules)) return withGlobs(value as Config, place);
  // Only for rules that the text mentions, because compiling is the slowest step of loading a configuration.
  const schema = configSchema(rules, (id) => text.includes(id));
  const problems = compileSchema(file, schema, true)
    .validate(plain)
    .filter(({ keyword }) => keyword !== 'if');
  const [problem] = problems.sort((a, b) => b.pointer.split('/').length - a.pointer.split('/').length);
  if (!problem) return withGlobs(value as Config, place);
  const unknown = problem.params['additionalProperty'];
  const at = typeof unknown === 'string' ? place(`${problem.pointer}/${unknown}`, 'key') : place(problem.pointer);
  throw configError(problem, rules, at);
}

/** Returns a valid configuration; throws an NkLintError for a glob that is refused. */
function withGlobs(config: Config, place: LoadedConfig['place']): Config {
  const { files = [], collections = [], overrides = [] } = config;
  const check = (globs: readonly string[], pointer: string) => {
    for (const [index, glob] of globs.entries()) checkGlob(glob, place(`${pointer}/${index}`));
  };
  check(files, '/files');
  for (const [index, each] of collections.entries()) check(each.files, `/collections/${index}/files`);
  for (const [index, each] of overrides.entries()) check(each.files, `/overrides/${index}/files`);
  return config;
}

/** Whether generated code finds the configuration valid; if not, Ajv decides: mistakes, and options of plugin rules. */
function isKnownToBeValid(config: unknown, rules: readonly Rule[]): boolean {
  if (!isKnownToFit('config', config)) return false;
  const { rules: levels = {}, overrides = [] } = config as Config;
  const ids = new Set(rules.map(({ id }) => id));
  return [levels, ...overrides.map((each) => each.rules)].flatMap(Object.entries<RuleConfig>).every(([id, setting]) => {
    const options = typeof setting === 'string' ? {} : setting[1];
    return ids.has(id) && (Object.keys(options).length === 0 || isKnownToFit('rule-options', { [id]: options }));
  });
}

function configError(
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
      const meant = nearestName(key, known);
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
  const meant = nearestName(
    rule,
    rules.map(({ id }) => id),
  );
  return new NkLintError(
    meant ? errors.ruleMeant : errors.ruleUnknown,
    { rule, meant: meant ?? '' },
    place === undefined ? {} : { place },
  );
}

/** Returns the most similar known name; undefined if none is similar. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return closestMatch(name, known, { maxDistance: Math.max(2, Math.floor(name.length / 3)) });
}
