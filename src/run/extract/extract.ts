import type { ArticleRecord } from '../../core/types.ts';
import type { CorpusContext } from '../../engine/compare.ts';
import { needsCorpus } from '../../engine/enabled-rules.ts';
import { createFileLinter } from '../../engine/linter.ts';
import type { Rule } from '../../engine/rule.ts';
import { collectorsOf } from '../../facts/extract.ts';
import type { KeptArticles } from '../cache/kept-articles.ts';
import { NO_PREVIOUS_RESULTS, type PreviousResults } from '../cache/previous-results.ts';
import type { RunPlan } from '../plan.ts';
import type { RunResources } from '../resources.ts';
import { deserializeFile, recordStore } from '../store/record-store.ts';
import { workerSource } from '../workers/worker-source.ts';
import { type ExtractFile, type FileResult, fileExtraction } from './extract-file.ts';
import { createExtractor, type Extractor } from './extractor.ts';
import { type Site, siteBuilder } from './site.ts';

/** Results of extraction, by path. There are three: from this thread, from workers, from records of other runs. */
export type FileSource = AsyncIterable<FileResult>;

/** Extracts all articles of a run; nothing where all results of the last run still hold. */
export async function extract(
  plan: RunPlan,
  extractor: Extractor,
  previous: PreviousResults,
  resources: RunResources,
): Promise<Site> {
  if (previous.site) return previous.site;
  if (previous.kept) return extractChanged(plan, previous.staleRules, previous.kept);
  const builder = siteBuilder(resources, neededFacts(plan, previous.staleRules));
  let done = 0;
  for await (const result of fileSource(plan, extractor, previous.staleRules)) {
    plan.signal?.throwIfAborted();
    if (plan.timing) plan.timing.time('storing', () => builder.add(result));
    else builder.add(result);
    plan.onProgress?.(++done, plan.inputs.size);
  }
  return builder.build(extractor.misses);
}

/**
 * Extracts the articles that are not kept. They are few, so the fact cache is left to runs that read all: it would have to be
 * read and written for whole folders.
 */
async function extractChanged(plan: RunPlan, rules: readonly Rule[], kept: KeptArticles): Promise<Site> {
  const extractFile = extractionFor(plan, rules);
  const extractor = createExtractor({ ...plan, cache: undefined });
  const results = new Map<string, FileResult>();
  for (const path of plan.paths.filter((each) => !kept.has(each))) {
    plan.signal?.throwIfAborted();
    results.set(path, extractFile(await extractor.recordOf(path)));
  }
  return kept.siteWith(results);
}

/** Reads the unchanged articles again in which a comparison or a norm now says something else. */
export async function extractStale(
  plan: RunPlan,
  extractor: Extractor,
  site: Site,
  corpus: CorpusContext,
  resources: RunResources,
): Promise<Site> {
  const { kept } = site;
  const stale = kept?.staleRules(corpus);
  if (!kept || !stale) return site;
  const records = recordStore(resources.spillFile(), neededFacts(plan, plan.rules));
  for (const path of stale.keys()) {
    plan.signal?.throwIfAborted();
    records.add(path, { record: await extractor.recordOf(path), findings: [] });
  }
  return {
    ...site,
    kept: { ...kept, relinted: (path) => stale.get(path) ?? [] },
    file: (path) => records.get(path) ?? site.file(path),
    files: {
      *[Symbol.iterator]() {
        for (const file of site.files) yield records.get(file.record.path) ?? file;
      },
    },
  };
}

/** Extracts the articles of a run that no linting follows. */
export function survey(plan: RunPlan, resources: RunResources): Promise<Site> {
  return extract(plan, createExtractor(plan), { ...NO_PREVIOUS_RESULTS, staleRules: plan.rules }, resources);
}

/** Yields the records of a run that no linting follows, without storing them. */
export async function* extractRecords(plan: RunPlan, extractor: Extractor): AsyncIterable<ArticleRecord> {
  for await (const { path, file } of fileSource(plan, extractor, plan.rules)) {
    plan.signal?.throwIfAborted();
    yield (typeof file === 'string' ? deserializeFile(file, path) : file).record;
  }
}

/** Returns the function that extracts an article in this thread. */
export function extractionFor(plan: RunPlan, rules: readonly Rule[]): ExtractFile {
  return fileExtraction(createFileLinter({ ...plan, rules }, plan.norms), plan);
}

function fileSource(plan: RunPlan, extractor: Extractor, rules: readonly Rule[]): FileSource {
  const extractFile = extractionFor(plan, rules);
  const inline = inlineSource(plan, extractor, extractFile);
  switch (plan.extraction) {
    case 'records':
      return recordSource(plan.records ?? [], extractFile);
    case 'workers':
      return workerSource(plan, { inline, extractor, extractFile, rules, neededFacts: neededFacts(plan, rules) });
    default:
      return inline;
  }
}

async function* inlineSource({ paths, signal }: RunPlan, extractor: Extractor, extractFile: ExtractFile): FileSource {
  for (const path of paths) {
    // Extraction does not wait for I/O: without this, timers could not abort the run.
    if (signal) await new Promise((resolve) => setImmediate(resolve));
    yield extractFile(await extractor.recordOf(path));
  }
}

async function* recordSource(records: Iterable<ArticleRecord>, extractFile: ExtractFile): FileSource {
  for (const record of records) yield extractFile(record);
}

/** The ids of the collectors whose facts are read after extraction; undefined for all. */
function neededFacts(plan: RunPlan, rules: readonly Rule[]): ReadonlySet<string> | undefined {
  const { storedFacts, paths, settingsOf } = plan;
  if (storedFacts !== 'corpus') return storedFacts === 'all' ? undefined : storedFacts;
  const settings = [...new Set(paths.map((path) => settingsOf(path).rules))];
  const readers = rules.filter(
    (rule) => needsCorpus(rule) && !rule.online && settings.some((enabled) => enabled.has(rule.id)),
  );
  // Norms are learned from samples, not from facts.
  const needed = collectorsOf(readers.map(({ needs }) => ({ needs, norms: {} })));
  return new Set(needed.map(({ id }) => id));
}
