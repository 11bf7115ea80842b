import type { ArticleRecord } from '../../core/types.ts';
import { frontMatterOf } from '../../facts/front-matter/head.ts';
import { namedSchema } from '../../facts/front-matter/schema-value.ts';
import { extractRecords } from '../extract/extract.ts';
import { createExtractor } from '../extract/extractor.ts';
import { planSurvey, type SurveyOptions } from '../plan.ts';

/** Extracts the front matter of articles, without the text behind it; sorted by path. */
export async function frontMattersOf(options: Omit<SurveyOptions, 'facts'>): Promise<readonly ArticleRecord[]> {
  const plan = planSurvey({ ...options, facts: 'front-matter' });
  const records: ArticleRecord[] = [];
  for await (const record of extractRecords(plan, createExtractor(plan))) records.push(record);
  return records;
}

/** Returns the name of the schema that an article states. */
export function statedSchema(record: ArticleRecord): string | undefined {
  const fact = frontMatterOf(record);
  return fact && namedSchema(fact)?.name;
}
