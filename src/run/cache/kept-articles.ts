import { hash53 } from '../../core/hash.ts';
import { memoized } from '../../core/memo.ts';
import { lineStarts } from '../../core/place.ts';
import { type AnswerFor, type CorpusContext, type EarlierComparison, notConcerned } from '../../engine/compare.ts';
import type { DigestStore, FileDigest, StoredDigest } from '../../engine/digest-store.ts';
import { enabledRules, isCorpusRule, needsCorpus, type RuleSettings } from '../../engine/enabled-rules.ts';
import { type KnownNorm, normsOf } from '../../engine/norm-learning.ts';
import type { CorpusRule, Rule } from '../../engine/rule.ts';
import type { FileSettings } from '../../engine/settings.ts';
import type { FileResult } from '../extract/extract-file.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { Site } from '../extract/site.ts';
import type { RunPlan } from '../plan.ts';
import type { StoredFile } from '../store/record-store.ts';
import { type DigestColumns, type DigestFile, type DigestRow, rowOf } from './digest-file.ts';
import { restoredRecord } from './restored-site.ts';
import type { KnownRun } from './result-cache.ts';
import type { CorpusLine, StoredAnswer } from './result-file.ts';
import { collectionOf, type SettingsSurvey } from './settings-survey.ts';
import { knownNorm, normChange, readsNorms } from './stored-norms.ts';

/** The articles of a site that are as they were when it was last checked. */
export interface KeptArticles {
  has(path: string): boolean;
  /** Returns the site, with what was extracted of all other articles. */
  siteWith(results: ReadonlyMap<string, FileResult>): Site;
}

/** What holds of the last run in a site of which some articles have changed. */
export interface KeptResults {
  /** Whether an article is as it was. */
  has(path: string): boolean;
  /** What its comparisons still answer. */
  readonly earlier: EarlierComparison;
  /** The names of the collections whose norms may be others. */
  readonly collections: ReadonlySet<string>;
  /** Returns, by path, the rules that have to lint an unchanged article again. */
  staleRules(corpus: CorpusContext): ReadonlyMap<string, readonly Rule[]>;
  /** The rules that lint an unchanged article again; none before `staleRules` was asked. */
  relinted(path: string): readonly Rule[];
}

interface KeptInput {
  readonly plan: RunPlan;
  readonly extractor: Extractor;
  readonly survey: SettingsSurvey;
  readonly known: KnownRun;
}

/** With more changes than one of so many articles, and more than a few, all are linted again. */
const least = { share: 8, changes: 8 } as const;

/** Returns undefined where too much has changed, or what rules know of the unchanged articles is missing. */
export function keptArticles(input: KeptInput): KeptArticles | undefined {
  const { plan, known } = input;
  const { articles, changed, digests } = known;
  const has = (path: string) => articles.has(path) && !changed.has(path);
  const added = plan.paths.filter((path) => !articles.has(path)).length;
  const isMost = added + changed.size > Math.max(least.changes, plan.paths.length / least.share);
  if (isMost || !digests || !fits(digests.columns, plan, input.survey)) return undefined;
  if (!plan.paths.every((path) => !has(path) || isKnown(known, path))) return undefined;
  return { has, siteWith: (results) => keptSite({ ...input, digests, has, results }) };
}

/** Whether all is there that is needed of an article; a file may be damaged in spite of its hash. */
function isKnown(known: KnownRun, path: string): boolean {
  try {
    const { answers, cites, usual } = known.articles.get(path)?.corpus() ?? {};
    return (
      typeof answers === 'object' &&
      typeof cites === 'object' &&
      Array.isArray(usual) &&
      rowAt(known, path) !== undefined
    );
  } catch {
    return false;
  }
}

/** Returns what the fields of digests are: samples of the norms, then the digests of corpus rules that are on. */
export function columnsOf({ rules }: Pick<RunPlan, 'rules'>, { enabled }: SettingsSurvey): DigestColumns {
  const lint = rules.filter(({ id }) => enabled.has(id));
  return { norms: [...normsOf(lint)].map(({ id }) => id), rules: lint.filter(isCorpusRule).map(({ id }) => id) };
}

function fits(columns: DigestColumns, plan: RunPlan, survey: SettingsSurvey): boolean {
  const wanted = columnsOf(plan, survey);
  return columns.norms.join() === wanted.norms.join() && columns.rules.join() === wanted.rules.join();
}

