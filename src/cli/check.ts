import { resolve } from 'node:path';
import { rules as builtin } from '../../rules/index.ts';
import type { RulesConfig } from '../config/types.ts';
import { NkLintError } from '../core/errors.ts';
import { type Level, levelNames } from '../engine/levels.ts';
import type { ReportComparison, ReportNote, ReportStream, ReportStyle } from '../engine/report.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { words as reportWords } from '../messages/report.ts';
import type { Baseline } from '../run/baseline/baseline.ts';
import type { FactCache } from '../run/cache/fact-cache.ts';
import { type CheckResult, check } from '../run/check.ts';
import { extractRecords } from '../run/extract/extract.ts';
import { createExtractor } from '../run/extract/extractor.ts';
import type { Input } from '../run/input/discover.ts';
import type { HidingFinder } from '../run/input/hidings.ts';
import { historyOf } from '../run/input/history.ts';
import type { Selection } from '../run/input/selection.ts';
import { type CheckOptions, planSurvey } from '../run/plan.ts';
import { inShard, type MergedRecords, openRecords, writeRecords } from '../run/shard/record-files.ts';
import type { Timing } from '../run/timing.ts';
import { baselineFor, updateBaseline, withoutFindings } from './baseline.ts';
import { openCacheFor, resultCacheFor, saveCache } from './cache.ts';
import type { EarlierReport } from './compare.ts';
import { type CommandContext, commandContext } from './context.ts';
import { noteFixes } from './fix-notes.ts';
import type { CheckFlags } from './flags.ts';
import { decisionLines, type Inputs, inputsOf } from './inputs.ts';
import type { Online, OnlineOptions } from './links/online.ts';
import { withNeighbours } from './neighbours.ts';
import { errorsOf, isReportReadOnce, leftOut, noteFiles, type Output, outputsOf, writeReports } from './outputs.ts';
import { progressLine } from './progress.ts';
import { ruleWords } from './rule-words.ts';
import { hasSelection, select } from './selection.ts';
import type { Terminal } from './terminal.ts';

/** State that `--watch` keeps between checks. */
export interface WatchState {
  /** Checks in place of `check`. */
  readonly check?: typeof check;
  cache?: FactCache;
  /** Number of checked articles. */
  articles?: number;
}

export interface CheckMode {
  readonly watch?: WatchState;
  /** Record files that are linted in place of articles. */
  readonly merged?: readonly string[];
}

type Context = CommandContext<CheckFlags>;

/** A check whose inputs are known. */
interface Job extends CheckMode {
  readonly context: Context;
  readonly outputs: readonly Output[];
  readonly discovered: Inputs;
  readonly inputs: readonly Input[];
  readonly selection: Selection | undefined;
  readonly baseline: Baseline | undefined;
  /** What the change adds that hides findings, if a flag names a commit to compare with. */
  readonly hidings: HidingFinder | undefined;
  readonly records: MergedRecords | undefined;
  readonly cache: FactCache | undefined;
  readonly timing: Timing | undefined;
  /** The report of `--compare`. */
  readonly earlier: EarlierReport | undefined;
}

/** Runs `nk-lint check`; returns the exit code. */
export async function checkCommand(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
  mode: CheckMode = {},
): Promise<number> {
  const outputs = outputsOf(flags, terminal);
  const timing = flags.timing ? await openTimingOf(mode) : undefined;
  const context = await commandContext(flags, terminal, {
    rules: ruleLevels(flags),
    only: flags.only ?? [],
    skip: flags.skip ?? [],
    // Fixes are tried against all rules, whichever are reported.
    keepOthers: flags.printConfig === undefined && fixesAnything(flags),
  });
  noteIdleFlags(context);
  if (flags.printConfig !== undefined) return printConfig(flags.printConfig, context);
  timing?.enter('discovery');
  const records = mode.merged && openRecords(mode.merged, context.config.rules);
  const discovered = records ? mergedInputs(records) : await inputsOf(paths, context);
  if (flags.explainFiles) return printFileDecisions(discovered, context);
  const [first] = outputs;
  const recordFile = first?.format === 'records' ? first.file : undefined;
  const baseline = recordFile === undefined ? baselineFor(flags, context.config, context.cwd) : undefined;
  const hidings = await hidingsOfChange(discovered.searched, baseline, context);
  const earlier = await earlierReport(context);
  const isWhole = !hasSelection(flags) && !records && recordFile === undefined && !needsLinks(flags);
  const { inputs: all, selection } = isWhole
    ? withNeighbours(discovered, context)
    : select(discovered.inputs, discovered.discovery, flags, terminal.cwd, hidings);
  const inputs = flags.shard ? inShard(all, flags.shard) : all;
  timing?.enter('cache');
  const cache = records ? undefined : factCache(context, mode.watch);
  if (mode.watch) Object.assign(mode.watch, { cache, articles: inputs.length });
  const known = { baseline, hidings, records, cache, earlier, timing };
  const job: Job = { ...mode, ...known, context, outputs, discovered, inputs, selection };
  return recordFile === undefined ? lintAndReport(job) : writeRecordFile(recordFile, job);
}

