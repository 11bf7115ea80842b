import type { Rule } from '../engine/rule.ts';
import { configError } from './config-error.ts';
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
  throw configError(problem, plain, rules, at);
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