interface Kept extends KeptInput {
  readonly digests: DigestFile;
  has(path: string): boolean;
  /** Of all articles that are not kept. */
  readonly results: ReadonlyMap<string, FileResult>;
}

function keptSite(kept: Kept): Site {
  const { plan, extractor, known, results } = kept;
  const lineOf = (path: string) => known.articles.get(path)?.line;
  const hosts = plan.paths.map((path) => [path, results.get(path)?.host ?? hostIn(path)] as const);
  const restored = (path: string): StoredFile | undefined => {
    const line = kept.has(path) ? lineOf(path) : undefined;
    return line && { record: restoredRecord(line, plan.settingsOf), findings: [] };
  };
  const fileAt = (path: string) => (results.get(path)?.file as StoredFile | undefined) ?? restored(path);
  return {
    files: {
      *[Symbol.iterator]() {
        for (const path of plan.paths) yield fileAt(path) as StoredFile;
      },
    },
    file(path) {
      const file = fileAt(path);
      if (!file || results.has(path)) return file;
      return { ...file, record: { ...file.record, lines: lineStarts(extractor.sourceAt(path).source) } };
    },
    digests: keptDigests(kept),
    hosts: new Map(hosts.filter((each): each is readonly [string, string] => each[1] !== undefined)),
    identities: new Map(),
    misses: Array.from(results.keys(), (path) => ({ path, reason: known.articles.has(path) ? 'changed' : 'new' })),
    isReproducible: [...results.values()].every(({ unreproducible }) => !unreproducible),
    kept: keptResults(kept),
  };

  function hostIn(path: string): string | undefined {
    const [, , , host = 0] = (!results.has(path) && lineOf(path)) || [];
    return host === 0 ? undefined : host;
  }
}

/** Returns the digests of a kept article, of the last run or of one before. */
export function rowAt({ articles, digests }: KnownRun, path: string): DigestRow | undefined {
  const { row } = articles.get(path)?.corpus() ?? {};
  return row === undefined ? digests?.row(path) : rowOf(row);
}

/** Returns a function that returns the field of each corpus rule that is on, in the order of the rules. */
function fieldFinder({ plan, digests }: Kept): (settings: RuleSettings) => readonly number[] {
  return memoized((settings) =>
    enabledRules(plan.rules, settings, isCorpusRule).map(({ rule }) => 1 + digests.columns.rules.indexOf(rule.id)),
  );
}

/** The digests of kept articles are parsed when a rule compares them. */
function keptDigests(kept: Kept): DigestStore {
  const { plan, known, results } = kept;
  const fieldsIn = fieldFinder(kept);
  const rows = new WeakMap<StoredDigest, DigestRow>();
  return {
    *[Symbol.iterator]() {
      for (const path of plan.paths) yield results.get(path)?.digest ?? keptDigest(path);
    },
    entry(file, index, context) {
      const row = rows.get(file);
      if (!row) {
        const digest = (file as FileDigest).digests[index];
        return digest === undefined ? undefined : { ...context, digest };
      }
      const text = row.field(fieldsIn(plan.settingsOf(file.path).rules)[index] ?? 0);
      return text === '' ? undefined : { ...context, digest: JSON.parse(text) };
    },
  };

  function keptDigest(path: string): StoredDigest {
    const row = rowAt(known, path) as DigestRow;
    const { engine } = plan.settingsOf(path);
    const digest = {
      path,
      engine,
      /** Of most collections no article has changed, and their norms are not learned. */
      get samples() {
        return fromJson(row.field(0));
      },
      errors: [],
    };
    rows.set(digest, row);
    return digest;
  }
}

/** Samples that are undefined are null in JSON. */
function fromJson(samples: string): unknown[] {
  return (JSON.parse(samples) as unknown[]).map((sample) => sample ?? undefined);
}

