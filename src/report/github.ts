import { type Severity, severities } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { Reporter, ReportFinding, ReportNote } from '../engine/report.ts';
import { words } from '../messages/report.ts';
import { selectFindings } from './choose.ts';
import { shortened, visibleWithin } from './escape.ts';
import { totals } from './totals.ts';

/** GitHub shows ten annotations of each kind per step, and drops the rest silently. */
const limit = 10;
const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands, which GitHub shows as annotations in a pull request. */
const github: Reporter = function* (report, style) {
  const { language } = style;
  const { errors, warnings, infos } = report.summary;
  const total = errors + warnings + infos;
  const notes = report.notes ?? [];
  // Notes and the notice about omitted findings count towards the limit.
  const limitOf = (severity: Severity) => limit - notes.filter((note) => note.severity === severity).length;
  for (const note of notes) yield noteAnnotation(note);
  const chosen = severities.flatMap((severity) => selectFindings(report, style, severity, limitOf(severity)));
  const all = chosen.length === total;
  const kept = all
    ? chosen
    : severities.flatMap((severity) =>
        selectFindings(report, style, severity, limitOf(severity) - (severity === 'info' ? 1 : 0)),
      );
  for (const { path, finding } of kept) yield annotation(path, finding);
  const counts = { shown: kept.length, total: total };
  if (!all) yield `::notice title=nk-lint::${escapeData(fill(words.leftOut, language, counts))}\n`;
  yield `${totals(report, style)}\n`;
};

export default github;

function annotation(
  path: string,
  { severity, rule, message, line, column, endLine, endColumn }: ReportFinding,
): string {
  // GitHub accepts columns only if the range is within one line.
  const columns = endLine === line ? `,col=${column},endColumn=${endColumn}` : '';
  const place = `file=${escapeProperty(path)},line=${line},endLine=${endLine}${columns}`;
  return `::${commands[severity]} ${place},title=${escapeProperty(rule)}::${escapeData(shortened(message))}\n`;
}

/** On the first of its places, where those who review the change see it. */
function noteAnnotation({ severity, message, places: [first] }: ReportNote): string {
  const place = first ? `file=${escapeProperty(first.path)},line=${first.line},` : '';
  return `::${commands[severity]} ${place}title=nk-lint::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  const lines = text.split(/\r\n?|\n/u).map((line) => visibleWithin(line).replaceAll('%', '%25'));
  return lines.join('%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
