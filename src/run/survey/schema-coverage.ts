import type { Resolved } from '../../config/resolve.ts';
import type { ArticleRecord, Language } from '../../core/types.ts';
import { lintRecords } from '../../engine/linter.ts';
import type { Rule } from '../../engine/rule.ts';
import type { SchemaSettings } from '../../engine/settings.ts';

/** A schema and the articles that it holds for. */
export interface Coverage {
  readonly schema: SchemaSettings;
  /** Empty for the schema of articles without a collection that names one. */
  readonly collections: readonly string[];
  readonly articles: number;
  /** The number of articles that violate it. */
  readonly violating: number;
}

/** Returns which articles each schema of the configuration covers; schemas without articles included. */
export function coverageOf(
  records: readonly ArticleRecord[],
  config: Resolved,
  rule: Rule,
  language: Language,
): readonly Coverage[] {
  const only = new Map([[rule.id, { severity: 'error', options: {} } as const]]);
  const settingsOf = (path: string) => ({ ...config.settingsOf(path), rules: only });
  const run = { language, now: 0, inlineConfig: false };
  const linted = lintRecords(records, { rules: [rule], settingsOf, run });
  const violating = new Set(linted.filter(({ findings }) => findings.length > 0).map(({ path }) => path));
  const rows = new Map<SchemaSettings, { collections: Set<string>; articles: number; violating: number }>();
  const rowOf = (schema: SchemaSettings) => {
    const row = rows.get(schema) ?? { collections: new Set(), articles: 0, violating: 0 };
    rows.set(schema, row);
    return row;
  };
  const named = new Set(config.collections.flatMap(({ schema }) => schema ?? []));
  for (const { name, schema } of config.collections) if (schema) rowOf(schema).collections.add(name);
  for (const { path } of records) {
    const { schema } = config.settingsOf(path).collection;
    if (!schema) continue;
    const row = rowOf(schema);
    row.articles++;
    if (violating.has(path)) row.violating++;
  }
  return [...rows].map(([schema, row]) => ({
    schema,
    articles: row.articles,
    violating: row.violating,
    collections: named.has(schema) ? [...row.collections] : [],
  }));
}
