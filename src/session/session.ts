/*
 * A site in memory, for as long as an editor is open. A changed text costs its own extraction and the comparisons whose
 * digests it changed; the other articles are not read again.
 *
 * Comparisons of large sites take longer than a keystroke may, so they wait until `compare` is called. Meanwhile the
 * findings of the rules concerned stay as they were, moved along with the text.
 */
import type { Resolved } from '../config/resolve.ts';
import type { Finding } from '../core/types.ts';
import { type CorpusContext, compareDigests } from '../engine/compare.ts';
import { type FileFindings, findingsConcluder } from '../engine/conclude.ts';
import { createCorpusLinter } from '../engine/linter.ts';
import type { Rule } from '../engine/rule.ts';
import type { History, RunSettings } from '../engine/settings.ts';
import { NO_PREVIOUS_RESULTS } from '../run/cache/previous-results.ts';
import { extract, extractionFor } from '../run/extract/extract.ts';
import type { ExtractFile, FileResult } from '../run/extract/extract-file.ts';
import { createExtractor, type Extractor } from '../run/extract/extractor.ts';
import { type Site, siteWith } from '../run/extract/site.ts';
import { type CheckOptions, planRun, type RunPlan } from '../run/plan.ts';
import { openResources } from '../run/resources.ts';
import type { StoredFile } from '../run/store/record-store.ts';
import { movedFindings } from './moved-findings.ts';
import { type SiteFindings, siteFindings } from './site-findings.ts';
import { allStale, noneStale, type Stale, staleAfter, union } from './stale.ts';

/** What a session does not know: the states of links, a selection, records of other runs. */
export type SessionOptions = Omit<CheckOptions, 'links' | 'selection' | 'records' | 'resultCache' | 'timing'>;

/** An article as it is linted now. */
export interface LintedArticle extends FileFindings {
  /** Of an article whose text is open, with all its facts. */
  readonly file: StoredFile;
}

export interface Session {
  readonly plan: RunPlan;
  readonly config: Resolved;
  readonly extractor: Extractor;
  /** Whether all articles have been read; before that, and outside of the site, articles are linted by themselves. */
  isLoaded(): boolean;
  /** Whether the findings consider all texts; if not, `compare` makes it so. */
  isCurrent(): boolean;
  /** Whether an article is one of the site. */
  has(path: string): boolean;
  /** The settings of the run. */
  run(): RunSettings;
  /** The site with the texts as they are now; undefined before it is read. */
  site(): Site | undefined;
  /** Reads all articles. Other calls are possible meanwhile if there is a signal. */
  load(signal?: AbortSignal): Promise<void>;
  /** Sets the text of an article, with its byte order mark; it counts in place of the file. */
  setText(path: string, text: string): void;
  /** Reads an article from its file, which has changed, or whose text is no longer open. */
  readFile(path: string): Promise<void>;
  /** Replaces what is known of the past of the articles; `compare` then asks it. */
  setHistory(history: History): void;
  compare(): void;
  /** Lints an article of the site, or one whose text is set. */
  lint(path: string): LintedArticle | undefined;
  /**
   * Lints an article as it would be with another text. `reach`: whether all is compared again that depends on the text, or
   * left out.
   */
  lintText(path: string, text: string, reach: 'site' | 'article'): LintedArticle;
  /** Lints all articles of the site, in the order of the paths. Call `compare` before. */
  lintAll(): Iterable<FileFindings>;
  close(): void;
}

/** What a session knows. */
interface State {
  readonly plan: RunPlan;
  run: RunSettings;
  readonly extractor: Extractor;
  readonly extractFile: ExtractFile;
  readonly texts: Map<string, string>;
  /** What differs from the articles that `load` read. */
  readonly results: Map<string, FileResult>;
  readonly findings: SiteFindings;
  loaded: Site | undefined;
  corpus: CorpusContext;
  stale: Stale;
  /** What corpus rules found in the open texts when they were last compared. */
  compared: ReadonlyMap<string, { readonly text: string; readonly findings: readonly Finding[] }>;
}

/** Opens a session of a configuration and a list of articles; where these change, another one is opened. */
export function openSession(options: SessionOptions): Session {
  const state = initialState(options);
  const resources = openResources();
  const { plan, extractor, extractFile, texts, results } = state;
  return {
    plan,
    config: options.config,
    extractor,
    isLoaded: () => state.loaded !== undefined,
    isCurrent: () => state.loaded !== undefined && state.stale === noneStale,
    has: (path) => plan.inputs.has(path),
    run: () => state.run,
    site: () => state.loaded && siteWith(state.loaded, siteResults(state)),
    async load(signal) {
      const previous = { ...NO_PREVIOUS_RESULTS, staleRules: plan.rules };
      state.loaded = await extract({ ...plan, signal }, extractor, previous, resources);
      plan.cache?.save();
      compare(state);
    },
    setText(path, text) {
      if (texts.get(path) === text) return;
      texts.set(path, text);
      setResult(state, path, extractFile(extractor.recordOfText(path, text)));
    },
    async readFile(path) {
      texts.delete(path);
      if (plan.inputs.has(path)) setResult(state, path, extractFile(await extractor.recordOf(path)));
      else results.delete(path);
    },
    setHistory(history) {
      const readers = plan.rules.filter(({ readsHistory }) => readsHistory).map(({ id }) => id);
      state.run = { ...state.run, history };
      state.stale = union(state.stale, { rules: new Set(readers), norms: false });
    },
    compare: () => compare(state),
    lint(path) {
      const file = fileAt(state, path);
      return file && concluded(state, file, [...corpusFindings(state, path, file), ...file.findings]);
    },
    lintText: (path, text, reach) => lintText(state, path, text, reach),
    lintAll() {
      if (!state.loaded) return [];
      return state.findings.lintAll({
        ...plan,
        file: (path) => fileAt(state, path),
        linterOf: (rules) => createCorpusLinter({ ...plan, rules }, state.corpus, linesIn(state)),
        conclude: (file, found) => findingsIn(state, file, found),
      });
    },
    close: resources.close,
  };
}

