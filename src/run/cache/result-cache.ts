import { isDeepStrictEqual } from 'node:util';
import { memoized } from '../../core/memo.ts';
import type { ArticleRecord, Finding } from '../../core/types.ts';
import { build } from '../../core/version.ts';
import { digestStore } from '../../engine/digest-store.ts';
import type { RuleSettings } from '../../engine/enabled-rules.ts';
import { internalError } from '../../engine/internal-error.ts';
import type { Rule } from '../../engine/rule.ts';
import type { FileSettings, SettingsOf } from '../../engine/settings.ts';
import { suppressions } from '../../facts/front-matter/suppressions.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { Site } from '../extract/site.ts';
import type { RunPlan } from '../plan.ts';
import type { RunResources } from '../resources.ts';
import { sha256 } from '../sha256.ts';
import type { StoredFile } from '../store/record-store.ts';
import { readTable, writeTable } from '../store/string-table.ts';
import { answerOf, schemaHash } from './disk-reads.ts';
import { collectorsKey } from './fact-cache.ts';
import {
  type ArticleLine,
  type FindingsLine,
  type ResultFile,
  readResultFile,
  writeResultFile,
} from './result-file.ts';
import { packFindings, unpackFindings } from './stored-findings.ts';

export interface ResultCacheOptions {
  /** Absolute path of the file in which the last run over the same paths stored its findings. */
  readonly file: string;
  /** The ids of the rules whose code the build identifies: plugins may change without it. */
  readonly builtin: ReadonlySet<string>;
}

/** What of the last run still holds. */
export interface PreviousResults {
  /** The rules that have to lint again. */
  readonly staleRules: readonly Rule[];
  /** Returns what the other rules found in an article. */
  findingsOf(path: string): readonly Finding[];
  /** The site as far as reporting needs it; undefined if any rule has to lint again. */
  readonly site: Site | undefined;
  /** Passes linted files on, and stores their findings for the next run once all have passed. */
  store(files: Iterable<StoredFile>, site: Site): Iterable<StoredFile>;
}

export const NO_PREVIOUS_RESULTS: Omit<PreviousResults, 'staleRules'> = {
  findingsOf: () => [],
  site: undefined,
  store: (files) => files,
};

/**
 * Returns the findings of the last run that still hold. If no article, nothing that rules read from the disk and nothing
 * else has changed, only rules whose options changed are stale; otherwise all are.
 */
export function restore(plan: RunPlan, extractor: Extractor, resources: RunResources): PreviousResults {
  const { rules, resultCache, run, settingsOf, history } = plan;
  if (!resultCache) return { ...NO_PREVIOUS_RESULTS, staleRules: rules };
  // Dates are compared by the day; `now` is the beginning of one.
  const survey = surveySettings(plan, resultCache.builtin);
  const head = rules.some(({ id, readsHistory }) => readsHistory && survey.enabled.has(id))
    ? history?.head()
    : undefined;
  const key = sha256(JSON.stringify([build, process.version, collectorsKey(rules), run.language, run.now, head]));
  const file = readResultFile(resultCache.file);
  const articles = file?.footer.key === key ? unchangedArticles(file, survey, plan, extractor) : undefined;
  const known = articles && file?.footer;
  const isValid = ({ id }: Rule) =>
    survey.optionHashes[id] !== undefined && survey.optionHashes[id] === known?.rules[id];
  const staleRules = rules.filter((rule) => survey.enabled.has(rule.id) && !isValid(rule));
  const findingsOf = articles ? findingsReader(articles, rules.filter(isValid), plan) : () => [];
  if (articles && staleRules.length === 0)
    return { ...NO_PREVIOUS_RESULTS, staleRules, findingsOf, site: restoredSite(articles, settingsOf) };
  return { staleRules, findingsOf, site: undefined, store };

  function* store(files: Iterable<StoredFile>, site: Site): Iterable<StoredFile> {
    if (!site.isReproducible) return yield* files;
    const writer = writeResultFile(resultCache?.file ?? '');
    resources.onClose(writer.drop);
    const table = writeTable();
    for (const each of files) {
      const { record, findings } = each;
      // A run in which a rule failed is not stored.
      if (findings.some(({ rule }) => rule === internalError)) writer.drop();
      const packed = packFindings(findings, table.refTo);
      const line = articleLine(record, site.hosts.get(record.path), survey.groupOf.get(record.path) ?? 0);
      writer.article(line, [table.added(), packed]);
      yield each;
    }
    const reads = [...(known?.diskReads ?? []), ...plan.diskReads.values()];
    const diskReads = [...new Map(reads.map((read) => [JSON.stringify(read), read])).values()];
    writer.end({ key, groups: survey.groups, rules: survey.optionHashes, diskReads });
  }
}

