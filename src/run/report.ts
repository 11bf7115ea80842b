import type { Finding } from '../core/types.ts';
import { version } from '../core/version.ts';
import { internalError } from '../engine/internal-error.ts';
import type { Report, ReportFile, ReportFinding, ReportStream, ReportSummary } from '../engine/report.ts';
import { openShelf } from './store/spill-list.ts';

/** The findings of one article; `marks` has a fingerprint for each, where those are asked for. */
export interface Told {
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly marks: readonly string[];
}

interface Shown extends Omit<Told, 'findings'> {
  readonly findings: readonly ReportFinding[];
}

type Counts = Pick<ReportSummary, 'files' | 'suppressed' | 'baselined'>;

/** What is asked after the report was read holds for all that was read. */
export interface WrittenReport {
  readonly report: ReportStream;
  /** Articles with findings. */
  affected(): number;
  /** Whether a rule threw. */
  crashed(): boolean;
  /** What a finding that was read from the report is known by from run to run; empty unless that was asked for. */
  fingerprint(finding: ReportFinding): string;
  /** The report can be read no longer. */
  close(): void;
}

/** Findings are put away until they are read: a site of 100,000 articles may have millions. */
export function keptReport(told: Iterable<Told>, counts: Counts): WrittenReport {
  const shelf = openShelf<Shown>(JSON.stringify, (text) => JSON.parse(text) as Shown);
  const known = new WeakMap<ReportFinding, string>();
  const tally = newTally(counts);
  for (const each of told) {
    if (each.findings.length === 0) continue;
    tally.add(each.findings);
    shelf.add({ ...each, findings: each.findings.map(reportFinding) });
  }
  tally.end();
  return tally.report(read, known, shelf.close);

  function* read(): Iterator<ReportFile> {
    for (const shown of shelf) yield fileOf(shown, known);
  }
}

/** Findings are made while they are read, which can be done once; the summary is whole when that is done. */
export function passingReport(told: Iterable<Told>, counts: Counts): WrittenReport {
  const known = new WeakMap<ReportFinding, string>();
  const tally = newTally(counts);
  return tally.report(read, known, () => {});

  function* read(): Iterator<ReportFile> {
    for (const { path, findings, marks } of told) {
      if (findings.length === 0) continue;
      tally.add(findings);
      yield fileOf({ path, findings: findings.map(reportFinding), marks }, known);
    }
    tally.end();
  }
}

function newTally(counts: Counts) {
  const { files, suppressed, baselined } = counts;
  const summary = { files, errors: 0, warnings: 0, infos: 0, fixable: 0, unsafeFixable: 0, suppressed, baselined };
  let affected = 0;
  let crashed = false;
  return {
    add(findings: readonly Finding[]): void {
      affected++;
      for (const { rule, severity, fix } of findings) {
        summary[`${severity}s`]++;
        if (fix) summary[fix.safety === 'safe' ? 'fixable' : 'unsafeFixable']++;
        crashed ||= rule === internalError;
      }
    },
    /** What is hidden is known when all was told. */
    end(): void {
      Object.assign(summary, counts);
    },
    report(read: () => Iterator<ReportFile>, known: WeakMap<ReportFinding, string>, close: () => void): WrittenReport {
      return {
        report: { version: 1, tool: { name: 'nk-lint', version }, summary, files: { [Symbol.iterator]: read } },
        affected: () => affected,
        crashed: () => crashed,
        fingerprint: (finding) => known.get(finding) ?? '',
        close,
      };
    },
  };
}

/** The fingerprints of its findings are known from now on. */
function fileOf({ path, findings, marks }: Shown, known: WeakMap<ReportFinding, string>): ReportFile {
  for (const [at, text] of marks.entries()) known.set(findings[at] as ReportFinding, text);
  return { path, findings };
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
