import { build } from '../../core/version.ts';
import type { Rule } from '../../engine/rule.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { RunPlan } from '../plan.ts';
import type { RunResources } from '../resources.ts';
import { sha256 } from '../sha256.ts';
import { readTable } from '../store/string-table.ts';
import { type DigestFile, digestFileOf, readDigestFile } from './digest-file.ts';
import { answerOf } from './disk-reads.ts';
import { collectorsKey } from './fact-cache.ts';
import { keptArticles } from './kept-articles.ts';
import { NO_PREVIOUS_RESULTS, type PreviousResults, type ResultCacheOptions } from './previous-results.ts';
import { restoredSite } from './restored-site.ts';
import { type FindingsLine, type Footer, type ResultFile, readResultFile, type StoredArticle } from './result-file.ts';
import { resultStore } from './result-store.ts';
import { type SettingsSurvey, surveySettings } from './settings-survey.ts';
import { unpackFindings } from './stored-findings.ts';

/** What the last run has stored. */
export interface LastRun {
  readonly footer: Footer;
  /** By path, in the order of the file. */
  readonly articles: ReadonlyMap<string, StoredArticle>;
  /** The paths of those that have changed, or are gone. */
  readonly changed: ReadonlySet<string>;
}

/** With the digests of the articles; undefined if they are missing. */
export interface KnownRun extends LastRun {
  readonly digests: DigestFile | undefined;
}

/**
 * Returns the findings of the last run that still hold. If nothing has changed that rules read from the disk, and no
 * article, only rules whose options changed are stale. If some articles have changed, the others keep their findings, but
 * for what comparisons and norms now say otherwise.
 */
export function restore(
  plan: RunPlan,
  resultCache: ResultCacheOptions,
  extractor: Extractor,
  resources: RunResources,
): PreviousResults {
  const { rules, run, settingsOf, history } = plan;
  const survey = surveySettings(plan, resultCache.builtin);
  const readsHistory = ({ id, readsHistory: reads }: Rule) => reads && survey.enabled.has(id);
  const past = sha256((rules.some(readsHistory) && history?.state()) || '');
  // Dates are compared by the day; `now` is the beginning of one.
  const key = sha256(JSON.stringify([build, process.version, collectorsKey(rules), run.language, run.now]));
  const file = readResultFile(resultCache.file);
  const last = file?.footer.key === key ? lastRun(file, survey, plan, extractor) : undefined;
  const isSame = last !== undefined && last.changed.size === 0 && last.articles.size === plan.paths.length;
  const hasOptions = ({ id }: Rule) =>
    survey.optionHashes[id] !== undefined && survey.optionHashes[id] === last?.footer.rules[id];
  const enabled = rules.filter(({ id }) => survey.enabled.has(id));
  const isValid = (rule: Rule) => hasOptions(rule) && !(isSame && readsHistory(rule) && last.footer.past !== past);
  const stale = enabled.filter((rule) => !isValid(rule));
  const restored = (known: LastRun) => findingsReader(known, rules.filter(isValid), plan);
  if (isSame && stale.length === 0)
    return {
      ...NO_PREVIOUS_RESULTS,
      staleRules: stale,
      findingsOf: restored(last),
      site: restoredSite(last.articles, settingsOf),
    };
  const digests = last && readDigestFile(digestFileOf(resultCache.file), last.footer.digests);
  const known = last && { ...last, digests };
  const kept = known && !isSame && stale.length === 0 ? keptArticles({ plan, extractor, survey, known }) : undefined;
  const usable = isSame || kept ? known : undefined;
  const staleRules = isSame ? stale : enabled;
  const findingsOf = usable ? restored(usable) : NO_PREVIOUS_RESULTS.findingsOf;
  const store = resultStore({ plan, resources, survey, known: usable, staleRules, key, past });
  return { staleRules, findingsOf, site: undefined, kept, store };
}

/** Returns what the last run has stored; undefined where anything beside the articles has changed. */
function lastRun(...all: Parameters<typeof comparedArticles>): ReturnType<typeof comparedArticles> {
  try {
    return comparedArticles(...all);
  } catch {
    // The file is damaged, or it names what cannot be read any more.
    return undefined;
  }
}

function comparedArticles(
  { footer, articles }: ResultFile,
  survey: SettingsSurvey,
  { settingsOf }: RunPlan,
  extractor: Extractor,
): LastRun | undefined {
  const found = new Map<string, StoredArticle>();
  const changed = new Set<string>();
  const groups = footer.groups.map((name) => survey.groups.indexOf(name));
  for (const article of articles()) {
    const [path, hash, group] = article.line;
    const isSame = survey.groupOf.get(path) === groups[group] && extractor.hashOf(path) === hash;
    found.set(path, article);
    if (!isSame) changed.add(path);
  }
  const isSame = footer.diskReads.every(
    ({ path, of, name, answer }) => answerOf(settingsOf(path), of, name) === answer,
  );
  return isSame ? { footer, articles: found, changed } : undefined;
}

/** Returns a function that reads the findings of some rules in an article. Texts stand in a table that grows line by line. */
function findingsReader(
  { articles, changed }: LastRun,
  rules: readonly Rule[],
  { settingsOf, run }: RunPlan,
): PreviousResults['findingsOf'] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const table = readTable();
  const unread = articles.values();
  const isRead = new Set<StoredArticle>();
  let last: { readonly article: StoredArticle; readonly line: FindingsLine } | undefined;
  return (path) => {
    const article = articles.get(path);
    if (!article || changed.has(path)) return [];
    while (!isRead.has(article)) readNext();
    const [, findings] = last?.article === article ? last.line : article.findings();
    return unpackFindings(findings, table.textOf, byId, settingsOf(path).rules, path, run.language);
  };

  /** The article is one of those that are not read yet. */
  function readNext(): void {
    const { value: article } = unread.next() as { value: StoredArticle };
    const line = article.findings();
    table.add(line[0]);
    isRead.add(article);
    last = { article, line };
  }
}
