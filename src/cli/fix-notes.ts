import { cli as words } from '../messages/cli.ts';
import { systemReason } from '../messages/reasons.ts';
import type { CheckResult } from '../run/check.ts';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';

type Context = Pick<CommandContext<CheckFlags>, 'flags' | 'terminal' | 'note' | 'say'>;

const refusalWords = {
  'not-gone': words.fixNotGone,
  'more-findings': words.fixMoreFindings,
  outline: words.fixOutline,
} as const;

/** Notes how many fixes were made, or would be, and which were not. */
export function noteFixes({ fixes, report }: Pick<CheckResult, 'fixes' | 'report'>, context: Context): void {
  const { made, changed, unwritten, refused } = fixes;
  const { flags, terminal, note, say } = context;
  const isDry = flags.fixDryRun === true || flags.diff === true;
  if (!isDry && !flags.fix) return;
  // Apart from the commands that the report ends with.
  if (terminal.canClearScreen && !flags.diff) terminal.err('\n');
  if (made > 0) note(isDry ? words.wouldFix : words.fixed, { made, files: changed.length });
  else if (unwritten.length === 0)
    note(report.summary.unsafeFixable > 0 && !flags.unsafeFixes ? words.nothingSafeToFix : words.nothingToFix);
  if (refused.length > 0) note(words.fixesRefused, { count: refused.length });
  if (flags.debug)
    for (const { finding, harm } of refused)
      note(refusalWords[harm], { path: finding.path, line: finding.span.start.line, rule: finding.rule });
  for (const { path, reason } of unwritten) {
    if (reason === 'changed') note(words.changedMeanwhile, { path });
    else if (reason === 'staged') note(words.stagedElsewhere, { path });
    else note(words.unwritten, { path, reason: say(systemReason(reason)) });
  }
}
