import type { Parser } from '../article/markdown/parse.ts';
import type { Resolved } from '../config/resolve.ts';
import { pointAt } from '../core/place.ts';
import type { ArticleRecord, Finding, Language } from '../core/types.ts';
import { concluding } from '../engine/conclude.ts';
import { judge, judging } from '../engine/linter.ts';
import type { RunSettings } from '../engine/settings.ts';
import { applyBaseline, type Baseline, type BaselineResult } from './baseline/baseline.ts';
import { type ArticleIdentity, fingerprinter, identityOf } from './baseline/identity.ts';
import { noting } from './cache/disk-reads.ts';
import type { Cache, MissReason } from './cache/fact-cache.ts';
import { type RememberOptions, remember } from './cache/result-cache.ts';
import { openReader } from './extract/extractor.ts';
import { type Fixes, mend } from './fix/apply-fixes.ts';
import { groupByPath } from './fix/fix-loop.ts';
import { type Discovered, rootsOf } from './input/discover.ts';
import { type Selection, selected } from './input/selection.ts';
import { oldPlaces, type WebPort, withConfirmed } from './online/link-port.ts';
import { keptReport, passingReport, type Told, type WrittenReport } from './report.ts';
import { keepRecords } from './store/record-store.ts';
import { openSpool } from './store/spill-file.ts';
import { lookWith, neededLater } from './workers/file-result.ts';
import { firstPass } from './workers/lint-pass.ts';
import type { Threads } from './workers/worker-count.ts';

/** An article: a file to be read, or a text (or its bytes) that is at hand. */
export interface Input extends Discovered {
  readonly content?: string | Uint8Array;
  /** The text at hand is that of the next commit; the file has another one. */
  readonly staged?: boolean;
}

export interface CheckOptions {
  readonly cwd: string;
  readonly inputs: readonly Input[];
  readonly config: Resolved;
  readonly language: Language;
  /** Milliseconds since 1970; dates after it are in the future. */
  readonly now: number;
  /** False to ignore suppressions in the articles. */
  readonly inlineConfig?: boolean;
  /** `dry` makes the fixes but writes nothing. */
  readonly fix?: { readonly unsafe: boolean; readonly dry: boolean };
  readonly selection?: Selection | undefined;
  readonly baseline?: Baseline | undefined;
  readonly cache?: Cache | undefined;
  /** Where what was found is remembered from run to run. */
  readonly remember?: RememberOptions | undefined;
  /** Takes what the cache knows of a file whose time and size are as before, without reading it. */
  readonly trustMetadata?: boolean;
  /** What parses the articles; the fast one unless told. */
  readonly parser?: Parser | undefined;
  /** Whether findings are asked for their fingerprints. */
  readonly fingerprints?: boolean;
  /** Whether the report is read once only; then its findings are made while it is read. */
  readonly readOnce?: boolean;
  readonly web?: WebPort | undefined;
  /** The records of the inputs, by path, where they are known already. */
  readonly records?: Iterable<ArticleRecord> | undefined;
  /** Where files may be read and judged by several threads. */
  readonly threads?: Threads | undefined;
  /** Told of each article that was read, and how many there are. */
  onProgress?(done: number, total: number): void;
}

export interface CheckResult extends WrittenReport {
  /** The host that each article was taken from. */
  readonly hosts: ReadonlyMap<string, string>;
  /** What became of the baseline, where there is one. */
  readonly baseline: BaselineResult | undefined;
  /** The articles that the cache did not know, where there is one. */
  readonly misses: readonly { readonly path: string; readonly reason: MissReason }[];
  /** The text of an article as the report speaks of it: after the fixes. */
  source(path: string): string | undefined;
  readonly fixes: Fixes;
}

/** What is told, and what came of baseline and fixes. */
interface Together {
  readonly told: Iterable<Told>;
  readonly applied: BaselineResult | undefined;
  readonly fixes: Fixes;
}

