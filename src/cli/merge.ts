import { NkLintError } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';
import { checkCommand } from './check.ts';
import type { CheckFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Runs `nk-lint merge`: lints a whole site from record files of several machines; returns the exit code. */
export async function mergeCommand(files: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  const clashing = {
    '--fix': flags.fix,
    '--diff': flags.diff,
    '--fix-dry-run': flags.fixDryRun,
    '--watch': flags.watch,
    '--shard': flags.shard,
    '--parser': flags.parser,
    '--staged': flags.staged,
    '--files-from': flags.filesFrom !== undefined,
    '--explain-files': flags.explainFiles,
    '--format records': flags.format?.some((format) => /^records(?:=|$)/u.test(format)),
  };
  for (const [flag, isSet] of Object.entries(clashing)) if (isSet) throw new NkLintError(errors.mergeClash, { flag });
  return checkCommand([], flags, terminal, { merged: files });
}
