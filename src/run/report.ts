import type { Judgement } from '../core/judge.ts';
import { internalError } from '../core/judge.ts';
import type { Report, ReportFile, ReportFinding } from '../core/report.ts';
import type { Finding } from '../core/types.ts';
import { version } from '../version.ts';

/** Makes the report of a judgement; `files` is the number of articles that were checked. */
export function reportOf({ findings, suppressed }: Judgement, files: number): Report {
  const count = (wanted: (finding: Finding) => boolean) => findings.filter(wanted).length;
  const byPath: { path: string; findings: ReportFinding[] }[] = [];
  for (const finding of findings) {
    const last = byPath.at(-1);
    if (last?.path === finding.path) last.findings.push(reportFinding(finding));
    else byPath.push({ path: finding.path, findings: [reportFinding(finding)] });
  }
  return {
    version: 1,
    tool: { name: 'nk-lint', version },
    summary: {
      files,
      errors: count(({ severity }) => severity === 'error'),
      warnings: count(({ severity }) => severity === 'warning'),
      infos: count(({ severity }) => severity === 'info'),
      fixable: count(({ fix }) => fix?.safety === 'safe'),
      unsafeFixable: count(({ fix }) => fix?.safety === 'unsafe'),
      suppressed,
      baselined: 0,
    },
    files: byPath satisfies ReportFile[],
  };
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