/** Notes flags that have no effect beside or without others. */
function noteIdleFlags({ flags: { unsafeFixes, fix, diff, fixDryRun }, note }: Context): void {
  if (unsafeFixes && !fix && !diff && !fixDryRun) note(words.unsafeAlone);
  if (fix && diff) note(words.fixBesideDiff);
  else if (fix && fixDryRun) note(words.fixBesideDryRun);
}

function fixesAnything({ fix, diff, fixDryRun }: CheckFlags): boolean {
  return fix === true || diff === true || fixDryRun === true;
}

function printConfig(path: string, { config, language, terminal }: Context): number {
  const { rules, collection, ...rest } = config.settingsOf(path);
  const { schema, ...named } = collection;
  const printed = {
    ...rest,
    language,
    collection: { ...named, schema: schema?.name },
    rules: Object.fromEntries([...rules].map(([id, { severity, options }]) => [id, { severity, options }])),
  };
  terminal.out(`${JSON.stringify(printed, null, 2)}\n`);
  return 0;
}

function printFileDecisions({ discovery }: Inputs, { terminal, say }: Context): number {
  for (const line of decisionLines(discovery, say)) terminal.out(`${line}\n`);
  return 0;
}

/** Runs `--format records`: writes the extracted records, which `merge` lints. */
async function writeRecordFile(file: string, { context, discovered, inputs, cache }: Job): Promise<number> {
  const { flags, config, cwd, source } = context;
  const { shard = { number: 1, of: 1 } } = flags;
  const plan = planSurvey({
    cwd,
    inputs,
    config,
    now: Date.now(),
    cache,
    trustMetadata: flags.cacheStrategy === 'metadata',
    parser: flags.parser,
    workers: { count: flags.concurrency ?? 'auto', config: source },
    facts: 'all',
  });
  const extractor = createExtractor(plan);
  const part = { ...shard, paths: discovered.requested };
  const count = await writeRecords(resolve(cwd, file), part, plan, extractRecords(plan, extractor));
  if (cache) saveCache(cache, extractor.misses, context);
  context.note(words.recordsWritten, { count: count, file });
  return 0;
}

async function lintAndReport(job: Job): Promise<number> {
  const { context, cache, selection, baseline, timing } = job;
  const { flags, terminal, say } = context;
  const online = needsLinks(flags) ? await openLinks({ ...context, selection, sendsRequests: true }) : undefined;
  const progress = progressLine(terminal, (done: number, total: number) =>
    say(words.progress, { done: done, total: total }),
  );
  const options = { ...checkOptions(job, online), baseline, onProgress: progress.show };
  try {
    return await (job.watch?.check ?? check)(options, async (result) => {
      progress.end();
      for (const line of (await online?.end()) ?? []) terminal.err(`${line}\n`);
      timing?.enter('cache');
      if (cache) saveCache(cache, result.misses, context);
      timing?.enter('report');
      const code = await printResult(result, job);
      if (timing) await printTiming(timing, context);
      return code;
    });
  } catch (error) {
    await online?.session.close(false);
    throw error;
  }
}

/** Prints the patch or the reports; returns the exit code. */
async function printResult(result: CheckResult, job: Job): Promise<number> {
  const { context, hidings } = job;
  const { flags, say } = context;
  if (flags.diff) return (await import('./diff.ts')).printDiff(result, context);
  const hidden = hidings && [...result.addedSuppressions(), ...hidings.found()];
  const hiding = hidden && (await import('./hiding-note.ts')).hidingNote(hidden, flags, say);
  return report(result, hiding, await linksFor(context), job);
}

