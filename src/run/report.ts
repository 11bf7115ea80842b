import type { Finding } from '../core/types.ts';
import { version } from '../core/version.ts';
import type { FileFindings } from '../engine/conclude.ts';
import { internalError, isCrash } from '../engine/internal-error.ts';
import type { Report, ReportFile, ReportFinding, ReportStream } from '../engine/report.ts';
import type { RunPlan } from './plan.ts';
import type { RunResources } from './resources.ts';
import { findingBytes, spillList } from './store/spill-list.ts';

/** The findings of an article, with fingerprints if the plan needs them. */
type ReportedFile = Pick<FileFindings, 'path' | 'findings' | 'fingerprints'>;

/** A report with its totals, which are complete once the report was read. */
export interface WrittenReport {
  readonly report: ReportStream;
  /** The number of articles with findings. */
  affected(): number;
  /** Whether a rule threw. */
  hasInternalError(): boolean;
  /** Whether one of them is the fault of a rule, and not of the configuration. */
  hasCrash(): boolean;
  /** Identifies a finding that was read from the report from run to run; empty unless the plan needs fingerprints. */
  fingerprint(finding: ReportFinding): string;
}

/** A streamed report lints while it is read, which is possible once; a buffered one may be read again and again. */
export function reportOf(findings: Iterable<FileFindings>, plan: RunPlan, resources: RunResources): WrittenReport {
  const summary = emptySummary(plan.selected?.length ?? plan.inputs.size);
  const fingerprints = new WeakMap<ReportFinding, string>();
  const withPage = (finding: Finding) => reportFinding(finding, plan.config.rulePage(finding.rule, plan.run.language));
  const totals = { affected: 0, hasInternalError: false, hasCrash: false };
  const reported = plan.report === 'streamed' ? countedFiles() : buffered(countedFiles(), resources);
  return {
    report: { version: 1, tool: { name: 'nk-lint', version }, summary, files: { [Symbol.iterator]: read } },
    affected: () => totals.affected,
    hasInternalError: () => totals.hasInternalError,
    hasCrash: () => totals.hasCrash,
    fingerprint: (finding) => fingerprints.get(finding) ?? '',
  };

  /** Yields articles with findings, and adds each article to the totals. */
  function* countedFiles(): Generator<ReportedFile> {
    for (const file of findings) {
      summary.suppressed += file.hidden.suppressed;
      summary.baselined += file.hidden.baselined;
      if (file.findings.length === 0) continue;
      totals.affected++;
      totals.hasInternalError ||= file.findings.some(({ rule }) => rule === internalError);
      totals.hasCrash ||= file.findings.some(isCrash);
      for (const finding of file.findings) count(finding, summary);
      yield { path: file.path, findings: file.findings, fingerprints: file.fingerprints };
    }
  }

  function* read(): Generator<ReportFile> {
    for (const { path, findings, fingerprints: texts } of reported) {
      const found = findings.map(withPage);
      for (const [index, text] of texts.entries()) fingerprints.set(found[index] as ReportFinding, text);
      yield { path, findings: found };
    }
  }
}

const mostBytes = 16 * 1024 * 1024;

/** Spills findings to disk: a site of 100,000 articles may have millions. */
function buffered(files: Iterable<ReportedFile>, resources: RunResources): Iterable<ReportedFile> {
  const list = spillList<ReportedFile>({
    spill: resources.spillFile(0),
    write: JSON.stringify,
    read: (text) => JSON.parse(text) as ReportedFile,
    sizeOf: ({ findings }) => findings.length * findingBytes,
    mostBytes,
  });
  for (const file of files) list.add(file);
  return list;
}

function emptySummary(files: number) {
  return { files, errors: 0, warnings: 0, infos: 0, fixable: 0, unsafeFixable: 0, suppressed: 0, baselined: 0 };
}

function count({ severity, fix }: Finding, summary: ReturnType<typeof emptySummary>): void {
  summary[`${severity}s`]++;
  if (fix) summary[fix.safety === 'safe' ? 'fixable' : 'unsafeFixable']++;
}

/** The report as one value. */
export function wholeReport({ files, ...report }: ReportStream): Report {
  return { ...report, files: [...files] };
}

function reportFinding(
  { rule, messageId, severity, message, span, data, fix, related }: Finding,
  docs: string | undefined,
): ReportFinding {
  const { start, end } = span;
  return {
    rule,
    messageId,
    severity,
    message,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    offset: start.offset,
    endOffset: end.offset,
    data,
    ...(fix && {
      fix: {
        safety: fix.safety,
        title: fix.title,
        edits: fix.edits.map(({ range: [offset, endOffset], text }) => ({ offset, endOffset, text })),
        ...(fix.removesByteOrderMark && { removesByteOrderMark: true }),
      },
    }),
    ...(related && {
      related: related.map((other) => ({
        path: other.path,
        line: other.span.start.line,
        column: other.span.start.column,
        endLine: other.span.end.line,
        endColumn: other.span.end.column,
        message: other.message,
      })),
    }),
    ...(docs !== undefined && { docs }),
  };
}