function initialState(options: SessionOptions): State {
  const plan = planRun(options);
  const run = { ...plan.run, ...(plan.history && { history: plan.history }) };
  return {
    plan,
    run,
    extractor: createExtractor(plan),
    extractFile: extractionFor(plan, plan.rules),
    texts: new Map(),
    results: new Map(),
    findings: siteFindings(),
    loaded: undefined,
    corpus: { run, norms: { all: new Map(), of: () => ({}) }, compared: new Map(), errors: new Map() },
    stale: allStale,
    compared: new Map(),
  };
}

function setResult(state: State, path: string, result: FileResult): void {
  if (state.loaded && state.plan.inputs.has(path)) state.stale = union(state.stale, staleSince(state, path, result));
  state.results.set(path, result);
  state.findings.articleChanged(path);
}

function staleSince(state: State, path: string, { digest }: FileResult): Stale {
  const { plan, results } = state;
  const before = results.get(path)?.digest ?? loadedDigest(state, path);
  return before ? staleAfter(plan.rules, plan.settingsOf(path).rules, before, digest) : allStale;
}

/** Digests of very large sites are on the disk, and then all is compared again. */
function loadedDigest({ loaded }: State, path: string): FileResult['digest'] | undefined {
  for (const digest of loaded?.digests ?? []) if (digest.path === path) return 'digests' in digest ? digest : undefined;
  return undefined;
}

function compare(state: State): void {
  const { plan, texts, loaded, findings, stale } = state;
  if (!loaded) return;
  state.corpus = comparison(state, siteWith(loaded, siteResults(state)), stale);
  findings.compared(stale);
  state.stale = noneStale;
  const linter = linterOf(state, state.corpus, noneStale);
  const open = [...texts].flatMap(([path, text]) => {
    const file = plan.inputs.has(path) ? fileAt(state, path) : undefined;
    return file ? [[path, { text, findings: linter(file.record) }] as const] : [];
  });
  state.compared = new Map(open);
}

function comparison({ plan, run, corpus }: State, { digests }: Site, { rules, norms }: Stale): CorpusContext {
  const isCurrent = rules === 'all' ? () => false : ({ id }: Rule) => !rules.has(id);
  const { compared } = corpus;
  return compareDigests({
    ...plan,
    run,
    digests,
    earlier: { compared, isCurrent, norms: norms ? undefined : corpus.norms },
  });
}

/** Findings of rules whose comparison waits are those of the last one. */
function corpusFindings(state: State, path: string, { record }: StoredFile): readonly Finding[] {
  const { plan, loaded, corpus, stale, texts, compared } = state;
  if (!loaded || !plan.inputs.has(path)) return [];
  const found = linterOf(state, corpus, stale)(record);
  const before = compared.get(path);
  const text = texts.get(path);
  const { rules } = stale;
  if (!before || text === undefined || rules === 'all' || rules.size === 0) return found;
  const waiting = before.findings.filter(({ rule }) => rules.has(rule));
  return [...found, ...movedFindings(waiting, before.text, text, record.lines)];
}

function lintText(state: State, path: string, text: string, reach: 'site' | 'article'): LintedArticle {
  const { plan, extractor, extractFile, loaded, corpus, stale } = state;
  const result = extractFile(extractor.recordOfText(path, text));
  const file = result.file as StoredFile;
  if (!loaded || !plan.inputs.has(path)) return concluded(state, file, file.findings);
  const depending = union(stale, staleSince(state, path, result));
  const linter =
    reach === 'article'
      ? linterOf(state, corpus, depending)
      : linterOf(
          state,
          comparison(state, siteWith(loaded, siteResults(state).set(path, result)), depending),
          noneStale,
        );
  return concluded(state, file, [...linter(file.record), ...file.findings]);
}

/** Returns the linter by the rules that need other articles, without those whose comparison is stale. */
function linterOf(state: State, corpus: CorpusContext, { rules: skipped }: Stale) {
  const rules = skipped === 'all' ? [] : state.plan.rules.filter(({ id }) => !skipped.has(id));
  return createCorpusLinter({ ...state.plan, rules }, corpus, linesIn(state));
}

function concluded(state: State, file: StoredFile, found: readonly Finding[]): LintedArticle {
  return { ...findingsIn(state, file, found), file };
}

function findingsIn(state: State, { record }: StoredFile, found: readonly Finding[]): FileFindings {
  const { plan, run } = state;
  return findingsConcluder({ ...plan, run }, linesIn(state))(record, found);
}

function linesIn(state: State): (path: string) => readonly number[] | undefined {
  return (path) => fileAt(state, path)?.record.lines;
}

/** Results of this thread are not serialized. */
function fileAt({ results, loaded }: State, path: string): StoredFile | undefined {
  return (results.get(path)?.file as StoredFile | undefined) ?? loaded?.file(path);
}

/** The results of articles of the site. */
function siteResults({ results, plan }: State): Map<string, FileResult> {
  return new Map([...results].filter(([path]) => plan.inputs.has(path)));
}
