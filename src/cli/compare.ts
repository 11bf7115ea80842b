import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import type { Finding } from '../core/types.ts';
import type { Report, ReportComparison, ReportFile, ReportFinding, ReportStream } from '../engine/report.ts';
import { readSetting } from '../files/regular-file.ts';
import { errors } from '../messages/errors.ts';
import { compareReports } from '../report/comparison.ts';
import type { Selection } from '../run/input/selection.ts';

/** It grows with the site, and becomes one text. */
const maxReportBytes = 400_000_000;

/** What a run checked. */
export interface CheckedPart {
  readonly cwd: string;
  readonly paths: ReadonlySet<string>;
  readonly selection: Selection | undefined;
  /** Whether a rule ran on the articles at a path. */
  hasRun(path: string, rule: string): boolean;
}

/** An earlier report of `--format json`. */
export interface EarlierReport {
  /**
   * Compares a run with it; articles that were deleted since count as checked. `hidden` are the findings that the baseline
   * hides.
   */
  compare(report: ReportStream, hidden: readonly Finding[], part: CheckedPart): ReportComparison;
}

/** Reads the report of `--compare`; throws an NkLintError for any other file. */
export function readEarlierReport(file: string, cwd: string): EarlierReport {
  const text = readSetting(resolve(cwd, file), undefined, maxReportBytes);
  let value: Partial<Report> | null;
  try {
    value = JSON.parse(text) as Partial<Report> | null;
  } catch {
    throw new NkLintError(errors.compareInvalid, { file });
  }
  const { files } = value ?? {};
  if (value?.version !== 1 || !Array.isArray(files) || !files.every(isReportFile))
    throw new NkLintError(errors.compareInvalid, { file });
  return {
    compare: (report, hidden, part) =>
      compareReports({
        file: basename(file),
        earlier: files,
        current: report.files,
        hidden,
        isChecked: (path, rule) => isChecked(path, rule, part),
      }),
  };
}

function isChecked(path: string, rule: string, { cwd, paths, selection, hasRun }: CheckedPart): boolean {
  if (!hasRun(path, rule)) return false;
  if (!paths.has(path)) return !existsSync(resolve(cwd, path));
  // Of lines that a change does not touch, nothing is reported.
  return selection === undefined || (selection.lines === undefined && selection.has(path));
}

function isReportFile(value: unknown): value is ReportFile {
  const { path, findings } = (value ?? {}) as Partial<ReportFile>;
  return typeof path === 'string' && Array.isArray(findings) && findings.every(isFinding);
}

function isFinding(value: unknown): value is ReportFinding {
  const { rule, messageId, message, severity, line, data } = (value ?? {}) as Partial<ReportFinding>;
  const texts = [rule, messageId, message, severity].every((each) => typeof each === 'string');
  return texts && Number.isInteger(line) && typeof data === 'object' && data !== null;
}
