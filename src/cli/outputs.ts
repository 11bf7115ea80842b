import { resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import { nearestName } from '../core/nearest.ts';
import type { ReportFile, ReportStream, ReportStyle } from '../engine/report.ts';
import { appendOutput, writeOutput } from '../files/write-output.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { worstOf } from '../report/choose.ts';
import { readsOnce, reporters } from '../report/index.ts';
import { byteWriter } from '../run/store/byte-writer.ts';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

export interface Output {
  readonly format: string;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

/** Parses `--format` values (`FORMAT` or `FORMAT=FILE`); the default depends on whether people read the output. */
export function outputsOf(
  { format: formats = [], statistics }: CheckFlags,
  { forPeople }: Terminal,
): readonly Output[] {
  if (formats.length === 0)
    return [{ format: statistics ? 'summary' : forPeople ? 'pretty' : 'compact', file: undefined }];
  return formats.map((stated) => {
    const each = statistics ? stated.replace(/^json(?==|$)/u, 'summary-json') : stated;
    const [format = '', ...file] = each.split('=');
    if (format === 'records') {
      if (formats.length > 1 || file.join('=') === '') throw new NkLintError(errors.recordsAlone);
      return { format, file: file.join('=') };
    }
    if (!Object.hasOwn(reporters, format)) throw unknownFormat(format);
    return { format, file: file.length > 0 ? file.join('=') : undefined };
  });
}

function unknownFormat(format: string): NkLintError {
  const known = [...Object.keys(reporters), 'records'];
  const meant = nearestName(format, known);
  if (meant !== undefined) return new NkLintError(errors.formatMeant, { format, meant });
  return new NkLintError(errors.formatUnknown, { format, known: known.join(', ') });
}

/** A screen holds no more; in a file or a log, all findings are shown. */
const shownOnScreen = 50;

/** Writes each report to its file, or to `out` for standard output. */
export function writeReports(
  outputs: readonly Output[],
  report: ReportStream,
  style: ReportStyle,
  { maxFindings }: CheckFlags,
  { cwd, summaryFile, canClearScreen }: Terminal,
  out: (text: Uint8Array) => void,
): void {
  for (const { format, file } of outputs) {
    const text = reporters[format];
    if (!text) continue;
    const isOnScreen = canClearScreen && format === 'pretty' && file === undefined;
    const max = maxFindings ?? (isOnScreen ? shownOnScreen : 0);
    const shown = max > 0 ? worstOf(report, style, max) : report;
    if (file === undefined) {
      // Buffered, because a system call costs more than the finding that it prints.
      const pieces = byteWriter(out);
      for (const piece of text(shown, { ...style, isOnScreen })) pieces.add(piece);
      pieces.end();
    } else writeOutput(resolve(cwd, file), [...text(shown, { ...style, color: false, links: undefined })].join(''));
  }
  if (summaryFile !== undefined && outputs.some(({ format }) => format === 'github'))
    appendOutput(summaryFile, [...(reporters['markdown']?.(report, style) ?? [])].join(''));
}

/** Notes where reports were written, with the number of findings in them, where people read it. */
export function noteFiles(
  outputs: readonly Output[],
  { summary }: Pick<ReportStream, 'summary'>,
  { flags, terminal, note }: Pick<CommandContext<CheckFlags>, 'flags' | 'terminal' | 'note'>,
): void {
  if (!terminal.forPeople) return;
  const count = findingsIn(summary, flags) - leftOut({ summary }, flags);
  for (const { file } of outputs) if (file !== undefined) note(words.reportWritten, { file, count });
}

/** Whether the report can be streamed: it is read once, and no output needs the totals first. */
export function isReportReadOnce(outputs: readonly Output[], flags: CheckFlags): boolean {
  const showsAll = !flags.quiet && !flags.writeBaseline && !flags.maxFindings && flags.compare === undefined;
  return showsAll && outputs.length === 1 && outputs.every(({ format }) => readsOnce.has(format));
}

/** Returns a report of errors alone; its summary counts all findings. */
export function errorsOf(report: ReportStream): ReportStream {
  return { ...report, files: { [Symbol.iterator]: files } };

  function* files(): Iterator<ReportFile> {
    for (const { path, findings } of report.files) {
      const found = findings.filter(({ severity }) => severity === 'error');
      if (found.length > 0) yield { path, findings: found };
    }
  }
}

/** Returns the number of findings that `--max-findings` leaves out. */
export function leftOut({ summary }: Pick<ReportStream, 'summary'>, flags: CheckFlags): number {
  const { maxFindings = 0 } = flags;
  return maxFindings > 0 ? Math.max(0, findingsIn(summary, flags) - maxFindings) : 0;
}

function findingsIn({ errors, warnings, infos }: ReportStream['summary'], { quiet }: CheckFlags): number {
  return errors + (quiet ? 0 : warnings + infos);
}
