import { resolve } from 'node:path';
import { rules as builtin } from '../../rules/index.ts';
import { findConfig } from '../config/load.ts';
import type { Resolved } from '../config/resolve.ts';
import { type ConfigSource, configFrom } from '../config/source.ts';
import type { RulesConfig } from '../config/types.ts';
import { NkLintError } from '../core/errors.ts';
import { thousands } from '../core/numbers.ts';
import { fill } from '../core/words.ts';
import { type Level, levels } from '../engine/levels.ts';
import type { ReportStream, ReportStyle } from '../engine/report.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import type { Cache } from '../run/cache/fact-cache.ts';
import { check } from '../run/check.ts';
import { openReader } from '../run/extract/extractor.ts';
import { inShard, type MergedRecords, openRecords, writeRecords } from '../run/shard/record-files.ts';
import { baselineFor, keepBaseline, withoutFindings } from './baseline.ts';
import { cacheFor, keepCache, rememberFor } from './cache.ts';
import type { CheckFlags } from './flags.ts';
import { explainFiles, type Inputs, inputsOf, type Say } from './inputs.ts';
import type { Online, OnlineOptions } from './online.ts';
import { areReadOnce, outputsOf, printDiff, shownOf, writeReports } from './outputs.ts';
import { progressLine } from './progress.ts';
import { ruleWords } from './rule-words.ts';
import { select } from './selection.ts';
import type { Terminal } from './terminal.ts';

/** `nk-lint check`: gives the exit code. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  if (flags.watch) return (await import('./watch.ts')).watchCommand(paths, flags, terminal);
  return checkOnce(paths, flags, terminal);
}

/** What is kept from check to check while files are watched. */
export interface Kept {
  cache?: Cache;
  /** How many were checked. */
  articles?: number;
}

export interface CheckSetting {
  readonly kept?: Kept;
  /** Files of records that are judged instead of articles that are read. */
  readonly merged?: readonly string[];
}

