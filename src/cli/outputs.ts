import { resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import type { ReportFile, ReportStream, ReportStyle } from '../engine/report.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { readsOnce, reporters } from '../report/index.ts';
import type { CheckResult } from '../run/check.ts';
import { appendOutput, writeOutput } from '../run/input/write-output.ts';
import { byteWriter } from '../run/store/byte-writer.ts';
import type { Say } from './context.ts';
import type { CheckFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

export interface Output {
  readonly format: string;
  /** Standard output where there is none. */
  readonly file: string | undefined;
}

/** The reports that `--format` asks for, `FORMAT` or `FORMAT=FILE`; without any, the one for whoever reads. */
export function outputsOf(asked: readonly string[], { forPeople }: Terminal): readonly Output[] {
  if (asked.length === 0) return [{ format: forPeople ? 'pretty' : 'compact', file: undefined }];
  return asked.map((each) => {
    const [format = '', ...file] = each.split('=');
    if (format === 'records') {
      if (asked.length > 1 || file.join('=') === '') throw new NkLintError(errors.recordsAlone);
      return { format, file: file.join('=') };
    }
    if (!Object.hasOwn(reporters, format)) {
      throw new NkLintError(errors.formatUnknown, { format, known: [...Object.keys(reporters), 'records'].join(', ') });
    }
    return { format, file: file.length > 0 ? file.join('=') : undefined };
  });
}

/** Writes each report to its place; `out` takes those for standard output. */
export function writeReports(
  outputs: readonly Output[],
  shown: ReportStream,
  style: ReportStyle,
  { cwd, summaryFile }: Terminal,
  out: (text: Uint8Array) => void,
): void {
  for (const { format, file } of outputs) {
    const text = reporters[format];
    if (!text) continue;
    if (file === undefined) {
      // A call of the system for each finding would cost more than to find it.
      const pieces = byteWriter(out);
      for (const piece of text(shown, style)) pieces.add(piece);
      pieces.end();
    } else writeOutput(resolve(cwd, file), [...text(shown, { ...style, color: false })].join(''));
  }
  if (summaryFile !== undefined && outputs.some(({ format }) => format === 'github'))
    appendOutput(summaryFile, [...(reporters['markdown']?.(shown, style) ?? [])].join(''));
}

/** Whether the report is read from its beginning to its end, once, and by nobody who counts before. */
export function areReadOnce(outputs: readonly Output[], flags: CheckFlags): boolean {
  const whole = !flags.quiet && !flags.writeBaseline && flags.maxFindings === undefined;
  return whole && outputs.length === 1 && outputs.every(({ format }) => readsOnce.has(format));
}

/** What `--quiet` and `--max-findings` leave; the summary stays that of all findings. */
export function shownOf(
  report: ReportStream,
  { quiet, maxFindings }: CheckFlags,
): { shown: ReportStream; left: number } {
  if (!quiet && maxFindings === undefined) return { shown: report, left: 0 };
  const { errors, warnings, infos } = report.summary;
  const most = maxFindings ?? Number.POSITIVE_INFINITY;
  const left = Math.max(0, errors + (quiet ? 0 : warnings + infos) - most);
  return { shown: { ...report, files: { [Symbol.iterator]: files } }, left };

  function* files(): Iterator<ReportFile> {
    let room = most;
    for (const { path, findings } of report.files) {
      if (room <= 0) return;
      const wanted = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
      const kept = wanted.slice(0, room);
      room -= kept.length;
      if (kept.length > 0) yield { path, findings: kept };
    }
  }
}

/** Prints the patch that the fixes are; gives the exit code. */
export async function printDiff({ fixes }: CheckResult, terminal: Terminal, say: Say): Promise<number> {
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