function keptResults(kept: Kept): KeptResults {
  const { plan, known, results } = kept;
  const cited = citedRules(kept);
  const isChanged = changedRules(kept, cited);
  const collections = changedCollections(kept);
  const answers = new Map<CorpusRule, AnswerFor>();
  for (const rule of plan.rules.filter(isCorpusRule))
    if (!isChanged(rule)) answers.set(rule, (path) => givenAnswer(known.articles.get(path)?.corpus(), rule));
  // Unchanged articles that point to changed ones, or whose norms are others, are linted again, and need whole answers.
  const mayAnswer = (rule: CorpusRule) =>
    answers.has(rule) &&
    !cited.has(rule.id) &&
    !readsNorms(rule) &&
    [...results.keys()].every(
      (path) => !plan.settingsOf(path).rules.has(rule.id) || answers.get(rule)?.(path) !== unknown,
    );
  const isCurrent = memoized(mayAnswer);
  return {
    has: kept.has,
    earlier: { compared: answers, isCurrent, norm: norms(kept, collections) },
    collections,
    staleRules: (corpus) => staleRules(kept, corpus, isChanged, collections),
    relinted: () => [],
  };
}

/** Returns the ids of the rules whose findings in unchanged articles point to others that are not as they were. */
function citedRules({ plan, known, results, has }: Kept): ReadonlySet<string> {
  const others = new Set([...results.keys(), ...known.changed]);
  const found = new Set<string>();
  for (const path of plan.paths) {
    const { cites = {} } = (has(path) && known.articles.get(path)?.corpus()) || {};
    for (const id in cites) if (cites[id]?.some((other) => others.has(other))) found.add(id);
  }
  return found;
}

/** Stands for an answer of which only the hash is known. */
const unknown = Symbol('unknown');

function givenAnswer({ answers }: Partial<CorpusLine> = {}, rule: CorpusRule): unknown {
  if (!answers) return unknown;
  const answer = answers[rule.id];
  if (answer === undefined) return notConcerned;
  return typeof answer === 'object' ? answer[0] : unknown;
}

/** Returns a test whether the digests of a rule, or which articles have them, are not what they were. */
function changedRules(kept: Kept, cited: ReadonlySet<string>): (rule: CorpusRule) => boolean {
  const { plan, known, survey, results, digests } = kept;
  const fieldsIn = fieldFinder(kept);
  const changed = new Set<string>();
  for (const [path, { digest }] of results) {
    const before = known.articles.get(path);
    const row = before && rowAt(known, path);
    const isAlike = before && known.footer.groups[before.line[2]] === survey.groups[survey.groupOf.get(path) ?? 0];
    // Whatever holds for a new article, or one with other settings, did not hold before.
    if (!row || !isAlike || digest.errors.length > 0) return () => true;
    const { rules } = plan.settingsOf(path);
    for (const [index, { rule }] of enabledRules(plan.rules, rules, isCorpusRule).entries()) {
      const change = changeOf(rule, row.field(fieldsIn(rules)[index] ?? 0), digest.digests[index]);
      const isTold = cited.has(rule.id) || before.corpus().answers[rule.id] !== undefined;
      if (change === 'all' || (change === 'places' && isTold)) changed.add(rule.id);
    }
  }
  for (const path of known.changed) {
    if (results.has(path)) continue;
    const row = rowAt(known, path);
    if (!row) return () => true;
    for (const [index, id] of digests.columns.rules.entries()) if (row.field(1 + index) !== '') changed.add(id);
  }
  return ({ id, readsHistory }) => readsHistory || changed.has(id);
}

/** How the digest of an article has changed: where places alone have, it matters only to rules that report them. */
function changeOf(rule: CorpusRule, before: string, now: unknown): 'none' | 'places' | 'all' {
  const text = JSON.stringify(now) ?? '';
  if (text === before) return 'none';
  if (!rule.shape || text === '' || before === '') return 'all';
  return JSON.stringify(rule.shape(JSON.parse(before))) === JSON.stringify(rule.shape(now)) ? 'places' : 'all';
}

