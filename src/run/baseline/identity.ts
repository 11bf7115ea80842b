import type { ArticleRecord, Finding } from '../../core/types.ts';
import { findingKey } from '../../engine/finding-key.ts';
import { internalError } from '../../engine/internal-error.ts';
import { frontMatterOf } from '../../facts/front-matter/head.ts';
import { titleOf } from '../../facts/front-matter/title.ts';
import { type SourceFact, sources } from '../../facts/links/sources.ts';
import { plainUrl, urlParts } from '../../knowledge/url/url.ts';
import { sha256 } from '../sha256.ts';

/** What identifies an article, however its file is named and wherever its text is moved. */
export interface ArticleIdentity {
  readonly path: string;
  /** The source URL, without the parts that may differ for one page. */
  readonly source?: string;
  readonly title?: string;
}

/** What identifies a finding from run to run: never its line. */
export interface KnownFinding {
  readonly article: ArticleIdentity;
  readonly rule: string;
  readonly key: string;
}

/** Longer keys are cut, with a hash to distinguish them. */
const longest = 160;

export function identityOf(record: ArticleRecord): ArticleIdentity {
  const { path, engine } = record;
  const [source] = (record.facts[sources.id] ?? []) as readonly SourceFact[];
  const head = frontMatterOf(record);
  const title = head && titleOf(head, engine)?.text;
  // The home page of a newspaper identifies no article.
  const deep = source && /^\/./u.test(urlParts(source.url).path) && /^https?:\/\//iu.test(source.url);
  return { path, ...(deep && { source: plainUrl(source.url) }), ...(title && { title }) };
}

/** Returns undefined for an internal error, which is no property of the article. */
export function knownFinding(
  finding: Finding,
  articles: ReadonlyMap<string, ArticleIdentity>,
): KnownFinding | undefined {
  if (finding.rule === internalError) return undefined;
  const key = findingKey(finding);
  const short = key.length > longest ? `${key.slice(0, longest)}… ${sha256(key).slice(0, 12)}` : key;
  return { article: articles.get(finding.path) ?? { path: finding.path }, rule: finding.rule, key: short };
}

/** Returns a function that makes fingerprints; equal findings are numbered in the order of the report. */
export function fingerprinter(articles: ReadonlyMap<string, ArticleIdentity>): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const { source, path } = articles.get(finding.path) ?? { path: finding.path };
    const text = JSON.stringify([source ?? path, finding.rule, findingKey(finding)]);
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return sha256(`${text}${nth}`);
  };
}
