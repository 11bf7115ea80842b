import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Resolved } from '../config/resolve.ts';
import { NkLintError } from '../core/errors.ts';
import type { Words } from '../core/types.ts';
import { internalError } from '../engine/internal-error.ts';
import type { ReportStream } from '../engine/report.ts';
import { toPosixPath } from '../files/posix-path.ts';
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
import { type CommandContext, configHome, type Say } from './context.ts';
import type { CheckFlags } from './flags.ts';
import { hasSelection } from './selection.ts';

type Flags = Pick<
  CheckFlags,
  | 'config'
  | 'configFrom'
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

/** Reads the baseline of a run: from the folder of `--config-from` as from the working directory. */
export function baselineFor(flags: Flags, { base }: Pick<Resolved, 'base'>, cwd: string): Baseline | undefined {
  const home = configHome(flags, cwd);
  const baseline = baselineIn(home, flags, base && resolve(home, relative(cwd, base)));
  return baseline && { ...baseline, folder: resolve(cwd, relative(home, dirname(baseline.file))) };
}

/** Reads the file of `--baseline`, else the baseline in the working directory or beside the configuration. */
function baselineIn(cwd: string, flags: Flags, base: string | undefined): Baseline | undefined {
  const writeFlag = flags.writeBaseline ? '--write-baseline' : flags.pruneBaseline ? '--prune-baseline' : undefined;
  if (writeFlag !== undefined && (flags.only || flags.skip || flags.diff || hasSelection(flags)))
    throw new NkLintError(errors.baselineRules, { flag: writeFlag });
  if (flags.baseline === false) return undefined;
  if (flags.baseline !== undefined) {
    const file = resolve(cwd, flags.baseline);
    if (existsSync(file)) return readBaseline(file);
    if (!flags.writeBaseline) throw new NkLintError(errors.baselineMissing, { file: flags.baseline });
    return { file, entries: [] };
  }
  const defaultFiles = [cwd, ...(base === undefined ? [] : [base])].map((directory) => join(directory, baselineName));
  const file = defaultFiles.find((each) => existsSync(each));
  if (file !== undefined) return readBaseline(file);
  if (flags.pruneBaseline) throw new NkLintError(errors.baselineMissing, { file: baselineName });
  // Beside the configuration, so that runs in any directory find it.
  return flags.writeBaseline ? { file: defaultFiles.at(-1) ?? join(cwd, baselineName), entries: [] } : undefined;
}

/** Writes the baseline if a flag says so; returns notes about it. */
export function updateBaseline(result: BaselineResult, { flags, cwd, say }: CommandContext<Flags>): string[] {
  const { stale, expired, pruned, written } = result;
  const file = toPosixPath(relative(cwd, pruned.file));
  const note = (text: Words, entries: readonly BaselineEntry[]) =>
    entries.length === 0 ? [] : [say(text, { file, count: entries.length }), ...entryLines(entries, say)];
  if (flags.writeBaseline) {
    writeBaseline(written);
    const count = written.entries.reduce((sum, entry) => sum + (entry.count ?? 1), 0);
    return [say(words.baselineWritten, { file, count: count })];
  }
  if (flags.pruneBaseline) {
    if (stale.length > 0) writeBaseline(pruned);
    return [say(words.baselinePruned, { file, count: stale.length })];
  }
  return [...note(words.baselineStale, stale), ...note(words.baselineExpired, expired)];
}

function entryLines(entries: readonly BaselineEntry[], say: Say): string[] {
  const lines = entries.slice(0, 5).map(({ path, rule, key }) => say(words.baselineEntry, { path, rule, key }));
  return entries.length > 5 ? [...lines, '  …'] : lines;
}

/** Returns the report after all findings went to the baseline: internal errors alone. */
export function withoutFindings({
  report,
  hasInternalError,
}: Pick<WrittenReport, 'report' | 'hasInternalError'>): ReportStream {
  const { summary, files } = report;
  const internalErrors = [...(hasInternalError() ? files : [])].flatMap(({ path, findings }) => {
    const found = findings.filter(({ rule }) => rule === internalError);
    return found.length > 0 ? [{ path, findings: found }] : [];
  });
  const { errors: before, warnings, infos, baselined } = summary;
  const errorCount = internalErrors.reduce((sum, { findings }) => sum + findings.length, 0);
  const hidden = baselined + before + warnings + infos - errorCount;
  return {
    ...report,
    summary: { ...summary, errors: errorCount, warnings: 0, infos: 0, fixable: 0, unsafeFixable: 0, baselined: hidden },
    files: internalErrors,
  };
}
