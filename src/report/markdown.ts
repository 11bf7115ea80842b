import { groupBy } from '../core/grouping.ts';
import { thousands } from '../core/numbers.ts';
import { type Severity, severities } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { Reporter, ReportStream, ReportStyle } from '../engine/report.ts';
import { words } from '../messages/report.ts';
import { choose, type Placed } from './choose.ts';
import { shortened, visible } from './escape.ts';
import { ruleCounts } from './rule-counts.ts';
import { clusters, totals } from './totals.ts';

/** GitHub does not show a job summary of more than 1 MiB of UTF-8. */
const longest = 900_000;
const shownPerRule = 50;
const marks: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟡', info: '🔵' };

/** The summary of a pull request: totals, then each rule with its findings, collapsed. */
const markdown: Reporter = function* (report, style) {
  const say = (text: (typeof words)[keyof typeof words], data = {}) => fill(text, style.language, data);
  const encoder = new TextEncoder();
  yield `### nk-lint: ${totals(report, style)}\n`;
  const counts = ruleCounts(report);
  if (counts.length === 0) return;
  yield `\n| ${[words.rule, words.errors, words.warnings, words.infos, words.files].map((text) => say(text)).join(' | ')} |\n`;
  yield '| --- | ---: | ---: | ---: | ---: |\n';
  for (const [rule, { error, warning, info, files }] of counts)
    yield `| ${code(rule)} | ${[error, warning, info, files].map((count) => (count > 0 ? thousands(count) : '·')).join(' | ')} |\n`;
  const hosts = clusters(report, style).slice(0, 10);
  if (hosts.length > 0) yield `\n**${say(words.hosts)}**\n\n`;
  for (const { host, rule, count, total } of hosts) {
    const data = { host: code(host), rule: code(rule), count: thousands(count), total: thousands(total) };
    yield `* ${say(words.host, data)}\n`;
  }

  let size = 0;
  let told = 0;
  const found = byRule(report, style);
  for (const [rule, { error, warning, info }] of counts) {
    const total = error + warning + info;
    const items = (found.get(rule) ?? []).slice(0, shownPerRule).map(item);
    const rest = total - items.length;
    const more = rest > 0 ? `* ${say(words.markdownMore, { count: thousands(rest) })}\n` : '';
    const head = `<summary>${html(rule)}: ${thousands(total)}</summary>`;
    const block = `\n<details>${head}\n\n${items.join('')}${more}\n</details>\n`;
    size += encoder.encode(block).length;
    if (size > longest) break;
    told++;
    yield block;
  }
  if (told < counts.length) yield `\n${say(words.markdownLeftOut, { count: counts.length - told })}\n`;
};

export default markdown;

function byRule(report: ReportStream, style: ReportStyle): ReadonlyMap<string, readonly Placed[]> {
  const shown = severities.flatMap((severity) =>
    choose(report, style, severity, Number.POSITIVE_INFINITY, shownPerRule),
  );
  return groupBy(shown, ({ finding }) => finding.rule);
}

function item({ path, finding: { severity, line, column, message } }: Placed): string {
  return `* ${marks[severity]} ${code(`${path}:${line}:${column}`)} ${prose(message)}\n`;
}

/** Escapes a message so that text outside its code spans is not Markdown, HTML, a mention or a reference. */
function prose(message: string): string {
  const parts = visible(shortened(message)).split('`');
  const isCode = (index: number) => index % 2 === 1 && index < parts.length - 1;
  // A space separates adjacent spans; joined backticks would open another span.
  const written = parts.map((part, index) => (part === '' ? ' ' : isCode(index) ? code(part) : escapeMarkdown(part)));
  return written.join('').trim();
}

function escapeMarkdown(text: string): string {
  return html(text)
    .replace(/[\\*_~[\]|!`]/gu, '\\$&')
    .replace(/@|(?<!&)#/gu, (mark) => `${mark}<!-- -->`)
    .replace(/:\/\//gu, ':<!-- -->//')
    .replace(/\bwww\./giu, (word) => `${word.slice(0, -1)}<!-- -->.`);
}

/**
 * Returns a code span with a fence longer than any run of backticks in its text. Escapes bars, which would end a table
 * cell.
 */
function code(text: string): string {
  const shown = visible(text);
  const longestRun = Math.max(0, ...[...shown.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const pad = /^[` ]|[` ]$/u.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown.replaceAll('|', '\\|')}${pad}${fence}`;
}

function html(text: string): string {
  return visible(text).replace(/[&<>]/gu, (char) => `&#${char.charCodeAt(0)};`);
}
