/**
 * Whether generated code finds a value valid for a schema of nk-lint: a preset, `config` or `rule-options`. If not, Ajv
 * decides. The build replaces this function (scripts/own-checks.ts); in the sources Ajv always decides.
 */
export function isKnownToFit(_schema: string, _value: unknown): boolean {
  return false;
}