/** Returns, by path, the rules to which a comparison, a norm or a place in another article now says something else. */
function staleRules(
  kept: Kept,
  corpus: CorpusContext,
  isChanged: (rule: CorpusRule) => boolean,
  collections: ReadonlySet<string>,
): ReadonlyMap<string, readonly Rule[]> {
  const { plan, known, survey, results } = kept;
  const isOtherNorm = otherNorms(kept, corpus, collections);
  const others = new Set([...results.keys(), ...known.changed]);
  const found = new Map<string, readonly Rule[]>();
  const lists = new Map<string, readonly Rule[]>();
  const readersIn = memoized((settings: RuleSettings) => enabledRules(plan.rules, settings, needsCorpus));
  for (const path of plan.paths) {
    const line = kept.has(path) ? known.articles.get(path)?.corpus() : undefined;
    if (!line) continue;
    const { rules } = plan.settingsOf(path);
    const group = survey.groupOf.get(path) ?? 0;
    const stale = readersIn(rules).filter(
      ({ rule }) =>
        corpus.errors.size > 0 ||
        (line.cites[rule.id] ?? []).some((other) => others.has(other)) ||
        isOtherNorm(rule, group, line) ||
        (rule.scope === 'corpus' && isChanged(rule) && isOtherAnswer(rule, path, line, corpus)),
    );
    if (stale.length === 0) continue;
    const ids = stale.map(({ rule }) => rule.id).join();
    const list = lists.get(ids) ?? stale.map(({ rule }) => rule);
    lists.set(ids, list);
    found.set(path, list);
  }
  return found;
}

/** A rule that reads the whole comparison may find something else in each article that it concerns. */
function isOtherAnswer(rule: CorpusRule, path: string, { answers }: CorpusLine, { compared }: CorpusContext): boolean {
  const before = answers[rule.id];
  const now = storedAnswer(rule, compared.get(rule), path);
  return now === true || JSON.stringify(now) !== JSON.stringify(before);
}

const longestAnswer = 200;

/** Returns an answer as it is stored; undefined where there is none. */
export function storedAnswer(
  rule: CorpusRule,
  answerFor: AnswerFor | undefined,
  path: string,
): StoredAnswer | undefined {
  const answer = answerFor ? answerFor(path) : notConcerned;
  if (answer === notConcerned) return undefined;
  if (!rule.answer) return true;
  const text = JSON.stringify(answer);
  return text.length > longestAnswer ? hash53(text) : [answer];
}

/** Returns a test whether what a rule reads of the norms makes a difference to an unchanged article. */
function otherNorms({ plan, survey, known }: Kept, { norms }: CorpusContext, collections: ReadonlySet<string>) {
  const changes = new Map<string, readonly ('none' | 'evidence' | 'habits')[]>();
  for (const rule of plan.rules.filter(readsNorms)) {
    const changeIn = (settings: FileSettings) =>
      collections.has(settings.collection.name) ? normChange(rule, settings, known.footer.norms, norms) : 'none';
    changes.set(rule.id, survey.settingsIn.map(changeIn));
  }
  return ({ id }: Rule, group: number, { usual }: CorpusLine): boolean => {
    const change = changes.get(id)?.[group] ?? 'none';
    return change === 'habits' || (change === 'evidence' && usual.includes(id));
  };
}

/** Returns what is known of norms of which no sample has changed. */
function norms({ plan, known, results, survey, digests }: Kept, collections: ReadonlySet<string>): KnownNorm {
  const stored = knownNorm(known.footer.norms);
  const changed = new Map<string, Set<string>>();
  for (const name of collections) changed.set(name, new Set());
  const ids = digests.columns.norms;
  for (const [path, { digest }] of results) {
    const before = known.articles.get(path);
    const row = before && rowAt(known, path);
    const isAlike = before && known.footer.groups[before.line[2]] === survey.groups[survey.groupOf.get(path) ?? 0];
    const samples = row && isAlike ? fromJson(row.field(0)) : undefined;
    const { name } = plan.settingsOf(path).collection;
    for (const [index, id] of ids.entries())
      if (!samples || JSON.stringify(samples[index]) !== JSON.stringify(digest.samples[index]))
        changed.get(name)?.add(id);
  }
  for (const path of known.changed) {
    const group = known.footer.groups[known.articles.get(path)?.line[2] ?? 0] ?? '[]';
    const isSame = results.has(path) && survey.groups[survey.groupOf.get(path) ?? 0] === group;
    if (!isSame) for (const id of ids) changed.get(collectionOf(group))?.add(id);
  }
  return (collection, norm) => (changed.get(collection)?.has(norm.id) ? undefined : stored(collection, norm));
}

/** Returns the names of the collections in which an article has changed, has come, or is gone. */
function changedCollections({ plan, known, results }: Kept): ReadonlySet<string> {
  const before = [...known.changed].map((path) => known.footer.groups[known.articles.get(path)?.line[2] ?? 0] ?? '[]');
  const now = [...results.keys()].map((path) => plan.settingsOf(path).collection.name);
  return new Set([...now, ...[...new Set(before)].map(collectionOf)]);
}