/** Loads what makes links, which few terminals show. */
async function linksFor({ terminal, flags, cwd, language }: Context): Promise<ReportStyle['links']> {
  const mayShow = terminal.canClearScreen || terminal.env['FORCE_HYPERLINK'] !== undefined;
  if (!mayShow || flags.color === false) return undefined;
  const { reportLinks, showsHyperlinks } = await import('./report-links.ts');
  return showsHyperlinks(terminal) ? reportLinks(cwd, language) : undefined;
}

/** Starts the clock of `--timing`: with the process, or with a check of `--watch`. */
async function openTimingOf({ watch }: CheckMode): Promise<Timing> {
  const begun = watch ? performance.now() : 0;
  const { openTiming } = await import('../run/timing.ts');
  const timing = openTiming('start', begun);
  timing.enter('configuration');
  return timing;
}

async function printTiming(timing: Timing, { terminal, language }: Context): Promise<void> {
  const { timingLines } = await import('./timing-report.ts');
  for (const line of timingLines(timing, language)) terminal.err(`${line}\n`);
}

function checkOptions(job: Job, online: Online | undefined): CheckOptions {
  const { context, inputs, selection, outputs, records, cache, watch, timing } = job;
  const { flags, cwd, config, language, source } = context;
  const isDryRun = flags.diff === true || flags.fixDryRun === true;
  return {
    cwd,
    inputs,
    config,
    language,
    now: online?.now ?? Date.now(),
    links: online?.port,
    history: historyOf(cwd),
    inlineConfig: flags.inlineConfig,
    selection,
    cache,
    resultCache: records || watch?.check ? undefined : resultCacheFor(context, inputs, builtin),
    records: records?.read(),
    fingerprints: outputs.some(({ format }) => format === 'gitlab' || format === 'sarif'),
    streamed: isReportReadOnce(outputs, flags),
    trustMetadata: flags.cacheStrategy === 'metadata',
    parser: flags.parser,
    timing,
    workers: watch ? undefined : { count: flags.concurrency ?? 'auto', config: source },
    ...(fixesAnything(flags) && { fix: { unsafe: flags.unsafeFixes === true, dry: isDryRun } }),
  };
}

/** Returns standard input as it is after fixes. */
function fixedBytes({ fixes }: CheckResult, { path, bytes }: NonNullable<Inputs['stdin']>): Uint8Array {
  const fixed = fixes.changed.find((each) => each.path === path);
  return fixed ? Buffer.from(fixed.after) : bytes;
}

/** Writes the reports, then the notes; returns the exit code. */
function report(result: CheckResult, hiding: ReportNote | undefined, links: ReportStyle['links'], job: Job): number {
  const { context, outputs, discovered, inputs } = job;
  const { flags, terminal, note } = context;
  const { stdin } = discovered;
  const fixesStdin = stdin !== undefined && flags.fix === true;
  // Text without fixes is printed unchanged, byte by byte, because editors replace theirs by it.
  if (fixesStdin) terminal.out(fixedBytes(result, stdin));
  const fullReport = flags.writeBaseline ? withoutFindings(result) : result.report;
  const counted = { ...(flags.quiet ? errorsOf(fullReport) : fullReport), ...(hiding && { notes: [hiding] }) };
  const comparison = compared(result, job);
  const style = { ...reportStyle(result, context, discovered, links), counted, comparison };
  writeReports(outputs, counted, style, flags, terminal, fixesStdin ? terminal.err : terminal.out);
  noteFiles(outputs, counted, context);
  if (result.baseline) for (const line of updateBaseline(result.baseline, context)) terminal.err(`${line}\n`);
  if (hiding) note(words.note, { message: hiding.message });
  const omitted = outputs.every(({ format }) => format === 'pretty') ? 0 : leftOut(fullReport, flags);
  if (omitted > 0) note(words.leftOut, { count: omitted, max: flags.maxFindings ?? 0 });
  noteFixes(result, context);
  if (result.fixes.unwritten.length > 0) return 2;
  if (inputs.length === 0 && !outputs.some(isShownTotal)) note(reportWords.none);
  if (!result.hasInternalError()) return Math.max(exitCode(fullReport, flags), hiding?.severity === 'error' ? 1 : 0);
  note(result.hasCrash() ? words.crashed : words.misconfigured);
  return 2;
}

/** Whether an output ends with the totals, which say that there was nothing to check. */
function isShownTotal({ format, file }: Output): boolean {
  return file === undefined && ['pretty', 'compact', 'summary'].includes(format);
}

