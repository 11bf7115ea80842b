import { splitCodeSpans } from '../core/code-spans.ts';
import { groupBy } from '../core/grouping.ts';
import { thousands } from '../core/numbers.ts';
import { type Severity, severities } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { Reporter, ReportStream, ReportStyle } from '../engine/report.ts';
import { words } from '../messages/report.ts';
import { type SelectedFinding, selectFindings } from './choose.ts';
import { shortened, visible } from './escape.ts';
import { ruleCounts } from './rule-counts.ts';
import { hostClusters, totals } from './totals.ts';

/** GitHub does not show a job summary of more than 1 MiB of UTF-8. */
const maxBytes = 900_000;
const shownPerRule = 50;
const severityIcons: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟡', info: '🔵' };

/** The summary of a pull request: totals, then each rule with its findings, collapsed. */
const markdown: Reporter = function* (report, style) {
  const translate = (text: (typeof words)[keyof typeof words], data = {}) => fill(text, style.language, data);
  const encoder = new TextEncoder();
  yield `### nk-lint: ${totals(report, style)}\n`;
  for (const { severity, message } of report.notes ?? [])
    yield `\n${severityIcons[severity]} ${escapeMessage(message)}\n`;
  const counts = ruleCounts(report);
  if (counts.length === 0) return;
  yield `\n| ${[words.rule, words.errors, words.warnings, words.infos, words.files].map((text) => translate(text)).join(' | ')} |\n`;
  yield '| --- | ---: | ---: | ---: | ---: |\n';
  for (const [rule, { error, warning, info, files }] of counts)
    yield `| ${codeSpan(rule)} | ${[error, warning, info, files].map((count) => (count > 0 ? thousands(count) : '·')).join(' | ')} |\n`;
  const hosts = hostClusters(report, style).slice(0, 10);
  if (hosts.length > 0) yield `\n**${translate(words.hosts)}**\n\n`;
  for (const { host, rule, count, total } of hosts) {
    const data = { host: codeSpan(host), rule: codeSpan(rule), count: count, total: total };
    yield `* ${translate(words.host, data)}\n`;
  }

  let size = 0;
  let listedRules = 0;
  const found = findingsByRule(report, style);
  for (const [rule, { error, warning, info }] of counts) {
    const total = error + warning + info;
    const items = (found.get(rule) ?? []).slice(0, shownPerRule).map(listItem);
    const rest = total - items.length;
    const more = rest > 0 ? `* ${translate(words.markdownMore, { count: rest })}\n` : '';
    const head = `<summary>${escapeHtml(rule)}: ${thousands(total)}</summary>`;
    const block = `\n<details>${head}\n\n${items.join('')}${more}\n</details>\n`;
    size += encoder.encode(block).length;
    if (size > maxBytes) break;
    listedRules++;
    yield block;
  }
  if (listedRules < counts.length)
    yield `\n${translate(words.markdownLeftOut, { count: counts.length - listedRules })}\n`;
};

export default markdown;

function findingsByRule(report: ReportStream, style: ReportStyle): ReadonlyMap<string, readonly SelectedFinding[]> {
  const shown = severities.flatMap((severity) =>
    selectFindings(report, style, severity, Number.POSITIVE_INFINITY, shownPerRule),
  );
  return groupBy(shown, ({ finding }) => finding.rule);
}

function listItem({ path, finding: { severity, line, column, message } }: SelectedFinding): string {
  return `* ${severityIcons[severity]} ${codeSpan(`${path}:${line}:${column}`)} ${escapeMessage(message)}\n`;
}

/** Escapes a message so that text outside its code spans is not Markdown, HTML, a mention or a reference. */
function escapeMessage(message: string): string {
  const written = splitCodeSpans(visible(shortened(message))).map(({ text, isCode }, index, parts) => {
    // A space separates adjacent spans; joined backticks would open another span.
    const gap = isCode && parts[index - 1]?.isCode ? ' ' : '';
    return gap + (isCode ? codeSpan(text) : escapeMarkdown(text));
  });
  return written.join('').trim();
}

function escapeMarkdown(text: string): string {
  return escapeHtml(text)
    .replace(/[\\*_~[\]|!`]/gu, '\\$&')
    .replace(/@|(?<!&)#/gu, (mark) => `${mark}<!-- -->`)
    .replace(/:\/\//gu, ':<!-- -->//')
    .replace(/\bwww\./giu, (word) => `${word.slice(0, -1)}<!-- -->.`);
}

/**
 * Returns a code span with a fence longer than any run of backticks in its text. Escapes bars, which would end a table
 * cell.
 */
function codeSpan(text: string): string {
  const shown = visible(text);
  const longestRun = Math.max(0, ...[...shown.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const pad = /^[` ]|[` ]$/u.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown.replaceAll('|', '\\|')}${pad}${fence}`;
}

function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>]/gu, (char) => `&#${char.charCodeAt(0)};`);
}
