import { internalError } from '../core/judge.ts';
import type { Report, ReportFile, ReportFinding, ReportStream, ReportSummary } from '../core/report.ts';
import type { Finding } from '../core/types.ts';
import { version } from '../version.ts';
import { openSpool } from './spool.ts';

/** Takes the findings of a run, article by article, and gives them back as a report. */
export interface ReportWriter {
  /** The findings of one article; `marks` has a fingerprint for each, where those are asked for. */
  add(path: string, findings: readonly Finding[], marks?: readonly string[]): void;
  /** `files` is the number of articles that were checked. */
  end(counts: Pick<ReportSummary, 'files' | 'suppressed' | 'baselined'>): WrittenReport;
}

export interface WrittenReport {
  readonly report: ReportStream;
  /** Articles with findings. */
  readonly affected: number;
  /** Whether a rule threw. */
  readonly crashed: boolean;
  /** What a finding that was read from the report is known by from run to run; empty unless that was asked for. */
  fingerprint(finding: ReportFinding): string;
  /** The report can be read no longer. */
  close(): void;
}

/** Findings are put away until they are read: a site of 100,000 articles may have millions. */
export function writeReport(): ReportWriter {
  const spool = openSpool();
  const paths: string[] = [];
  const counts = { errors: 0, warnings: 0, infos: 0, fixable: 0, unsafeFixable: 0 };
  const known = new WeakMap<ReportFinding, string>();
  let crashed = false;
  return {
    add(path, findings, marks = []) {
      if (findings.length === 0) return;
      for (const { rule, severity, fix } of findings) {
        counts[`${severity}s`]++;
        if (fix) counts[fix.safety === 'safe' ? 'fixable' : 'unsafeFixable']++;
        crashed ||= rule === internalError;
      }
      paths.push(path);
      spool.add(JSON.stringify([findings.map(reportFinding), marks]));
    },
    end({ files, ...rest }) {
      const report: ReportStream = {
        version: 1,
        tool: { name: 'nk-lint', version },
        summary: { files, ...counts, ...rest },
        files: { [Symbol.iterator]: read },
      };
      const fingerprint = (finding: ReportFinding) => known.get(finding) ?? '';
      return { report, affected: paths.length, crashed, fingerprint, close: spool.close };
    },
  };

  function* read(): Iterator<ReportFile> {
    for (const [index, path] of paths.entries()) {
      const [findings, marks] = JSON.parse(spool.get(index)) as [ReportFinding[], string[]];
      for (const [at, finding] of findings.entries()) known.set(finding, marks[at] ?? '');
      yield { path, findings };
    }
  }
}

/** The report as one value. */
export function wholeReport({ files, ...report }: ReportStream): Report {
  return { ...report, files: [...files] };
}

function reportFinding({ rule, messageId, severity, message, span, data, fix, related }: Finding): ReportFinding {
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
    ...(rule !== internalError && { docs: `docs/rules/${rule}.md` }),
  };
}
