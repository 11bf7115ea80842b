import type { Reporter, ReportFinding } from '../engine/report.ts';
import { shortened, visibleJson } from './escape.ts';

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** The reviewdog diagnostic format. Columns count UTF-8 bytes from 1, and ends are exclusive. */
const rdjson: Reporter = function* ({ files }, { source }) {
  yield '{\n  "source": { "name": "nk-lint" },\n  "diagnostics": [';
  let separator = '';
  for (const { path, findings } of files) {
    const text = source(path) ?? '';
    const lines = text.split(/\r\n?|\n/u);
    for (const finding of findings) {
      const entry = {
        message: shortened(finding.message),
        location: { path, range: rangeOf(finding, lines) },
        severity: severities[finding.severity],
        code: { value: finding.rule, ...(finding.docs !== undefined && { url: finding.docs }) },
        ...suggestion(finding, text, lines),
      };
      yield `${separator}\n    ${visibleJson(JSON.stringify(entry))}`;
      separator = ',';
    }
  }
  yield separator === '' ? ']\n}\n' : '\n  ]\n}\n';
};

export default rdjson;

type LinesAndColumns = Pick<ReportFinding, 'line' | 'column' | 'endLine' | 'endColumn'>;

function rangeOf({ line, column, endLine, endColumn }: LinesAndColumns, lines: readonly string[]) {
  return { start: pointOf(line, column, lines), end: pointOf(endLine, endColumn, lines) };
}

function pointOf(line: number, column: number, lines: readonly string[]) {
  return { line, column: utf8Length((lines[line - 1] ?? '').slice(0, column - 1)) + 1 };
}

/** Returns the suggestion for a safe fix with a single edit: reviewers accept suggestions with one click. */
function suggestion({ fix }: ReportFinding, text: string, lines: readonly string[]) {
  const [edit, ...others] = fix?.edits ?? [];
  if (!edit || others.length > 0 || fix?.safety !== 'safe' || fix.removesByteOrderMark || text === '') return {};
  const [start, end] = [placeAt(text, edit.offset), placeAt(text, edit.endOffset)];
  const place = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  return { suggestions: [{ range: rangeOf(place, lines), text: edit.text }] };
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n?|\n/u);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const encoder = new TextEncoder();

function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
