import ignore, { type Ignore } from 'ignore';
import { boundedTest } from '../../config/globs.ts';

/** The part of the package's own objects that is replaced. */
interface Rule {
  readonly pattern: string;
  readonly regex: { test(path: string): boolean };
}

/** Returns the rules of patterns as in .gitignore, given as lines or as a text, each of which is matched in bounded time. */
export function ignoreRules(patterns: string | readonly string[]): Ignore {
  const rules = ignore().add(typeof patterns === 'string' ? patterns : [...patterns]);
  for (const rule of rulesOf(rules)) {
    const test = boundedTest(rule.regex as RegExp, rule.pattern);
    Object.defineProperty(rule, 'regex', { value: { test } });
  }
  return rules;
}

function rulesOf(rules: Ignore): readonly Rule[] {
  return (rules as unknown as { readonly _rules: { readonly _rules: readonly Rule[] } })._rules._rules;
}
