import pico from 'picocolors';
import { groupBy } from '../core/grouping.ts';
import { thousands } from '../core/numbers.ts';
import type { FindingData, Severity, Words } from '../core/types.ts';
import type { Reporter, ReportFile, ReportFinding, ReportStream, ReportStyle } from '../engine/report.ts';
import { words } from '../messages/report.ts';
import { fillVisible, visible, visibleMessage, visiblePath, visibleWithin } from './escape.ts';
import { codeFrame, table } from './frame.ts';
import { ruleCounts } from './rule-counts.ts';
import { hostClusters, totals } from './totals.ts';

/** Further findings of a rule in an article are summarised in one line. */
const shownPerRule = 3;
/** After this many code frames of a rule, its further findings are shown without a frame. */
const framedPerRule = 20;

/** For terminals and logs: each finding with its code frame, then the totals, then the next steps. */
const pretty: Reporter = function* (report, style) {
  const paint = painter(style);
  const framed = new Map<string, number>();
  let shown = 0;
  let rule: string | undefined;
  for (const file of report.files) {
    shown++;
    rule ??= file.findings.find(({ docs }) => docs !== undefined)?.rule;
    yield* fileLines(file, style, paint, framed);
  }
  if (shown > 1) yield* ruleTable(report, paint);
  yield* hostTable(report, style, paint);
  const { errors, warnings } = report.summary;
  const color = errors > 0 ? paint.red : warnings > 0 ? paint.yellow : paint.green;
  yield `${color(paint.bold(totals(report, style)))}\n`;
  yield* nextSteps(report, rule, style, paint);
};

export default pretty;

function painter({ color, language }: ReportStyle) {
  const colors = pico.createColors(color);
  const severity: Record<Severity, (text: string) => string> = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  };
  return { ...colors, severity, translate: (text: Words, data: FindingData = {}) => fillVisible(text, language, data) };
}

type Paint = ReturnType<typeof painter>;

function* fileLines(
  { path, findings }: ReportFile,
  style: ReportStyle,
  paint: Paint,
  framed: Map<string, number>,
): Iterable<string> {
  const lines = style.source(path)?.split(/\r\n?|\n/u) ?? [];
  const byRule = groupBy(findings, ({ rule }) => rule);
  const countByRule = new Map<string, number>();
  for (const finding of findings) {
    const { rule } = finding;
    const before = countByRule.get(rule) ?? 0;
    countByRule.set(rule, before + 1);
    if (before < shownPerRule) {
      const known = framed.get(rule) ?? 0;
      framed.set(rule, known + 1);
      yield* findingLines(path, finding, known < framedPerRule ? lines : undefined, style, paint);
    } else if (before === shownPerRule) {
      const rest = byRule.get(rule)?.slice(shownPerRule) ?? [];
      const numbers = [...new Set(rest.map(({ line }) => line))];
      const list = numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? ', …' : '');
      const text = rest.length === 1 ? words.oneMore : words.more;
      yield `${paint.dim(paint.translate(text, { count: rest.length, rule, lines: list }))}\n\n`;
    }
  }
}

/** Writes one finding; without `lines`, omits the code frame and related places. */
function* findingLines(
  path: string,
  { severity, rule, message, line, column, endLine, endColumn, fix, related = [] }: ReportFinding,
  lines: readonly string[] | undefined,
  { width }: ReportStyle,
  paint: Paint,
): Iterable<string> {
  const color = paint.severity[severity];
  yield `${paint.bold(visiblePath(path))}:${line}:${column}  ${color(paint.translate(words[severity]))}  ${paint.dim(visible(rule))}\n`;
  yield `  ${visibleMessage(message)}\n`;
  const text = lines?.[line - 1];
  if (text !== undefined && text.trim() !== '') {
    const number = String(line);
    const end = endLine === line ? endColumn - 1 : text.length;
    const shown = codeFrame(text, column - 1, end, Math.max(20, width - number.length - 5));
    const span = endLine > line ? ` ${paint.translate(words.toLine, { line: endLine })}` : '';
    yield `  ${paint.dim(`${number} │`)} ${shown.text}\n`;
    yield `  ${' '.repeat(number.length)} ${paint.dim('│')} ${color(shown.carets)}${paint.dim(span)}\n`;
  }
  for (const other of lines ? related.slice(0, 3) : []) {
    const place = `${visibleWithin(other.path)}:${other.line}:${other.column}`;
    yield `  ${paint.dim(`→ ${place}  ${visibleMessage(other.message)}`)}\n`;
  }
  if (fix) {
    const mark = fix.safety === 'safe' ? words.safeFix : words.unsafeFix;
    yield `  ${paint.green(paint.translate(mark, { title: visibleMessage(fix.title) }))}\n`;
  }
  yield '\n';
}

function* ruleTable(report: ReportStream, paint: Paint): Iterable<string> {
  const head = [
    words.rule,
    words.errors,
    words.warnings,
    words.infos,
    words.files,
    words.fixable,
    words.fixableUnsafely,
  ].map((text) => paint.translate(text));
  const rows = ruleCounts(report).map(([rule, row]) => [
    visible(rule),
    ...[row.error, row.warning, row.info, row.files, row.safe, row.unsafe].map((count) =>
      count > 0 ? thousands(count) : '·',
    ),
  ]);
  const [first = '', ...rest] = table([head, ...rows]);
  yield `${paint.bold(first)}\n${rest.map((line) => `${line}\n`).join('')}\n`;
}

function* hostTable(report: ReportStream, style: ReportStyle, paint: Paint): Iterable<string> {
  const found = hostClusters(report, style);
  if (found.length === 0) return;
  yield `${paint.bold(paint.translate(words.hosts))}\n`;
  for (const { host, rule, count, total } of found.slice(0, 10)) {
    const data = { host, rule, count: count, total: total };
    yield `  ${paint.translate(words.host, data)}\n`;
  }
  yield '\n';
}

/** Writes suggested commands. `rule` is the id of a rule with findings. */
function* nextSteps(
  { summary }: ReportStream,
  rule: string | undefined,
  { paths, unsafeFixes }: ReportStyle,
  paint: Paint,
): Iterable<string> {
  const command = ['npx nk-lint', ...paths.map(shellQuoted)].join(' ');
  const steps: [command: string, why: string][] = [];
  if (summary.fixable > 0) {
    steps.push([`${command} --fix`, paint.translate(words.nextFix, { count: summary.fixable })]);
  }
  if (summary.unsafeFixable > 0) {
    const count = summary.unsafeFixable;
    steps.push([`${command} --fix --unsafe-fixes`, paint.translate(words.nextUnsafe, { count })]);
  }
  if (steps.length > 0) {
    const flags = summary.fixable === 0 || unsafeFixes ? ' --unsafe-fixes' : '';
    steps.unshift([`${command} --diff${flags}`, paint.translate(words.nextDiff)]);
  }
  if (rule !== undefined) steps.push([`npx nk-lint explain ${shellQuoted(rule)}`, paint.translate(words.nextExplain)]);
  if (steps.length === 0) return;
  yield `\n${paint.bold(paint.translate(words.next))}\n`;
  for (const line of table(
    steps.map(([step, why]) => [`  ${step}`, `# ${why}`]),
    ['left', 'left'],
  )) {
    const at = line.indexOf('  # ');
    yield `${line.slice(0, at)}${paint.dim(line.slice(at))}\n`;
  }
}

/** Quotes a path for the shell. */
function shellQuoted(path: string): string {
  return /^[\w./@:+,\p{L}\p{N}-]+$/u.test(path) ? path : `'${visible(path).replaceAll("'", "'\\''")}'`;
}