/** An article of the result file, with a function that parses its findings. */
interface StoredArticle {
  readonly line: ArticleLine;
  findings(): FindingsLine;
}

/** Returns the articles of the file by path, in its order; undefined if any of them, or anything beside, has changed. */
function unchangedArticles(...all: Parameters<typeof comparedArticles>): ReturnType<typeof comparedArticles> {
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
  { paths, settingsOf }: RunPlan,
  extractor: Extractor,
): ReadonlyMap<string, StoredArticle> | undefined {
  if (!isDeepStrictEqual(footer.groups, survey.groups)) return undefined;
  const found = new Map<string, StoredArticle>();
  for (const [line, findings] of articles()) {
    const [path, hash, group] = line;
    if (survey.groupOf.get(path) !== group || extractor.hashOf(path) !== hash) return undefined;
    found.set(path, { line, findings });
  }
  if (found.size !== paths.length) return undefined;
  const isSame = footer.diskReads.every(
    ({ path, of, name, answer }) => answerOf(settingsOf(path), of, name) === answer,
  );
  return isSame ? found : undefined;
}

/** Returns a function that reads the findings of some rules in an article. Texts stand in a table that grows line by line. */
function findingsReader(
  articles: ReadonlyMap<string, StoredArticle>,
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
    if (!article) return [];
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

function restoredSite(articles: ReadonlyMap<string, StoredArticle>, settingsOf: SettingsOf): Site {
  const lines = [...articles.values()].map(({ line }) => line);
  return {
    files: {
      *[Symbol.iterator]() {
        for (const line of lines) yield { record: restoredRecord(line, settingsOf), findings: [] };
      },
    },
    file: () => undefined,
    digests: digestStore(undefined),
    hosts: new Map(lines.flatMap(([path, , , host]) => (host === 0 ? [] : [[path, host] as const]))),
    identities: new Map(),
    misses: [],
    isReproducible: true,
  };
}

function articleLine(
  { path, hash, lines, facts }: ArticleRecord,
  host: string | undefined,
  group: number,
): ArticleLine {
  const stated = facts[suppressions.id];
  return [path, hash, group, host ?? 0, stated ? { lines, suppressions: stated } : 0];
}

/** Returns a record with the facts that `conclude` reads. */
function restoredRecord([path, hash, , , stated]: ArticleLine, settingsOf: SettingsOf): ArticleRecord {
  return {
    path,
    hash,
    engine: settingsOf(path).engine,
    lines: stated === 0 ? [] : stated.lines,
    facts: stated === 0 ? {} : { [suppressions.id]: stated.suppressions },
  };
}

/** The distinct settings of a run's articles. */
interface SettingsSurvey {
  readonly groups: readonly string[];
  /** By path, the index of the group whose settings the article has. */
  readonly groupOf: ReadonlyMap<string, number>;
  /** The ids of the rules that lint any article. */
  readonly enabled: ReadonlySet<string>;
  /** By rule, a hash of the options that it has in each group. */
  readonly optionHashes: Readonly<Record<string, string>>;
}

function surveySettings({ paths, settingsOf, rules }: RunPlan, builtin: ReadonlySet<string>): SettingsSurvey {
  const groups = new Map<string, number>();
  const levels = new Map<RuleSettings, number>();
  const groupOf = new Map<string, number>();
  for (const path of paths) {
    const settings = settingsOf(path);
    if (!levels.has(settings.rules)) levels.set(settings.rules, levels.size);
    const group = groupName(settings, levels.get(settings.rules) ?? 0);
    if (!groups.has(group)) groups.set(group, groups.size);
    groupOf.set(path, groups.get(group) ?? 0);
  }
  const linting = rules.filter(({ id, scope }) => scope !== 'outcome' && [...levels.keys()].some((all) => all.has(id)));
  const optionsIn = (id: string) => [...levels.keys()].map((settings) => settings.get(id)?.options ?? null);
  const hashes = linting
    .filter(({ id }) => builtin.has(id))
    .map(({ id }) => [id, sha256(JSON.stringify(optionsIn(id)))]);
  return {
    groups: [...groups.keys()],
    groupOf,
    enabled: new Set(linting.map(({ id }) => id)),
    optionHashes: Object.fromEntries(hashes),
  };
}

function groupName({ engine, renderer, timeZone, site, collection }: FileSettings, levels: number): string {
  const { name, source, schema } = collection;
  const ofSite = site && [site.root, siteHash(site.config), siteHash(site.redirects ?? [])];
  return JSON.stringify([
    engine,
    siteHash(renderer),
    timeZone,
    ofSite,
    name,
    source,
    schema && schemaHash(schema),
    levels,
  ]);
}

const siteHash = memoized((config: object) => sha256(JSON.stringify(config)));
