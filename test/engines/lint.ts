import dateImprecise from '../../rules/date-imprecise.ts';
import dateInvalid from '../../rules/date-invalid.ts';
import frontMatterInvalid from '../../rules/front-matter-invalid.ts';
import type { Engine, Finding } from '../../src/core/types.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import { type FrontMatterFact, frontMatter } from '../../src/facts/front-matter/front-matter.ts';
import { usualRendering } from '../../src/site/renderers/detect.ts';
import { defaultsOf } from '../../src/tester.ts';
import { findingsIn } from '../lint-records.ts';
import { timeZone } from './engine.ts';

const rules = [frontMatterInvalid, dateInvalid, dateImprecise];
const settings = new Map(rules.map((rule) => [rule.id, { severity: 'error' as const, options: defaultsOf(rule) }]));

/** Returns the findings about front matter and date of an article, except its byte order mark. */
export function lint(source: string, engine: Engine): readonly Finding[] {
  const record = extractRecord({ path: 'a.md', hash: '', engine, source }, collectorsOf(rules));
  const file = {
    engine,
    renderer: usualRendering(engine).renderer,
    timeZone,
    collection: { name: '' },
    rules: settings,
  };
  return findingsIn([record], rules, () => file, { language: 'en', now: Date.parse('2024-06-01') });
}

/** Returns the front matter of an article; undefined if it has none. */
export function frontMatterOf(source: string, engine: Engine): FrontMatterFact | undefined {
  const record = extractRecord({ path: 'a.md', hash: '', engine, source }, [frontMatter]);
  return record.facts['front-matter']?.[0] as FrontMatterFact | undefined;
}
