import type { Parser } from '../article/markdown/parse.ts';
import type { Resolved } from '../config/resolve.ts';
import type { ArticleRecord, Collector, Language } from '../core/types.ts';
import { normsOf } from '../engine/norm-learning.ts';
import type { Norm, Rule } from '../engine/rule.ts';
import type { History, RunSettings, SettingsOf } from '../engine/settings.ts';
import { collectorsOf } from '../facts/extract.ts';
import { startOfDay } from '../knowledge/dates.ts';
import type { Baseline } from './baseline/baseline.ts';
import { type DiskRead, trackDiskReads } from './cache/disk-reads.ts';
import type { FactCache } from './cache/fact-cache.ts';
import type { ResultCacheOptions } from './cache/previous-results.ts';
import { foldersOf, type Input } from './input/discover.ts';
import type { Selection } from './input/selection.ts';
import type { LinkPort } from './online/link-port.ts';
import type { Timing } from './timing.ts';
import type { Workers } from './workers/worker-count.ts';

export interface CheckOptions {
  readonly cwd: string;
  readonly inputs: readonly Input[];
  readonly config: Resolved;
  readonly language: Language;
  /** Milliseconds since 1970; later dates are in the future. */
  readonly now: number;
  /** False to ignore suppressions in the articles. */
  readonly inlineConfig?: boolean;
  /** `dry` applies the fixes but writes nothing. */
  readonly fix?: { readonly unsafe: boolean; readonly dry: boolean };
  readonly selection?: Selection | undefined;
  readonly baseline?: Baseline | undefined;
  readonly cache?: FactCache | undefined;
  /** Where the findings of the last run are stored. */
  readonly resultCache?: ResultCacheOptions | undefined;
  /** Uses the cached record of a file whose time and size are unchanged, without reading the file. */
  readonly trustMetadata?: boolean;
  /** The fast parser by default. */
  readonly parser?: Parser | undefined;
  /** Whether each finding gets a fingerprint. */
  readonly fingerprints?: boolean;
  /** Whether the report is read once only: then articles are linted while it is read. */
  readonly streamed?: boolean;
  readonly links?: LinkPort | undefined;
  /** The past of the articles, for the rules that read it. */
  readonly history?: History | undefined;
  /** Records that another run extracted, by path; the articles are then not read. */
  readonly records?: Iterable<ArticleRecord> | undefined;
  /** Extracts in several threads; in this one by default. */
  readonly workers?: Workers | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Times the stages and the rules. */
  readonly timing?: Timing | undefined;
  /** Called for each extracted article. */
  onProgress?(done: number, total: number): void;
}

/** What happens to the findings between lint and report, in this order. */
export type Settler = 'confirm-images' | 'fix' | 'baseline';

/** Every decision of a run. */
export interface RunPlan
  extends Pick<CheckOptions, 'cwd' | 'now' | 'selection' | 'cache' | 'parser' | 'signal' | 'timing'> {
  readonly config: Resolved;
  readonly rules: readonly Rule[];
  /** The norms that are sampled; by default those that the rules need. */
  readonly norms: ReadonlySet<Norm> | undefined;
  readonly collectors: readonly Collector[];
  /** By path. */
  readonly inputs: ReadonlyMap<string, Input>;
  /** Real paths of the folders that articles may lie in; undefined for the working directory. */
  readonly folders: readonly string[] | undefined;
  /** Sorted: extraction, comparison and report keep this order. */
  readonly paths: readonly string[];
  /** The paths that are reported, where these are not all. */
  readonly selected: readonly string[] | undefined;
  readonly run: RunSettings;
  readonly settingsOf: SettingsOf;
  readonly trustMetadata: boolean;
  /** Where records come from; `front-matter` reads no further than that. */
  readonly extraction: 'inline' | 'workers' | 'records' | 'front-matter';
  readonly records: Iterable<ArticleRecord> | undefined;
  readonly workers: Workers | undefined;
  /** Which facts are kept after extraction: those that corpus rules read, all, or those of some collectors. */
  readonly storedFacts: 'corpus' | 'all' | ReadonlySet<string>;
  readonly identities: boolean;
  readonly fingerprints: boolean;
  /** Undefined where the findings depend on more than what the result cache knows. */
  readonly resultCache: ResultCacheOptions | undefined;
  /** What rules read from the disk beside the articles, by question; filled during the run. */
  readonly diskReads: Map<string, DiskRead>;
  readonly links: LinkPort | undefined;
  readonly history: History | undefined;
  readonly settlers: readonly Settler[];
  readonly fix: CheckOptions['fix'];
  readonly baseline: Baseline | undefined;
  readonly report: 'streamed' | 'buffered';
  onProgress?(done: number, total: number): void;
}

