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
import { NO_PREVIOUS_RESULTS } from '../run/cache/result-cache.ts';
import { extract, extractionFor } from '../run/extract/extract.ts';
import type { FileResult } from '../run/extract/extract-file.ts';
import { createExtractor, type Extractor } from '../run/extract/extractor.ts';
import { type Site, siteWith } from '../run/extract/site.ts';
import { type CheckOptions, planRun, type RunPlan } from '../run/plan.ts';
import { openResources } from '../run/resources.ts';
import type { StoredFile } from '../run/store/record-store.ts';
import { movedFindings } from './moved-findings.ts';
import { siteFindings } from './site-findings.ts';
import { allStale, noneStale, type Stale, staleAfter, union } from './stale.ts';

export type SessionOptions = Pick<
  CheckOptions,
  'cwd' | 'inputs' | 'config' | 'language' | 'now' | 'cache' | 'workers' | 'history'
>;

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
  /** Reads all articles. Other calls are possible meanwhile. */
  load(signal: AbortSignal): Promise<void>;
  /** Sets the text of an article, with its byte order mark; it counts in place of the file. */
  setText(path: string, text: string): void;
  /** Reads an article from its file, which has changed, or whose text is no longer open. */
  readFile(path: string): Promise<void>;
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

/** Opens a session of a configuration and a list of articles; where these change, another one is opened. */
export function openSession(options: SessionOptions): Session {
  const plan = planRun(options);
  const run = { ...plan.run, ...(plan.history && { history: plan.history }) };
  const extractor = createExtractor(plan);
  const extractFile = extractionFor(plan, plan.rules);
  const resources = openResources();
  const texts = new Map<string, string>();
  /** What differs from the articles that `load` read. */
  const results = new Map<string, FileResult>();
  const findings = siteFindings();
  let loaded: Site | undefined;
  let corpus: CorpusContext = {
    run,
    norms: { all: new Map(), of: () => ({}) },
    compared: new Map(),
    errors: new Map(),
  };
  let stale: Stale = allStale;
  /** What corpus rules found in the open texts when they were last compared. */
  let compared = new Map<string, { readonly text: string; readonly findings: readonly Finding[] }>();

  return {
    plan,
    config: options.config,
    extractor,
    isLoaded: () => loaded !== undefined,
    isCurrent: () => loaded !== undefined && stale === noneStale,
    has: (path) => plan.inputs.has(path),
    async load(signal) {
      const previous = { ...NO_PREVIOUS_RESULTS, staleRules: plan.rules };
      const site = await extract({ ...plan, signal }, extractor, previous, resources);
      plan.cache?.save();
      loaded = site;
      compare();
    },
    setText(path, text) {
      if (texts.get(path) === text) return;
      texts.set(path, text);
      setResult(path, extractFile(extractor.recordOfText(path, text)));
    },
    async readFile(path) {
      texts.delete(path);
      compared.delete(path);
      if (plan.inputs.has(path)) setResult(path, extractFile(await extractor.recordOf(path)));
      else results.delete(path);
    },
    compare,
    lint(path) {
      const file = fileAt(path);
      return file && concluded(file, [...corpusFindings(path, file), ...file.findings]);
    },
    lintText(path, text, reach) {
      const result = extractFile(extractor.recordOfText(path, text));
      const file = result.file as StoredFile;
      if (!loaded || !plan.inputs.has(path)) return concluded(file, file.findings);
      const depending = union(stale, staleSince(path, result));
      const found =
        reach === 'article'
          ? linterOf(corpus, depending)(file.record)
          : linterOf(
              comparison(siteWith(loaded, new Map([...siteResults(), [path, result]])), depending),
              noneStale,
            )(file.record);
      return concluded(file, [...found, ...file.findings]);
    },
    lintAll() {
      const linterBy = (rules: readonly Rule[]) => createCorpusLinter({ ...plan, rules }, corpus, linesOf);
      return loaded ? findings.lintAll({ ...plan, file: fileAt, linterOf: linterBy, conclude: concluded }) : [];
    },
    close: resources.close,
  };

  function setResult(path: string, result: FileResult): void {
    if (loaded && plan.inputs.has(path)) stale = union(stale, staleSince(path, result));
    results.set(path, result);
    findings.articleChanged(path);
  }

  function staleSince(path: string, { digest }: FileResult): Stale {
    const before = results.get(path)?.digest ?? loadedDigest(path);
    return before ? staleAfter(plan.rules, plan.settingsOf(path).rules, before, digest) : allStale;
  }

  /** Digests of very large sites are on the disk, and then all is compared again. */
  function loadedDigest(path: string): FileResult['digest'] | undefined {
    for (const digest of loaded?.digests ?? [])
      if (digest.path === path) return 'digests' in digest ? digest : undefined;
    return undefined;
  }

  function compare(): void {
    if (!loaded) return;
    corpus = comparison(site(loaded), stale);
    findings.compared(stale);
    stale = noneStale;
    compared = new Map();
    for (const [path, text] of texts) {
      const file = fileAt(path);
      if (file && plan.inputs.has(path)) compared.set(path, { text, findings: linterOf(corpus, stale)(file.record) });
    }
  }

  function comparison(changed: Site, { rules, norms }: Stale): CorpusContext {
    const isCurrent = rules === 'all' ? () => false : (rule: { readonly id: string }) => !rules.has(rule.id);
    const earlier = { corpus, isCurrent, areNormsCurrent: !norms };
    return compareDigests({ ...plan, run, digests: changed.digests, earlier });
  }

  /** Findings of rules whose comparison waits are those of the last one. */
  function corpusFindings(path: string, { record }: StoredFile): readonly Finding[] {
    if (!loaded || !plan.inputs.has(path)) return [];
    const before = compared.get(path);
    const text = texts.get(path);
    const { rules } = stale;
    if (!before || text === undefined || rules === 'all' || rules.size === 0) return linterOf(corpus, stale)(record);
    const waiting = before.findings.filter(({ rule }) => rules.has(rule));
    return [...linterOf(corpus, stale)(record), ...movedFindings(waiting, before.text, text, record.lines)];
  }

  function linterOf(context: CorpusContext, { rules: skipped }: Stale) {
    const rules = skipped === 'all' ? [] : plan.rules.filter(({ id }) => !skipped.has(id));
    return createCorpusLinter({ ...plan, rules }, context, linesOf);
  }

  function concluded(file: StoredFile, found: readonly Finding[]): LintedArticle {
    return { ...findingsConcluder({ ...plan, run }, linesOf)(file.record, found), file };
  }

  function linesOf(path: string): readonly number[] | undefined {
    return fileAt(path)?.record.lines;
  }

  /** Results of this thread are not serialized. */
  function fileAt(path: string): StoredFile | undefined {
    return (results.get(path)?.file as StoredFile | undefined) ?? loaded?.file(path);
  }

  function site(base: Site): Site {
    return siteWith(base, new Map(siteResults()));
  }

  function siteResults(): readonly (readonly [string, FileResult])[] {
    return [...results].filter(([path]) => plan.inputs.has(path));
  }
}
