/**
 * Whether a value is known to fit a schema of nk-lint's own: a preset, `config` or `rule-options`. Ajv decides about
 * others. The build replaces this by code that Ajv generates (scripts/own-checks.ts); from the sources, Ajv decides alone.
 */
export function isKnownToFit(_schema: string, _value: unknown): boolean {
  return false;
}
