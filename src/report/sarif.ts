import { severities } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { Reporter, ReportFinding, ReportNote, ReportStream, ReportStyle } from '../engine/report.ts';
import { words } from '../messages/report.ts';
import { type SelectedFinding, selectFindings } from './choose.ts';
import { shortened, visibleJson, wellFormed } from './escape.ts';
import { totals } from './totals.ts';

/** GitHub keeps 5,000 results of a run, and rejects a run with more than 25,000. */
const limit = 5000;
/** GitHub accepts 1,000 locations per result, and shows 100. */
const maxPlaces = 100;
const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0, as read by GitHub code scanning and other dashboards. */
const sarif: Reporter = function* (report, style) {
  const { errors, warnings, infos } = report.summary;
  const total = errors + warnings + infos;
  const kept = selectedFindings(report, style);
  const ids = [...new Set(kept.map(({ finding }) => finding.rule))].sort();
  const index = new Map(ids.map((id, at) => [id, at]));
  const all = kept.length === total;
  const counts = { shown: kept.length, total: total };
  const notifications = [
    ...(report.notes ?? []).map(notificationOf),
    ...(all ? [] : [{ level: 'warning', message: { text: fill(words.sarifLeftOut, style.language, counts) } }]),
  ];
  const head = {
    tool: { driver: { name: 'nk-lint', version: report.tool.version, rules: ids.map((id) => ruleOf(id, style)) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { description: { text: 'The directory in which nk-lint ran.' } } },
    invocations: [
      {
        executionSuccessful: true,
        ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
      },
    ],
    properties: { summary: totals(report, style), errors, warnings, infos },
  };
  yield `{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [\n`;
  yield `${visibleJson(JSON.stringify(head)).slice(0, -1)},\n"results": [`;
  for (const [at, each] of kept.entries())
    yield `${at > 0 ? ',' : ''}\n${visibleJson(JSON.stringify(resultOf(each, index, style)))}`;
  yield ']}\n]\n}\n';
};

export default sarif;

/** Selects errors before warnings if there are more findings than the limit, then restores the order of the report. */
function selectedFindings(report: ReportStream, style: ReportStyle): readonly SelectedFinding[] {
  return severities
    .flatMap((severity) => selectFindings(report, style, severity, limit))
    .slice(0, limit)
    .sort((a, b) => a.at - b.at);
}

function ruleOf(id: string, { rules, language }: ReportStyle) {
  const rule = rules.get(id);
  if (!rule) return { id };
  const { what, why, topic, url } = rule;
  return {
    id,
    shortDescription: { text: fill(what, language) },
    fullDescription: { text: fill(why, language) },
    help: { text: `${fill(what, language)}\n\n${fill(why, language)}` },
    ...(url !== undefined && { helpUri: url }),
    properties: { tags: topic === undefined ? [] : [topic] },
  };
}

function resultOf(
  { path, finding }: SelectedFinding,
  index: ReadonlyMap<string, number>,
  { fingerprint }: ReportStyle,
) {
  const { rule, severity, message, related = [], fix } = finding;
  const identity = fingerprint(finding);
  return {
    ruleId: rule,
    ruleIndex: index.get(rule),
    level: levels[severity],
    message: { text: shortened(message) },
    locations: [{ physicalLocation: { artifactLocation: uriOf(path), region: regionOf(finding) } }],
    // GitHub identifies an alert by the first fingerprint, other tools by the second.
    partialFingerprints: { primaryLocationLineHash: `${identity.slice(0, 16)}:1`, 'nkLint/v1': identity },
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, maxPlaces).map((other, id) => ({
        id,
        message: { text: shortened(other.message) },
        physicalLocation: { artifactLocation: uriOf(other.path), region: regionOf(other) },
      })),
    }),
    ...(fix &&
      !fix.removesByteOrderMark && {
        fixes: [
          {
            description: { text: shortened(fix.title) },
            artifactChanges: [
              {
                artifactLocation: uriOf(path),
                replacements: fix.edits.map(({ offset, endOffset, text }) => ({
                  deletedRegion: { charOffset: offset, charLength: endOffset - offset },
                  insertedContent: { text },
                })),
              },
            ],
          },
        ],
      }),
  };
}

function notificationOf({ id, severity, message, places }: ReportNote) {
  return {
    descriptor: { id },
    level: severity,
    message: { text: message },
    locations: places
      .slice(0, maxPlaces)
      .map(({ path, line }) => ({ physicalLocation: { artifactLocation: uriOf(path), region: { startLine: line } } })),
  };
}

/** Returns a relative, percent-encoded URI. Replaces lone surrogates, which cannot be encoded. */
function uriOf(path: string) {
  const segments = path.split('/').map((segment) => encodeURIComponent(wellFormed(segment)));
  return { uri: segments.join('/'), uriBaseId: 'ROOT' };
}

function regionOf({
  line,
  column,
  endLine,
  endColumn,
}: Pick<ReportFinding, 'line' | 'column' | 'endLine' | 'endColumn'>) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
