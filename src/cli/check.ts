import { resolve } from 'node:path';
import { rules as builtin } from '../../rules/index.ts';
import type { RulesConfig } from '../config/types.ts';
import { NkLintError } from '../core/errors.ts';
import { thousands } from '../core/numbers.ts';
import { type Level, levels } from '../engine/levels.ts';
import type { ReportStream, ReportStyle } from '../engine/report.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import type { FactCache } from '../run/cache/fact-cache.ts';
import { type CheckResult, check } from '../run/check.ts';
import { extractRecords } from '../run/extract/extract.ts';
import { createExtractor } from '../run/extract/extractor.ts';
import type { Input } from '../run/input/discover.ts';
import type { Selection } from '../run/input/selection.ts';
import { type CheckOptions, planSurvey } from '../run/plan.ts';
import { inShard, type MergedRecords, openRecords, writeRecords } from '../run/shard/record-files.ts';
import { baselineFor, keepBaseline, withoutFindings } from './baseline.ts';
import { cacheFor, resultCacheFor, saveCache } from './cache.ts';
import { type CommandContext, commandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';
import { explainFiles, type Inputs, inputsOf } from './inputs.ts';
import type { Online, OnlineOptions } from './online.ts';
import { areReadOnce, type Output, outputsOf, printDiff, shownOf, writeReports } from './outputs.ts';
import { progressLine } from './progress.ts';
import { ruleWords } from './rule-words.ts';
import { select } from './selection.ts';
import type { Terminal } from './terminal.ts';

/** What `--watch` keeps from check to check. */
export interface WatchState {
  cache?: FactCache;
  /** The number of articles that were checked. */
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
  readonly found: Inputs;
  readonly inputs: readonly Input[];
  readonly selection: Selection | undefined;
  readonly records: MergedRecords | undefined;
  readonly cache: FactCache | undefined;
}

/** `nk-lint check`: checks and reports; returns the exit code. */
export async function checkCommand(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
  mode: CheckMode = {},
): Promise<number> {
  const outputs = outputsOf(flags.format ?? [], terminal);
  const context = await commandContext(flags, terminal, {
    rules: ruleLevels(flags),
    only: flags.only ?? [],
    skip: flags.skip ?? [],
  });
  if (flags.printConfig !== undefined) return printConfig(flags.printConfig, context);
  const records = mode.merged && openRecords(mode.merged, context.config.rules);
  const found = records ? mergedInputs(records) : await inputsOf(paths, context);
  if (flags.explainFiles) return printDecisions(found, context);
  const { inputs: all, selection } = select(found.inputs, found.discovery, flags, terminal.cwd);
  const inputs = flags.shard ? inShard(all, flags.shard) : all;
  const cache = records ? undefined : factCache(context, mode.watch);
  if (mode.watch) Object.assign(mode.watch, { cache, articles: inputs.length });
  const job: Job = { ...mode, context, outputs, found, inputs, selection, records, cache };
  const [first] = outputs;
  return first?.format === 'records' && first.file !== undefined ? extractTo(first.file, job) : lintAndReport(job);
}

function printConfig(path: string, { config, language, terminal }: Context): number {
  const { rules, collection, ...rest } = config.settingsOf(path);
  const { schema, ...named } = collection;
  const printed = {
    ...rest,
    language,
    collection: { ...named, schema: schema?.name },
    rules: Object.fromEntries(rules),
  };
  terminal.out(`${JSON.stringify(printed, null, 2)}\n`);
  return 0;
}

function printDecisions({ discovery }: Inputs, { terminal, say }: Context): number {
  for (const line of explainFiles(discovery, say)) terminal.out(`${line}\n`);
  return 0;
}

/** `--format records`: extracts, and leaves linting to `merge`. */
async function extractTo(file: string, { context, found, inputs, cache }: Job): Promise<number> {
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
  const part = { ...shard, paths: found.asked };
  const count = await writeRecords(resolve(cwd, file), part, plan, extractRecords(plan, extractor));
  if (cache) saveCache(cache, extractor.misses, context);
  context.note(words.recordsWritten, { count: thousands(count), file });
  return 0;
}

async function lintAndReport(job: Job): Promise<number> {
  const { context, cache, selection } = job;
  const { flags, terminal, say } = context;
  const baseline = baselineFor(flags, context.config, context.cwd);
  const online = needsLinks(flags) ? await openLinks({ ...context, selection, asks: true }) : undefined;
  const progress = progressLine(terminal, (done: number, total: number) =>
    say(words.progress, { done: thousands(done), total: thousands(total) }),
  );
  const options = { ...checkOptions(job, online), baseline, onProgress: progress.show };
  try {
    return await check(options, async (result) => {
      progress.end();
      for (const line of (await online?.end()) ?? []) terminal.err(`${line}\n`);
      if (cache) saveCache(cache, result.misses, context);
      return flags.diff ? printDiff(result, terminal, say) : report(result, job);
    });
  } catch (error) {
    await online?.session.close(false);
    throw error;
  }
}

function checkOptions(job: Job, online: Online | undefined): CheckOptions {
  const { context, inputs, selection, outputs, records, cache, watch } = job;
  const { flags, cwd, config, language, source } = context;
  const dry = flags.diff === true || flags.fixDryRun === true;
  return {
    cwd,
    inputs,
    config,
    language,
    now: online?.now ?? Date.now(),
    links: online?.port,
    inlineConfig: flags.inlineConfig,
    selection,
    cache,
    resultCache: records || watch ? undefined : resultCacheFor(context, inputs, builtin),
    records: records?.read(),
    fingerprints: outputs.some(({ format }) => format === 'gitlab' || format === 'sarif'),
    streamed: areReadOnce(outputs, flags),
    trustMetadata: flags.cacheStrategy === 'metadata',
    parser: flags.parser,
    workers: watch ? undefined : { count: flags.concurrency ?? 'auto', config: source },
    ...((flags.fix || dry) && { fix: { unsafe: flags.unsafeFixes === true, dry } }),
  };
}

/** Writes the reports and the notes behind them; returns the exit code. */
function report(result: CheckResult, { context, outputs, found, inputs }: Job): number {
  const { flags, terminal, note } = context;
  const { stdin } = found;
  const fixesStdin = stdin !== undefined && flags.fix === true;
  // What cannot be fixed goes out as it came in, byte by byte: an editor replaces its text by it.
  if (fixesStdin) terminal.out(result.fixes.changed.find(({ path }) => path === stdin.path)?.after ?? stdin.bytes);
  const whole = flags.writeBaseline ? withoutFindings(result) : result.report;
  const { shown, left } = shownOf(whole, flags);
  writeReports(outputs, shown, reportStyle(result, context, found), terminal, fixesStdin ? terminal.err : terminal.out);
  if (result.baseline) for (const line of keepBaseline(result.baseline, context)) terminal.err(`${line}\n`);
  if (left > 0) note(words.leftOut, { count: left, max: flags.maxFindings ?? 0 });
  noteFixes(result, context);
  if (result.fixes.unwritten.length > 0) return 2;
  if (inputs.length === 0) note(words.nothingToCheck);
  if (!result.hasInternalError()) return exitCode(whole, flags);
  note(words.crashed);
  return 2;
}

function reportStyle(result: CheckResult, { flags, terminal, language, config }: Context, found: Inputs): ReportStyle {
  return {
    color: terminal.color(flags.color),
    width: terminal.width,
    language,
    source: result.source,
    hosts: result.hosts,
    fingerprint: result.fingerprint,
    rules: ruleWords(config.rules),
    paths: found.asked,
    affected: flags.writeBaseline ? () => 0 : result.affected,
    unsafeFixes: flags.unsafeFixes === true,
  };
}

function noteFixes({ fixes: { made, changed, unwritten } }: CheckResult, { flags, note }: Context): void {
  if (made > 0) note(flags.fixDryRun ? words.wouldFix : words.fixed, { made, files: changed.length });
  for (const { path, reason } of unwritten) {
    if (reason === 'changed') note(words.changedMeanwhile, { path });
    else if (reason === 'staged') note(words.stagedElsewhere, { path });
    else note(words.unwritten, { path, reason });
  }
}

/** Computed from all findings, never from those that are shown. */
function exitCode({ summary }: Pick<ReportStream, 'summary'>, { maxWarnings }: CheckFlags): number {
  return summary.errors > 0 || (maxWarnings !== undefined && summary.warnings > maxWarnings) ? 1 : 0;
}

function mergedInputs({ inputs, asked }: MergedRecords): Inputs {
  const discovery = { files: inputs, decisions: [], ignoredBy: () => undefined };
  return { asked, looked: asked, discovery, inputs, stdin: undefined };
}

/** The cache of the last check under `--watch`, as long as it holds the facts that the rules need. */
function factCache(context: Context, watch: WatchState | undefined): FactCache | undefined {
  if (watch?.cache?.serves(context.config.rules)) return watch.cache;
  return cacheFor(context, { inMemory: watch !== undefined });
}

function needsLinks({ online, replay, record, confirmFixes }: CheckFlags): boolean {
  return online === true || confirmFixes === true || replay !== undefined || record !== undefined;
}

/** The link checker is loaded only where it is needed. */
async function openLinks(options: OnlineOptions): Promise<Online> {
  return (await import('./online.ts')).openOnline(options);
}

/** The levels of `--rule`. */
function ruleLevels({ rule = [], reportUnusedSuppressions }: CheckFlags): RulesConfig {
  const stated = rule.map((setting): readonly [string, Level] => {
    const [, id = '', level = ''] = /^\s*([\w/-]+)\s*[:=]\s*(\w+)\s*$/u.exec(setting) ?? [];
    if ((levels as readonly string[]).includes(level)) return [id, level as Level];
    throw new NkLintError(errors.ruleFlag, { setting });
  });
  return { ...Object.fromEntries(stated), ...(reportUnusedSuppressions && { 'suppression-unused': 'error' }) };
}