/** Makes all decisions of a run. Pure: reads and writes nothing. */
export function planRun(options: CheckOptions): RunPlan {
  const { config, selection, links, fix, baseline, fingerprints = false, timing } = options;
  const settlers: Settler[] = [
    ...(links?.confirm ? ['confirm-images' as const] : []),
    ...(fix ? ['fix' as const] : []),
    ...(baseline ? ['baseline' as const] : []),
  ];
  // The result cache holds what is found in all articles as they are on the disk, before settlers.
  const isCacheable = settlers.length === 0 && !links && !selection && !fingerprints && !options.records;
  const resultCache = isCacheable ? options.resultCache : undefined;
  const tracked = resultCache ? trackDiskReads(config) : { config, diskReads: new Map<string, DiskRead>() };
  const inputs = new Map(options.inputs.map((input) => [input.path, input]));
  const paths = [...inputs.keys()].sort();
  const rules = timing ? config.rules.map(timing.timedRule) : config.rules;
  const collectors = collectorsOf(rules);
  return {
    cwd: options.cwd,
    now: options.now,
    selection,
    cache: options.cache,
    parser: options.parser,
    signal: options.signal,
    timing,
    ...tracked,
    rules,
    norms: undefined,
    collectors: timing ? collectors.map(timing.timedCollector) : collectors,
    inputs,
    folders: foldersOf(options.inputs),
    paths,
    selected: selection && [...inputs.keys()].filter((path) => selection.has(path)),
    run: runSettings(options),
    settingsOf: settingsByPath(tracked.config, inputs),
    trustMetadata: options.trustMetadata === true,
    extraction: options.records ? 'records' : options.workers ? 'workers' : 'inline',
    records: options.records,
    workers: options.workers,
    // The link checker reads the facts of all articles.
    storedFacts: links ? 'all' : 'corpus',
    identities: baseline !== undefined || fingerprints,
    fingerprints,
    resultCache,
    links,
    history: options.history,
    settlers,
    fix,
    baseline,
    report: options.streamed && settlers.length === 0 ? 'streamed' : 'buffered',
    ...(options.onProgress && { onProgress: options.onProgress }),
  };
}

/** Plans an extraction that no linting follows. */
export type SurveyOptions = Pick<
  CheckOptions,
  | 'cwd'
  | 'inputs'
  | 'config'
  | 'now'
  | 'selection'
  | 'cache'
  | 'trustMetadata'
  | 'parser'
  | 'workers'
  | 'links'
  | 'signal'
  | 'onProgress'
> & {
  /** `norms`: samples are kept, but no facts; `front-matter`: nothing behind the front matter is parsed. */
  readonly facts: 'all' | 'norms' | 'front-matter';
};

/** Makes the decisions of a run that ends after `extract`: no rule lints, and records keep the facts that are needed. */
export function planSurvey({ facts, ...options }: SurveyOptions): RunPlan {
  const plan = planRun({ ...options, language: 'en' });
  return {
    ...plan,
    rules: [],
    norms: facts === 'norms' ? normsOf(plan.rules) : new Set(),
    extraction: facts === 'front-matter' ? 'front-matter' : plan.extraction,
    storedFacts: facts === 'norms' ? 'corpus' : 'all',
  };
}

function runSettings({ language, now, inlineConfig = true, config, selection }: CheckOptions): RunSettings {
  return {
    language,
    // Rules compare dates by the day, so findings can be cached for a day.
    now: startOfDay(now),
    inlineConfig,
    rules: config.rules.map(({ id }) => id),
    ...(selection && !selection.isWhole && { isNew: (path: string) => selection.has(path) }),
  };
}

function settingsByPath(config: Resolved, inputs: ReadonlyMap<string, Input>): SettingsOf {
  const known = new Map<string, ReturnType<SettingsOf>>();
  return (path) => {
    const settings = known.get(path) ?? config.settingsOf(path, inputs.get(path)?.root);
    known.set(path, settings);
    return settings;
  };
}