/** Compares the run with the report of `--compare`, and says how it differs. */
function compared(
  { report: current, baseline }: CheckResult,
  { context: { flags, config, cwd, note }, inputs, selection, earlier }: Job,
): ReportComparison | undefined {
  const online = new Set(config.rules.filter((rule) => rule.online).map(({ id }) => id));
  const comparison = earlier?.compare(current, baseline?.hidden ?? [], {
    cwd,
    paths: new Set(inputs.map(({ path }) => path)),
    selection,
    hasRun: (path, rule) =>
      config.reports(rule) && config.settingsOf(path).rules.has(rule) && (needsLinks(flags) || !online.has(rule)),
  });
  if (!comparison) return undefined;
  const { added, unchanged, gone } = comparison;
  note(words.compared, { file: flags.compare ?? '', added, gone: gone.length, unchanged });
  return comparison;
}

function reportStyle(
  result: CheckResult,
  { flags, terminal, language, config }: Context,
  found: Inputs,
  links: ReportStyle['links'],
): Omit<ReportStyle, 'counted'> {
  return {
    color: terminal.color(flags.color),
    width: terminal.width,
    language,
    links,
    source: result.source,
    hosts: result.hosts,
    fingerprint: result.fingerprint,
    rules: ruleWords(config, language),
    paths: [...found.requested, ...selectingArgs(flags)],
    ...(flags.quiet && { isQuiet: true }),
    affected: flags.writeBaseline ? () => 0 : result.affected,
    staleEntries: result.baseline?.stale.length,
  };
}

/** The options that choose rules, which the next command needs, too. */
function selectingArgs({ only = [], skip = [], rule = [], baseline }: CheckFlags): string[] {
  return [
    ...(only.length > 0 ? ['--only', only.join()] : []),
    ...(skip.length > 0 ? ['--skip', skip.join()] : []),
    ...rule.flatMap((setting) => ['--rule', setting]),
    ...(baseline === false ? ['--no-baseline'] : []),
  ];
}

/** Returns the exit code for all findings, not only for those shown. */
function exitCode({ summary }: Pick<ReportStream, 'summary'>, { maxWarnings }: CheckFlags): number {
  return summary.errors > 0 || (maxWarnings !== undefined && summary.warnings > maxWarnings) ? 1 : 0;
}

function mergedInputs({ inputs, paths }: MergedRecords): Inputs {
  const discovery = { files: inputs, decisions: [], ignoredBy: () => undefined };
  return { requested: paths, searched: paths, discovery, inputs, stdin: undefined };
}

/** Returns the cache of the last check under `--watch` if it has the facts that the rules need, else opens one. */
function factCache(context: Context, watch: WatchState | undefined): FactCache | undefined {
  if (watch?.cache?.serves(context.config.rules)) return watch.cache;
  return openCacheFor(context, { inMemory: watch !== undefined });
}

function needsLinks({ online, replay, record, confirmFixes }: CheckFlags): boolean {
  return online === true || confirmFixes === true || replay !== undefined || record !== undefined;
}

/** Loads the link checker, which most runs do not need. */
async function openLinks(options: OnlineOptions): Promise<Online> {
  return (await import('./links/online.ts')).openOnline(options);
}

/** Loads what compares settings, which most runs do not need. */
async function hidingsOfChange(
  searched: readonly string[],
  baseline: Baseline | undefined,
  context: Context,
): Promise<HidingFinder | undefined> {
  const { newFrom, since, errorOnHiding } = context.flags;
  if (newFrom === undefined && since === undefined && !errorOnHiding) return undefined;
  return (await import('./hiding-note.ts')).hidingFinderFor(searched, baseline, context);
}

/** Reads the report of `--compare`. */
async function earlierReport({ flags, cwd }: Context): Promise<EarlierReport | undefined> {
  return flags.compare === undefined ? undefined : (await import('./compare.ts')).readEarlierReport(flags.compare, cwd);
}

/** Parses the levels of `--rule`. */
function ruleLevels({ rule = [], reportUnusedSuppressions }: CheckFlags): RulesConfig {
  const stated = rule.map((setting): readonly [string, Level] => {
    const [, id = '', level = ''] = /^\s*([\w/-]+)\s*[:=]\s*(\w+)\s*$/u.exec(setting) ?? [];
    if ((levelNames as readonly string[]).includes(level)) return [id, level as Level];
    throw new NkLintError(errors.ruleFlag, { setting });
  });
  return { ...Object.fromEntries(stated), ...(reportUnusedSuppressions && { 'suppression-unused': 'error' }) };
}
