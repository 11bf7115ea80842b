import { resolve } from 'node:path';
import { rules as builtin } from '../../rules/index.ts';
import { findConfig, loadConfig } from '../config/load.ts';
import { type Resolved, resolveConfig } from '../config/resolve.ts';
import type { RulesConfig } from '../config/types.ts';
import { NkLintError } from '../core/errors.ts';
import { internalError } from '../core/judge.ts';
import { type Level, levels } from '../core/preset.ts';
import type { Report, ReportStyle } from '../core/report.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { reporters } from '../report/index.ts';
import { type CheckResult, check } from '../run/check.ts';
import { appendOutput, writeOutput } from '../run/write.ts';
import { baselineFor, keepBaseline, withoutFindings } from './baseline.ts';
import { explainFiles, inputsOf, type Say } from './inputs.ts';
import type { CheckFlags } from './program.ts';
import { ruleWords } from './rule-words.ts';
import { select } from './selection.ts';
import type { Terminal } from './terminal.ts';

/** `nk-lint check`: gives the exit code. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const outputs = formatsOf(flags.format ?? [], terminal);
  const config = await configFor(flags, cwd, {
    rules: {
      ...ruleFlags(flags.rule ?? []),
      ...(flags.reportUnusedSuppressions && { 'suppression-unused': 'error' as const }),
    },
    only: flags.only ?? [],
    skip: flags.skip ?? [],
  });
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

  const found = await inputsOf(paths, flags, config, terminal, say);
  if (flags.explainFiles) {
    for (const line of explainFiles(found.discovery, say)) terminal.out(`${line}\n`);
    return 0;
  }
  const { asked, stdin } = found;
  const { inputs, selection } = select(found.inputs, found.discovery, flags, cwd);
  const baseline = baselineFor(flags, config, cwd);
  const dry = flags.diff === true || flags.fixDryRun === true;
  const fix = flags.fix || dry ? { unsafe: flags.unsafeFixes === true, dry } : undefined;
  const result = await check({
    cwd,
    inputs,
    config,
    language,
    now: Date.now(),
    inlineConfig: flags.inlineConfig,
    selection,
    baseline,
    ...(fix && { fix }),
  });

  const style: ReportStyle = {
    color: terminal.color(flags.color),
    width: terminal.width,
    language,
    source: result.source,
    hosts: result.hosts,
    fingerprint: (finding) => result.fingerprints.get(finding) ?? '',
    rules: ruleWords(config.rules),
    paths: asked,
    affected: flags.writeBaseline ? 0 : result.report.files.length,
    unsafeFixes: flags.unsafeFixes === true,
  };
  if (flags.diff) return printDiff(result, terminal, say);

  const fixesStdin = stdin !== undefined && flags.fix === true;
  // What cannot be fixed goes out as it came in, byte by byte: an editor puts it in the place of the text.
  if (fixesStdin) terminal.out(result.fixes.changed.find(({ path }) => path === stdin.path)?.after ?? stdin.bytes);
  const report = flags.writeBaseline ? withoutFindings(result.report) : result.report;
  const { shown, left } = shownOf(report, flags);
  for (const { format, file } of outputs) {
    const text = reporters[format];
    if (!text) continue;
    if (file === undefined) for (const piece of text(shown, style)) (fixesStdin ? terminal.err : terminal.out)(piece);
    else writeOutput(resolve(cwd, file), [...text(shown, { ...style, color: false })].join(''));
  }
  if (outputs.some(({ format }) => format === 'github') && terminal.summaryFile !== undefined)
    appendOutput(terminal.summaryFile, [...(reporters['markdown']?.(shown, style) ?? [])].join(''));
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
  return exitCode(report, flags, () => terminal.err(`${say(words.crashed)}\n`));
}

/** The configuration that holds here; `--config`, else the nearest one, else none. */
export async function configFor(
  flags: Pick<CheckFlags, 'config'>,
  cwd: string,
  cli: { rules: RulesConfig; only: readonly string[]; skip: readonly string[] } = { rules: {}, only: [], skip: [] },
): Promise<Resolved> {
  const file =
    typeof flags.config === 'string'
      ? resolve(cwd, flags.config)
      : flags.config === false
        ? undefined
        : findConfig(cwd);
  return resolveConfig({ cwd, config: file === undefined ? undefined : await loadConfig(file), builtin, cli });
}

interface Output {
  readonly format: string;
  readonly file: string | undefined;
}

function formatsOf(asked: readonly string[], terminal: Terminal): readonly Output[] {
  if (asked.length === 0) return [{ format: terminal.forPeople ? 'pretty' : 'compact', file: undefined }];
  return asked.map((each) => {
    const [format = '', ...file] = each.split('=');
    if (!Object.hasOwn(reporters, format)) {
      throw new NkLintError(errors.formatUnknown, { format, known: Object.keys(reporters).join(', ') });
    }
    return { format, file: file.length > 0 ? file.join('=') : undefined };
  });
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

async function printDiff({ fixes }: CheckResult, terminal: Terminal, say: Say): Promise<number> {
  const { createTwoFilesPatch } = await import('diff');
  for (const { path, before, after } of fixes.changed) {
    // A title would be quoted by git; a patch is applied by path.
    terminal.out(
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }).replace(
        /^=+\n/u,
        '',
      ),
    );
  }
  const summary =
    fixes.changed.length > 0
      ? say(words.wouldFix, { made: fixes.made, files: fixes.changed.length })
      : say(words.nothingToFix);
  terminal.err(`${summary}\n`);
  return fixes.changed.length > 0 ? 1 : 0;
}

/** What `--quiet` and `--max-findings` leave; the summary stays that of all findings. */
function shownOf(report: Report, { quiet, maxFindings }: CheckFlags): { shown: Report; left: number } {
  let room = maxFindings ?? Number.POSITIVE_INFINITY;
  let left = 0;
  const files = report.files.flatMap(({ path, findings }) => {
    const wanted = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
    const kept = wanted.slice(0, room);
    room -= kept.length;
    left += wanted.length - kept.length;
    return kept.length > 0 ? [{ path, findings: kept }] : [];
  });
  return { shown: { ...report, files }, left };
}

/** Computed from all findings, never from what is shown. */
function exitCode({ files, summary }: Report, { maxWarnings }: CheckFlags, tellCrash: () => void): number {
  if (files.some(({ findings }) => findings.some(({ rule }) => rule === internalError))) {
    tellCrash();
    return 2;
  }
  return summary.errors > 0 || (maxWarnings !== undefined && summary.warnings > maxWarnings) ? 1 : 0;
}
