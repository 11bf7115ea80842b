import type { Judgement } from '../core/judge.ts';
import { internalError } from '../core/judge.ts';
import type { Report, ReportFile, ReportFinding } from '../core/report.ts';
import type { Finding } from '../core/types.ts';
import { version } from '../version.ts';

/**
 * Makes the report of a judgement; `files` is the number of articles that were checked, `baselined` that of the findings
 * that a baseline hides. `told` has the findings of the report by those that they were made of.
 */
export function reportOf(
  { findings, suppressed }: Judgement,
  files: number,
  baselined = 0,
): { report: Report; told: ReadonlyMap<Finding, ReportFinding> } {
  const count = (wanted: (finding: Finding) => boolean) => findings.filter(wanted).length;
  const byPath: { path: string; findings: ReportFinding[] }[] = [];
  const told = new Map<Finding, ReportFinding>();
  for (const finding of findings) {
    const last = byPath.at(-1);
    const shown = reportFinding(finding);
    told.set(finding, shown);
    if (last?.path === finding.path) last.findings.push(shown);
    else byPath.push({ path: finding.path, findings: [shown] });
  }
  const report: Report = {
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
      baselined,
    },
    files: byPath satisfies ReportFile[],
  };
  return { report, told };
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
