import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Resolved } from '../config/resolve.ts';
import { NkLintError } from '../core/errors.ts';
import { thousands } from '../core/numbers.ts';
import type { Words } from '../core/types.ts';
import { internalError } from '../engine/internal-error.ts';
import type { ReportStream } from '../engine/report.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import {
  type Baseline,
  type BaselineEntry,
  type BaselineResult,
  baselineName,
  readBaseline,
  writeBaseline,
} from '../run/baseline/baseline.ts';
import type { WrittenReport } from '../run/report.ts';
import type { CommandContext, Say } from './context.ts';
import type { CheckFlags } from './flags.ts';
import { asksForNew } from './selection.ts';

type Flags = Pick<
  CheckFlags,
  | 'config'
  | 'lang'
  | 'baseline'
  | 'writeBaseline'
  | 'pruneBaseline'
  | 'only'
  | 'skip'
  | 'diff'
  | 'changed'
  | 'since'
  | 'staged'
  | 'newFrom'
>;

/** Reads `--baseline`, else the baseline in this directory or beside the configuration. */
export function baselineFor(flags: Flags, { base }: Pick<Resolved, 'base'>, cwd: string): Baseline | undefined {
  const changes = flags.writeBaseline ? '--write-baseline' : flags.pruneBaseline ? '--prune-baseline' : undefined;
  if (changes !== undefined && (flags.only || flags.skip || flags.diff || asksForNew(flags)))
    throw new NkLintError(errors.baselineRules, { flag: changes });
  if (flags.baseline === false) return undefined;
  if (flags.baseline !== undefined) {
    const file = resolve(cwd, flags.baseline);
    if (existsSync(file)) return readBaseline(file);
    if (!flags.writeBaseline) throw new NkLintError(errors.baselineMissing, { file: flags.baseline });
    return { file, entries: [] };
  }
  const usual = [cwd, ...(base === undefined ? [] : [base])].map((directory) => join(directory, baselineName));
  const file = usual.find((each) => existsSync(each));
  if (file !== undefined) return readBaseline(file);
  if (flags.pruneBaseline) throw new NkLintError(errors.baselineMissing, { file: baselineName });
  // Beside the configuration, where every run finds it.
  return flags.writeBaseline ? { file: usual.at(-1) ?? join(cwd, baselineName), entries: [] } : undefined;
}

/** Writes the baseline if a flag says so; returns notes about it. */
export function keepBaseline(result: BaselineResult, { flags, cwd, say }: CommandContext<Flags>): string[] {
  const { stale, expired, pruned, written } = result;
  const file = relative(cwd, pruned.file).replaceAll('\\', '/');
  const note = (text: Words, entries: readonly BaselineEntry[]) =>
    entries.length === 0 ? [] : [say(text, { file, count: thousands(entries.length) }), ...listed(entries, say)];
  if (flags.writeBaseline) {
    writeBaseline(written);
    const count = written.entries.reduce((sum, entry) => sum + (entry.count ?? 1), 0);
    return [say(words.baselineWritten, { file, count: thousands(count) })];
  }
  if (flags.pruneBaseline) {
    if (stale.length > 0) writeBaseline(pruned);
    return [say(words.baselinePruned, { file, count: thousands(stale.length) })];
  }
  return [...note(words.baselineStale, stale), ...note(words.baselineExpired, expired)];
}

function listed(entries: readonly BaselineEntry[], say: Say): string[] {
  const lines = entries.slice(0, 5).map(({ path, rule, key }) => say(words.baselineEntry, { path, rule, key }));
  return entries.length > 5 ? [...lines, '  …'] : lines;
}

/** The report when all findings are in the baseline: internal errors alone. */
export function withoutFindings({
  report,
  hasInternalError,
}: Pick<WrittenReport, 'report' | 'hasInternalError'>): ReportStream {
  const { summary, files } = report;
  const left = [...(hasInternalError() ? files : [])].flatMap(({ path, findings }) => {
    const found = findings.filter(({ rule }) => rule === internalError);
    return found.length > 0 ? [{ path, findings: found }] : [];
  });
  const { errors: before, warnings, infos, baselined } = summary;
  const crashes = left.reduce((sum, { findings }) => sum + findings.length, 0);
  const hidden = baselined + before + warnings + infos - crashes;
  return {
    ...report,
    summary: { ...summary, errors: crashes, warnings: 0, infos: 0, fixable: 0, unsafeFixable: 0, baselined: hidden },
    files: left,
  };
}