/** Checks and reports; gives the exit code. */
export async function checkOnce(
  paths: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
  { kept, merged }: CheckSetting = {},
): Promise<number> {
  const { cwd } = terminal;
  const outputs = outputsOf(flags.format ?? [], terminal);
  const source = configSource(flags, cwd, {
    rules: {
      ...ruleFlags(flags.rule ?? []),
      ...(flags.reportUnusedSuppressions && { 'suppression-unused': 'error' as const }),
    },
    only: flags.only ?? [],
    skip: flags.skip ?? [],
  });
  const config = await configFrom(source, builtin);
  const language = flags.lang ?? config.language ?? terminal.language;
  const say: Say = (text, data) => fill(text, language, data);

  if (flags.printConfig !== undefined) {
    const { rules, collection, ...rest } = config.settingsOf(flags.printConfig);
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

  const records = merged && openRecords(merged, config.rules);
  const found = records ? mergedInputs(records) : await inputsOf(paths, flags, config, terminal, say);
  if (flags.explainFiles) {
    for (const line of explainFiles(found.discovery, say)) terminal.out(`${line}\n`);
    return 0;
  }
  const { asked, stdin } = found;
  const { inputs: all, selection } = select(found.inputs, found.discovery, flags, cwd);
  const inputs = flags.shard ? inShard(all, flags.shard) : all;
  const baseline = baselineFor(flags, config, cwd);
  const dry = flags.diff === true || flags.fixDryRun === true;
  const fix = flags.fix || dry ? { unsafe: flags.unsafeFixes === true, dry } : undefined;
  const progress = progressLine(terminal, (done: number, total: number) =>
    say(words.progress, { done: thousands(done), total: thousands(total) }),
  );
  const cache = records
    ? undefined
    : kept?.cache?.serves(config.rules)
      ? kept.cache
      : cacheFor(flags, config, cwd, kept !== undefined);
  if (kept) Object.assign(kept, { cache, articles: inputs.length });
  const [{ format, file } = { format: '', file: '' }] = outputs;
  if (format === 'records' && file !== undefined) {
    const { shard = { number: 1, of: 1 } } = flags;
    const trustMetadata = flags.cacheStrategy === 'metadata';
    const { parser } = flags;
    const reader = openReader({ cwd, inputs, config, now: Date.now(), cache, trustMetadata, parser });
    const count = await writeRecords(resolve(cwd, file), { ...shard, paths: asked }, config.rules, reader);
    if (cache) for (const line of keepCache(cache, reader, flags, say)) terminal.err(`${line}\n`);
    terminal.err(`${say(words.recordsWritten, { count: thousands(count), file })}\n`);
    return 0;
  }
  const online = asksWeb(flags) ? await openWeb({ flags, config, terminal, say, selection, asks: true }) : undefined;
  const result = await check({
    cwd,
    inputs,
    config,
    language,
    now: online?.now ?? Date.now(),
    web: online?.port,
    inlineConfig: flags.inlineConfig,
    selection,
    baseline,
    cache,
    remember: records || kept ? undefined : rememberFor(flags, config, cwd, inputs, builtin),
    records: records?.read(),
    fingerprints: outputs.some(({ format }) => format === 'gitlab' || format === 'sarif'),
    readOnce: areReadOnce(outputs, flags),
    trustMetadata: flags.cacheStrategy === 'metadata',
    parser: flags.parser,
    threads: kept ? undefined : { count: flags.concurrency ?? 'auto', config: source },
    onProgress: progress.show,
    ...(fix && { fix }),
  }).catch(async (error) => {
    await online?.session.close(false);
    throw error;
  });
  progress.end();
  for (const line of (await online?.end()) ?? []) terminal.err(`${line}\n`);
  if (cache) for (const line of keepCache(cache, result, flags, say)) terminal.err(`${line}\n`);

  const style: ReportStyle = {
    color: terminal.color(flags.color),
    width: terminal.width,
    language,
    source: result.source,
    hosts: result.hosts,
    fingerprint: result.fingerprint,
    rules: ruleWords(config.rules),
    paths: asked,
    affected: flags.writeBaseline ? () => 0 : result.affected,
    unsafeFixes: flags.unsafeFixes === true,
  };
  if (flags.diff) return printDiff(result, terminal, say);

  const fixesStdin = stdin !== undefined && flags.fix === true;
  // What cannot be fixed goes out as it came in, byte by byte: an editor puts it in the place of the text.
  if (fixesStdin) terminal.out(result.fixes.changed.find(({ path }) => path === stdin.path)?.after ?? stdin.bytes);
  const report = flags.writeBaseline ? withoutFindings(result) : result.report;
  const { shown, left } = shownOf(report, flags);
  writeReports(outputs, shown, style, terminal, fixesStdin ? terminal.err : terminal.out);
  if (result.baseline) for (const line of keepBaseline(result.baseline, flags, cwd, say)) terminal.err(`${line}\n`);
  if (left > 0) terminal.err(`${say(words.leftOut, { count: left, max: flags.maxFindings ?? 0 })}\n`);
  if (fix) {
    const { made, changed, unwritten } = result.fixes;
    if (made > 0)
      terminal.err(`${say(flags.fixDryRun ? words.wouldFix : words.fixed, { made, files: changed.length })}\n`);
    for (const { path, reason } of unwritten) {
      terminal.err(
        `${reason === 'changed' ? say(words.changedMeanwhile, { path }) : reason === 'staged' ? say(words.stagedElsewhere, { path }) : say(words.unwritten, { path, reason })}\n`,
      );
    }
    if (unwritten.length > 0) return 2;
  }
  if (inputs.length === 0) terminal.err(`${say(words.nothingToCheck)}\n`);
  if (result.crashed()) terminal.err(`${say(words.crashed)}\n`);
  result.close();
  return result.crashed() ? 2 : exitCode(report, flags);
}

function mergedInputs({ inputs, asked }: MergedRecords): Inputs {
  const discovery = { files: inputs, decisions: [], ignoredBy: () => undefined };
  return { asked, looked: asked, discovery, inputs, stdin: undefined };
}

/** The web is asked only where that was said; what asks it is loaded only then. */
function asksWeb({ online, replay, record, confirmFixes }: CheckFlags): boolean {
  return online === true || confirmFixes === true || replay !== undefined || record !== undefined;
}

async function openWeb(options: OnlineOptions): Promise<Online> {
  return (await import('./online.ts')).openOnline(options);
}

/** The configuration that holds here. */
export async function configFor(flags: Pick<CheckFlags, 'config'>, cwd: string): Promise<Resolved> {
  return configFrom(configSource(flags, cwd), builtin);
}

/** Where it comes from: `--config`, else the nearest one, else none. */
function configSource(
  flags: Pick<CheckFlags, 'config'>,
  cwd: string,
  cli: ConfigSource['cli'] = { rules: {}, only: [], skip: [] },
): ConfigSource {
  const file =
    typeof flags.config === 'string'
      ? resolve(cwd, flags.config)
      : flags.config === false
        ? undefined
        : findConfig(cwd);
  return { cwd, file, cli };
}

function ruleFlags(settings: readonly string[]): RulesConfig {
  return Object.fromEntries(
    settings.map((setting) => {
      const [, id = '', level = ''] = /^\s*([\w/-]+)\s*[:=]\s*(\w+)\s*$/u.exec(setting) ?? [];
      if ((levels as readonly string[]).includes(level)) return [id, level as Level];
      throw new NkLintError(errors.ruleFlag, { setting });
    }),
  );
}

/** Computed from all findings, never from what is shown. */
function exitCode({ summary }: Pick<ReportStream, 'summary'>, { maxWarnings }: CheckFlags): number {
  return summary.errors > 0 || (maxWarnings !== undefined && summary.warnings > maxWarnings) ? 1 : 0;
}
