import type { Resolved } from '../../config/resolve.ts';
import { compileSchema } from '../../config/schema/compile.ts';
import type { ArticleRecord, Finding, Language } from '../../core/types.ts';
import { lintRecords } from '../../engine/linter.ts';
import type { Rule } from '../../engine/rule.ts';
import { frontMatterOf } from '../../facts/front-matter/head.ts';
import {
  type InferOptions,
  type Inferred,
  inferSchema,
  type JsonSchema,
  type KeySummary,
  type Sample,
  sampleOf,
} from '../../norms/front-matter-shape.ts';

export interface InferInput {
  readonly records: readonly ArticleRecord[];
  readonly config: Resolved;
  /** The rule that will check with the schema. */
  readonly rule: Rule;
  readonly language: Language;
  readonly options: Omit<InferOptions, 'ignoreCase' | 'description'>;
  /** The description of the schema. */
  describe(articles: number): string;
}

export interface InferResult {
  readonly schema: JsonSchema;
  readonly keys: readonly KeySummary[];
  /** The articles that the schema was inferred from. */
  readonly articles: number;
  readonly without: readonly string[];
  readonly unreadable: readonly string[];
  /** The findings of the rule with this schema. */
  readonly odd: readonly Finding[];
}

/** Infers a schema, then checks the articles against it with the rule. */
export function infer({ records, config, rule, language, options, describe }: InferInput): InferResult {
  const samples: Sample[] = [];
  const without: string[] = [];
  const unreadable: string[] = [];
  for (const record of records) {
    const fact = frontMatterOf(record);
    const sample = fact && sampleOf(fact);
    if (sample) samples.push(sample);
    else (fact ? unreadable : without).push(record.path);
  }
  const ignoreCase = records.length > 0 && records.every(({ engine }) => engine === 'hugo');
  const description = describe(samples.length);
  const { schema, keys }: Inferred = inferSchema(samples, { ...options, ignoreCase, description });
  const compiled = compileSchema(options.title ?? 'schema', schema);
  const only = new Map([[rule.id, { severity: 'error', options: {} } as const]]);
  const settingsOf = (path: string) => {
    const settings = config.settingsOf(path);
    return { ...settings, collection: { name: settings.collection.name, schema: compiled }, rules: only };
  };
  const run = { language, now: 0, inlineConfig: false };
  return {
    schema,
    keys,
    articles: samples.length,
    without,
    unreadable,
    odd: lintRecords(records, { rules: [rule], settingsOf, run }).flatMap(({ findings }) => findings),
  };
}