/**
 * The main job: read, map, judge, and on request fix. Returns; never prints. Records and findings are put away as they
 * come; only fixes, a baseline and confirmed images ask for all findings at once.
 */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { cwd, language, now, fix, selection, baseline, cache, web, inlineConfig = true } = options;
  const together = fix !== undefined || baseline !== undefined || web?.confirm !== undefined;
  // What is remembered is what is found in all articles, by what stands on the disk.
  const remembered = together || web || selection || options.fingerprints ? undefined : options.remember;
  const { config, asked } = remembered ? noting(options.config) : { config: options.config, asked: new Map() };
  const reader = openReader({ ...options, config });
  const { inputs, settingsOf } = reader;
  const { rules } = config;
  const digests = openSpool();
  /** They may be read again and again. */
  const justRecords: Iterable<ArticleRecord> = {
    *[Symbol.iterator]() {
      for (const { record } of records) yield record;
    },
  };
  const linesOf = (path: string) => records.get(path)?.lines;
  const hosts = new Map<string, string>();
  const articles = new Map<string, ArticleIdentity>();
  const stated = { language, now: Math.floor(now / day) * day, inlineConfig, rules: rules.map(({ id }) => id) };
  let run: RunSettings = {
    ...stated,
    ...(selection && { isNew: (path: string) => selection.has(path) }),
  };

  const memory =
    remembered &&
    remember({ ...remembered, rules, paths: reader.paths, run, settingsOf, asked, hashAt: reader.hashAt });
  const looking = memory ? memory.missing : rules;
  let court = judging(looking, settingsOf, run, linesOf, digests);
  const inTurn = !together;
  const folds = inTurn && !web;
  const needed = folds ? neededLater(looking) : undefined;
  const records = keepRecords(needed);
  let done = 0;
  const identities = baseline !== undefined || options.fingerprints === true;
  const chosen = selection && [...inputs.keys()].filter((path) => selection.has(path));
  const looks = firstPass({
    ...options,
    reader,
    look: lookWith({ court, inTurn, folds, identities }),
    needed,
    threads: folds && !options.records ? options.threads : undefined,
    asked,
    job: { run: stated, now, notes: memory !== undefined, looking: looking.map(({ id }) => id), chosen, identities },
  });
  for await (const look of looking.length > 0 ? looks : []) {
    records.add(look.path, look.kept);
    if (look.folded) court.remember(look.folded);
    if (look.host !== undefined) hosts.set(look.path, look.host);
    if (look.identity) articles.set(look.path, look.identity);
    memory?.see(look);
    done++;
    options.onProgress?.(done, inputs.size);
  }
  if (web) {
    // What the web says must be known before anything is judged.
    const isOldPlace = oldPlaces(selection, (path, offset) => pointAt(linesOf(path) ?? [0], offset).line);
    const links = await web.look(justRecords, isOldPlace);
    run = { ...run, links, ...(web.onlyNew && { isOldPlace }) };
    court = judging(looking, settingsOf, run, linesOf, digests);
    if (inTurn) for (const record of justRecords) court.remember(court.fold(record));
  }

  const conclude = concluding(rules, settingsOf, run, linesOf);
  const mark = options.fingerprints ? fingerprinter(articles) : () => '';
  const files = chosen?.length ?? inputs.size;
  const counts = { files, suppressed: 0, baselined: 0 };
  const passing: Together = {
    told: looking.length > 0 ? judgeInTurn() : recallInTurn(),
    applied: undefined,
    fixes: { made: 0, changed: [], unwritten: [] },
  };
  const { told, applied, fixes } = together ? await judgeTogether() : passing;
  const written = options.readOnce ? passingReport(told, counts) : keptReport(told, counts);
  const changed = new Map(fixes.changed.map(({ path, after }) => [path, after.replace(/^\uFEFF/u, '')]));
  return {
    ...written,
    hosts,
    baseline: applied,
    misses: reader.misses,
    source: (path) => (inputs.has(path) ? (changed.get(path) ?? reader.articleAt(path).source) : undefined),
    fixes,
    close() {
      records.close();
      digests.close();
      written.close();
      memory?.drop();
    },
  };

  function* judgeInTurn(): Iterable<Told> {
    const recalled = memory?.recall()[Symbol.iterator]();
    for (const { record, found } of records) {
      const known = recalled?.next().value?.found ?? [];
      const all = [...court.withOthers(record), ...found, ...known];
      memory?.keep(record, hosts.get(record.path), all);
      yield toldOf(record, all);
    }
    memory?.end();
  }

  function* recallInTurn(): Iterable<Told> {
    for (const { record, host, found } of memory?.recall() ?? []) {
      if (host !== undefined) hosts.set(record.path, host);
      yield toldOf(record, found);
    }
  }

  function toldOf(record: ArticleRecord, found: readonly Finding[]): Told {
    const { findings, suppressed } = selected(conclude(record, found), selection);
    counts.suppressed += suppressed;
    return { path: record.path, findings, marks: options.fingerprints ? findings.map(mark) : [] };
  }

  async function judgeTogether(): Promise<Together> {
    const judgeOnce = (all: readonly ArticleRecord[]) => selected(judge(all, rules, settingsOf, run), selection);
    const all = [...justRecords];
    const first = judgeOnce(all);
    const confirmed = await web?.confirm?.(first.findings.flatMap(({ fix: { image = [] } = {} }) => image));
    const judgement = withConfirmed(first, confirmed);
    const mended =
      fix &&
      mend({
        cwd,
        records: all,
        judgement,
        reader,
        cache,
        maxFileSize: config.maxFileSize,
        fix,
        judge: (each) => withConfirmed(judgeOnce(each), confirmed),
      });
    for (const record of articles.size > 0 ? (mended?.records ?? []) : [])
      articles.set(record.path, identityOf(record));
    const { findings, suppressed } = mended?.judgement ?? judgement;
    const roots = rootsOf(options.inputs);
    const known = baseline && applyBaseline({ cwd, baseline, findings, articles, now, looked, roots });
    const fresh = known && new Set(known.fresh);
    counts.suppressed = suppressed;
    counts.baselined = findings.length - (known?.fresh ?? findings).length;
    const told = [...groupByPath(findings)].map(([path, ofArticle]): Told => {
      // Those that a baseline hides count where findings are alike.
      const marked = ofArticle.map((finding) => [finding, options.fingerprints ? mark(finding) : ''] as const);
      const left = marked.filter(([finding]) => fresh?.has(finding) !== false);
      return { path, findings: left.map(([finding]) => finding), marks: left.map(([, text]) => text) };
    });
    return { told, applied: known, fixes: mended?.fixes ?? { made: 0, changed: [], unwritten: [] } };
  }

  function looked(path: string, rule: string): boolean {
    const asked = web !== undefined || rules.find(({ id }) => id === rule)?.online !== true;
    return asked && selection?.has(path) !== false && !selection?.lines && settingsOf(path).rules.has(rule);
  }
}

const day = 24 * 60 * 60 * 1000;
